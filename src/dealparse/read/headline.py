"""The head of an article: headline, byline, place and date, before the running text begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dealparse.lexicon.layout import layout_cues
from dealparse.lexicon.phrases import words_of
from dealparse.read.drafts import Draft
from dealparse.read.lines import trim
from dealparse.read.shape import ends_sentence, in_capitals

_HEADLINE_LENGTH = 220
_HEADING_LENGTH = 60
_PLACE_WORDS = 4
_OTHER_WORDS = 6
_DATELINE_LENGTH = 120
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
# "12 June 2031", "June 12, 2031", "June 2031", "2031-06-12", "12/06/2031"
_DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}(?:,?\s\d{{4}})?|\b{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s\d{{4}})?\b"
    rf"|\b{_MONTH}\s\d{{4}}\b|\b\d{{4}}-\d{{2}}-\d{{2}}\b|\b\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}\b"
    r"|^\d{1,2}[.:]\d{2}\b",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"(?P<place>[^\W\d_][^\n—–]{2,90}?)\s?(?:[—–]|--?)\s(?=[\"“‘]?[^\W_a-z])")
_SMALL = frozenset({"of", "the", "and", "de", "la", "el", "al", "y", "do", "da"})


def mark_head(text: str, drafts: Sequence[Draft]) -> None:
    """Mark the short lines before the first paragraph as headline or dateline; the rest of them stay open."""
    head = []
    for draft in drafts:
        if draft.kind == "boilerplate":
            continue
        if draft.kind not in {None, "headline"} or draft.speaker or draft.style not in {"", "#"}:
            break
        if not _short(text, draft):
            break
        head.append(draft)
    if len(head) == len(drafts) == 1:
        return
    capitals = sum(in_capitals(text[d.start : min(d.end, d.start + _HEADLINE_LENGTH)]) for d in drafts)
    titled, dated, open_lines = False, False, list[Draft]()
    for draft in head:
        line = text[draft.start : draft.end]
        if is_dateline(line, first=not titled or dated or capitals > 1):
            draft.kind = draft.kind or "dateline"
            dated = dated or bool(_DATE.search(line))
            for above in open_lines:
                above.kind = "headline"
            open_lines.clear()
        elif draft.kind or not titled or (not open_lines and _more_title(draft)):
            draft.kind = "headline"
            titled = True
        else:
            open_lines.append(draft)


def _more_title(draft: Draft) -> bool:
    return draft.gap == 0 or (draft.style != "#" and draft.end - draft.start > _HEADING_LENGTH)


def _short(text: str, draft: Draft) -> bool:
    line = text[draft.start : draft.end]
    if len(line) > _HEADLINE_LENGTH or line.endswith(":"):
        return False
    return line.endswith("?") or not ends_sentence(text, draft.end) or len(words_of(line)) <= _PLACE_WORDS


def is_dateline(line: str, *, first: bool) -> bool:
    """Whether a line of the head gives place, date or maker.

    Args:
        line: the line.
        first: a place alone can't be told from a headline or heading here.

    Examples:
        >>> is_dateline("Tarsoba, 12 June 2031", first=True), is_dateline("Mill order", first=True)
        (True, False)
    """
    cue = layout_cues().match(line)
    if cue is not None and cue.role == "dateline":
        return True
    rest, dates = _DATE.subn(" ", line[:_DATELINE_LENGTH])
    if dates and len(line) <= _DATELINE_LENGTH:
        return len(words_of(rest)) <= (2 if first else _OTHER_WORDS)
    return not first and in_capitals(line) and len(line.split()) <= _PLACE_WORDS - 2


def split_dateline(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Cut "TARSOBA, June 12 (Wire) — The mill" of the first paragraph into dateline and paragraph."""
    split: list[Draft] = []
    done = False
    for draft in drafts:
        if done or draft.kind or draft.style:
            split.append(draft)
            continue
        done = True
        found = _PREFIX.match(text, draft.start, min(draft.end, draft.start + _DATELINE_LENGTH))
        if found and _names_place(found["place"]):
            split.append(Draft(draft.start, found.end("place"), draft.indent, draft.gap, None, "dateline"))
            draft.start, draft.gap = trim(text, found.end(), draft.end)[0], 0
        split.append(draft)
    return split


def _names_place(prefix: str) -> bool:
    words = words_of(prefix)
    if not words or not all(w.text[0].isupper() or w.text[0].isdigit() or w.lower in _SMALL for w in words):
        return False
    if _DATE.search(prefix) or ("," in prefix and len(words) <= _PLACE_WORDS):
        return True
    return words[0].text.isupper() and len(words[0].text) > 2 and len(words) <= 2 * _PLACE_WORDS
