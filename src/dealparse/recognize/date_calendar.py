"""The rules for days and months of the calendar, and for weekdays."""

from __future__ import annotations

from dataclasses import replace

from dealparse.recognize.date_years import Raw, YearRules, is_date
from dealparse.recognize.time_tokens import DASHES

DAY_PARTS = frozenset({"morning", "afternoon", "evening", "night", "lunchtime"})
SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_BEFORE_DAYS = frozenset({"on", "by", "from", "until", "since", "before"})
OWNERS = frozenset({"its", "their", "our", "his", "her", "my"})


class CalendarRules(YearRules):
    """The rules for calendar dates, above those for years."""

    def _numeric(self, at: int) -> Raw | None:
        """2025-10-28, 28.10.2025, 3/4/2025, 3/4/25."""
        token, before = self.tokens[at], self.tokens[at - 1]
        if token.glued and (before.kind != "sign" or before.text in "/=_-."):
            return None
        separator = next(c for c in token.text if not c.isdigit())
        parts = token.text.split(separator)
        a, b, c = (int(part) for part in parts)
        lengths = [len(part) for part in parts]
        if lengths[0] == 4 and lengths[2] <= 2:
            return Raw(at, at + 1, a, b, c) if a >= 1000 and is_date(a, b, c) else None
        full, short = lengths[2] == 4 and c >= 1000, lengths[2] == 2 and separator == "/"
        if lengths[0] > 2 or not (full or short):
            return None
        year = c if full else 2000 + c
        readings = {(b, a)} if separator == "." else {(b, a), (a, b)}
        possible = {(month, day) for month, day in readings if is_date(year, month, day)}
        if len(possible) == 2 and self.day_first is not None:
            possible = {(b, a) if self.day_first else (a, b)}
        if len(possible) == 1:
            month, day = possible.pop()
            return Raw(at, at + 1, year, month, day)
        return Raw(at, at + 1, year, ambiguous=True) if possible else None

    def _dated(self, raw: Raw) -> Raw:
        """`raw`, or the full date in apposition to it: "Thursday, the third of April", "yesterday (28 October)"."""
        j = raw.last
        if self.tokens[j].text in (",", "("):
            j += 1
        if self.tokens[j].text == "the":
            j += 1
        beside = self._month(j) or self._day_first(j) or (self._numeric(j) if self.tokens[j].kind == "date" else None)
        if beside and beside.day is not None:
            closed = self.tokens[raw.last].text == "(" and self.tokens[beside.last].text == ")"
            return replace(beside, first=raw.first, last=beside.last + closed)
        if raw.weekday is None and self.tokens[j].text in self.words.weekdays:
            return replace(raw, last=j + 1)
        return raw

    def _month(self, at: int) -> Raw | None:
        """October, October 2025, Oct. 28, October 28th, 2025, May the third."""
        tokens = self.tokens
        entry = self.words.months.get(tokens[at].text)
        if entry is None:
            return None
        j = at + 1
        if tokens[j].text == "." and tokens[j].glued and entry.weak:
            j += 1
        if (tokens[j].text in DASHES or tokens[j].text == "/") and tokens[j].glued and tokens[j + 1].kind == "num":
            return None if self.four_digits(j + 1) is None else Raw(at, j + 2, self.four_digits(j + 1), entry.value)
        raw = Raw(at, j, month=entry.value)
        day = self._day_after_month(at, j, entry.value)
        if day:
            return day
        ref = self.year_ref(j)
        if ref and (tokens[at].capital or not entry.weak or self._in_context(at)):
            return self._with_year(raw, ref)
        if not tokens[at].capital and not self._in_context(at):
            return None
        if entry.weak and not (tokens[at].capital and self._in_context(at)):
            return None
        return replace(raw, last=at + 1)

    def _in_context(self, at: int) -> bool:
        """Whether an ambiguous month stands where only a month can stand."""
        before, after = self.tokens[at - 1], self.tokens[at + 1]
        if after.text in DASHES and self.tokens[at + 2].text in self.words.months:
            return True  # "Jan-March"
        if before.text in DASHES:
            before = self.tokens[at - 2]
            if before.text in self.words.months:
                return True
        if before.kind == "own" or before.text in OWNERS:
            return after.text in self.words.year_nouns  # "the president's May visit"
        if before.text == "to":
            start = self.tokens[at - 2]  # "in the year to March", "from October 2025 to March"
            return start.text in self.words.units or start.text in self.words.months or start.value > 0
        return before.text in self.words.context

    def _day_after_month(self, at: int, j: int, month: int) -> Raw | None:
        tokens = self.tokens
        spoken = tokens[j].text in self.words.ordinals and tokens[at - 1].text in _BEFORE_DAYS
        if tokens[j].text == "the" or spoken:
            ordinal = self._ordinal(j if spoken else j + 1)
            if ordinal is None:
                return None
            day, j = ordinal
        else:
            number = self._day_number(j)
            if number is None:
                return None
            day, j = number
        ref = self.year_ref(j)
        if not is_date(ref.year if ref and ref.year else 2024, month, day):
            return None
        if not ref and tokens[at - 1].text == "in" and tokens[j].kind == "word" and not tokens[j].capital:
            return None  # "In May 15 companies signed"
        raw = Raw(at, j, month=month, day=day)
        if tokens[j].text in DASHES:
            other = self._day_number(j + 1)
            if other and is_date(2024, month, other[0]) and other[0] > day and not self._counts(other[1]):
                until = Raw(j + 1, other[1], month=month, day=other[0])
                ref = self.year_ref(other[1])
                return replace(
                    self._with_year(raw, ref), until=self._with_year(until, ref), last=ref.last if ref else other[1]
                )
        return self._with_year(raw, ref)

    def _counts(self, at: int) -> bool:
        """Whether the token at `at` makes the number before it an amount."""
        return self.tokens[at].text in self.words.counted

    def _day_number(self, at: int) -> tuple[int, int] | None:
        """5, 05, 5th; not the 5 of "5 million", "5-year", "5.5" or "5,000"."""
        token, after = self.tokens[at], self.tokens[at + 1]
        if token.kind != "num" or not 1 <= token.value <= 31 or token.end - token.start > 2:
            return None
        if after.text in SUFFIXES and after.glued:
            return token.value, at + 2
        if self._counts(at + 1) or (after.glued and (after.kind in ("word", "num") or after.text in ("%", ":", "/"))):
            return None
        if after.text in DASHES and after.glued and self.tokens[at + 2].text in self.words.units:
            return None
        return token.value, at + 1

    def _ordinal(self, at: int) -> tuple[int, int] | None:
        """Third, twenty-fifth, 3rd: a day."""
        ordinals, numbers = self.words.ordinals, self.words.numbers
        text = self.tokens[at].text
        if text in ordinals:
            return ordinals[text], at + 1
        tens = numbers.get(text, 0)
        if tens in (20, 30):
            j = at + 2 if self.tokens[at + 1].text in DASHES else at + 1
            ones = ordinals.get(self.tokens[j].text, 10)
            if ones < 10 and tens + ones <= 31:
                return tens + ones, j + 1
        if self.tokens[at + 1].text in SUFFIXES:
            return self._day_number(at)
        return None

    def _day_first(self, at: int) -> Raw | None:
        """28 October 2025, 28th of October, the thirtieth day of April, 3–5 June."""
        tokens = self.tokens
        found = self._day_number(at) or self._ordinal(at)
        if found is None:
            return None
        day, j = found
        if tokens[j].text in (*DASHES, "to", "and"):
            return self._two_days(at, day, j)
        if tokens[j].text == "day":
            j += 1
        if tokens[j].text == "of":
            j += 1
        if tokens[j].text == "the":
            return None
        entry = self.words.months.get(tokens[j].text)
        if entry is None or not (tokens[j].capital or not entry.weak or self.year_ref(j + 1)):
            return None
        return self._day_and_month(at, day, j)

    def _day_and_month(self, at: int, day: int, month_at: int) -> Raw | None:
        month = self.words.months[self.tokens[month_at].text].value
        j = month_at + 1
        if self.tokens[j].text == "." and self.tokens[j].glued and self.year_ref(j + 1):
            j += 1
        ref = self.year_ref(j)
        if not is_date(ref.year if ref and ref.year else 2024, month, day):
            return None
        return self._with_year(Raw(at, month_at + 1, month=month, day=day), ref)

    def _two_days(self, at: int, day: int, dash: int) -> Raw | None:
        if self.tokens[dash + 1].text in self.words.months:  # 28-Oct-2025
            if self.tokens[dash].text not in DASHES:
                return None
            raw = self._day_and_month(at, day, dash + 1)
            if raw and self.tokens[raw.last].text in DASHES and self.four_digits(raw.last + 1) is not None:
                return replace(raw, last=raw.last + 2, year=self.four_digits(raw.last + 1))
            return raw
        other = self._day_number(dash + 1)
        if other is None or other[0] <= day or self.tokens[other[1]].text not in self.words.months:
            return None
        until = self._day_and_month(dash + 1, other[0], other[1])
        if until is None or until.month is None:
            return None
        return replace(until, first=at, day=day, until=until)

    def _weekday(self, at: int) -> Raw | None:
        """Tuesday, Tuesday night, Tuesday last week, Tue, 28 October."""
        tokens = self.tokens
        entry = self.words.weekdays.get(tokens[at].text)
        if entry is None or not tokens[at].capital:
            return None
        j = at + 1
        if entry.weak and tokens[j].text == "." and tokens[j].glued:
            j += 1
        if tokens[j].text in DAY_PARTS:
            j += 1
        raw = Raw(at, j, weekday=entry.value)
        dated = self._dated(raw)
        if dated.day is not None:
            return dated
        if entry.weak:
            return None
        if tokens[j].text == "of":
            j += 1
        if self.words.units.get(tokens[j + 1].text) == "week" and tokens[j].text in self.words.shifts:
            return replace(raw, last=j + 2, unit="week", shift=self.words.shifts[tokens[j].text])
        return raw
