"""Finds durations: how long an undertaking runs, and, marked apart, ages and times past."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from dealparse.lexicon.times import TimeLexicon, Unit, time_lexicon
from dealparse.model.mention import TermMention
from dealparse.recognize.number_grammar import any_of, lowered
from dealparse.recognize.time_tokens import DASHES, Token, number_word, time_tokens

_MONTHS: dict[Unit, int] = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_DAYS: dict[Unit, int] = {"day": 1, "week": 7}
_BETWEEN = frozenset(
    {"more", "further", "additional", "extra", "full", "consecutive", "successive", "straight", "initial", "first"}
    | {"plus", "+", "odd", "whole", "fiscal", "financial", "calendar", "business", "working", "contract", "or", "so"}
    | {"solid", "long", "same"}
)
_RANGE_WORDS = frozenset({"to", "or", "and"})
_CURRENCY_SIGNS = frozenset("$€£¥₹₩")
_LONGEST = 6
# How far back a superlative is looked for: "the biggest order in ten years".
_SUPERLATIVE_REACH = 8


class _Count(NamedTuple):
    """A number before a unit: where it begins, and whether it is only "a"."""

    first: int
    value: Decimal
    article: bool = False


def find_terms(text: str) -> list[TermMention]:
    """Durations in `text`, in years, in order. Of "three to five years" the upper value is taken.

    Months are twelfths of a year, rounded to two decimals; 30, 60, 90 or 180 days are so many months.

    Args:
        text: any text.

    Examples:
        >>> [(m.text, str(m.years), m.use) for m in find_terms("a 20-year lease over the next decade, 2 years ago")]
        [('20-year', '20', 'tenor'), ('decade', '10', 'tenor'), ('2 years', '2', 'age')]
    """
    words = time_lexicon()
    if not _any_unit().search(f" {lowered(text)}"):
        return []
    tokens = time_tokens(text)
    finder = _Finder(text, tokens, words)
    found = []
    for at, token in enumerate(tokens):
        if token.text in words.units and at >= finder.taken:
            mention = finder.at(at)
            if mention:
                found.append(mention)
    return found


@cache
def _any_unit() -> re.Pattern[str]:
    """A unit as a word of its own; most sentences hold none and need no tokens."""
    units = time_lexicon().units
    return re.compile(rf"[^a-z](?={any_of({unit[:3] for unit in units})}){any_of(units)}(?![a-z])")


def years_of(count: Decimal, unit: Unit) -> Decimal:
    """That many units, in years.

    Examples:
        >>> str(years_of(Decimal(18), "month")), str(years_of(Decimal(180), "day")), str(years_of(Decimal(10), "day"))
        ('1.5', '0.5', '0.03')
    """
    if unit in _MONTHS:
        years = count * _MONTHS[unit] / 12
    elif unit == "day" and count % 30 == 0:
        years = count / 360
    elif unit == "week" and count % 26 == 0:
        years = count / 52
    else:
        years = count * _DAYS[unit] / 365
    rounded = round(years, 2 if years >= Decimal("0.01") else 4)
    return Decimal(f"{rounded.normalize():f}")


class _Finder:
    """The rules, bound to one text."""

    def __init__(self, text: str, tokens: list[Token], words: TimeLexicon) -> None:
        self.text, self.tokens, self.words = text, tokens, words
        self.taken = 0

    def at(self, at: int) -> TermMention | None:
        """The duration whose unit is the token `at`."""
        unit = self.words.units[self.tokens[at].text]
        count = self._count(at)
        if count is None or not self._is_term(count, at, unit):
            return None
        value, last = self._with_half(count.value, at)
        years = years_of(value, unit)
        extra = self._and_months(last, unit)
        if extra:
            years, last = years + extra[0], extra[1]
        if years <= 0 or years > 1000:
            return None
        self.taken = last
        start, end = self.tokens[count.first].start, self.tokens[last - 1].end
        return TermMention(start, end, self.text[start:end], years, self._use(count.first, last))

    # The number

    def _count(self, unit_at: int) -> _Count | None:
        """The number before a unit, with what may stand between them: "20-plus years", "five more years"."""
        tokens = self.tokens
        at = unit_at - 1
        for _ in range(4):
            if tokens[at].text in DASHES or (tokens[at].text in _BETWEEN and at >= self.taken):
                at -= 1
        if at < self.taken:
            return self._bare(unit_at)
        number = self._number_ending(at)
        if number is None:
            return self._bare(unit_at)
        return number._replace(first=self._range_start(number.first, number.value))

    def _bare(self, at: int) -> _Count | None:
        """One unit without a number: "over the next decade", "in the coming year", "decade-long"."""
        tokens = self.tokens
        if tokens[at].text.endswith("s"):
            return None
        if tokens[at + 1].text in DASHES and tokens[at + 2].text == "long":
            return _Count(at, Decimal(1))
        named = tokens[at - 1].text in self.words.shifts or (tokens[at - 1].text,) in self.words.age_before
        if named and tokens[at - 2].text in ("the", "this") and self._lead(at - 2):
            return _Count(at, Decimal(1))
        return None

    def _number_ending(self, at: int) -> _Count | None:
        """The number whose last token is `at`."""
        token, before = self.tokens[at], self.tokens[at - 1]
        if token.kind == "num":
            return self._digits(at)
        if token.text in ("a", "an"):
            if before.text == "half":
                return _Count(at - 1, Decimal("0.5"))
            if before.text == "of" and self.tokens[at - 2].text == "quarter":
                return _Count(at - 3 if self.tokens[at - 3].text == "a" else at - 2, Decimal("0.25"))
            return _Count(at, Decimal(1), article=True)
        if token.text == "half" and before.text == "a" and self.tokens[at - 2].text == "and":
            whole = self._number_ending(at - 3)
            return _Count(whole.first, whole.value + Decimal("0.5")) if whole else None
        if token.text == "of" and before.text == "couple":
            return _Count(at - 2, Decimal(2))
        if token.text == "couple":
            return _Count(at, Decimal(2))
        if token.text == "dozen":
            return _Count(at, Decimal(12))
        for first in (at - 2, at - 1, at):
            found = number_word(self.tokens, first, self.words.numbers) if first >= self.taken else None
            if found and found[1] == at + 1:
                return _Count(first, Decimal(found[0]))
        return None

    def _digits(self, at: int) -> _Count | None:
        token, before = self.tokens[at], self.tokens[at - 1]
        digits = token.text.replace(",", "")
        if len(digits) > _LONGEST or (token.glued and before.kind in ("word", "num")):
            return None
        if before.text in _CURRENCY_SIGNS:
            return None
        return _Count(at, Decimal(digits))

    def _range_start(self, first: int, value: Decimal) -> int:
        """Where "three to five years" begins, given where "five" begins."""
        tokens = self.tokens
        at = first - 1
        if tokens[at].text not in DASHES and tokens[at].text not in _RANGE_WORDS:
            return first
        while tokens[at].text in DASHES or tokens[at].text in _RANGE_WORDS:
            at -= 1
            if at < max(first - 3, self.taken):
                return first
        lower = self._number_ending(at)
        if lower is None or lower.value >= value or tokens[lower.first].text in ("a", "an"):
            return first
        if tokens[first - 1].text == "and" and tokens[lower.first - 1].text != "between":
            return first
        return lower.first

    # What follows

    def _with_half(self, value: Decimal, at: int) -> tuple[Decimal, int]:
        """A year and a half."""
        if _half_follows(self.tokens, at + 1):
            return value + Decimal("0.5"), at + 4
        return value, at + 1

    def _and_months(self, at: int, unit: Unit) -> tuple[Decimal, int] | None:
        """Two years and six months."""
        if unit != "year" or self.tokens[at].text not in ("and", ","):
            return None
        for end in (at + 2, at + 3, at + 4):
            if self.words.units.get(self.tokens[end].text) == "month":
                number = self._number_ending(end - 1)
                if number and number.first == at + 1:
                    return years_of(number.value, "month"), end + 1
        return None

    # Whether it is one, and of what sort

    def _is_term(self, count: _Count, at: int, unit: Unit) -> bool:
        before, after = self.tokens[count.first - 1], self.tokens[at + 1]
        if before.text in self.words.per or after.text in self.words.per:
            return False
        if after.text in ("a", "an", "per", "each", "every") and self.tokens[at + 2].text in self.words.units:
            return False  # "five days a week"
        if unit == "quarter":
            return after.text != "of" and not count.article and self.tokens[at - 1].text != "-"
        if not count.article or _half_follows(self.tokens, at + 1):
            return not (unit == "day" and count.value == 1) and after.text != "one"
        if self.tokens[at - 1].text in DASHES:
            return False
        return self._lead(count.first) or self._ends_with_age(at + 1) or (after.text in DASHES and unit == "decade")

    def _lead(self, at: int) -> bool:
        """Whether the words before token `at` make a duration of what begins there."""
        if self.tokens[at - 1].text in ("just", "only", "about", "around", "roughly", "nearly", "almost", "the"):
            at -= 1
        return any(
            tuple(t.text for t in self.tokens[max(at - n, 0) : at]) in self.words.term_leads for n in (4, 3, 2, 1)
        )

    def _use(self, first: int, last: int) -> Literal["tenor", "age"]:
        if self._is_past(first) or self._ends_with_age(last) or self._is_record(first) or self._of_a_year(first, last):
            return "age"
        return "tenor"

    def _is_past(self, at: int) -> bool:
        """In the past five years; for the last decade; has been running for ten years."""
        if any(tuple(t.text for t in self.tokens[max(at - n, 0) : at]) in self.words.age_before for n in (2, 1)):
            return True
        if self.tokens[at].text in ("past", "last", "previous", "preceding") and self.tokens[at - 1].text == "the":
            return True
        window = [t.text for t in self.tokens[max(at - 6, 0) : at]]
        return "for" in window[-2:] and "been" in window

    def _ends_with_age(self, at: int) -> bool:
        while self.tokens[at].text in DASHES or self.tokens[at].text == "'":
            at += 1
        return any(tuple(t.text for t in self.tokens[at : at + n]) in self.words.age_after for n in (3, 2, 1))

    def _is_record(self, first: int) -> bool:
        """The biggest order in ten years; for the first time in a decade."""
        if not any(t.text in ("in", "for") for t in self.tokens[max(first - 3, 0) : first]):
            return False
        window = self.tokens[max(first - _SUPERLATIVE_REACH, 0) : max(first - 1, 0)]
        stops = [at for at, t in enumerate(window) if t.kind == "sign" and t.text in ".;:"]
        window = window[stops[-1] :] if stops else window
        return any(
            t.text in ("most", "least", "worst", "best", "first", "only") or _is_superlative(t.text) for t in window
        )

    def _of_a_year(self, first: int, last: int) -> bool:
        """The first nine months of 2025, the twelve months to June: a stretch of the calendar."""
        tokens = self.tokens
        if tokens[last].text == "to" and tokens[first - 1].text == "the":
            return True
        if tokens[last].text != "of":
            return False
        year = tokens[last + 1].value >= 1900 or tokens[last + 1].text in ("the", "this", "last", "next")
        return year and "first" in (tokens[first - 1].text, tokens[first].text)


def _half_follows(tokens: list[Token], at: int) -> bool:
    """Whether "and a half" stands at token `at`."""
    return [t.text for t in tokens[at : at + 3]] == ["and", "a", "half"]


def _is_superlative(word: str) -> bool:
    return len(word) > 5 and word.endswith("est") and word not in ("invest", "interest", "request", "latest", "forest")
