"""Finds what says the currency of a number: a sign, a code or a name right before or right after it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from dealparse.lexicon.amounts import currencies, currency_groups, currency_names, spellings, word_list
from dealparse.recognize.number_grammar import any_of

_GAPS = " \u00a0\u2009\u202f"


class Mark(NamedTuple):
    """A currency mark beside a number.

    Args:
        start, end: where it stands.
        key: an ISO code, or the id of a group that several currencies share ("dollar").
        how: what it is; decides the mention's basis.
        scale: a scale that is part of the mark ("MUSD").
        minor: it names hundredths ("cents").
        shy: a common word too ("won", "real"); only beside a number with a scale.
    """

    start: int
    end: int
    key: str
    how: Literal["code", "symbol", "name"]
    scale: Decimal = Decimal(1)
    minor: bool = False
    shy: bool = False


# Codes that are English words or common abbreviations.
_WORDLIKE = word_list("wordlike_codes")
# Codes that the press also writes in lower case; others would be words.
_LOWER = word_list("lower_case_codes")


@cache
def _signs() -> dict[str, str]:
    """Printed signs and abbreviations → key."""
    table = {sign: code for code, entry in currencies().items() for sign in entry.symbols}
    for entry in currency_names():
        table.update(dict.fromkeys(entry.signs, entry.id))
    for group in currency_groups().values():
        table.update(dict.fromkeys(group.signs, group.id))
    return table


@cache
def _long_ends() -> frozenset[str]:
    """The last two characters of the signs that have several: a look at them spares most numbers the rest."""
    return frozenset(sign[-2:] for sign in _signs() if len(sign) > 1)


@cache
def _sign_chars() -> frozenset[str]:
    """Characters that are a currency sign by themselves or end one."""
    return frozenset(sign[-1] for sign in _signs() if not sign[-1].isalpha() and sign[-1] != ".")


@dataclass(frozen=True, slots=True)
class _Name:
    key: str
    minor: bool
    shy: bool


@cache
def _names() -> dict[str, _Name]:
    """Names in lower case with single spaces → what they name."""
    table = {name: _Name(code, False, False) for code, entry in currencies().items() for name in entry.names}
    for entry in currency_names():
        table.update({n: _Name(entry.id, False, n in entry.shy) for n in spellings(entry.names)})
        table.update({n: _Name(entry.id, True, False) for n in entry.minor})
    for group in currency_groups().values():
        table.update({n: _Name(group.id, group.id == "cent", n in group.shy) for n in spellings(group.words)})
    return {name.replace("-", " "): what for name, what in table.items()}


@cache
def _by_first_word() -> dict[str, re.Pattern[str]]:
    """First word of a name → a pattern for all names that begin with it, the longest first."""
    buckets: dict[str, list[str]] = {}
    for name in _names():
        buckets.setdefault(re.split(r"[\s.\-]", name)[0], []).append(name)
    return {
        first: re.compile(rf"(?:{'|'.join(_flexible(n) for n in sorted(names, key=len, reverse=True))})(?![^\W_])")
        for first, names in buckets.items()
    }


@cache
def _lower_before() -> frozenset[str]:
    """Lower-case words that are a mark before a number."""
    return frozenset(_names()) | _LOWER | frozenset(sign for sign in _signs() if sign.islower())


@cache
def _plain_words() -> frozenset[str]:
    """Lower-case words with which a mark can begin."""
    signs = {re.split(r"[^\w]", sign)[0] for sign in _signs()}
    return frozenset(_by_first_word()) | _LOWER | {s for s in signs if s.islower()} | set("元円")


def _flexible(name: str) -> str:
    """A name as a pattern: its words may be parted by space or hyphen, and "u s" may be "U.S."."""
    us = name.startswith("u s ")
    body = r"[\s\u00a0\-]".join(map(re.escape, name.removeprefix("u s ").split()))
    return rf"u\.?\s?s\.?[\s\u00a0\-]{body}" if us else body


_WORD_BEFORE = re.compile(r"[^\W\d_]{1,12}\.?\Z")
_WORD_AFTER = re.compile(r"[^\W\d_]+")
_GAP_AFTER = frozenset(" -\u00a0\u2009\u202f\u2011\n")
_DOLLAR_PREFIX = re.compile(r"(?<![^\W_])(?:[A-Za-z]{1,4}|[Uu]\.\s?[Ss]\.?)\s?\Z")
# With a space before the sign only prefixes that are no words of their own: "A $5 deal" is not Australian.
_SPACED_PREFIX = {
    "us": "USD", "u.s.": "USD", "u.s": "USD", "u. s.": "USD", "u. s": "USD", "usd": "USD", "hk": "HKD", "nz": "NZD",
    "nt": "TWD", "aud": "AUD", "cad": "CAD", "nzd": "NZD", "hkd": "HKD", "sgd": "SGD", "c": "CAD", "mxn": "MXN",
    "aus": "AUD", "cdn": "CAD", "can": "", "us.": "USD",
}  # fmt: skip
_COUNTRY_PREFIX = {
    "canadian": "CAD", "australian": "AUD", "singapore": "SGD", "jamaican": "JMD", "namibian": "NAD",
}  # fmt: skip


def mark_before(text: str, at: int) -> Mark | None:
    """The mark that ends right before the number at `at`.

    Examples:
        >>> mark_before("worth US$5", 9), mark_before("a fine of 5", 10)
        (Mark(start=6, end=9, key='USD', how='symbol', scale=Decimal('1'), minor=False, shy=False), None)
    """
    end = at
    if at > 1 and text[at - 1] == " ":
        word = text[text.rfind(" ", at - 15 if at > 15 else 0, at - 1) + 1 : at - 1]
        if word.isalpha() and word.islower() and word not in _lower_before():
            return None  # the common case
    while end and at - end < 2 and text[end - 1] in _GAPS:
        end -= 1
    if not end:
        return None
    last = text[end - 1]
    if text[end - 2 : end] in _long_ends() and (long := _long_sign(text, end)) is not None:
        return long
    if last in _sign_chars():
        return _sign_before(text, end, last)
    if last in "-\u2212" and end == at and end > 1 and (text[end - 2].isupper() or text[end - 2] in _sign_chars()):
        end -= 1  # "EUR-5", "$-5"
        last = text[end - 1]
        if last in _sign_chars():
            return _sign_before(text, end, last)
    if last.isalpha() or last == ".":
        return _word_before(text, end, glued=end == at)
    return None


def _long_sign(text: str, end: int) -> Mark | None:
    """A sign of several characters ("US$", "$A", "KSh.", "L.E.", "S/.") that ends at `end`."""
    signs = _signs()
    for length in range(min(6, end), 1, -1):
        start = end - length
        sign = text[start:end]
        if sign in signs and not (
            start and sign[0].isalnum() and (text[start - 1].isalnum() or text[start - 1] in "_-'’")
        ):
            how: Literal["code", "symbol"] = "code" if sign in currencies() else "symbol"
            return Mark(start, end, signs[sign], how, shy=sign in _WORDLIKE)
    return None


def _sign_before(text: str, end: int, last: str) -> Mark | None:
    key = _signs().get(last)
    if key is None:
        return None
    if key == "dollar" and (prefix := _DOLLAR_PREFIX.search(text, max(0, end - 7), end - 1)):
        word = prefix.group().strip()
        spaced = text[end - 2].isspace()
        code = _SPACED_PREFIX.get(word.casefold(), "")
        if not spaced and word.upper() in currencies():
            code = word.upper()
        if code and not (spaced and word in ("C", "Can", "can")):
            return Mark(prefix.start(), end, code, "symbol")
    if key == "dollar" and end >= 8 and text[end - 2] in _GAPS:
        country = _WORD_BEFORE.search(text, max(0, end - 14), end - 2)
        if country and country.group().casefold() in _COUNTRY_PREFIX:
            return Mark(country.start(), end, _COUNTRY_PREFIX[country.group().casefold()], "symbol")
    return Mark(end - 1, end, key, "symbol", minor=key == "cent")


def _word_before(text: str, end: int, *, glued: bool) -> Mark | None:
    found = _WORD_BEFORE.search(text, max(text.rfind(" ", max(0, end - 13), end) + 1, end - 13, 0), end)
    if found is None:
        return None
    word, start = found.group(), found.start()
    if word.islower() and word not in _lower_before():
        return None
    if start and (text[start - 1].isalnum() or text[start - 1] in "-_&/'’."):
        return None
    mark = _code_or_sign(word, start, end)
    if mark is not None:
        # One letter is a sign only where it touches the number: "P5 billion", not "plan P 5".
        return mark if len(word) > 1 or glued else None
    name = _names().get(word.casefold())
    if name is None or name.minor or glued or word.casefold() == "won":
        return None
    wide = re.compile(r"[^\W\d_]+\s\Z").search(text, max(0, start - 14), start)
    full = _names().get(f"{wide.group().strip()} {word}".casefold()) if wide else None
    if wide and full:
        return Mark(wide.start(), end, full.key, "name", shy=True)
    return Mark(start, end, name.key, "name", shy=True)


_SCALED_CODE = re.compile(r"(?P<m>[MTk])?(?P<code>[A-Z]{3})(?P<after>m|mn|bn|k)?")
_MARK_SCALE = {"M": 6, "k": 3, "T": 3, "m": 6, "mn": 6, "bn": 9}


def _code_or_sign(word: str, start: int, end: int) -> Mark | None:
    signs = _signs()
    if word in signs:
        how: Literal["code", "symbol"] = "code" if word in currencies() else "symbol"
        return Mark(start, end, signs[word], how, shy=(len(word) == 1 and word.isascii()) or word in _WORDLIKE)
    code = word.upper() if word in _LOWER else word
    if code == "RMB":
        return Mark(start, end, "CNY", "code")
    if code in currencies():
        return Mark(start, end, code, "code", shy=code in _WORDLIKE)
    scaled = _SCALED_CODE.fullmatch(word)
    if scaled and scaled["code"] in currencies() and (scaled["m"] or scaled["after"]):
        scale = Decimal(10) ** _MARK_SCALE[scaled["m"] or scaled["after"]]
        return Mark(start, end, scaled["code"], "code", scale)
    return None


def mark_after(text: str, low: str, at: int) -> Mark | None:
    """The mark that begins right after the number that ends at `at`, one space or hyphen between allowed.

    Examples:
        >>> t = "5 Australian dollars"
        >>> mark_after(t, t.lower(), 1).key
        'AUD'
    """
    start = at + 1 if low[at : at + 1] in _GAP_AFTER else at
    first = low[start : start + 1]
    if first in _sign_chars():
        return _sign_after(text, start)
    word = _WORD_AFTER.match(text, start, start + 24) if first.isalpha() else None
    if word is None:
        return None
    low_word = low[start : word.end()]
    if (
        low_word == word.group()
        and low_word not in _plain_words()
        and text[word.end() : word.end() + 2].strip(" ")[:1] not in _sign_chars()
    ):
        return None
    return _sign_after(text, start) or _name_after(low, start) or _code_after(text, word)


_SIGN_AFTER = re.compile(r"(?:[A-Za-z]{1,4}\s?)?[^\w\s](?:(?<=L\.)E\.?)?")
_DIGIT_NEXT = re.compile(r"\s?[0-9]")


def _sign_after(text: str, start: int) -> Mark | None:
    found = _SIGN_AFTER.match(text, start)
    if found is None:
        return None
    key = _signs().get(found.group())
    if (
        key is None
        or (found.group()[-1] == "." and "." not in found.group()[:-1])
        or _DIGIT_NEXT.match(text, found.end())
    ):
        return None  # a sign before a digit belongs to that digit
    return Mark(start, found.end(), key, "symbol", minor=key == "cent")


def _name_after(low: str, start: int) -> Mark | None:
    word = _WORD_AFTER.match(low, start)
    pattern = _by_first_word().get(word.group()) if word else None
    found = pattern.match(low, start) if pattern else None
    if found is None:
        return None
    name = " ".join(re.split(r"[\s\u00a0\-]+", found.group()))
    if name.startswith("u") and name not in _names():
        name = "us " + name.rsplit(" ", 1)[-1]
    entry = _names()[name]
    return Mark(start, found.end(), entry.key, "name", minor=entry.minor, shy=entry.shy)


_SCALE_NEXT = re.compile(r"\s(million|billion|trillion|thousand|crore|lakh|mn|bn|mln)(?![^\W_])")
_SCALE_OF = {
    "thousand": 3, "lakh": 5, "million": 6, "mn": 6, "mln": 6, "crore": 7, "billion": 9, "bn": 9, "trillion": 12,
}  # fmt: skip


def _code_after(text: str, word: re.Match[str]) -> Mark | None:
    mark = _code_or_sign(word.group(), word.start(), word.end())
    if mark is None or (len(word.group()) == 1 and word.group().isascii()) or _GLUED_NEXT.match(text, word.end()):
        return None
    if more := _SCALE_NEXT.match(text, mark.end):  # "75 USD million"
        return Mark(mark.start, more.end(), mark.key, mark.how, Decimal(10) ** _SCALE_OF[more[1]], False, mark.shy)
    return mark


_GLUED_NEXT = re.compile(r"\.?[\w]|[$€£]")


@cache
def _demonyms() -> tuple[re.Pattern[str], dict[str, str]]:
    """The countries' words of dollars ("US", "Australian"), as printed, in one pattern; and the code of each."""
    table = {}
    for entry in currency_names():
        for name in spellings(entry.names):
            country, _, rest = name.rpartition(" ")
            if rest == "dollars" and country not in ("aussie", "kiwi"):
                table[country.replace("u s", "u.s.")] = entry.id
    return re.compile(rf"\s{any_of(table)}{_NO_NOUN}"), table


_NO_NOUN = r"(?=\s?(?:[.,;:!?)]|$)|\s(?:an?|per|each|every|in|for|from|to|by|at|over|on|and|or|is|was|will|would)\s)"


def country_after(text: str, low: str, at: int) -> Mark | None:
    """A country's word that stands for its dollars after an amount in millions: "300 million Australian".

    Examples:
        >>> t = "300 million Australian, for five years"
        >>> country_after(t, t.lower(), 11).key
        'AUD'
    """
    if low[at : at + 1] != " " or not text[at + 1 : at + 2].isupper():
        return None
    pattern, codes = _demonyms()
    found = pattern.match(low, at)
    if found is None or (len(found[0]) == 3 and not text[at + 1 : at + 3].isupper()):
        return None
    return Mark(at + 1, found.end(), codes[found[0][1:]], "name")
