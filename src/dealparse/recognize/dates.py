"""Finds dates and spans of time. The grammar is ours throughout: nothing that the text doesn't state is filled in.

What a date looks like is in :mod:`date_grammar`, what it means on the day of publication in :mod:`date_resolve`;
here is what the words around it make of it: a start, an end, a span, before or after the publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, Literal

from dealparse.lexicon.times import DateUse, time_lexicon
from dealparse.model.dates import PartialDate
from dealparse.model.mention import DateMention
from dealparse.recognize.date_calendar import DAY_PARTS
from dealparse.recognize.date_grammar import DateGrammar
from dealparse.recognize.date_resolve import NOTHING, Resolved, resolve, resolve_span
from dealparse.recognize.date_years import Raw
from dealparse.recognize.number_grammar import any_of, lowered
from dealparse.recognize.time_tokens import DASHES, time_tokens

_LONGEST_CUE = 5
_EARLIER = 12  # dates looked at for "a day later"
# How far back a verb is looked for that says whether an undated month lies ahead.
_CLAUSE = 14
_CLAUSE_ENDS = frozenset({".", ";", "!", "?", ":"})
_TO = frozenset({"to", "until", "till", "through", "thru"})
_CURRENCY_SIGNS = frozenset("$€£¥₩₹₽₺₫฿₱₦₪#№")
_OPENERS = frozenset({"", "(", "[", ",", ";", ":", ".", "–", "—", "/", "|", "•", "*", "and", "or", "“", '"', "'"})
_CLOSERS = frozenset({"", ")", "]", ",", ";", ":", ".", "–", "—", "|", "”", '"', "'", "?", "!", "and", "or", "to"})

# Words that bound amounts as well as dates, and words that may follow a year but no amount.
_BOUNDS = frozenset({("up", "to"), ("over",), ("around",), ("of", "around"), ("of", "over"), ("within",)})
_LINKS = frozenset({"and", "or", "but", "the", "a", "an", "it", "its", "they", "he", "she", "we", "with", "when", "as"})


def find_dates(
    text: str,
    published: PartialDate | None = None,
    *,
    day_first: bool | None = None,
    earlier: Sequence[PartialDate] = (),
) -> list[DateMention]:
    """Dates in `text`, in order, without overlaps. Spans hold the date's own words, not the preposition before it.

    Args:
        text: any text.
        published: what relative and undated dates are resolved against; without it they stay unresolved.
        day_first: whether 3/4/2025 is the third of April. None: it is cut to 2025 and marked ambiguous.
        earlier: the dates before `text`, the last one last (:func:`anchors_of`), for a "two weeks later" or "the
            following year" that refers to no date in it; without them those stay unresolved.

    Examples:
        >>> [str(m.date) for m in find_dates("Signed on Tuesday, to start in H2 2026", PartialDate(2025, 10, 30))]
        ['2025-10-28', '2026']
        >>> [(m.use, m.text) for m in find_dates("from 2027 to the end of 2030, or by mid-2031")]
        [('range', '2027 to the end of 2030'), ('end', 'mid-2031')]
    """
    if not _trace().search(f" {lowered(text)}"):
        return []
    return _Finder(text, published, day_first, earlier).find()


@cache
def _trace() -> re.Pattern[str]:
    """A digit, or a word that no date in words can do without: many sentences hold none and need no tokens."""
    words = time_lexicon()
    rows = {row[0] for row in (*words.day_words, *words.feasts)} | {row[-1] for row in words.day_words}
    counts = {word for word, value in words.numbers.items() if value in (2, 19, 20)}  # twenty thirty, two thousand ten
    traces = {*words.months, *words.weekdays, *words.seasons, *words.units, *rows, *counts, *DAY_PARTS}
    traces |= {"half", "trimester", "semester"}
    return re.compile(rf"[^a-z](?:(?<=[0-9])|(?={any_of({word[:3] for word in traces})}){any_of(traces)}(?![a-z]))")


def anchors_of(found: Iterable[DateMention]) -> list[PartialDate]:
    """What "a year later" after these dates may be counted from; of a span its end.

    Examples:
        >>> first = find_dates("The pact was signed on 3 May 2019.")
        >>> [(str(m.date), m.basis) for m in find_dates("The next day it was sealed.", earlier=anchors_of(first))]
        [('2019-05-04', 'relative')]
    """
    return [m.end_date or m.date for m in found if m.date is not None]


class _Finder:
    """One run over one text."""

    def __init__(
        self, text: str, published: PartialDate | None, day_first: bool | None, earlier: Sequence[PartialDate]
    ) -> None:
        self.text = text
        self.published = published
        self.words = time_lexicon()
        self.tokens = time_tokens(text)
        self.grammar = DateGrammar(self.tokens, self.words, day_first)
        self.earlier = [Resolved(date, "relative") for date in earlier[-_EARLIER:]]
        self.taken = 0  # tokens before this one belong to the last mention

    def find(self) -> list[DateMention]:
        found = []
        starters = self.words.starters
        for at, token in enumerate(self.tokens):
            if at < self.taken or not (token.text in starters or token.kind in ("num", "date")):
                continue
            raw = self.grammar.read(at)
            if raw is None:
                raw = self._lone_year(at)
            if raw is not None:
                mention, self.taken = self._mention(raw)
                found.append(mention)
        return found

    def _mention(self, raw: Raw) -> tuple[DateMention, int]:
        use, cue_at = self._cue_before(raw.first)
        until = raw.until or self._until(raw, use, cue_at)
        last = max(raw.last, until.last) if until else raw.last
        after = self._cue_after(last)
        forward = self._forward(raw, use, cue_at)
        if until:
            return self._span(raw, until, use, last, forward), last
        resolved = resolve(raw, self.published, self._before(raw), forward=forward)
        if resolved.date:
            self.earlier.append(resolved)
        if after and use in (None, "point"):
            use = after
        mention = DateMention(
            **self._place(raw.first, last),
            date=resolved.date,
            use=use if use in ("start", "end") else "point",
            basis=resolved.basis,
            ambiguous=raw.ambiguous,
        )
        return mention, last

    def _span(self, raw: Raw, until: Raw, use: DateUse | None, last: int, forward: bool | None) -> DateMention:
        start, end = resolve_span(raw, until, self.published, self._before(raw), forward=forward)
        if end.date:
            self.earlier.append(end)
        place, basis = self._place(raw.first, last), _weaker(start, end)
        if use == "end":
            return DateMention(**place, date=end.date, use="end", basis=end.basis, ambiguous=raw.ambiguous)
        if start.date is None or end.date is None or start.date.earliest >= end.date.earliest:
            one = start if start.date else end
            return DateMention(**place, date=one.date, use="point", basis=one.basis, ambiguous=raw.ambiguous)
        return DateMention(
            **place, date=start.date, end_date=end.date, use="range", basis=basis, ambiguous=raw.ambiguous
        )

    def _before(self, raw: Raw) -> Resolved:
        """The date that "a day later" or "that year" refers to: the last one that is fine enough for it."""
        if not raw.back:
            return NOTHING
        fine = 3 if raw.unit in ("day", "week") or raw.weekday is not None else 2 if raw.unit == "month" else 1
        recent = reversed(self.earlier[-_EARLIER:])
        return next((r for r in recent if r.date is not None and _fineness(r.date) >= fine), NOTHING)

    def _place(self, first: int, last: int) -> dict[str, Any]:
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        return {"start": start, "end": end, "text": self.text[start:end]}

    # The words around

    def _cue_before(self, at: int) -> tuple[DateUse | None, int]:
        """What the words before a date make of it, and where they begin; the longest row of words counts."""
        end = at
        for _ in range(3):
            for length in range(min(_LONGEST_CUE, end - self.taken), 0, -1):
                use = self.words.cues.get(tuple(t.text for t in self.tokens[end - length : end]))
                if use:
                    return use, end - length
            if end <= self.taken or self.tokens[end - 1].text not in self.words.approximate:
                break
            end -= 1
        return None, at

    def _cue_after(self, at: int) -> DateUse | None:
        for length in (3, 2, 1):
            use = self.words.cues_after.get(tuple(t.text for t in self.tokens[at : at + length]))
            if use:
                return use
        return None

    def _until(self, raw: Raw, use: DateUse | None, cue_at: int) -> Raw | None:
        """The other end of a span: "2027-29", "from 2028 to 2031", "between 2027 and 2030", "in 2028 and 2029"."""
        connector = self.tokens[raw.last].text
        if raw.year is not None and raw.day is None and (raw.is_year or raw.coarse):
            short = self.grammar.second_year(raw.last, raw.year)
            if short and self._ends_cleanly(short.last):
                return short
        if connector == "up" and self.tokens[raw.last + 1].text == "to":
            return self._other_end(raw, raw.last + 2)
        if connector in DASHES or connector in _TO:
            postponed = use == "start" and self._postponed(cue_at)
            other = None if postponed or use == "end" else self._other_end(raw, raw.last + 1)
            if other and raw.year and other.year and other.year < raw.year:
                return None
            return other if other and (use in ("start", "between") or _same_kind(raw, other)) else None
        if connector in ("and", "or") and raw.unit == "year" and raw.month is None and not raw.back:
            j = raw.last + 2 if self.tokens[raw.last + 1].text == "the" else raw.last + 1
            if self.tokens[j].text == "next" and self.tokens[j + 1].text not in self.words.units:
                return Raw(j, j + 1, unit="year", shift=raw.shift + 1)
        if connector == "and":
            other = self._other_end(raw, raw.last + 1)
            return other if other and (use == "between" or self._adjacent(raw, other)) else None
        return None

    def _other_end(self, raw: Raw, at: int) -> Raw | None:
        other = self.grammar.read(at, bare_year=True)
        if other is None or other.until is not None or not self._ends_cleanly(other.last):
            return None
        return other

    def _ends_cleanly(self, at: int) -> bool:
        """Whether the number before `at` is no amount: "1900-2000 workers", "2025–2030 MW"."""
        after = self.tokens[at]
        return after.text not in self.words.counted and not (after.glued and after.kind in ("word", "num"))

    def _adjacent(self, raw: Raw, other: Raw) -> bool:
        """Whether "and" joins two years, or two months, of which one follows the other."""
        if raw.is_year and other.is_year:
            return raw.year is not None and other.year == raw.year + 1
        plain = raw.day is None and other.day is None and not raw.coarse and not other.coarse
        if not plain or raw.month is None or other.month is None or raw.choose or other.choose:
            return False
        same_year = raw.year == other.year or not raw.has_year
        return same_year and other.month - raw.month == 1

    def _postponed(self, cue_at: int) -> bool:
        return any(t.text in self.words.postponed for t in self.tokens[max(cue_at - 8, 0) : cue_at])

    def _forward(self, raw: Raw, use: DateUse | None, cue_at: int) -> bool | None:
        """Whether an undated date lies ahead: its own preposition says so, or else the nearest verb before it."""
        if use == "end":
            # "in the year to March" may be over
            return None if self.tokens[cue_at - 1].text in self.words.units else True
        if self.tokens[cue_at].text in ("since", "dated", "took", "back"):
            return False
        earlier = self._tenses(range(cue_at - 1, max(cue_at - _CLAUSE, 0) - 1, -1))
        if use == "start":
            # "a duty that was announced last week will be levied on goods made there from 1 May"
            return True if True in earlier or raw.weekday is not None else None
        tenses = earlier
        if not earlier and self.tokens[cue_at].text != "of" and self.tokens[raw.first - 1].text != "(":
            reach = 2 if raw.weekday is not None else _CLAUSE
            tenses = self._tenses(range(raw.last, min(raw.last + reach, len(self.tokens))))
        if not tenses or (raw.coarse and not tenses[0]):
            return None
        return tenses[0]

    def _tenses(self, places: range) -> list[bool]:
        """For each verb at `places`, up to the end of the clause: whether it points ahead (True) or back."""
        tenses = []
        for at in places:
            token = self.tokens[at]
            if token.text in _CLAUSE_ENDS and not (token.text == "." and token.glued and not self._sentence_end(at)):
                break
            if (token.text,) in self.words.forward or (token.text, self.tokens[at + 1].text) in self.words.forward:
                tenses.append(True)
            elif self._is_past(at):
                tenses.append(False)
        return tenses

    def _sentence_end(self, at: int) -> bool:
        return self.tokens[at + 1].capital and self.tokens[at - 1].end - self.tokens[at - 1].start > 3

    def _is_past(self, at: int) -> bool:
        token, before = self.tokens[at], self.tokens[at - 1]
        if (token.capital and before.text not in ("", *_CLAUSE_ENDS)) or before.text in ("be", "being", "see"):
            return False
        if token.text in self.words.back:
            return True
        return token.text.endswith("ed") and len(token.text) > 4 and not token.text.endswith(("eed", "hundred"))

    # A year that stands alone

    def _lone_year(self, at: int) -> Raw | None:
        raw = self.grammar.bare_year(at)
        return raw if raw and self._is_year(at, raw.last) else None

    def _is_year(self, at: int, last: int) -> bool:
        """Whether the tokens ``at:last`` are a year: nothing makes them an amount or a name, something a date."""
        before, after = self.tokens[at - 1], self.tokens[last]
        if self.tokens[at].kind == "word":
            return self._cue_before(at)[0] is not None
        if self._is_amount(at) or self._is_name(at):
            return False
        use, cue_at = self._cue_before(at)
        if after.text in self.words.year_nouns or self._cue_after(last):
            return True
        if use:
            return not self._is_bound(cue_at, at) or self._goes_without_noun(last)
        if self.grammar.second_year(at + 1, self.tokens[at].value):
            return True
        if before.text in DASHES and before.glued:
            return self.tokens[at - 2].text in ("pre", "post", "by")
        if before.text in self.words.articles or before.kind == "own":
            return after.kind == "word"
        opened = before.text in _OPENERS or before.kind != "word" or (before.kind == "word" and after.text in _CLOSERS)
        return opened and (after.text in _CLOSERS or before.text == "(")

    def _is_bound(self, cue_at: int, at: int) -> bool:
        """Whether the words before could bound an amount too: "up to 2000 new flats", "over 1950", "in some 2000"."""
        row = tuple(t.text for t in self.tokens[cue_at:at])
        return row in _BOUNDS or (row[-1] != "the" and row[-1] in self.words.approximate)

    def _goes_without_noun(self, at: int) -> bool:
        """Whether what follows at token `at` can't be a thing that is counted."""
        after = self.tokens[at]
        return after.kind != "word" or (after.text,) in self.words.cues or after.text in _LINKS

    def _is_amount(self, at: int) -> bool:
        token, before, after = self.tokens[at], self.tokens[at - 1], self.tokens[at + 1]
        if before.text in _CURRENCY_SIGNS or (token.glued and before.kind in ("word", "num")):
            return True
        if token.glued and before.text in DASHES:
            left = self.tokens[at - 2]
            return left.kind == "num" or (left.kind == "word" and left.text not in ("pre", "post", "by"))
        if token.glued and before.text in ("/", ".", ":", "+", "_", "@", "&", "="):
            return True
        if before.text in ("usd", "eur", "gbp", "rs", "inr", "jpy", "than", "some"):
            return True
        return after.text in self.words.counted or after.text in _CURRENCY_SIGNS or self._goes_on(at + 1)

    def _goes_on(self, at: int) -> bool:
        """Whether a number goes on at token `at`: "2014/65/EU", "2000-3000", "2025-MW"."""
        sign, right = self.tokens[at], self.tokens[at + 1]
        if not (sign.glued and right.glued):
            return False
        if sign.text in ("—", "―") or (sign.text == "–" and right.kind == "word"):
            return False
        if sign.text in DASHES or sign.text == "/":
            span = self.grammar.second_year(at, self.tokens[at - 1].value)
            if span:
                beyond = self.tokens[span.last]
                return not self._ends_cleanly(span.last) or (beyond.text in ("/", "-") and beyond.glued)
            month = sign.text == "-" and right.kind == "num" and 1 <= right.value <= 12 and len(right.text) == 2
            return not month and not (sign.text not in ("-", "/") and right.kind == "num" and right.value >= 1900)
        return sign.text in (":", "_", "@", "=") and right.kind in ("num", "word")

    def _is_name(self, at: int) -> bool:
        """Whether the number belongs to a name: "Vision 2030", "page 2025", "Airbus 2000"."""
        before = self.tokens[at - 1]
        if before.text in self.words.numbered:
            return True
        if before.text == "." and before.glued:
            before = self.tokens[at - 2]
            return before.text in self.words.numbered and before.end - before.start <= 3
        words = self.words
        known = (before.text,) in words.cues or before.text in words.articles | words.year_nouns | words.approximate
        return (
            before.kind == "word" and before.capital and not known and self.tokens[at + 1].text not in words.year_nouns
        )


def _fineness(date: PartialDate) -> int:
    """How much is known: 1 the year, 2 the month too, 3 the day too."""
    return 1 + (date.month is not None) + (date.day is not None)


def _same_kind(raw: Raw, other: Raw) -> bool:
    """Whether two dates are as fine as each other, so that "to" between them makes a span even without "from"."""
    return (raw.month is None, raw.day is None, raw.weekday is None) == (
        other.month is None,
        other.day is None,
        other.weekday is None,
    )


def _weaker(start: Resolved, end: Resolved) -> Literal["stated", "relative", "none"]:
    bases = (start.basis, end.basis)
    return "none" if "none" in bases else "relative" if "relative" in bases else "stated"
