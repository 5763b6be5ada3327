"""The one number grammar under money, quantities and dates: digits in either convention, scales, words, fractions.

A number here is bare: no currency, no unit, no hedge. Scale letters ("5m", "10k") belong to whoever knows the unit,
since the m may be a metre; scale words and their sure abbreviations ("million", "bn", "mln", "crore") are read here.
"""

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
_ONE = Decimal(1)
TOO_LARGE = 30  # decimal places; no amount of a deal comes near
_LONGEST = 32  # characters of a numeral

_SPACE = "\u00a0\u2009\u202f\u2007"
_GAP = rf"[ \-\u2010\u2011\n{_SPACE}]"


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

    Example:
        >>> plain(Decimal("1.50E+9")), plain(Decimal(2) / 3)
        (Decimal('1500000000'), Decimal('0.666666666666667'))
    """
    if value.adjusted() >= 38:
        return value  # larger than anything that is counted; whoever gets it refuses it
    if value == value.to_integral_value():
        return value.quantize(_ONE, context=EXACT)
    return _SHORT.plus(value).normalize(_SHORT)


def times(value: Decimal, factor: Decimal) -> Decimal:
    """The product, without rounding and in plain form."""
    return plain(EXACT.multiply(value, factor))


def lowered(text: str) -> str:
    """Lower case at the same offsets: a letter whose lower form is longer stays as it is."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


@dataclass(frozen=True, slots=True)
class _Grammar:
    words: dict[str, NumberWord]
    parts: dict[str, Decimal]
    glyphs: dict[str, Decimal]
    scales: dict[str, Decimal]
    start: re.Pattern[str]
    word: re.Pattern[str]
    scale: re.Pattern[str]
    part: re.Pattern[str]
    and_part: re.Pattern[str]
    point: re.Pattern[str]
    of_scale: re.Pattern[str]
    tail: re.Pattern[str]
    vague_of: re.Pattern[str]


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first, branching letter by letter: ten times faster than a list.

    Example:
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
def _grammar() -> _Grammar:
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
    glyphs = {e.id: _ratio(e.value) for e in entries if e.kind == "glyph"}
    singular = any_of(words)
    big = any_of([form for form, value in scales.items() if value >= 1000 and len(form) > 3])
    part = any_of(parts)
    digit = any_of({e.id: e for e in entries if e.kind == "unit"})
    measures = any_of(_singulars())
    firsts = "".join(
        sorted({word[0] for word in words} | set("admqthlcbs"))
    )  # words, "a", "multi-", "quarter", plurals
    plural = r"(?:tens|dozens|scores|hundreds|thousands|lakhs|millions|crores|billions|trillions)"
    return _Grammar(
        words=words,
        parts=parts,
        glyphs=glyphs,
        scales=scales,
        # a look at the first character spares most places the rest:
        # digits with separators | a glyph | vague plurals | half | a third | quarter million | number words
        start=re.compile(
            rf"(?=[0-9{''.join(glyphs)}{firsts}])(?:(?P<digits>[0-9]+(?:[.,'’{_SPACE}][0-9]+)*)|(?P<glyph>[{''.join(glyphs)}])"
            rf"|\b(?:(?P<vague>{plural}|multi-?(?:million|billion|trillion))"
            rf"|(?P<part>half|an?{_GAP}{part}|quarter(?={_GAP}(?:(?:m|b|tr)illion|{measures}(?![a-z]))))"
            rf"|(?P<article>an?(?= {measures}(?![a-z])))"
            rf"|(?P<words>(?:an?{_GAP})?{singular}))(?![a-z0-9]))"
        ),
        word=re.compile(rf"{singular}(?![a-z0-9])"),
        scale=re.compile(rf"{_GAP}{{0,2}}({any_of(scales)})(?![a-z0-9])"),
        part=re.compile(rf"{_GAP}({part})(?![a-z])"),
        and_part=re.compile(rf"{_GAP}and{_GAP}(an?|one|two|three){_GAP}({part})(?![a-z])"),
        point=re.compile(rf"{_GAP}point((?:{_GAP}{digit}(?![a-z])){{1,6}})"),
        of_scale=re.compile(rf"(?:{_GAP}of)?(?:{_GAP}an?)?{_GAP}({big}|hundred|dozen)(?![a-z])"),
        tail=re.compile(rf"{_GAP}{{0,2}}(?:point|and|{any_of(scales)})(?![a-z])"),
        vague_of=re.compile(rf"(?:{_GAP}of{_GAP}{plural}){{1,2}}(?![a-z])"),
    )


def _singulars() -> list[str]:
    """Measures and moneys that "a" can count: "a gallon", "a dollar"."""
    sorts = ("mass", "volume", "length")
    names = [words for unit in units() if unit.sort in sorts for words in spellings(unit.phrases)]
    names += [words for group in currency_groups().values() for words in spellings(group.words)]
    names += [word for entry in currency_names() for word in (*entry.minor, *spellings(entry.names))]
    return [name for name in names if " " not in name and not name.endswith("s")]


def _ratio(text: str) -> Decimal:
    over, under = text.split("/")
    return EXACT.divide(Decimal(over), Decimal(under))


def numbers(text: str, low: str | None = None) -> list[Number]:
    """All numbers in `text`, in order, not overlapping.

    Args:
        text: any text.
        low: ``lowered(text)``, where the caller has it already.

    Example:
        >>> [str(n.value) for n in numbers("36-point-two billion, half a million, 1 234 567, two thirds")]
        ['36200000000', '500000', '1234567', '0.666666666666667']
    """
    low = lowered(text) if low is None else low
    grammar = _grammar()
    found: list[Number] = []
    at = 0
    while (match := grammar.start.search(low, at)) is not None:
        number = _READ[match.lastgroup or ""](low, match, grammar)
        if number is None or (number.value is not None and number.value.adjusted() >= TOO_LARGE):
            at = max(match.end(), number.end if number else 0)
        else:
            found.append(number)
            at = number.end
    return found


# Forms that leave no doubt what is a decimal sign and what groups digits.
_GROUPED = re.compile(
    rf"[0-9]{{1,3}}(?:,[0-9]{{3}})+(?:\.[0-9]+)?|[0-9]{{1,2}}(?:,[0-9]{{2}})+,[0-9]{{3}}(?:\.[0-9]+)?"
    rf"|[0-9]{{1,3}}(?:[{_SPACE}'’][0-9]{{3}})+(?:\.[0-9]+)?"
)
_CONTINENTAL = re.compile(
    rf"[0-9]{{1,3}}(?:\.[0-9]{{3}}){{2,}}(?:,[0-9]+)?|[0-9]{{1,3}}(?:\.[0-9]{{3}})+,[0-9]{{1,2}}"
    rf"|[0-9]{{1,3}}(?:[{_SPACE}'’][0-9]{{3}})+,[0-9]+|[0-9]{{1,6}},[0-9]{{1,2}}|0,[0-9]+"
)
_SPACED = re.compile(r"[0-9]{1,3}((?: [0-9]{3})+)(?![0-9])(?![.,][0-9]{3})((?:[.,][0-9]{1,2})?)")
_FRACTION = re.compile(r"([0-9]{1,2})/([0-9]{1,2})(?![0-9/])")
_MIXED = re.compile(r"[ -]([1-9])/([2-9]|1[0-6])(?![0-9/])")


def digits_value(raw: str) -> Decimal | None:
    """A written numeral's value; None where it is no numeral or could be two things.

    Example:
        >>> digits_value("1,234.5"), digits_value("1.234.567,5"), digits_value("12,34,567"), digits_value("1.2.3")
        (Decimal('1234.5'), Decimal('1234567.5'), Decimal('1234567'), None)
    """
    if len(raw) > _LONGEST:
        return None
    head, dot, tail = raw.partition(".")
    if head.isdigit() and not dot:
        return Decimal(raw)
    if head.isdigit() and tail.isdigit():
        return plain(Decimal(raw))
    if not raw.startswith("0,") and _GROUPED.fullmatch(raw):
        return plain(Decimal(re.sub(rf"[,'’{_SPACE}]", "", raw)))
    if _CONTINENTAL.fullmatch(raw):
        return plain(Decimal(re.sub(rf"[.'’{_SPACE}]", "", raw).replace(",", ".")))
    return None


def _from_digits(low: str, match: re.Match[str], grammar: _Grammar) -> Number | None:
    start, end = match.span()
    if _is_time_or_date(low, start, end):
        return None
    if low[end : end + 1] == "/" and low[end + 1 : end + 2].isdigit():
        fraction = _FRACTION.match(low, start)
        over, under = (int(fraction[1]), int(fraction[2])) if fraction else (0, 0)
        if fraction is None or not 0 < over < under <= 20:
            return None
        value = EXACT.divide(Decimal(over), Decimal(under))
        return _finish(low, start, fraction.end(), value, "fraction", grammar)
    raw = match.group()
    value_or_none = digits_value(raw)
    if value_or_none is None:
        raw = re.split(rf"[{_SPACE}]", raw, maxsplit=1)[0]
        end = start + len(raw)
        value_or_none = digits_value(raw)
    if value_or_none is None:
        return None
    following = low[end : end + 2]
    if not following or not (following[0] in " -" or not following.isascii()):
        return _finish(low, start, end, value_or_none, "digits", grammar)
    if (
        end - start <= 3
        and following[1:].isdigit()
        and (wide := _SPACED.match(low, start))
        and _is_one_number(low, start, wide)
    ):
        end = wide.end()
        value_or_none = Decimal(wide.group().replace(" ", "").replace(",", "."))
    mixed = _MIXED.match(low, end) if following[1:].isdigit() else None
    if mixed is not None:
        value_or_none = EXACT.add(value_or_none, _ratio(f"{mixed[1]}/{mixed[2]}"))
        end = mixed.end()
    elif glyph := grammar.glyphs.get(low[end : end + 1]) or grammar.glyphs.get(low[end : end + 2].strip()):
        value_or_none = EXACT.add(value_or_none, glyph)
        end += 1 if low[end : end + 1] in grammar.glyphs else 2
    return _finish(low, start, end, value_or_none, "digits", grammar)


def _is_time_or_date(low: str, start: int, end: int) -> bool:
    """12:30, 3/4/2025, 1/40: digits that are parts of something else."""
    if low[end : end + 1] == ":" and low[end + 1 : end + 2].isdigit():
        return True
    return start >= 2 and low[start - 1] in ":/" and low[start - 2].isdigit()


def _is_one_number(low: str, start: int, wide: re.Match[str]) -> bool:
    """Whether digits parted by plain spaces are one number: "10 000" and "$24 500" are, "225 737 MAXs" are two."""
    sign = low[max(0, start - 2) : start].strip()[-1:]
    return wide[1].endswith("000") or len(wide[1]) > 4 or (sign != "" and sign in "$€£¥₹₩₽")


def _from_glyph(low: str, match: re.Match[str], grammar: _Grammar) -> Number | None:
    return _finish(low, match.start(), match.end(), grammar.glyphs[match.group()], "fraction", grammar)


# "a gallon" counts one only at the start of a phrase: in "$3 a gallon" it is a rate, in "by a mile" it means far.
_FREE = re.compile(
    r"(?:\A|[,;:(]|\b(?:above|below|about|over|under|than|wants?|needs?|is|was|costs?|buys?|bought))\s?\Z"
)


def _from_article(low: str, match: re.Match[str], grammar: _Grammar) -> Number | None:
    if _FREE.search(low, max(0, match.start() - 10), match.start()) is None:
        return None
    return Number(match.start(), match.end(), _ONE, _ONE, _ONE, match.end(), "words")


def _from_vague(low: str, match: re.Match[str], grammar: _Grammar) -> Number | None:
    more = grammar.vague_of.match(low, match.end())
    end = more.end() if more else match.end()
    return Number(match.start(), end, None, Decimal(0), Decimal(1), end, "vague")


_NTH = re.compile(r"(?:first|second|third|fourth|1st|2nd|other|latter|last|final|next|better|top|bottom)[ -]\Z")


def _from_part(low: str, match: re.Match[str], grammar: _Grammar) -> Number | None:
    """ "half", "a third", "a quarter of a million"; not "the first half"."""
    start, end = match.span()
    word = re.split(_GAP, match.group())[-1]
    if _NTH.search(low, max(0, start - 10), start):
        return None
    value = EXACT.divide(Decimal(1), grammar.parts[word])
    return _finish(low, start, end, value, "fraction", grammar)


def _finish(
    low: str, start: int, end: int, value: Decimal, form: Literal["digits", "words", "fraction"], grammar: _Grammar
) -> Number:
    """Reads what may follow the first part: "-point-two", "and a half", "of a", and scale words."""
    if grammar.tail.match(low, end) is None and form != "fraction":
        return Number(start, end, value, value, _ONE, end, form)
    if form != "fraction":
        value, end = _point(low, end, value, grammar)
        value, end = _and_part(low, end, value, Decimal(1), grammar)
    elif scaled := grammar.of_scale.match(low, end):
        scale = grammar.scales[scaled[1]]
        more, stop = _scales(low, scaled.end(), grammar)
        total = EXACT.multiply(scale, more)
        return Number(start, stop, times(value, total), plain(value), total, end, "words")
    core_end = end
    scale, end = _scales(low, end, grammar)
    if scale != 1:
        value, end = _and_part(low, end, value, Decimal(1), grammar)
        form = "words" if form == "fraction" else form
    return Number(start, end, times(value, scale), plain(value), scale, core_end, form)


def _point(low: str, end: int, value: Decimal, grammar: _Grammar) -> tuple[Decimal, int]:
    spoken = grammar.point.match(low, end)
    if spoken is None:
        return value, end
    digits = "".join(grammar.words[word].value for word in re.split(_GAP, spoken[1]) if word)
    return EXACT.add(value, Decimal(f"0.{digits}")), spoken.end()


def _and_part(low: str, end: int, value: Decimal, scale: Decimal, grammar: _Grammar) -> tuple[Decimal, int]:
    """ "and a half", "and three quarters" after a number."""
    found = grammar.and_part.match(low, end)
    if found is None:
        return value, end
    over = Decimal({"one": 1, "two": 2, "three": 3}.get(found[1], 1))
    share = EXACT.divide(EXACT.multiply(over, scale), grammar.parts[found[2]])
    return EXACT.add(value, share), found.end()


def _scales(low: str, end: int, grammar: _Grammar) -> tuple[Decimal, int]:
    """The product of the scale words at `end` ("lakh crore", "hundred million"), at most three."""
    product = Decimal(1)
    for _ in range(3):
        found = grammar.scale.match(low, end)
        if found is None:
            break
        product = EXACT.multiply(product, grammar.scales[found[1]])
        end = found.end()
    return product, end


_JOIN = re.compile(rf"{_GAP}{{1,2}}(and{_GAP}{{1,2}}|& )?")
_FEW = re.compile(r"(?:few|several|many|multiple|couple of|some)[ -]\Z")


def _from_words(low: str, match: re.Match[str], grammar: _Grammar) -> Number | None:
    """Number words, read by magnitude: "two hundred and five thousand three hundred"."""
    start, at = match.span()
    words = re.split(_GAP, match.group())
    first = grammar.words[words[-1]]
    bare = first.kind in ("hundred", "scale") and len(words) == 1
    if bare and _FEW.search(low, max(0, start - 10), start):
        _, end = _scales(low, at, grammar)
        return Number(start, end, None, Decimal(0), Decimal(1), end, "vague")
    if len(words) == 2 and first.kind not in ("hundred", "scale"):
        return _words_from(low, at - len(words[-1]), grammar)  # "a one", "a twenty-year": the article is no number
    return _words_from(low, start if len(words) == 1 else at - len(words[-1]), grammar, start)


def _words_from(low: str, at: int, grammar: _Grammar, start: int | None = None) -> Number | None:
    start = at if start is None else start
    total, group, end, core_end = Decimal(0), Decimal(0), at, at
    last, scale = "", Decimal(1)
    while (found := grammar.word.match(low, at)) is not None:
        word = grammar.words[found.group()]
        step = _add_word(total, group, last, word)
        if step is None:
            break
        total, group = step
        last, end = word.kind, found.end()
        if word.kind == "scale":
            scale = Decimal(word.value)
        else:
            core_end = end
        gap = _JOIN.match(low, end)
        if gap is None or (gap[1] and last not in ("hundred", "scale")):
            break
        at = gap.end()
    value = EXACT.add(total, group)
    share = grammar.part.match(low, end) if last in ("unit", "teen", "ten") else None
    if share is not None and (share[1] != "half" or value == 1):
        return _finish(low, start, share.end(), EXACT.divide(value, grammar.parts[share[1]]), "fraction", grammar)
    if last == "scale":
        value, end = _and_part(low, end, value, scale, grammar)
        more, end = _scales(low, end, grammar)
        scale = EXACT.multiply(scale, more)
        value = EXACT.multiply(value, more)
        return Number(start, end, plain(value), plain(EXACT.divide(value, scale)), scale, max(core_end, start), "words")
    return _finish(low, start, end, value, "words", grammar)


def _add_word(total: Decimal, group: Decimal, last: str, word: NumberWord) -> tuple[Decimal, Decimal] | None:
    """Total and open group after one more word; None where the word begins another number."""
    value = Decimal(word.value)
    if word.kind in ("unit", "teen", "ten"):
        fits = last in ("", "hundred", "scale") or (last == "ten" and word.kind == "unit" and value > 0)
        return (total, group + value) if fits else None
    if word.kind == "hundred":
        return (total, (group or Decimal(1)) * value) if group < 100 else None
    if last == "scale" and not group:
        return (total * value, group) if total.adjusted() < TOO_LARGE else None
    if total and value >= total:
        return None
    return total + (group or Decimal(1)) * value, Decimal(0)


_READ = {
    "digits": _from_digits,
    "glyph": _from_glyph,
    "vague": _from_vague,
    "part": _from_part,
    "words": _from_words,
    "article": _from_article,
}
