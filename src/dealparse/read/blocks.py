"""From drafts to blocks: tells headline, headings, bullets, comments and boilerplate from the running text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from dealparse.lexicon.layout import LayoutCue, layout_cues
from dealparse.model.article import Block
from dealparse.model.vocabulary import BlockKind
from dealparse.read.depth import mark_depths
from dealparse.read.drafts import Draft, drafts_of, is_row
from dealparse.read.headings import mark_headings, split_run_in
from dealparse.read.headline import mark_head, split_dateline
from dealparse.read.speakers import mark_commenters, mark_speakers

_ITEM_ENDS = (";", "; and", "; or", ",", ", and", ", or")
_TAIL = 6
_LATE = 0.4
_LONGEST_CUE_LINE = 400
_OPEN_QUOTES, _CLOSE_QUOTES = '“"«„', '”"»“'
_LISTLESS = {"", "post", "#", ">", "rule"}


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of `text`, in order. See :func:`dealparse.read.text.read_text`."""
    return finish(text, drafts_of(text))


def finish(text: str, drafts: list[Draft]) -> tuple[Block, ...]:
    """The blocks that drafts become; kinds that are already set stay, but for comments and boilerplate."""
    mark_zones(text, drafts)
    drafts = [draft for draft in drafts if draft.style != "rule"]
    mark_commenters(text, drafts)
    mark_speakers(text, drafts)
    drafts = [draft for draft in drafts if draft.start < draft.end]
    mark_head(text, drafts)
    drafts = split_dateline(text, list(split_run_in(text, drafts)))
    _mark_kinds(text, drafts)
    mark_depths(text, drafts)
    return tuple(
        Block(kind=d.kind or "paragraph", start=d.start, end=d.end, depth=d.depth, speaker=d.speaker) for d in drafts
    )


def mark_zones(text: str, drafts: Sequence[Draft]) -> None:
    """Mark comments and boilerplate: lines that begin with a cue, and what follows a cue of their heads."""
    sizes = [draft.end - draft.start - text.count("\r", draft.start, draft.end) for draft in drafts]
    late = _LATE * sum(sizes)
    zone: BlockKind | None = None
    for draft, before in zip(drafts, accumulate(sizes, initial=0), strict=False):
        if draft.style == "rule":
            if before > late and text[draft.start : draft.end].replace(" ", "").startswith("###"):
                zone = "boilerplate"
            continue
        if draft.kind == "comment":
            zone = "comment"
        cue = _cue(text, draft, zone, is_late=before >= late)
        if cue is None and zone == "boilerplate" and (draft.style == "#" or draft.kind == "heading"):
            zone = None  # a heading that the layout marks as one opens a section of the article again
        if cue is None:
            draft.kind = zone or draft.kind
        elif cue.role == "caption":
            draft.kind = zone or "caption"
        else:
            draft.kind = "boilerplate"
            if cue.reach == "rest":
                zone = "comment" if cue.role == "comment" else "boilerplate"


def _cue(text: str, draft: Draft, zone: BlockKind | None, *, is_late: bool) -> LayoutCue | None:
    cue = layout_cues().match(text[draft.start : min(draft.end, draft.start + _LONGEST_CUE_LINE)])
    if cue is None or cue.role == "dateline":
        return None
    if cue.late and (not is_late or (zone == "comment" and cue.role != "comment")):
        return None
    too_long = cue.reach == "line" and draft.end - draft.start >= _LONGEST_CUE_LINE
    return None if too_long else cue


def _mark_kinds(text: str, drafts: Sequence[Draft]) -> None:
    for draft in drafts:
        if draft.kind is None and (draft.style == ">" or _all_quoted(text, draft)):
            draft.kind = "quote"
    mark_headings(text, drafts)
    for at, draft in enumerate(drafts):
        if draft.kind is not None:
            continue
        if draft.style not in _LISTLESS or (at and _is_item(text, draft, drafts[at - 1])):
            draft.kind = "bullet"
        elif is_row(text, draft.start, draft.end):
            draft.kind = "table_row"


def _is_item(text: str, draft: Draft, before: Draft) -> bool:
    """Whether a paragraph is the item of a list that has lost its marks: after a colon or another such item."""
    if draft.mark or draft.speaker or before.kind not in {None, "bullet"}:
        return False
    start, end = text[draft.start], text[max(draft.start, draft.end - _TAIL) : draft.end]
    if before.kind is None:
        return text[before.end - 1] == ":" and (start.islower() or end.endswith(_ITEM_ENDS))
    return before.mark is None and text[max(before.start, before.end - _TAIL) : before.end].endswith(_ITEM_ENDS)


def _all_quoted(text: str, draft: Draft) -> bool:
    return (
        draft.style in _LISTLESS
        and draft.end - draft.start > 2
        and text[draft.start] in _OPEN_QUOTES
        and text[draft.end - 1] in _CLOSE_QUOTES
        and not any(text.find(quote, draft.start + 1, draft.end - 1) >= 0 for quote in _CLOSE_QUOTES)
    )
