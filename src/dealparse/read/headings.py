"""Headings inside the text: lines of their own, and labels that run into a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dealparse.lexicon.layout import abbreviations
from dealparse.lexicon.phrases import words_of
from dealparse.read.drafts import Draft
from dealparse.read.lines import trim
from dealparse.read.shape import heading_like, in_capitals

_CAPITALS_COLON = re.compile(r"[^a-z:\n]{4,120}:(?=\s|$)")
_CAPITALS_DASH = re.compile(r"[^a-z:\n—–]{4,60}?(?=\s(?:[—–]|--?)\s)")
# "SECURING THE RIVER The town pays": a label in capitals whose colon was lost.
_CAPITALS_ONLY = re.compile(r"(?:[A-Z][A-Z.,’'&-]{0,30}[ \xa0]{1,2}){4,20}(?=[A-Z“\"][a-z ])")
_TOPIC = re.compile(r"[A-Z][^.!?:;,()\n]{2,40}\.(?=\s)")
# A dash or a topic ("Norway. 54 are on order") is a heading only where the text does so again and again.
_DASHES, _TOPICS = 2, 3
_TOPIC_WORDS = 4
_SHORT = 80
_RUN = 2


def split_run_in(text: str, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Cut "ON DEFENCE: Both sides agreed" into a heading and a paragraph.

    Args:
        text: the article.
        drafts: those with a kind, a speaker or a bullet stay as they are.
    """
    labels = [_label(text, draft) for draft in drafts]
    enough = {":": 1, "-": _DASHES, ".": _TOPICS}
    counts = {sign: sum(sign == other for other, _ in labels) for sign in enough}
    for draft, (sign, end) in zip(drafts, labels, strict=True):
        if not sign or counts[sign] < enough[sign]:
            yield draft
            continue
        yield Draft(draft.start, end, draft.indent, draft.gap, draft.mark, "heading")
        rest = _after_dash(text, end, draft.end)
        if rest < draft.end:
            yield Draft(rest, draft.end, draft.indent, 0)


def _label(text: str, draft: Draft) -> tuple[str, int]:
    """The sign that ends the label at the beginning of a draft, and where; ("", 0) where there is none."""
    if draft.kind is not None or draft.speaker is not None or draft.style not in {"", "#"}:
        return "", 0
    for sign, pattern in ((":", _CAPITALS_COLON), ("-", _CAPITALS_DASH)):
        found = pattern.match(text, draft.start, draft.end)
        if found and in_capitals(found.group()) and found.group().count("(") == found.group().count(")"):
            whole = draft.end - draft.start <= _SHORT and in_capitals(text[draft.start : draft.end])
            return ("", 0) if whole else (sign, found.end())
    found = _CAPITALS_ONLY.match(text, draft.start, draft.end)
    if found:
        return ":", trim(text, draft.start, found.end())[1]
    found = _TOPIC.match(text, draft.start, draft.end)
    if found and found.end() < draft.end and _names_topic(found.group()):
        rest = trim(text, found.end(), draft.end)[0]
        return ("", 0) if text[rest].islower() else (".", found.end())
    return "", 0


def _names_topic(label: str) -> bool:
    """Whether the words before a full stop name something and say nothing of it."""
    words = words_of(label)
    known = label.split()[-1] in abbreviations()
    return not known and len(words) <= _TOPIC_WORDS and all(word.text[0].isupper() for word in words)


def _after_dash(text: str, at: int, end: int) -> int:
    at = trim(text, at, end)[0]
    while at < end and text[at] in "—–-":
        at += 1
    return trim(text, at, end)[0]


def mark_headings(text: str, drafts: Sequence[Draft]) -> None:
    """Mark the lines that stand over others: numbered, in capitals, or short, apart and without a full stop."""
    run = 0
    for at in range(len(drafts) - 1, -1, -1):
        draft = drafts[at]
        plain = draft.kind is None and draft.mark is None and heading_like(text, draft.start, draft.end)
        run = run + 1 if plain else 0
        if draft.kind is None and (
            draft.style == "#" or _is_heading(text, draft, drafts[at - 1 : at] or None, drafts[at + 1 : at + 2], run)
        ):
            draft.kind = "heading"


def _is_heading(text: str, draft: Draft, before: Sequence[Draft] | None, following: Sequence[Draft], run: int) -> bool:
    """Whether a draft is a heading; `run`: how many lines in a row could be one, from it to the end of the row."""
    if draft.speaker or not following or following[0].kind in {"comment", "boilerplate"}:
        return False
    if draft.mark and (draft.mark.ordinal is None or draft.style == "post"):
        return False
    if not heading_like(text, draft.start, draft.end):
        return False
    after = following[0]
    if draft.mark:
        # A number over other bullets or over running text is a heading; beside its like it is a bullet.
        alike = {after.style, before[0].style if before and before[0].kind != "heading" else None}
        return draft.style not in alike
    if in_capitals(text[draft.start : draft.end]):
        return True
    if after.mark is None and after.kind is None and after.gap == 0 and after.end - after.start < _SHORT:
        return False
    return run <= _RUN and (draft.gap > 0 or before is None or _stands_off(text, before[0]))


def _stands_off(text: str, before: Draft) -> bool:
    """Whether a line without an empty line above it is still apart from what stands there."""
    if before.mark is not None or before.kind is not None:
        return True
    return before.gap > 0 and heading_like(text, before.start, before.end)
