"""Joins lines into drafts of blocks: wrapped lines become one, marks are told from words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dealparse.lexicon.layout import word_set
from dealparse.model.vocabulary import BlockKind
from dealparse.read.inline import cut_line
from dealparse.read.lines import Line, lines_of
from dealparse.read.marks import Mark, mark_of

# A text whose lines break at a margin between these widths is wrapped; others have a line a paragraph.
_MARGIN = range(45, 131)
_WRAPPED_SHARE = 0.6
_WRAPPED_LINES = 4
_MANY = 2
_ROW_LENGTH = 120
_LONE_DASHES = {"–", "—", "--", "+"}
_LABEL_LENGTH = 40
_SAYS_LENGTH = 70
_ENDINGS = (".", "!", "?", ":", ";", "”", '"')


@dataclass(slots=True)
class Draft:
    """A block in the making.

    Args:
        start, end: its words, without the mark.
        indent: columns before the mark.
        gap: empty lines before it.
        mark: what stands before its words.
        kind, speaker, depth: as found so far.
    """

    start: int
    end: int
    indent: int
    gap: int
    mark: Mark | None = None
    kind: BlockKind | None = None
    speaker: str | None = None
    depth: int = 0

    @property
    def style(self) -> str:
        """The style of its mark, "" where there is none."""
        return self.mark.style if self.mark else ""


def drafts_of(text: str) -> list[Draft]:
    """The drafts of `text`, in order; lines of signs alone are drafts with the mark style ``rule``."""
    cut = [piece for line in lines_of(text) for piece in cut_line(text, line)]
    lines = [line for line, _ in cut]
    marks = _true_marks(text, lines, [mark or mark_of(text, line.start, line.end) for line, mark in cut])
    margin = _margin(text, lines, marks)
    drafts: list[Draft] = []
    waiting: Mark | None = None
    for at, (line, mark) in enumerate(zip(lines, marks, strict=True)):
        if mark is not None and mark.style != "rule" and mark.end >= line.end:
            waiting = mark
            continue
        if mark is None and waiting is None and at and _continues(text, drafts, lines[at - 1], line, margin):
            drafts[-1].end = line.end
            continue
        held, waiting = mark or waiting, None
        start = line.start if mark is None or mark.style == "rule" else mark.end
        drafts.append(Draft(start, line.end, line.indent, line.gap, held))
    return drafts


def _true_marks(text: str, lines: Sequence[Line], marks: Sequence[Mark | None]) -> list[Mark | None]:
    """Marks that belong to a list: a "2/" needs a "1/" or "3/", a lone dash a second one or a colon before it."""
    numbers: set[tuple[str, int | None]] = {
        (mark.style, mark.ordinal) for mark in marks if mark and mark.ordinal is not None
    }
    styles = Counter(mark.style for mark in marks if mark)
    true: list[Mark | None] = []
    for at, mark in enumerate(marks):
        if mark is None or mark.ordinal is None:
            lone = mark is not None and mark.style in _LONE_DASHES and styles[mark.style] < _MANY
            true.append(None if lone and not (at and text[lines[at - 1].end - 1] == ":") else mark)
        else:
            true.append(_true_number(mark, mark.ordinal, numbers))
    return true


def _true_number(mark: Mark, ordinal: int, numbers: set[tuple[str, int | None]]) -> Mark | None:
    if mark.other is not None:
        letters = mark.style.replace("i", "a").replace("I", "A")
        if (letters, mark.other - 1) in numbers:
            return Mark(letters, mark.end, mark.other)
    if (mark.style, ordinal - 1) in numbers or (mark.style, ordinal + 1) in numbers:
        return mark
    return mark if "1" in mark.style and ordinal == 1 else None


def _margin(text: str, lines: Sequence[Line], marks: Sequence[Mark | None]) -> int | None:
    """The column at which the lines of a wrapped text break, None for a text that isn't wrapped."""
    pairs = [
        (line.indent + line.end - line.start, _first_word(text, after))
        for line, after, mark in zip(lines, lines[1:], marks[1:], strict=False)
        if after.gap == 0 and mark is None
    ]
    width = max((length for length, _ in pairs), default=0)
    full = [length for length, word in pairs if length + 1 + word > width]
    wrapped = len(full) >= max(_WRAPPED_LINES, _WRAPPED_SHARE * len(pairs))
    return width if width in _MARGIN and wrapped else None


def _first_word(text: str, line: Line) -> int:
    space = text.find(" ", line.start, line.end)
    return (space if space >= 0 else line.end) - line.start


def _continues(text: str, drafts: Sequence[Draft], before: Line, line: Line, margin: int | None) -> bool:
    """Whether `line` goes on with the sentence of the line before."""
    if line.gap or not drafts or drafts[-1].style == "rule" or is_row(text, line.start, line.end):
        return False
    if is_row(text, before.start, before.end) or _label(text, line) or says_line(text, before.start, before.end):
        return False
    last = drafts[-1]
    if last.mark and last.end == before.end and line.indent > last.indent:
        return True
    length = before.indent + before.end - before.start
    if margin is not None:
        return length + 1 + _first_word(text, line) > margin
    return length >= _MARGIN.start and text[line.start].islower() and not text.startswith(_ENDINGS, before.end - 1)


def _label(text: str, line: Line) -> bool:
    """Whether the line begins with a label in capitals."""
    colon = text.find(":", line.start, min(line.end, line.start + _LABEL_LENGTH))
    label = text[line.start : max(colon, line.start)]
    return label.isupper()


def says_line(text: str, start: int, end: int) -> int | None:
    """Where the name ends in a line such as "ada_v says: 12 June 2031", the head of a reader's comment."""
    colon = text.find(":", start, min(end, start + _SAYS_LENGTH))
    words = text[start : max(colon, start)].split()
    if 1 < len(words) <= 7 and words[-1].lower() in word_set("comment_saying"):
        return colon
    return None


def is_row(text: str, start: int, end: int) -> bool:
    """Whether the line has the cells of a table: tabs, bars or wide gaps between its words.

    Examples:
        >>> is_row("Mill | 2031 | $5 million", 0, 24), is_row("A mill", 0, 6)
        (True, False)
    """
    return (
        text[start] == "|"
        or text.count("|", start, end) >= 2
        or text.find("\t", start, end) >= 0
        or text.count("   ", start, end) >= (1 if end - start < _ROW_LENGTH else _MANY)
    )
