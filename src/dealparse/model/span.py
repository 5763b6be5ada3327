"""A place in the article: offsets in Python code points, and the very text that stands there."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from pydantic import Field, model_validator

from dealparse.model.base import Record


class Span(Record):
    """The characters that a value was read from.

    Args:
        start: first character, counted in Unicode code points from 0, as Python slices do.
        end: one past the last character.
        text: exactly ``article.text[start:end]``.

    Examples:
        >>> Span.of("buys 12 jets", 5, 12)
        Span(start=5, end=12, text='12 jets')
    """

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str

    @model_validator(mode="after")
    def _length_agrees(self) -> Span:
        if self.end - self.start != len(self.text):
            raise ValueError(f"span {self.start}:{self.end} can't hold {len(self.text)} characters: {self.text!r}")
        return self

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span from `start` to `end` of `text`."""
        return cls(start=start, end=end, text=text[start:end])


class OffsetMap:
    """Converts code-point offsets of one text to UTF-16 units (JavaScript, Java, Windows) or UTF-8 bytes, and back.

    Args:
        text: the article's text.
        encoding: ``"utf-16"`` or ``"utf-8"``.

    Examples:
        >>> m = OffsetMap("€5bn 🚢 order", "utf-16")
        >>> m.encode(7), m.decode(8)
        (8, 7)
    """

    def __init__(self, text: str, encoding: str) -> None:
        width = {"utf-16": _utf16_width, "utf-8": _utf8_width}[encoding]
        self._ends = (0, *accumulate(width(c) for c in text))

    def encode(self, offset: int) -> int:
        """Units before the code point at `offset`."""
        return self._ends[offset]

    def decode(self, unit: int) -> int:
        """The code point that holds unit number `unit`."""
        return bisect_right(self._ends, unit) - 1


def _utf16_width(char: str) -> int:
    return 2 if ord(char) > 0xFFFF else 1


def _utf8_width(char: str) -> int:
    code = ord(char)
    return 1 + (code > 0x7F) + (code > 0x7FF) + (code > 0xFFFF)
