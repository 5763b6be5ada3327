"""What the number grammar is made of: its patterns, exact arithmetic, and the form of a number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import cache
from typing import Literal, NamedTuple

from dealparse.lexicon.amounts import NumberWord, currency_groups, currency_names, number_words, spellings, units

# Our own context: a caller's decimal settings must not change what is read.
EXACT = Context(prec=40)
_SHORT = Context(prec=15)  # what a JSON number keeps
ONE = Decimal(1)
TOO_LARGE = 30  # decimal places; no amount of a deal comes near

SPACE = "\u00a0\u2009\u202f\u2007"
GAP = rf"[ \-\u2010\u2011\n{SPACE}]"


class Number(NamedTuple):
    """A number as written.

    Args:
        start, end: where it stands.
        value: what it is, scale included; None where it is vague ("billions").
        mantissa: the value without its scale ("1.5" of "1.5 billion").
        scale: the multiplier of the scale words, 1 where there are none.
        core_end: where the part before the scale words ends.
        form: "digits", "words", "fraction" ("half", "two thirds", "1/2") or "vague".
    """

    start: int
    end: int
    value: Decimal | None
    mantissa: Decimal
    scale: Decimal
    core_end: int
    form: Literal["digits", "words", "fraction", "vague"]


def plain(value: Decimal) -> Decimal:
    """The value without exponent, noise digits and trailing zeros.

    Examples:
        >>> plain(Decimal("1.50E+9")), plain(Decimal(2) / 3)
        (Decimal('1500000000'), Decimal('0.666666666666667'))
    """
    if value.adjusted() >= 38:
        return value  # larger than anything that is counted; whoever gets it refuses it
    if value == value.to_integral_value():
        return value.quantize(ONE, context=EXACT)
    return _SHORT.plus(value).normalize(_SHORT)


def times(value: Decimal, factor: Decimal) -> Decimal:
    """The product, without rounding and in plain form."""
    return plain(EXACT.multiply(value, factor))


def lowered(text: str) -> str:
    """Lower case at the same offsets: a letter whose lower form is longer stays as it is."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


@dataclass(frozen=True, slots=True)
class Grammar:
    words: dict[str, NumberWord]
    values: dict[str, Decimal]
    parts: dict[str, Decimal]
    glyphs: dict[str, Decimal]
    scales: dict[str, Decimal]
    numeral: re.Pattern[str]
    phrase: re.Pattern[str]
    first: re.Pattern[str]
    word: re.Pattern[str]
    scale: re.Pattern[str]
    part: re.Pattern[str]
    and_part: re.Pattern[str]
    point: re.Pattern[str]
    of_scale: re.Pattern[str]
    tail: re.Pattern[str]
    more: re.Pattern[str]
    vague_of: re.Pattern[str]


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first, branching letter by letter: ten times faster than a list.

    Examples:
        >>> any_of(["ten", "two", "twelve"])
        't(?:en|w(?:elve|o))'
    """
    heads: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        heads.setdefault(word[:1], []).append(word[1:])
    ends = "" in heads
    branches = []
    for head, tails in heads.items():
        if head:
            branches.append(re.escape(head) + (any_of(tails) if len(tails) > 1 else re.escape(tails[0])))
    body = "|".join(branches)
    if len(branches) == 1 and not ends:
        return body
    return f"(?:{body})?" if ends else f"(?:{body})"


@cache
def grammar() -> Grammar:
    """The patterns, compiled once from lexicon/data/number_words.jsonl."""
    entries = number_words()
    words: dict[str, NumberWord] = {}
    scales: dict[str, Decimal] = {}
    for entry in entries:
        if entry.kind in ("unit", "teen", "ten", "hundred", "scale"):
            words[entry.id] = entry
        if entry.kind in ("hundred", "scale"):
            scales.update((form, Decimal(entry.value)) for form in (entry.id, *entry.words, *entry.short))
    parts = {word: Decimal(e.value) for e in entries if e.kind == "part" for word in (e.id, *e.words)}
    glyphs = {e.id: ratio(e.value) for e in entries if e.kind == "glyph"}
    singular = any_of(words)
    big = any_of([form for form, value in scales.items() if value >= 1000 and len(form) > 3])
    part = any_of(parts)
    digit = any_of({e.id: e for e in entries if e.kind == "unit"})
    measures = any_of(_singulars())
    plural = r"(?:tens|dozens|scores|hundreds|thousands|lakhs|millions|crores|billions|trillions)"
    # With what a number in words can begin: a look at three letters spares most words the rest.
    heads = {word[:3] for word in words} | {f"{a}{gap}" for a in ("a", "an") for gap in f" -\u2010\u2011\n{SPACE}"}
    heads |= {"hal", "qua", "mul", "ten", "doz", "sco", "hun", "tho", "lak", "mil", "cro", "bil", "tri"}
    begins = f"(?={any_of(heads)})"
    in_words = (  # vague plurals | half | a third | quarter million | a gallon | number words
        rf"(?:(?P<vague>{plural}|multi-?(?:million|billion|trillion))"
        rf"|(?P<part>half|an?{GAP}{part}|quarter(?={GAP}(?:(?:m|b|tr)illion|{measures}(?![a-z]))))"
        rf"|(?P<article>an?(?= {measures}(?![a-z])))"
        rf"|(?P<words>(?:an?{GAP})?{singular}))(?![a-z0-9])"
    )
    return Grammar(
        words=words,
        values={word: Decimal(e.value) for word, e in words.items() if e.kind in ("unit", "teen", "ten")},
        parts=parts,
        glyphs=glyphs,
        scales=scales,
        # A search is fast where the pattern begins with a set of characters: so one begins with a digit or a glyph,
        # the other with what stands before a word.
        numeral=re.compile(
            rf"[0-9{''.join(glyphs)}](?:(?<=[0-9])(?P<digits>[0-9]*(?:[.,'’{SPACE}][0-9]+)*)|(?P<glyph>))"
        ),
        phrase=re.compile(rf"[^a-z0-9]{begins}(?<=\W){in_words}"),
        first=re.compile(begins + in_words),
        word=re.compile(rf"{singular}(?![a-z0-9])"),
        scale=re.compile(rf"{GAP}{{0,2}}({any_of(scales)})(?![a-z0-9])"),
        part=re.compile(rf"{GAP}({part})(?![a-z])"),
        and_part=re.compile(rf"{GAP}and{GAP}(an?|one|two|three){GAP}({part})(?![a-z])"),
        point=re.compile(rf"{GAP}point((?:{GAP}{digit}(?![a-z])){{1,6}})"),
        of_scale=re.compile(rf"(?:{GAP}of)?(?:{GAP}an?)?{GAP}({big}|hundred|dozen)(?![a-z])"),
        tail=re.compile(rf"{GAP}{{0,2}}(?:point|and|{any_of(scales)})(?![a-z])"),
        more=re.compile(rf"{GAP}{{1,2}}(?:and{GAP}|& |point|{any_of([*words, *parts, *scales])})"),
        vague_of=re.compile(rf"(?:{GAP}of{GAP}{plural}){{1,2}}(?![a-z])"),
    )


def _singulars() -> list[str]:
    """Measures and moneys that "a" can count: "a gallon", "a dollar"."""
    sorts = ("mass", "volume", "length")
    names = [words for unit in units() if unit.sort in sorts for words in spellings(unit.phrases)]
    names += [words for group in currency_groups().values() for words in spellings(group.words)]
    names += [word for entry in currency_names() for word in (*entry.minor, *spellings(entry.names))]
    return [name for name in names if " " not in name and not name.endswith("s")]


def ratio(text: str) -> Decimal:
    over, under = text.split("/")
    return EXACT.divide(Decimal(over), Decimal(under))
