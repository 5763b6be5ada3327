"""Matches brackets and quotation marks in one pass, so that nothing later has to look ahead for them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

_SIGNS = re.compile(r"[()\[\]“”„«»\"]")
_OPEN = {"(": ")", "[": "]"}
_CLOSE = {")": "(", "]": "["}


@dataclass(frozen=True, slots=True)
class Pairs:
    """Brackets and quotations of one block.

    Args:
        closing: where the bracket that opens at an offset closes.
        quotations: start and end of each quotation, marks included, in order; one that is never closed runs to the
            end of the block.
    """

    closing: dict[int, int]
    quotations: tuple[tuple[int, int], ...]

    def quoted(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """The quotations that have characters in ``start:end``."""
        first = bisect_right(self.quotations, start, key=_closes)
        last = bisect_left(self.quotations, end, lo=first, key=_opens_at)
        return self.quotations[first:last]


def _opens_at(quotation: tuple[int, int]) -> int:
    return quotation[0]


def _closes(quotation: tuple[int, int]) -> int:
    return quotation[1]


def pairs_of(text: str, start: int, end: int) -> Pairs:
    """The pairs in ``text[start:end]``.

    Examples:
        >>> pairs_of('It said: "Yes (and no)."', 0, 24)
        Pairs(closing={14: 21}, quotations=((9, 24),))
    """
    closing: dict[int, int] = {}
    brackets: list[tuple[str, int]] = []
    quotations: list[tuple[int, int]] = []
    quote: int | None = None
    for found in _SIGNS.finditer(text, start, end):
        sign, at = found.group(), found.start()
        if sign in _OPEN:
            brackets.append((sign, at))
        elif sign in _CLOSE:
            if brackets and brackets[-1][0] == _CLOSE[sign]:
                closing[brackets.pop()[1]] = at
        elif quote is None:
            if sign in "“„«" or (sign == '"' and _opens(text, at, start, end)):
                quote = at
        elif sign in "”»" or (sign == "“" and text[quote] == "„") or (sign == '"' and text[quote] == '"'):
            quotations.append((quote, at + 1))
            quote = None
    if quote is not None:
        quotations.append((quote, end))
    return Pairs(closing, tuple(quotations))


def _opens(text: str, at: int, start: int, end: int) -> bool:
    """Whether a straight mark opens: words follow it, and no digit (an inch mark) stands before it."""
    return at + 1 < end and not text[at + 1].isspace() and not (at > start and text[at - 1].isalnum())
