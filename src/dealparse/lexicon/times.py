"""Words of dates and durations: months, weekdays, numbers, and the small words around them that say what they mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import Field

from dealparse.lexicon.loader import Entry, irregular_verbs, load

Unit = Literal["day", "week", "month", "quarter", "year", "decade", "century"]
DateUse = Literal["point", "start", "end", "between"]
Kind = Literal[
    "month",  # value: 1 to 12
    "weekday",  # value: 0 (Monday) to 6
    "season",  # value: its first month
    "feast",  # value: month * 100 + day
    "number",  # value
    "ordinal",  # value
    "unit",  # unit
    "shift",  # last -1, this 0, next 1
    "back_shift",  # the same against the date that was mentioned before
    "day_word",  # value: days from the day of publication
    "part",  # early, end of: dropped, for a year is as fine as the record gets
    "fiscal",  # words before "year" or a year
    "cue",  # words before a date; use
    "cue_after",  # words after a date; use
    "approximate",  # words that may stand between a cue and its date
    "context",  # words after which an ambiguous month ("may", "march") is a month
    "article",  # words after which a number before a noun is a year ("the 2011 agreement")
    "forward",  # words that put an undated month or weekday after the publication
    "back",  # words that put it before
    "postponed",  # verbs after which "from 2027 to 2029" is no span of time
    "year_noun",  # nouns that a lone year may stand before
    "counted",  # nouns and units that make the number before them an amount
    "numbered",  # words before a number that is a page, a model, a name
    "term_lead",  # words that make "a year" or "the decade" after them a duration
    "age_before",  # words before a duration that is past
    "age_after",  # words after it
    "per",  # words before a unit that make a rate
]


class TimeWord(Entry):
    """Words of one meaning.

    Args:
        kind: what they are; the list is above.
        words: rows of lower-case words, a space between two.
        value: the number that they stand for.
        unit: the unit that they stand for.
        use: what they make of the date beside them.
        weak: they are ordinary words too, and count only beside a number or after a preposition.
        gives: what is read from `example`, published on Wednesday, 18 June 2025: "point 2025-06", "range 2027/2030",
            "tenor 20"; "" for nothing.
    """

    kind: Kind
    words: tuple[str, ...] = Field(min_length=1)
    value: int = 0
    unit: Unit | None = None
    use: DateUse | None = None
    weak: bool = False
    gives: str


Order = Literal["day", "month", "either"]


class DateOrder(Entry):
    """Countries that don't put the day first in numeric dates.

    Args:
        order: what they put first; "either" where their English pages do both.
        countries: ISO 3166 codes.
        gives: what is read from `example`, in the form of :class:`TimeWord`.
    """

    order: Order
    countries: tuple[str, ...] = Field(min_length=1)
    gives: str


@cache
def date_orders() -> Mapping[str, Order]:
    """The order of numeric dates by country; who isn't there puts the day first.

    Examples:
        >>> date_orders()["US"], "GB" in date_orders()
        ('month', False)
    """
    return {country: entry.order for entry in load("date_orders", DateOrder) for country in entry.countries}


Row = tuple[str, ...]

# Kinds of words that a date may begin with.
_STARTING: tuple[Kind, ...] = (
    *("month", "weekday", "season", "feast", "number", "ordinal", "shift", "back_shift", "day_word", "part", "fiscal"),
)
_OTHER_STARTERS = frozenset({"q", "h", "a", "an", "day", "week", "month", "year", "final", "latter", "closing"})


@dataclass(frozen=True, slots=True)
class TimeLexicon:
    """The words by kind, ready for look-up. Single words are keyed by the word, phrases by the row of words.

    A date begins with one of `starters` or a number, a phrase ("last night") with one of `phrase_starters`.
    """

    months: Mapping[str, TimeWord]
    weekdays: Mapping[str, TimeWord]
    seasons: Mapping[str, int]
    feasts: Mapping[Row, int]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    units: Mapping[str, Unit]
    shifts: Mapping[str, int]
    back_shifts: Mapping[str, int]
    day_words: Mapping[Row, int]
    parts: Mapping[str, TimeWord]
    fiscal: frozenset[str]
    cues: Mapping[Row, DateUse]
    cues_after: Mapping[Row, DateUse]
    approximate: frozenset[str]
    context: frozenset[str]
    articles: frozenset[str]
    forward: frozenset[Row]
    back: frozenset[str]
    postponed: frozenset[str]
    year_nouns: frozenset[str]
    counted: frozenset[str]
    numbered: frozenset[str]
    term_leads: frozenset[Row]
    age_before: frozenset[Row]
    age_after: frozenset[Row]
    per: frozenset[str]
    starters: frozenset[str]
    phrase_starters: frozenset[str]


def time_words() -> tuple[TimeWord, ...]:
    """All entries of ``date_words.jsonl``."""
    return load("date_words", TimeWord)


@cache
def time_lexicon() -> TimeLexicon:
    """The words of dates and durations.

    Examples:
        >>> time_lexicon().months["sept"].value, time_lexicon().cues["no", "later", "than"]
        (9, 'end')
    """
    entries = time_words()

    def pairs(kind: Kind) -> Iterable[tuple[str, TimeWord]]:
        return ((word, entry) for entry in entries if entry.kind == kind for word in entry.words)

    def values(kind: Kind) -> dict[str, int]:
        return {word: entry.value for word, entry in pairs(kind)}

    def rows(kind: Kind) -> dict[Row, TimeWord]:
        return {tuple(word.split()): entry for word, entry in pairs(kind)}

    def words(kind: Kind) -> frozenset[str]:
        return frozenset(word for word, _ in pairs(kind))

    return TimeLexicon(
        months=dict(pairs("month")),
        weekdays=dict(pairs("weekday")),
        seasons=values("season"),
        feasts={row: entry.value for row, entry in rows("feast").items()},
        numbers=values("number"),
        ordinals=values("ordinal"),
        units={word: entry.unit for word, entry in pairs("unit") if entry.unit},
        shifts=values("shift"),
        back_shifts=values("back_shift"),
        day_words={row: entry.value for row, entry in rows("day_word").items()},
        parts=dict(pairs("part")),
        fiscal=words("fiscal"),
        cues={row: entry.use for row, entry in rows("cue").items() if entry.use},
        cues_after={row: entry.use for row, entry in rows("cue_after").items() if entry.use},
        approximate=words("approximate"),
        context=words("context"),
        articles=words("article"),
        forward=frozenset(rows("forward")),
        back=words("back") | _past_forms(),
        postponed=words("postponed"),
        year_nouns=words("year_noun"),
        counted=words("counted"),
        numbered=words("numbered"),
        term_leads=frozenset(rows("term_lead")),
        age_before=frozenset(rows("age_before")),
        age_after=frozenset(rows("age_after")),
        per=words("per"),
        starters=frozenset(word.split()[0] for kind in _STARTING for word, _ in pairs(kind)) | _OTHER_STARTERS,
        phrase_starters=frozenset(row[0] for row in (*rows("day_word"), *rows("feast"))),
    )


def _past_forms() -> frozenset[str]:
    """Irregular past forms that are not base forms too ("cut", "set")."""
    verbs = irregular_verbs()
    return frozenset(form for base, past in verbs.items() for form in past if form != base and form not in verbs)
