"""Cuts a block into sentences in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dealparse.lexicon.layout import abbreviations, word_set
from dealparse.segment.pairs import Pairs

_BLANK_LINE = r"(?:\r\n|[\n\r\x85\u2028\u2029])[ \t\xa0]{0,99}(?:\r\n|[\n\r\x85\u2028\u2029])"
# An end of a sentence: stops, closing marks or a footnote number, and space; or an empty line.
_END = re.compile(
    rf"(?P<empty>{_BLANK_LINE})|(?P<stop>[.!?…]{{1,9}}|[。！？])(?P<close>[\"”’»)\]*_]{{0,4}}(?:\[\d{{1,3}}\]){{0,3}})(?=\s|$|(?P<glued>[A-Z][a-z]))"
)
_OPENERS = "\"“‘'«„([•*_–—- \t\r\n\xa0\u200b\u202f\u2009"
_INVISIBLE = "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_WORD_BEFORE = 24
_LOOK = 80
_WORD = re.compile(r"[^\W_]+(?:[.’'-][^\W_]+)*")
_LONGEST_BRACKET = 400
_NAME_WORDS = 4
_QUOTES = '"”’»'


def sentences_of(text: str, start: int, end: int, pairs: Pairs) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of ``text[start:end]``, space around it included.

    Examples:
        >>> text = "Voss Inc. and the U.S. signed. No. 2 follows."
        >>> [text[a:b] for a, b in sentences_of(text, 0, len(text), Pairs({}, ()))]
        ['Voss Inc. and the U.S. signed.', ' No. 2 follows.']
    """
    at = start
    brackets = sorted((opens, closes) for opens, closes in pairs.closing.items() if closes - opens <= _LONGEST_BRACKET)
    bracket = 0
    for found in _END.finditer(text, start, end):
        cut = found.end() if found["empty"] else found.end("close")
        if cut <= at or cut >= end:
            continue
        while bracket < len(brackets) and brackets[bracket][1] < found.start():
            bracket += 1
        if found["empty"] or (
            not (bracket < len(brackets) and at < brackets[bracket][0] < found.start() and cut <= brackets[bracket][1])
            and _ends(text, start, end, found)
        ):
            yield at, cut
            at = cut
    if at < end:
        yield at, end


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """`start` and `end` moved inwards over space and characters that show nothing."""
    while start < end and (text[start].isspace() or text[start] in _INVISIBLE):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in _INVISIBLE):
        end -= 1
    return start, end


def _ends(text: str, start: int, end: int, found: re.Match[str]) -> bool:
    stop, cut = found["stop"], found.end("close")
    following = _next_word(text, cut, end)
    if following is None:
        return True
    if following[:1].islower():
        return False
    if stop != ".":
        return not _attributes(text, cut, end, found["close"])
    if found["glued"]:
        return text[max(start, found.start() - 4) : found.start()].islower() and not found["close"]
    return _ends_after(_last_word(text, start, found.start()), text, cut, end)


def _next_word(text: str, at: int, end: int) -> str | None:
    """The next word, its capitals kept; None where nothing but signs follows."""
    piece = text[at : min(end, at + _LOOK)]
    piece = piece.lstrip(_OPENERS)
    found = _WORD.match(piece)
    return found.group() if found else (piece[:1] or None)


def _last_word(text: str, start: int, stop: int) -> str:
    """The word with its inner full stops that ends at `stop`."""
    piece = text[max(start, stop - _WORD_BEFORE) : stop]
    cut = max(piece.rfind(char) for char in ' \t\n\r\xa0\u202f\u2009("“‘[—–-/')
    return piece[cut + 1 :] + "."


def _ends_after(last: str, text: str, cut: int, end: int) -> bool:
    """Whether a full stop after the word `last` ends a sentence; what follows it begins at `cut`."""
    kind = abbreviations().get(last)
    if kind is None and _is_initials(last):
        kind = "name"
    if kind is None or (text[cut - 1] != "." and kind != "title"):
        return True
    if kind == "title":
        return False
    following = _next_word(text, cut, end) or ""
    if kind == "number":
        return not following[:1].isdigit()
    if kind == "unit":
        return following[:1].isupper()
    if not following[:1].isupper():
        return False
    word = following.lower().split("’")[0].split("'")[0]
    return word in word_set("opener") or (kind == "company" and _is_subject(word, text, cut, end))


def _is_subject(word: str, text: str, cut: int, end: int) -> bool:
    """Whether the word after `cut` is a name with an auxiliary verb after it, and no office of the company before."""
    words = text[cut : min(end, cut + _LOOK)].split()[:2]
    return len(words) == 2 and words[1] in word_set("auxiliary") and word not in word_set("speaker")


def _is_initials(word: str) -> bool:
    """A lone capital or capitals with a full stop each: "J.", "N.V."."""
    parts = word[:-1].split(".")
    return all(len(part) == 1 and part.isupper() for part in parts)


def _attributes(text: str, cut: int, end: int, close: str) -> bool:
    """Whether what follows a quotation that ends in "?" or "!" says who spoke: “Is it done?” Voss asked."""
    if not any(quote in close for quote in _QUOTES):
        return False
    words = text[cut : min(end, cut + _LOOK)].split()[: _NAME_WORDS + 1]
    return any(word.strip(".,:") in word_set("saying") for word in words[1:])
