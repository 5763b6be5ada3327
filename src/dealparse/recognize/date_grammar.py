"""What dates look like: from tokens to a :class:`Raw` date, in which nothing is resolved or made up yet.

Every rule looks at a bounded number of tokens from where it begins, so reading a text is linear in its length.
A rule returns None where its form doesn't stand; the rules of :meth:`DateGrammar.read` are tried in order.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dealparse.lexicon.times import TimeLexicon
from dealparse.recognize.date_calendar import DAY_PARTS, OWNERS, SUFFIXES, CalendarRules
from dealparse.recognize.date_years import Choose, Raw
from dealparse.recognize.time_tokens import DASHES, Token, number_word

# Before "the next year" these look ahead from the publication, not from a date that was mentioned.
AHEAD = frozenset({"over", "in", "within", "during", "for", "through", "throughout", "into", "of"})
_CHOICES: dict[int, Choose] = {-1: "last", 0: "this", 1: "next"}


class DateGrammar(CalendarRules):
    """All rules, above those for the calendar.

    Args:
        tokens: ``time_tokens(text)``.
        words: the lexicon.
        day_first: whether 3/4/2025 is the third of April; None: where both readings are possible, neither is taken.
    """

    def __init__(self, tokens: list[Token], words: TimeLexicon, day_first: bool | None) -> None:
        super().__init__(tokens, words, day_first)
        self._rules: tuple[Callable[[int], Raw | None], ...] = (
            self._day_word,
            self._feast,
            self._part,
            self._portion,
            self._short_period,
            self._month,
            self._day_first,
            self._weekday,
            self._season,
            self._chosen,
            self._fiscal,
            self._decade,
            self._distance,
            self._back_reference,
        )
        self._number_rules = (self._portion, self._short_period, self._day_first, self._decade, self._distance)

    def read(self, at: int, *, bare_year: bool = False) -> Raw | None:
        """The date that begins at token `at`.

        Args:
            at: index of a token.
            bare_year: also read a year that stands alone (the caller has seen to it that it is one).
        """
        token = self.tokens[at]
        if token.kind == "date":
            return self._numeric(at)
        if token.kind in ("sign", "own", "none"):
            return None
        if token.text == "the":
            after = self.read(at + 1, bare_year=bare_year) if self.tokens[at + 1].text != "the" else None
            return after or self._the_unit(at)
        for rule in self._number_rules if token.kind == "num" else self._rules:
            found = rule(at)
            if found:
                return found
        return self.bare_year(at) if bare_year else None

    def _day_word(self, at: int) -> Raw | None:
        if self.tokens[at].text not in self.words.phrase_starters:
            return None
        for length in (4, 3, 2, 1):
            row = tuple(t.text for t in self.tokens[at : at + length])
            shift = self.words.day_words.get(row)
            if shift is not None:
                return self._dated(Raw(at, at + length, unit="day", shift=shift))
        return None

    def _feast(self, at: int) -> Raw | None:
        if self.tokens[at].text not in self.words.phrase_starters:
            return None
        for length in (4, 3, 2):
            row = tuple(t.text for t in self.tokens[at : at + length])
            value = self.words.feasts.get(row)
            if value is not None:
                raw = Raw(at, at + length, month=value // 100, day=value % 100)
                return self._with_year(raw, self.year_ref(raw.last))
        return None

    def _part(self, at: int) -> Raw | None:
        """Early 2027, mid-to-late 2027, the end of next year, year-end, later this month."""
        tokens, words = self.tokens, self.words
        if tokens[at].text in ("year", "month") and tokens[at + 1].text in (*DASHES, "end", "'s"):
            j = at + 1 if tokens[at + 1].text == "end" else at + 2
            if tokens[j].text != "end":
                return None
            raw = Raw(at, j + 1, unit=words.units[tokens[at].text])
            ref = self.year_ref(j + 1) if raw.unit == "year" else None
            return Raw(at, ref.last, year=ref.year) if ref and ref.year is not None else raw
        part = words.parts.get(tokens[at].text)
        if part is None:
            return None
        j = at + 1
        while tokens[j].text in DASHES or (tokens[j].text in ("to", "or") and j < at + 4):
            j += 1
        if j > at + 1 and tokens[j].text in words.parts:
            j += 1
        elif tokens[j - 1].text in ("to", "or"):
            return None
        of = False
        while j < at + 8 and (tokens[j].text in DASHES or tokens[j].text in ("of", "in", "the", "on")):
            of = of or tokens[j].text == "of"
            j += 1
        if (part.weak and not of) or tokens[j].text in words.parts:
            return None
        found = self.read(j, bare_year=True) or (self._the_unit(j - 1) if tokens[j - 1].text == "the" else None)
        bare = tokens[j - 1].text in DASHES or tokens[j - 1].text == "of"  # "mid-year", "end of month"
        if found is None and bare and tokens[j].text in ("year", "decade", "month", "quarter"):
            found = Raw(j, j + 1, unit=words.units[tokens[j].text])
        return replace(found, first=at) if found and found.day is None else None

    def _the_unit(self, at: int) -> Raw | None:
        """The year, the month, the fiscal year, the decade, after "end of" and the like."""
        if self.tokens[at].text != "the" or self.words.parts.get(self._two_before(at)) is None:
            return None
        j = at + 2 if self.tokens[at + 1].text in self.words.fiscal else at + 1
        unit = self.words.units.get(self.tokens[j].text)
        if unit is None or self.tokens[j].text.endswith("s") or unit == "century":
            return None
        if unit == "day" and self.tokens[at - 2].text in ("end", "beginning", "start"):
            return None  # "at the end of the day"
        return Raw(at + 1, j + 1, unit=unit)

    def _two_before(self, at: int) -> str:
        return self.tokens[at - 2].text if at >= 2 and self.tokens[at - 1].text in ("of", "in") else ""

    def _portion(self, at: int) -> Raw | None:
        """Third quarter of 2025, first half of the year, last week of October."""
        tokens, words = self.tokens, self.words
        j = at + 1
        number = words.ordinals.get(tokens[at].text, -1)
        if tokens[at].text in ("last", "final", "latter", "closing"):
            number = 0
        elif 1 <= tokens[at].value <= 4 and tokens[j].text in SUFFIXES and tokens[j].glued:
            number, j = tokens[at].value, j + 1
        if number < 0:
            return None
        if tokens[j].text in DASHES:
            j += 1
        noun = tokens[j].text
        if noun in ("week", "weeks", "days", "part", "fortnight", "third") and tokens[j + 1].text == "of":
            found = self._month(j + 2)
            return replace(found, first=at) if found and found.day is None else None
        length = {"quarter": 3, "half": 6, "trimester": 4, "semester": 6}.get(noun)
        if length is None or number * length > 12:
            return None
        raw = Raw(at, j + 1, month=(number or 12 // length) * length - length + 1, coarse=length)
        ref = self.year_ref(j + 1)
        if ref:
            return self._with_year(raw, ref)
        # Without a year it is a date only as "in the second quarter"; "last quarter" alone is the one before.
        if tokens[at].text == "last" and tokens[at - 1].text != "the":
            return None
        return raw if tokens[at - 1].text == "the" and tokens[j + 1].text not in ("of", "hour") else None

    def _short_period(self, at: int) -> Raw | None:
        """Q2 2025, 2Q25, H1'26, 1H FY27, 2026-Q1."""
        tokens = self.tokens
        if tokens[at].end - tokens[at].start == 4:
            return self._year_before_period(at)
        letter, number = tokens[at], tokens[at + 1]
        if number.text in ("q", "h"):
            letter, number = number, letter
        if letter.text not in ("q", "h") or not tokens[at + 1].glued or len(number.text) != 1:
            return None
        length = 3 if letter.text == "q" else 6
        if not 1 <= number.value <= 12 // length:
            return None
        raw = Raw(at, at + 2, month=(number.value - 1) * length + 1, coarse=length)
        j = at + 2
        if tokens[j].text in (*DASHES, "/") and self.four_digits(j + 1) is not None:
            return replace(raw, last=j + 2, year=self.four_digits(j + 1))
        if self._two_digits(j) and tokens[j].glued:
            return replace(raw, last=j + 1, year=2000 + tokens[j].value)
        ref = self.year_ref(j)
        if ref:
            return self._with_year(raw, ref)
        after = tokens[at + 2]
        return None if after.glued and after.kind in ("word", "num") else raw

    def _year_before_period(self, at: int) -> Raw | None:
        """2026 Q1, 2026-H2, 2026Q1."""
        j = at + 2 if self.tokens[at + 1].text in DASHES else at + 1
        letter, number = self.tokens[j], self.tokens[j + 1]
        if letter.text not in ("q", "h") or not letter.capital or not number.glued or not 1 <= number.value <= 4:
            return None
        year = self.tokens[at].value
        return Raw(at, j + 2, year=year) if 1900 <= year <= 2100 else None

    def _season(self, at: int) -> Raw | None:
        """Spring 2026, autumn of last year; "in the spring"."""
        month = self.words.seasons.get(self.tokens[at].text)
        if month is None:
            return None
        raw = Raw(at, at + 1, month=month, coarse=3)
        ref = self.year_ref(at + 1)
        if ref:
            return self._with_year(raw, ref)
        before = self.tokens[at - 1].text
        if before == "the":
            before = self.tokens[at - 2].text
        after = self.tokens[at + 1]
        fits = before in self.words.context and after.text != "of" and not (after.kind == "word" and after.capital)
        return raw if fits else None

    def _chosen(self, at: int) -> Raw | None:
        """Last year, next quarter, this fiscal year; last October, next Tuesday, this spring."""
        tokens, words = self.tokens, self.words
        shift = words.shifts.get(tokens[at].text)
        if shift is None:
            return None
        j = at + 2 if tokens[at + 1].text in words.fiscal else at + 1
        unit = words.units.get(tokens[j].text)
        article = tokens[at - 1].text == "the" or tokens[at - 1].text in OWNERS
        if unit and not tokens[j].text.endswith("s"):
            if (article and tokens[at].text != "current" and unit != "quarter") or (unit == "decade" and shift < 0):
                return None
            return None if unit in ("day", "century") else Raw(at, j + 1, unit=unit, shift=shift)
        inner = self._month(at + 1) or self._weekday(at + 1) or self._season(at + 1)
        if inner and not inner.has_year and inner.day is None:
            return replace(inner, first=at, choose=_CHOICES[shift])
        return replace(inner, first=at, choose=_CHOICES[shift]) if inner and inner.day else None

    def _decade(self, at: int) -> Raw | None:
        """The 2030s."""
        token, after = self.tokens[at], self.tokens[at + 1]
        if token.value % 10 or not 1800 <= token.value <= 2100 or not (after.text == "s" and after.glued):
            return None
        return Raw(at, at + 2, year=token.value, until=Raw(at, at + 2, year=token.value + 9))

    def _distance(self, at: int) -> Raw | None:
        """Ten years ago (from the publication); a year later, two days earlier (from the date before)."""
        tokens, words = self.tokens, self.words
        if tokens[at].text in ("a", "an"):
            count, j = 1, at + 1
        elif tokens[at].kind == "num" and 0 < tokens[at].value <= 999:
            count, j = tokens[at].value, at + 1
        else:
            in_words = number_word(tokens, at, words.numbers)
            if in_words is None:
                return None
            count, j = in_words
        unit = words.units.get(tokens[j].text)
        direction = tokens[j + 1].text
        if unit is None or direction not in ("ago", "later", "afterwards", "earlier", "before"):
            return None
        if direction != "ago" and not self._goes_alone(j + 2, direction):
            return None
        shift = -count if direction in ("ago", "earlier", "before") else count
        return Raw(at, j + 2, unit=unit, shift=shift, back=direction != "ago")

    def _goes_alone(self, at: int, direction: str) -> bool:
        """Whether "a day before" ends at token `at`: "the day after the vote" refers to the vote, not to a date."""
        if direction in ("before", "after"):
            return self.tokens[at].kind in ("sign", "none") or self.tokens[at].text in ("and", "but")
        return self.tokens[at].text != "than"

    def _back_reference(self, at: int) -> Raw | None:
        """The same day, that year, the previous month, the following Monday; the week before."""
        tokens, words = self.tokens, self.words
        word, after = tokens[at].text, tokens[at + 1]
        if word in words.units and tokens[at - 1].text == "the" and after.text in ("before", "after"):
            if not self._goes_alone(at + 2, after.text):
                return None
            return Raw(at, at + 2, unit=words.units[word], shift=-1 if after.text == "before" else 1, back=True)
        shift = words.back_shifts.get(word, 0)
        if word not in words.back_shifts or (shift and tokens[at - 1].text != "the"):
            return None
        if word == "next" and tokens[at - 2].text in AHEAD:
            return None  # "over the next year" is counted from the publication
        unit = "day" if after.text in DAY_PARTS else words.units.get(after.text)
        if unit in ("day", "week", "month", "year") and not after.text.endswith("s"):
            return Raw(at, at + 2, unit=unit, shift=shift, back=True)
        # "said that Monday's pact holds": of a weekday or a month "that" says nothing
        inner = None if tokens[at - 1].text != "the" else self._month(at + 1) or self._weekday(at + 1)
        if inner and not inner.has_year and inner.day is None:
            return replace(inner, first=at, choose=_CHOICES[shift], back=True)
        return None
