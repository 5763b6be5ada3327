"""Cuts a text into its lines, trimmed, with their place and indentation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Characters that show nothing; they count as space where a line or a claim is trimmed, and nowhere else.
INVISIBLE = "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
BLANK = "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    chr(code) for code in range(0x2000, 0x200B)
)
SPACE = BLANK + INVISIBLE

_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_TAB = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A line that shows something.

    Args:
        start, end: its characters without the space around them.
        indent: columns before it; a tab counts as four.
        gap: empty lines before it.
    """

    start: int
    end: int
    indent: int
    gap: int


def lines_of(text: str) -> Iterator[Line]:
    """The lines of `text` that aren't empty.

    Examples:
        >>> [(line.start, line.end, line.indent, line.gap) for line in lines_of("Terms:\\r\\n\\r\\n  - one ")]
        [(0, 6, 0, 0), (12, 17, 2, 1)]
    """
    at, gap = 0, 0
    while at <= len(text):
        found = _LINE_END.search(text, at)
        stop, after = (found.start(), found.end()) if found else (len(text), len(text) + 1)
        start, end = trim(text, at, stop)
        if start < end:
            yield Line(start, end, _columns(text[at:start]), gap)
            gap = 0
        else:
            gap += 1
        at = after


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """`start` and `end` moved inwards over space and invisible characters."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip(SPACE))
    return start, max(start, end - len(piece) + len(piece.rstrip(SPACE)))


def _columns(space: str) -> int:
    return sum(_TAB if char == "\t" else char not in INVISIBLE for char in space)
