"""Finds who speaks: the labels of a transcript ("MODERATOR: …"), name lines, and the writers of comments."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from dealparse.lexicon.layout import word_set
from dealparse.lexicon.phrases import words_of
from dealparse.read.drafts import Draft, says_line
from dealparse.read.lines import trim
from dealparse.read.shape import heading_like

_LABEL = re.compile(r"(?P<name>[^\W\d_][^:\n]{0,70}?)\s?:(?=\s|$)")
_NAME_LINE = re.compile(r"(?P<name>[^\W\d_][^\n]{2,40}?)\s+(?:--|[—–])\s+(?P<role>[^\n]{2,60})")
_SMALL = frozenset({"of", "the", "and", "for", "de", "da", "di", "von", "van", "der", "bin", "al", "from", "at", "in"})
_WORDS = range(1, 9)
_NAME_WORDS = 4
_IN_BRACKETS = re.compile(r"\([^()]{0,60}\)")
_ROLE_LINE = re.compile(r"[(\[](?P<role>[^()\[\]:]{1,40})[)\]]:?")
_USER = re.compile(r"(?P<name>@?[\w.-]{2,30}(?: \([^()\n]{1,20}\))?):\s")
_NAME_LINE_LENGTH = 110
_NICKNAME_LENGTH = 40
_NICKNAME_WORDS = 4
_DATE_LENGTH = 60
_DATE_OF_COMMENT = re.compile(r"\d{4}|\d{1,2}:\d{2}|\bago\b")


def mark_speakers(text: str, drafts: Sequence[Draft]) -> None:
    """Give the drafts of a transcript their speakers; the labels then stand outside of the drafts.

    A speaker goes on until the next label or heading. A draft that holds nothing but a label becomes empty.
    """
    labels = [_label_of(text, draft) for draft in drafts]
    accepted, dialogue = _accepted(Counter(name for name, _ in labels if name))
    names = [_name_line(text, draft) for draft in drafts]
    speaker: str | None = None
    transcript = dialogue or any(names)
    labelled = [name in accepted or named is not None for (name, _), named in zip(labels, names, strict=True)]
    for at, (draft, (name, end)) in enumerate(zip(drafts, labels, strict=True)):
        if draft.kind is not None or _stands_over(text, draft, labelled[at : at + 2]):
            speaker = None
        elif names[at]:
            speaker = names[at]
            draft.start = draft.end
        elif name in accepted:
            speaker = draft.speaker = name
            draft.start = trim(text, end, draft.end)[0]
        elif transcript:
            draft.speaker = speaker


def _stands_over(text: str, draft: Draft, labelled: Sequence[bool]) -> bool:
    """Whether a line between two speakers is a heading, and not spoken."""
    over_label = list(labelled) == [False, True]
    return over_label and draft.gap > 0 and heading_like(text, draft.start, draft.end)


def _label_of(text: str, draft: Draft) -> tuple[str, int]:
    found = None if draft.mark or draft.kind else _LABEL.match(text, draft.start, draft.end)
    return (found["name"], found.end()) if found and _like_a_name(found["name"]) else ("", 0)


def _like_a_name(label: str) -> bool:
    words = words_of(label)
    return (
        len(words) in _WORDS
        and label.count("(") == label.count(")")
        and words[0].lower not in word_set("not_a_speaker")
        and all(word.text[0].isupper() or word.text[0].isdigit() or word.lower in _SMALL for word in words)
    )


def _accepted(counts: Counter[str]) -> tuple[set[str], bool]:
    """Labels that name speakers, and whether they speak in turn, so that one goes on until the next.

    A label that is nothing but a role names one. Where there is such a label, or where labels come again, the text is
    a dialogue, and every label with a role, every repeated one and, in capitals like the rest, every short one does.
    """
    pure = {label for label in counts if _is_role(_IN_BRACKETS.sub("", label))}
    roles = {label for label in counts if _has_role(label)}
    repeated = {label for label, count in counts.items() if (count > 1 and label.isupper()) or count > 2}
    sure = pure | (roles & repeated) | (repeated if len(repeated) > 1 else set())
    if not sure:
        return (roles if len(roles) > 2 else set()), False
    capitals = any(_is_short_name(label) for label in sure)
    return sure | roles | repeated | {label for label in counts if capitals and _is_short_name(label)}, len(counts) > 1


def _is_role(label: str) -> bool:
    return all(word.lower in word_set("speaker") for word in words_of(label))


def _is_short_name(label: str) -> bool:
    name = _IN_BRACKETS.sub("", label)
    return name.isupper() and len(name.split()) <= _NAME_WORDS


def _has_role(label: str) -> bool:
    return any(word.lower in word_set("speaker_roles") for word in words_of(label)) and len(label.split()) <= 6


def _name_line(text: str, draft: Draft) -> str | None:
    """The words of a line such as "Ada Voss -- Chief Financial Officer" or "(PRESENTER)"."""
    if draft.mark or draft.kind or draft.end - draft.start > _NAME_LINE_LENGTH:
        return None
    bracket = _ROLE_LINE.fullmatch(text, draft.start, draft.end)
    if bracket and _is_role(bracket["role"]):
        return bracket["role"]
    found = _NAME_LINE.fullmatch(text, draft.start, draft.end)
    if not found or not _like_a_name(found["name"]) or not _has_role(found["role"]):
        return None
    return found.group() if _like_a_name(found["role"]) else None


def mark_commenters(text: str, drafts: Sequence[Draft]) -> None:
    """Give the comments their writers: a "NAME says:" line becomes boilerplate, or its label leaves the comment."""
    writer: str | None = None
    for at, draft in enumerate(drafts):
        if draft.kind != "comment":
            continue
        name, end = _commenter(text, draft)
        below = at + 1 < len(drafts) and drafts[at + 1].kind == "comment"
        if not name and below and _is_nickname(text, draft):
            name, end = text[draft.start : draft.end], draft.end
        headed = at > 0 and writer is not None and drafts[at - 1].kind == "boilerplate"
        if name:
            writer = name
            if end >= draft.end or _is_date(text, end, draft.end):
                draft.kind = "boilerplate"
                continue
            draft.start = trim(text, end, draft.end)[0]
        elif headed and _is_date(text, draft.start, draft.end):
            draft.kind = "boilerplate"
            continue
        draft.speaker = writer


def _is_date(text: str, start: int, end: int) -> bool:
    """Whether a short piece without a full stop is the date of a comment."""
    return end - start < _DATE_LENGTH and text[end - 1] != "." and bool(_DATE_OF_COMMENT.search(text, start, end))


def _commenter(text: str, draft: Draft) -> tuple[str, int]:
    colon = says_line(text, draft.start, draft.end)
    if colon is None:
        found = _USER.match(text, draft.start, draft.end)
        return (found["name"], found.end()) if found else ("", 0)
    return " ".join(text[draft.start : colon].split()[:-1]), colon + 1


def _is_nickname(text: str, draft: Draft) -> bool:
    """Whether a line above a comment is no sentence but the name of its writer."""
    line = text[draft.start : min(draft.end, draft.start + _NICKNAME_LENGTH + 1)]
    words = line.split()
    return (
        len(line) <= _NICKNAME_LENGTH
        and len(words) <= _NICKNAME_WORDS
        and line[-1].isalnum()
        and (len(words) == 1 or all(word[0].isupper() for word in words))
    )
