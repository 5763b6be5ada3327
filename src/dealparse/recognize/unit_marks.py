"""Finds the unit right after a number. A closed list: what isn't in lexicon/data/units.jsonl is no unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from dealparse.lexicon.amounts import Unit, spellings, units
from dealparse.recognize.number_grammar import Number


class UnitMark(NamedTuple):
    """A unit beside a number.

    Args:
        start, end: where it stands.
        unit: the entry.
        scale: a scale letter before it ("2m tonnes").
    """

    start: int
    end: int
    unit: Unit
    scale: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class _Form:
    unit: Unit
    sign: bool
    cased: frozenset[str]


@cache
def _forms() -> dict[str, _Form]:
    """Lower-case spellings → unit; `cased` holds the only allowed cases where case matters."""
    table: dict[str, _Form] = {}
    for unit in units():
        for sign in unit.signs:
            table.setdefault(sign, _Form(unit, True, frozenset()))
    for unit in units():
        for words in spellings(unit.phrases):
            table[words] = _Form(unit, False, frozenset())
        for sign in unit.cased_signs:
            table.setdefault(sign.lower(), _Form(unit, True, frozenset(unit.cased_signs)))
    return table


@cache
def _cased() -> dict[str, _Form]:
    """Spellings whose case matters; they go before the others ("Nm" is a torque, "nm" a length)."""
    return {sign: _Form(unit, True, frozenset(unit.cased_signs)) for unit in units() for sign in unit.cased_signs}


_FIRST = re.compile(r"[^\W\d_]+|[%％°℃℉″\"]|''")


@cache
def _buckets() -> dict[str, re.Pattern[str]]:
    """First letters of a spelling → a pattern for all spellings that begin so, the longest first."""
    buckets: dict[str, list[str]] = {}
    for form in _forms():
        first = _FIRST.match(form)
        buckets.setdefault(first.group() if first else form[0], []).append(form)
    return {
        first: re.compile("(?:" + "|".join(map(_flexible, sorted(forms, key=len, reverse=True))) + ")")
        for first, forms in buckets.items()
    }


def _flexible(form: str) -> str:
    body = r"[\s\u00a0\-\u2010\u2011]".join(map(re.escape, form.split()))
    return body if form[-1] in "%％°\"″.℃℉'" else rf"{body}(?![^\W_]|\.[^\W\d_])"


_BRACKETS = re.compile(r"\s?[(\[{<]([^\W\d_]{1,12})[)\]}>]")
_GAP = " -\u00a0\u2009\u202f\u2010\u2011\n"
_CLOSERS = frozenset({"", ",", ".", ";", ":", ")", "!", "?"})
_SCALE_LETTER = re.compile(r"([kKmM])[\s\u00a0](?=[^\W\d_])")
_MULTIPLY = {
    "k": Decimal(1000),
    "m": Decimal(1000000),
}


def unit_after(text: str, low: str, number: Number) -> UnitMark | None:
    """The unit right after `number`.

    Args:
        text: the text.
        low: the text in lower case.
        number: a number found in it.

    Examples:
        >>> from dealparse.recognize.numbers import numbers
        >>> t = "2m cubic metres"
        >>> mark = unit_after(t, t, numbers(t)[0])
        >>> mark.unit.id, str(mark.scale)
        ('m**3', '1000000')
    """
    end = number.end
    first = low[end : end + 1]
    if first in _CLOSERS:
        return None
    scaled = _SCALE_LETTER.match(text, end) if first in _MULTIPLY and number.core_end == end else None
    if (
        scaled is not None
        and number.form == "digits"
        and (mark := _unit_at(text, low, scaled.end(), number)) is not None
    ):
        return UnitMark(mark.start, mark.end, mark.unit, _MULTIPLY[scaled[1].lower()])
    mark = _unit_at(text, low, end + 1 if first in _GAP else end, number)
    if mark is not None:
        return mark
    if number.form == "fraction" and (article := _ARTICLE.match(low, end)):
        return _unit_at(text, low, article.end(), number)
    bracket = _BRACKETS.match(low, end) if first and first in " ([{<" else None
    if bracket and (form := _forms().get(bracket[1])) and form.sign:
        return UnitMark(bracket.start(1), bracket.end(), form.unit)
    return None


_ARTICLE = re.compile(r"[\s\-](?:of[\s\-])?an?[\s\-]")


def _unit_at(text: str, low: str, start: int, number: Number) -> UnitMark | None:
    first = _FIRST.match(low, start)
    pattern = _buckets().get(first.group()) if first else None
    found = pattern.match(low, start) if pattern else None
    if found is None:
        return None
    name = found.group()
    if name not in _forms():
        name = " ".join(re.split(r"[\s\u00a0\-\u2010\u2011]", name))
    form = _cased().get(text[start : found.end()]) or _forms().get(name)
    if form is None or (form.cased and text[start : found.end()] not in form.cased):
        return None
    if low[found.end() : found.end() + 1] in _GOES_ON and _MORE_OF_IT.match(low, found.end()):
        return None  # "20 J/m2", "5 m^4": half a unit is none
    if form.sign and number.form == "words" and low.startswith("a", number.start) and len(name) > 1 and name != "in":
        return UnitMark(start, found.end(), form.unit)  # "an ml"
    if form.unit.id == "turn" and low.endswith(("law of ", "act of ", " in "), 0, number.start):
        return None  # "the law of 1872 turns 150"
    if not form.sign and (_part_of_name(text, number, found) or (form.unit.id == "yard" and number.form == "words")):
        return None
    if form.sign and number.form == "words":
        spoken = (len(name) > 2 and name.isalpha()) or found.group().endswith("w")
        return UnitMark(start, found.end(), form.unit) if spoken else None  # "forty-five bcm", "fifty MW"
    if form.sign and (number.form not in ("digits", "fraction") or _doubtful(text, low, found, number)):
        return None
    return UnitMark(start, found.end(), _metric(form.unit, text[start : found.end()], number), Decimal(1))


_CAPITAL = re.compile(r"\s[A-Z]")


def _part_of_name(text: str, number: Number, unit: re.Match[str]) -> bool:
    """ "Three Mile Island": capitals throughout are a name."""
    capitals = text[number.start].isupper() and text[unit.start()].isupper()
    return capitals and _CAPITAL.match(text, unit.end()) is not None


_GOES_ON = frozenset("/^*")
_MORE_OF_IT = re.compile(
    r"(?:\^|\*\*)[-\u2212]?[0-9]|/(?!(?:y|yr|year|a|annum|mo|mth|month|quarter|wk|week|d|day|h|hr|hour|s|sec|second)\b)[^\W\d_]"
)


# What follows a length, as it follows no million.
_DEEP = re.compile(
    r"\s?(?:[.,;:)\]]|$|tall|long|deep|wide|high|is|are|was|above|below|of\b(?!\s(?:them|those|these|which))|in\b|and\b"
    r"|by\b|x\b|from\b|away|track|(?:cable|pipe|tower|hub|dam|berth|quay|wall|bridge|tunnel|antenna|dish|telescope)\w*)"
)
_NEXT_WORD = re.compile(r"\s?[^\W\d_]")
_SERIAL = re.compile(r"-[0-9]")
_SIZED = re.compile(
    r"\s?(?:long|wide|thick|deep|high|tall|in\b|diameter|diagonal|pipe|screen|display|x\b|panel|wafers?|$|[.,;)](?:\s|$))"
)
_INCH = re.compile(r"\s?(?:[.,;)]|$|thick|wide|long|high|deep|diameter)")


def _doubtful(text: str, low: str, found: re.Match[str], number: Number) -> bool:
    """Signs that are also something else: "5m" is a million or a metre, "5G" a network, "2 in" two in a place."""
    sign, glued = found.group(), found.start() == number.end
    if sign == "m":
        noun = _NEXT_WORD.match(low, found.end()) is not None and _DEEP.match(low, found.end()) is None
        return not text[found.start()].islower() or noun
    if len(sign) == 1 and _SERIAL.match(low, found.end()):
        return True
    if sign == "g":
        return text[found.start()] == "G" or (glued and number.mantissa in (2, 3, 4, 5, 6))
    if sign in ('"', "''"):
        return (
            low.count('"', max(0, found.start() - 400), found.start()) % 2 == 1
            or _SIZED.match(low, found.end()) is None
        )
    if sign == "pm":
        return len(text[number.start : number.core_end].partition(".")[2]) in (0, 2)
    if sign == "in":
        return _INCH.match(low, found.end()) is None or glued
    if sign == "t":
        return text[found.start()] == "T"
    if sign in ("st", "ha", "ct", "l", "pp", "te", "kn", "mi", "bu", "gal", "hp"):
        return (text[found.start()].isupper() and sign not in ("l", "ha")) or (glued and sign == "st")
    return False


@cache
def _by_id() -> dict[str, Unit]:
    return {unit.id: unit for unit in units()}


def _metric(unit: Unit, written: str, number: Number) -> Unit:
    """ "12 MT" of LNG are megatonnes, "5,000 MT" metric tonnes: what the number shows."""
    if unit.id == "oz" and (number.scale != 1 or number.mantissa >= 1000):
        return _by_id()["troy_ounce"]  # thousands of ounces are gold, not soup
    if written in ("MT", "mt", "Mt", "mT") and written != "Mt" and (number.scale != 1 or number.mantissa >= 1000):
        return _by_id()["t"]
    return unit
