"""What amounts are made of: currencies, units, number words, hedges and periods, each a validated data file."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Literal

from pydantic import Field

from dealparse.lexicon.loader import Entry, irregular_verbs, load
from dealparse.lexicon.phrases import expand
from dealparse.model.vocabulary import Qualifier


class Currency(Entry):
    """An ISO 4217 currency as CLDR knows it; made by scripts/make_currencies.py.

    Args:
        names: full names in lower case, singular and plural.
        symbols: CLDR's English symbols.
        digits: decimals of the minor unit.
        territories: ISO 3166 codes where it is legal tender.
        historic: replaced by now.
    """

    names: tuple[str, ...] = Field(min_length=1)
    symbols: tuple[str, ...] = ()
    digits: int = Field(ge=0, le=4)
    territories: tuple[str, ...] = ()
    historic: bool = False


class CurrencyNames(Entry):
    """What the press writes for a currency, and the words that show its country.

    Args:
        signs: spelled as printed, before or after the number.
        names: phrase patterns, any case.
        minor: words for its hundredth.
        places: lower-case words that put an article in its country.
        shy: names that are common words too: read only after a number with a scale ("300 million real").
    """

    signs: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    minor: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    shy: tuple[str, ...] = ()


class CurrencyGroup(Entry):
    """A name or sign that several currencies share.

    Args:
        words: phrase patterns.
        signs: spelled as printed.
        codes: the currencies, the likeliest first.
        default: what an article that says nothing else means by it; None where nobody could say.
        shy: as in :class:`CurrencyNames`.
        bare_at_home: whose own press writes the bare sign; elsewhere (Taiwan, Namibia) it stays the American one.
    """

    words: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    codes: tuple[str, ...] = Field(min_length=1)
    default: str | None = None
    shy: tuple[str, ...] = ()
    bare_at_home: tuple[str, ...] = ()


class Unit(Entry):
    """A unit of measure and its spellings.

    Args:
        unit: the unit that a mention gets; the id if not given.
        factor: what a value is multiplied with to be in `unit`.
        per: the period that the spelling holds ("mtpa" is per year).
        sort: what is measured.
        phrases: phrase patterns, any case.
        signs: abbreviations, any case.
        cased_signs: abbreviations in this case only.
        commodity: what is counted, where the unit itself says it ("TEU").
        define: a definition line for pint where its default registry has none, or another one.
    """

    unit: str | None = None
    factor: Decimal = Decimal(1)
    per: Literal["year", "day", "hour", "second"] | None = None
    sort: Literal[
        "mass", "volume", "power", "energy", "length", "area", "speed", "consumption", "temperature", "angle",
        "frequency", "electric", "pressure", "torque", "data", "content", "ratio", "count",
    ]  # fmt: skip
    phrases: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    cased_signs: tuple[str, ...] = ()
    commodity: str | None = None
    define: str | None = None

    @property
    def name(self) -> str:
        """The unit string of a mention."""
        return self.unit or self.id


class NumberWord(Entry):
    """A word, abbreviation or glyph of the number grammar.

    Args:
        kind: "letter" scales stand only beside a currency or a unit; "part" words are one divided by `value`.
        value: a whole number, or a fraction for a glyph ("1/2").
        words: further spellings.
        short: abbreviations, which may be glued to digits.
    """

    kind: Literal["unit", "teen", "ten", "hundred", "scale", "letter", "part", "glyph"]
    value: str
    words: tuple[str, ...] = ()
    short: tuple[str, ...] = ()


class Hedge(Entry):
    """Words that bound or blur an amount.

    Args:
        words: as printed in lower case.
        side: where they stand.
        far: words like "a further" or "a total of" may stand between ("up to a further $5m"); not so for
            prepositions ("under the $5bn deal" bounds nothing).
    """

    qualifier: Qualifier
    side: Literal["before", "after"]
    words: tuple[str, ...] = Field(min_length=1)
    far: bool = False


class PeriodWords(Entry):
    """How a rate's period is said."""

    nouns: tuple[str, ...] = Field(min_length=1)
    adverbs: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()


class WordList(Entry):
    """Words that share a use in the grammar of amounts; the note says which."""

    words: tuple[str, ...] = Field(min_length=1)


def spellings(patterns: tuple[str, ...]) -> list[str]:
    """All rows of words of phrase patterns, as strings with single spaces.

    Examples:
        >>> spellings(("metric @ton",))
        ['metric ton', 'metric tons']
    """
    verbs = irregular_verbs()
    return [" ".join(row) for pattern in patterns for row in expand(pattern, verbs)]


@cache
def currencies() -> Mapping[str, Currency]:
    """Currencies by ISO code."""
    return {entry.id: entry for entry in load("currencies", Currency)}


@cache
def currency_names() -> tuple[CurrencyNames, ...]:
    """Press names."""
    return load("currency_names", CurrencyNames)


@cache
def currency_groups() -> Mapping[str, CurrencyGroup]:
    """Shared names by id."""
    return {entry.id: entry for entry in load("currency_groups", CurrencyGroup)}


@cache
def units() -> tuple[Unit, ...]:
    """All units."""
    return load("units", Unit)


@cache
def number_words() -> tuple[NumberWord, ...]:
    """The words of the number grammar."""
    return load("number_words", NumberWord)


@cache
def hedges() -> tuple[Hedge, ...]:
    """The hedges."""
    return load("hedges", Hedge)


@cache
def periods() -> tuple[PeriodWords, ...]:
    """The periods."""
    return load("periods", PeriodWords)


@cache
def word_lists() -> Mapping[str, frozenset[str]]:
    """The word lists by id."""
    return {entry.id: frozenset(entry.words) for entry in load("amount_words", WordList)}


def word_list(name: str) -> frozenset[str]:
    """One list of words.

    Examples:
        >>> "aircraft" in word_list("plurals_without_s")
        True
    """
    return word_lists()[name]
