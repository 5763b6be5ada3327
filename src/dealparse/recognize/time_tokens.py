"""The tokens that the grammars of dates and terms read: words, numbers, numeric dates, signs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from dealparse.recognize.number_grammar import lowered

# Every alternative ends by itself (no nested repetition), so that one pass is linear whatever the text.
_TOKEN = re.compile(
    r"""
    (?P<date>  [0-9]{1,4} (?P<sep>[-/.]) [0-9]{1,2} (?P=sep) [0-9]{1,4} (?! [0-9] | [-/.][0-9] ) )  # 2025-10-28, 3/4/25
  | (?P<two>   ['’‘][0-9]{2} (?! \w ) )                                                            # '25
  | (?P<num>   [0-9]+ (?: ,[0-9]{3} (?![0-9]) )* (?: \.[0-9]+ )? )                                 # 2030, 2,030, 1.5
  | (?P<own>   ['’]s (?! \w ) )                                                                    # year's
  | (?P<word>  [^\W\d_]+ (?: ['’] (?! s\b ) [^\W\d_]+ )* )
  | (?P<sign>  \S )
    """,
    re.VERBOSE,
)

DASHES = frozenset("-‐‑‒–—−")


class Token(NamedTuple):
    """A token; `value` is the whole number that it is (at most four digits), else -1; `glued`: no space before it."""

    text: str
    start: int
    end: int
    kind: str
    value: int
    glued: bool
    capital: bool


NONE = Token("", 0, 0, "none", -1, False, False)
# Tokens are many: without the steps of its own constructor one takes half the time.
_new = tuple.__new__
# Rules look some tokens ahead and behind without asking where the text ends.
_MARGIN = (NONE,) * 24


def time_tokens(text: str) -> list[Token]:
    """The tokens of `text`, with empty ones behind the last (indices from -1 down give empty ones too).

    Examples:
        >>> [t.text for t in time_tokens("Q2’25, the year’s 1,500 homes") if t.text]
        ['q', '2', "'25", ',', 'the', 'year', "'s", '1,500', 'homes']
    """
    low = lowered(text)
    tokens: list[Token] = []
    last_end = -1
    for match in _TOKEN.finditer(text):
        kind, (start, end) = match.lastgroup, match.span()
        raw, value, capital = low[start:end], -1, False
        if kind == "word":
            capital = text[start].isupper()
            if "’" in raw:
                raw = raw.replace("’", "'")
        elif kind == "num":
            if end - start <= 4 and raw.isdigit():
                value = int(raw)
        elif kind == "two":
            value, raw = int(raw[1:]), "'" + raw[1:]
        elif kind == "own":
            raw = "'s"
        tokens.append(_new(Token, (raw, start, end, kind, value, start == last_end, capital)))
        last_end = end
    tokens.extend(_MARGIN)
    return tokens


def number_word(tokens: list[Token], at: int, numbers: Mapping[str, int]) -> tuple[int, int] | None:
    """The number from 1 to 99 in words that begins at `at`: its value, and the token after it."""
    first = numbers.get(tokens[at].text)
    if first is None:
        return None
    if first >= 20 and first % 10 == 0:
        follow = at + 2 if tokens[at + 1].text in DASHES else at + 1
        second = numbers.get(tokens[follow].text, 10)
        if second < 10:
            return first + second, follow + 1
    return first, at + 1
