"""Cuts lines that hold more than one block, because line breaks were lost on the way: "Terms: * a loan. * a grant."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from dealparse.read.lines import Line, trim
from dealparse.read.marks import Mark

# A star counts only after a full stop, a colon or a semicolon; a round bullet anywhere in a long line.
_STAR = re.compile(r"(?<=[.:;!?)])[ \xa0]{1,3}(?P<mark>\*)[ \xa0]{1,3}(?=\S)")
_ROUND = re.compile(r"(?<=\S)[ \xa0]{1,3}(?P<mark>[•▪◦‣●])[ \xa0]{1,3}(?=\S)")
_WIKI_HEADING = re.compile(r"(?P<open>={2,5})[ \xa0]{0,3}(?P<words>[^=\n]{2,90}?)[ \xa0]{0,3}(?P<close>={2,5})")
_LONG = 120
_MANY = 2


def cut_line(text: str, line: Line) -> Iterator[tuple[Line, Mark | None]]:
    """The line, or its pieces with their marks where bullets or headings stand inside it.

    Examples:
        >>> text = "It has: * a loan of $5 million. * a grant."
        >>> [text[piece.start : piece.end] for piece, _ in cut_line(text, Line(0, len(text), 0, 0))]
        ['It has:', '* a loan of $5 million.', '* a grant.']
    """
    if text.find("==", line.start, line.end) >= 0:
        at = line.start
        for found in _WIKI_HEADING.finditer(text, line.start, line.end):
            yield from _cut_bullets(text, _piece(text, line, at, found.start()))
            yield Line(found.start(), found.end("words"), line.indent, 1), Mark("#", found.start("words"))
            at = found.end()
        yield from _cut_bullets(text, _piece(text, line, at, line.end))
    else:
        yield from _cut_bullets(text, line)


def _piece(text: str, line: Line, start: int, end: int) -> Line:
    start, end = trim(text, start, end)
    return Line(start, end, line.indent, line.gap if start == line.start else 1)


def _cut_bullets(text: str, line: Line) -> Iterator[tuple[Line, Mark | None]]:
    if line.start >= line.end:
        return
    cuts = [found.start("mark") for found in _STAR.finditer(text, line.start, line.end)]
    if line.end - line.start > _LONG:
        cuts += [found.start("mark") for found in _ROUND.finditer(text, line.start, line.end)]
    if len(cuts) < _MANY:
        yield line, None
        return
    edges = [line.start, *sorted(cuts), line.end]
    for piece, after in pairwise(edges):
        start, end = trim(text, piece, after)
        yield Line(start, end, line.indent, line.gap if start == line.start else 0), None
