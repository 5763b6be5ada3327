"""Recognizes what stands before the words of a line: bullets, numbers, the counts of a thread, quotation marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dealparse.read.lines import BLANK, INVISIBLE

_GAP = f"[{re.escape(BLANK + INVISIBLE)}]"
# Characters that are bullets whatever follows; hyphens, stars and the like need space after them.
_GLYPHS = "•◦▪▫‣⁃∙·●○■□►▶▸➢➤➔✓✔✅◆❖¤"
_BULLET = re.compile(rf"(?P<glyph>[{_GLYPHS}]\ufe0f?){_GAP}{{0,9}}|(?P<dash>[-–—*+]|--)(?:{_GAP}{{1,9}}|$)")
_NUMBER = re.compile(
    rf"(?P<open>\(?)(?:(?P<digits>\d{{1,3}})|(?P<roman>[ivxIVX]{{1,5}})|(?P<letter>[A-Za-z]))(?P<close>[.)])(?:{_GAP}{{1,9}}|$)"
)
_POST = re.compile(rf"\(?(?P<count>\d{{1,3}})(?P<slash>/)(?P<total>\d{{1,3}}|[nN])?\)?[.:]?(?:{_GAP}{{1,9}}|$)")
_QUOTED_LINE = re.compile(rf">{_GAP}{{0,9}}")
_HASHES = re.compile(rf"#{{1,6}}{_GAP}{{1,9}}(?=[^#\s])")
_RULE = re.compile(r"[-–—=_*~#·•+|:.\s]{3,}")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark before a line's words.

    Args:
        style: equal for the marks of one list: the bullet itself, or the form of a number ("1.", "(a)", "I.");
            ``post`` for the count of a thread, ``>`` for a quoted line, ``#`` for a heading, ``rule`` for a line
            that holds nothing but signs.
        end: where the words begin.
        ordinal: the number, where there is one.
        other: the number if a lone "i", "v" or "x" is read as a letter.
    """

    style: str
    end: int
    ordinal: int | None = None
    other: int | None = None


def mark_of(text: str, start: int, end: int) -> Mark | None:
    """The mark at the beginning of the line ``start:end``, or None.

    Examples:
        >>> mark_of("(ii) a loan", 0, 11), mark_of("2/5 The loan", 0, 12)
        (Mark(style='(i)', end=5, ordinal=2, other=None), Mark(style='post', end=4, ordinal=2, other=None))
    """
    if _RULE.fullmatch(text, start, end):
        return Mark("rule", end)
    found = _POST.match(text, start, end)
    if found and (found["total"] or text[found.end() - 1] != "/"):
        return Mark("post", found.end(), int(found["count"]))
    found = _BULLET.match(text, start, end)
    if found:
        return Mark(found["glyph"] or found["dash"], found.end())
    if text[start] == "o" and text.startswith(("\t", "  "), start + 1, end):
        return Mark("o", start + 2)
    found = _HASHES.match(text, start, end)
    if found:
        return Mark("#", found.end())
    found = _QUOTED_LINE.match(text, start, end)
    if found and found.end() < end:
        return Mark(">", found.end())
    found = _NUMBER.match(text, start, end)
    return _numbered(found) if found else None


def _numbered(found: re.Match[str]) -> Mark | None:
    if found["open"] and found["close"] == ".":
        return None
    if found["digits"]:
        return Mark(found["open"] + "1" + found["close"], found.end(), int(found["digits"]))
    word = found["roman"] or found["letter"]
    if word != word.lower() and word != word.upper():
        return None
    letter = ord(word.lower()) - ord("a") + 1 if len(word) == 1 else None
    first = "a" if word.islower() else "A"
    if found["roman"]:
        first_roman = "i" if word.islower() else "I"
        return Mark(found["open"] + first_roman + found["close"], found.end(), _roman(word.lower()), letter)
    return Mark(found["open"] + first + found["close"], found.end(), letter)


def _roman(word: str) -> int:
    values = [_ROMAN_VALUES[char] for char in word]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))
