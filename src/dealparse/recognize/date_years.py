"""Raw dates, and the rules for years: alone, in words, fiscal, beside a month or quarter, the end of a span."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, NamedTuple

from dealparse.lexicon.times import TimeLexicon, Unit
from dealparse.recognize.time_tokens import DASHES, Token, number_word

Choose = Literal["last", "this", "next"]
SPAN_SIGNS = DASHES | {"~", "～"}
_JOINERS = frozenset({"of", "in", ","})


@dataclass(frozen=True, slots=True)
class Raw:
    """A date as it stands: tokens ``first:last``, and what they say.

    `coarse`: the number of months of a quarter, half-year or season that begins with `month`; only the year of such
    a date is kept. `shift` counts `unit`s from the publication (or, with `back`, from the date mentioned before), and
    is the year's shift where a month stands beside it ("October last year"). `until` is the other end of a span.
    """

    first: int
    last: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    coarse: int = 0
    weekday: int | None = None
    unit: Unit | None = None
    shift: int = 0
    back: bool = False
    choose: Choose | None = None
    ambiguous: bool = False
    until: Raw | None = None

    @property
    def is_year(self) -> bool:
        """Whether a year is all that it says."""
        return self.year is not None and self.month is None

    @property
    def has_year(self) -> bool:
        """Whether its year is said, in whatever way."""
        return self.year is not None or self.unit is not None


class YearRef(NamedTuple):
    """The year that stands beside a month, quarter or season."""

    last: int
    year: int | None = None
    shift: int | None = None
    back: bool = False
    end_year: int | None = None


def is_date(year: int, month: int, day: int) -> bool:
    """Whether the calendar has that day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


class YearRules:
    """The rules for years, bound to the tokens of one text.

    Args:
        tokens: ``time_tokens(text)``.
        words: the lexicon.
        day_first: whether 3/4/2025 is the third of April; None: where both readings are possible, neither is taken.
    """

    def __init__(self, tokens: list[Token], words: TimeLexicon, day_first: bool | None) -> None:
        self.tokens = tokens
        self.words = words
        self.day_first = day_first

    def bare_year(self, at: int) -> Raw | None:
        """A year of four digits, or in words, or an ISO year and month."""
        year = self.four_digits(at)
        if year is None:
            in_words = self._year_in_words(at)
            return Raw(at, in_words[1], year=in_words[0]) if in_words else None
        month = self.tokens[at + 2]
        if self.tokens[at + 1].text == "-" and self._two_digits(at + 2) and month.glued and 1 <= month.value <= 12:
            return self._iso_month(at, year, month.value)
        return Raw(at, at + 1, year=year)

    def _iso_month(self, at: int, year: int, month: int) -> Raw:
        """2027-09 is a month; 2009-10 may be two years, and is read so, marked."""
        if month > year % 100:
            until = Raw(at + 2, at + 3, year=year - year % 100 + month)
            return Raw(at, at + 3, year=year, ambiguous=True, until=until)
        return Raw(at, at + 3, year=year, month=month)

    def four_digits(self, at: int, first: int = 1900, last: int = 2100) -> int | None:
        """The year that token `at` is; a number glued to letters ("2025MW") is none."""
        token, after = self.tokens[at], self.tokens[at + 1]
        if token.kind != "num" or token.end - token.start != 4 or not first <= token.value <= last:
            return None
        if after.glued and after.kind in ("word", "num"):
            return None
        return token.value

    def _two_digits(self, at: int) -> bool:
        token, after = self.tokens[at], self.tokens[at + 1]
        return (
            token.kind == "num"
            and token.value >= 0
            and token.end - token.start == 2
            and not (after.glued and after.kind in ("word", "num"))
        )

    def _year_in_words(self, at: int) -> tuple[int, int] | None:
        """Two thousand (and) twenty-five; twenty twenty-five; nineteen ninety-nine."""
        numbers = self.words.numbers
        century = numbers.get(self.tokens[at].text)
        if century == 2 and self.tokens[at + 1].text == "thousand":
            follow = at + 3 if self.tokens[at + 2].text == "and" else at + 2
            rest = number_word(self.tokens, follow, numbers)
            return (2000 + rest[0], rest[1]) if rest else None
        if century in (19, 20):
            rest = number_word(self.tokens, at + 1, numbers)
            compound = (
                rest and self.tokens[rest[1]].text in DASHES and self.tokens[rest[1] + 1].text in self.words.units
            )
            if rest and rest[0] >= 10 and not compound:
                return century * 100 + rest[0], rest[1]
        return None

    def year_ref(self, at: int) -> YearRef | None:
        """The year that follows a month, quarter or season: "2026", "of last year", ", 2026", "'26", "FY26"."""
        tokens = self.tokens
        joined = tokens[at].text in _JOINERS
        j = at + 1 if joined else at
        year = self.four_digits(j, 1000, 9999)
        if year is not None and not (tokens[j].glued and not joined and tokens[at - 1].text != "."):
            return YearRef(j + 1, year)
        if tokens[j].kind == "two":
            value = tokens[j].value
            return YearRef(j + 1, 2000 + value if value < 70 else 1900 + value)
        in_words = self._year_in_words(j)
        if in_words:
            return YearRef(in_words[1], in_words[0])
        if tokens[at].text == ",":
            return None
        if tokens[j].text == "the":
            j += 1
        fiscal = self._fiscal(j)
        if fiscal and fiscal.year is not None:
            return YearRef(fiscal.last, fiscal.year, end_year=fiscal.until.year if fiscal.until else None)
        return self._year_by_shift(j, has_article=tokens[j - 1].text == "the", joined=joined)

    def _year_by_shift(self, at: int, *, has_article: bool, joined: bool) -> YearRef | None:
        """Last year; of the (fiscal) year; that year."""
        word, words = self.tokens[at].text, self.words
        j = at + 1
        if self.tokens[j].text in words.fiscal:
            j += 1
        is_year = words.units.get(self.tokens[j].text) == "year" and self.tokens[j].text != "years"
        if word in words.shifts and is_year and not has_article:
            return YearRef(j + 1, shift=words.shifts[word])
        if word in words.back_shifts and is_year:
            return YearRef(j + 1, shift=words.back_shifts[word], back=True)
        j = at + 1 if word in words.fiscal else at
        if has_article and joined and self.tokens[j].text == "year":
            return YearRef(j + 1, shift=0)
        return None

    def _with_year(self, raw: Raw, ref: YearRef | None) -> Raw:
        if ref is None:
            return raw
        if ref.year is not None:
            year = ref.year
            if ref.end_year is not None and raw.month is not None and raw.coarse and raw.month + raw.coarse > 12:
                year = ref.end_year  # the last quarter of FY2026-27 lies in the second year
            return replace(raw, last=ref.last, year=year)
        return replace(raw, last=ref.last, unit="year", shift=ref.shift or 0, back=ref.back)

    def _fiscal(self, at: int) -> Raw | None:
        """FY26, FY2026-27, fiscal 2027, the financial years 2026/27 to 2028/29, the 2026 fiscal year."""
        tokens, words = self.tokens, self.words
        if tokens[at].text not in words.fiscal:
            return None
        j = at + 1
        if tokens[j].text in ("year", "years"):
            j += 1
        elif tokens[at].text not in ("fy", "cy", "fiscal"):
            return None
        if tokens[j].text in ("of", "'s"):
            j += 1
        short = tokens[at].text in ("fy", "cy") and (self._two_digits(j) or tokens[j].kind == "two")
        year = 2000 + tokens[j].value if short else self.four_digits(j)
        if year is None:
            return None
        raw = Raw(at, j + 1, year=year)
        second = self.second_year(j + 1, year, longest=1)
        return replace(raw, last=second.last, until=second) if second else raw

    def second_year(self, at: int, year: int, longest: int = 60) -> Raw | None:
        """The end of a span of years whose beginning ends before token `at`: "-29", "–2029", "/27"."""
        token = self.tokens[at]
        if token.text not in SPAN_SIGNS and token.text != "/":
            return None
        value = self.four_digits(at + 1)
        last = at + 2
        in_words = number_word(self.tokens, at + 1, self.words.numbers)
        if value is None and (self._two_digits(at + 1) or in_words):
            short, last = in_words or (self.tokens[at + 1].value, last)
            value = year - year % 100 + short
            value += 100 if value < year and year % 100 > 90 else 0
        allowed = 1 if token.text == "/" or in_words else longest
        if value is None or not 1 <= value - year <= allowed:
            return None
        return Raw(at + 1, last, year=value)
