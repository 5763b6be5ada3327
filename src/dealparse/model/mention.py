"""What recognizers find. Light frozen dataclasses: many are made for each article, few end in a record.

Offsets are code points in the string that the recognizer was given; :meth:`Mention.shifted` moves them into the
article's text.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, Self

from dealparse.model.dates import PartialDate
from dealparse.model.vocabulary import Instrument, PartyType, Period, Qualifier, Sector

Sharing = Literal["each", "combined", "respectively"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that a recognizer knows something about."""

    start: int
    end: int
    text: str

    def shifted(self, by: int) -> Self:
        """The same mention with its offsets moved by `by` characters."""
        return replace(self, start=self.start + by, end=self.end + by)


@dataclass(frozen=True, slots=True)
class MoneyMention(Mention):
    """An amount of money, hedge words and period included in the span ("more than $5 billion a year").

    `currency` is None where the text doesn't decide; then `candidates` lists the ISO 4217 codes it could be.
    `basis` says what decided: "code", "symbol", "name", "country" (a country word beside it), "article" (defined or
    used elsewhere in the article), "none". `vague` marks "billions" with no number (low = high = None).
    `of_which` marks a per-unit or comparative use that the words themselves show ("$258m each" has sharing="each";
    "$10 per MMBtu" has per_unit=True).
    """

    low: Decimal | None
    high: Decimal | None
    currency: str | None
    qualifier: Qualifier
    period: Period | None = None
    candidates: tuple[str, ...] = ()
    basis: str = "none"
    sharing: Sharing | None = None
    vague: bool = False
    per_unit: bool = False
    in_brackets: bool = False


@dataclass(frozen=True, slots=True)
class QuantityMention(Mention):
    """A volume, count, percentage or share of something.

    `unit` is a string that pint reads with our registry, rates included ("Mt/year"), or "percent", or "count".
    `commodity` is the thing counted or measured, as written. `sort` tells physical units, counts of things,
    percentages ("15%", "one third") and percentage points apart.
    """

    low: Decimal | None
    high: Decimal | None
    unit: str
    qualifier: Qualifier
    commodity: str | None = None
    sort: Literal["physical", "count", "percent", "points"] = "physical"
    period: Period | None = None
    sharing: Sharing | None = None


@dataclass(frozen=True, slots=True)
class DateMention(Mention):
    """A date or a span of time, resolved as far as the text and `published` allow.

    `use` is what the words around it say it is: "start" ("from 2028", "starting in"), "end" ("by 2030", "through",
    "until", "no later than"), "range" ("2027-29", "between 2027 and 2030": `date` is the start, `end_date` the end),
    "point" (a bare date: "on Tuesday", "in July 2023", "last month"). `basis` is "stated" (all parts stand in the
    text), "relative" (resolved against `published`, or against a date that an earlier sentence states), "none" (not
    resolvable: `date` is None).
    """

    date: PartialDate | None
    end_date: PartialDate | None = None
    use: Literal["point", "start", "end", "range"] = "point"
    basis: Literal["stated", "relative", "none"] = "stated"
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class TermMention(Mention):
    """A duration in years ("20-year", "over the next decade", "for 18 months" = 1.5).

    `use`: "tenor" (20-year, for 20 years, over ten years, within 180 days), "age" (past or age: "ten years ago", "in
    the past five years": never a term of an undertaking).
    """

    years: Decimal
    use: Literal["tenor", "age"] = "tenor"


@dataclass(frozen=True, slots=True)
class PartyMention(Mention):
    """A mention of somebody who can undertake something.

    `name` is the mention's own canonical form (article dropped, possessive cut). `code` is the ISO 3166 alpha-2 code
    (or "EU", or a group's id) of a government. `form`: "name", "adjective" ("Japanese"), "capital" ("Tokyo" for the
    government), "official" (a person who acts for `acts_for`), "description" ("the Seoul-based carrier", "the
    company"), "pronoun". `alias` is the short form defined at this mention ("… (ADNOC)").
    `possessive` marks "Japan's"; `listed` marks a mention that stands in an enumeration.
    """

    name: str
    type: PartyType
    form: Literal["name", "adjective", "capital", "official", "description", "pronoun"] = "name"
    code: str | None = None
    acts_for: str | None = None
    alias: str | None = None
    possessive: bool = False


@dataclass(frozen=True, slots=True)
class PlaceMention(Mention):
    """A place where something happens; `code` is the ISO 3166 code where it is a country or lies in a known one.

    `after` is the locative word before it ("in", "at", "near"), None where there is none. `line_end` says that a
    railway, a cable or another line begins or ends there.
    """

    name: str
    code: str | None = None
    after: str | None = None
    line_end: bool = False


@dataclass(frozen=True, slots=True)
class SectorMention(Mention):
    """Words that show a sector; `weight` 1..3, higher is more specific and wins over lower ones nearby."""

    sector: Sector
    entry: str
    weight: int = 2


@dataclass(frozen=True, slots=True)
class InstrumentMention(Mention):
    """Words that name an instrument; `entry` is the lexicon id."""

    instrument: Instrument
    entry: str


@dataclass(frozen=True, slots=True)
class CueMention(Mention):
    """Words that carry a decision: `cue` is its class, `value` what it says, `entry` the lexicon id.

    `subject` is the role that the subject of a head verb takes ("committer" or "counterparty").
    """

    cue: str
    value: str
    entry: str
    subject: str | None = None
