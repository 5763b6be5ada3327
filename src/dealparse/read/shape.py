"""Small questions about the shape of a line."""

from __future__ import annotations

from dealparse.lexicon.phrases import words_of

_HEADING_LENGTH = 90
_HEADING_WORDS = 12
_QUESTION_WORDS = 7
_CLOSERS = "\"”’')]»"


def in_capitals(line: str) -> bool:
    """Whether the letters are capitals, and there are at least three.

    Examples:
        >>> in_capitals("II. GRAIN"), in_capitals("US")
        (True, False)
    """
    return line.isupper() and sum(char.isalpha() for char in line[:20]) > 2


def ends_sentence(text: str, end: int) -> bool:
    """Whether a full stop, or the like, stands before `end`, closing quotes and brackets aside."""
    tail = text[max(0, end - 8) : end].rstrip(_CLOSERS)
    return tail.endswith((".", "!", "?", "…", ";", ","))


def heading_like(text: str, start: int, end: int) -> bool:
    """Whether a line has the shape of a heading: short, a capital first, no full stop.

    Examples:
        >>> [heading_like(line, 0, len(line)) for line in ("Still on paper", "It buys mills.", "The terms are:")]
        [True, False, False]
    """
    if end - start > _HEADING_LENGTH:
        return False
    line = text[start:end]
    words = words_of(line)
    if (
        not words
        or line[0] in "(["
        or len(words) > _HEADING_WORDS
        or not (words[0].text[0].isupper() or words[0].text[0].isdigit())
    ):
        return False
    if words[-1].lower in {"and", "or"}:
        return False
    if line.endswith("?"):
        return len(words) <= _QUESTION_WORDS
    if line.endswith(":"):
        return in_capitals(line)
    return not ends_sentence(text, end)
