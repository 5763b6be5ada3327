"""The one number grammar under money, quantities and dates: digits in either convention, scales, words, fractions.

A number here is bare: no currency, no unit, no hedge. Scale letters ("5m", "10k") belong to whoever knows the unit,
since the m may be a metre; scale words and their sure abbreviations ("million", "bn", "mln", "crore") are read here.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from dealparse.lexicon.amounts import NumberWord
from dealparse.recognize.number_grammar import (
    EXACT,
    GAP,
    ONE,
    SPACE,
    TOO_LARGE,
    Grammar,
    Number,
    grammar,
    lowered,
    plain,
    ratio,
    times,
)

_LONGEST = 32  # characters of a numeral


def numbers(text: str, low: str | None = None) -> list[Number]:
    """All numbers in `text`, in order, not overlapping.

    Args:
        text: any text.
        low: ``lowered(text)``, where the caller has it already.

    Examples:
        >>> [str(n.value) for n in numbers("36-point-two billion, half a million, 1 234 567, two thirds")]
        ['36200000000', '500000', '1234567', '0.666666666666667']
    """
    low = lowered(text) if low is None else low
    rules = grammar()
    found: list[Number] = []
    numeral, phrase = rules.numeral.search(low), rules.first.match(low) or rules.phrase.search(low)
    while (match := _earlier(numeral, phrase)) is not None:
        form = match.lastgroup or ""
        start, end = match.start() if match is numeral else match.start(form), match.end()
        number = _READ[form](low, start, end, rules)
        if number is None or (number.value is not None and number.value.adjusted() >= TOO_LARGE):
            end = max(end, number.end if number else 0)
        else:
            found.append(number)
            end = number.end
        if numeral is not None and numeral.start() < end:
            numeral = rules.numeral.search(low, end)
        if phrase is not None and phrase.start() < end:
            phrase = rules.phrase.search(low, end)
    return found


def _earlier(numeral: re.Match[str] | None, phrase: re.Match[str] | None) -> re.Match[str] | None:
    if numeral is None or phrase is None:
        return numeral or phrase
    return numeral if numeral.start() < phrase.start() else phrase


# Forms that leave no doubt what is a decimal sign and what groups digits.
_GROUPED = re.compile(
    rf"[0-9]{{1,3}}(?:,[0-9]{{3}})+(?:\.[0-9]+)?|[0-9]{{1,2}}(?:,[0-9]{{2}})+,[0-9]{{3}}(?:\.[0-9]+)?"
    rf"|[0-9]{{1,3}}(?:[{SPACE}'’][0-9]{{3}})+(?:\.[0-9]+)?"
)
_CONTINENTAL = re.compile(
    rf"[0-9]{{1,3}}(?:\.[0-9]{{3}}){{2,}}(?:,[0-9]+)?|[0-9]{{1,3}}(?:\.[0-9]{{3}})+,[0-9]{{1,2}}"
    rf"|[0-9]{{1,3}}(?:[{SPACE}'’][0-9]{{3}})+,[0-9]+|[0-9]{{1,6}},[0-9]{{1,2}}|0,[0-9]+"
)
_SPACED = re.compile(r"[0-9]{1,3}((?: [0-9]{3})+)(?![0-9])(?![.,][0-9]{3})((?:[.,][0-9]{1,2})?)")
_NO_GROUPS = str.maketrans("", "", f",'’{SPACE}")
_FRACTION = re.compile(r"([0-9]{1,2})/([0-9]{1,2})(?![0-9/])")
_POWER = re.compile(r"\s?[x×*·]\s?(10|2)\^([-\u2212]?[0-9]{1,2})(?![\w^])")  # "5 x 10^6"
_TIMES = frozenset("x×*·")
_MIXED = re.compile(r"[ -]([1-9])/([2-9]|1[0-6])(?![0-9/])")


def digits_value(raw: str) -> Decimal | None:
    """A written numeral's value; None where it is no numeral or could be two things.

    Examples:
        >>> digits_value("1,234.5"), digits_value("1.234.567,5"), digits_value("12,34,567"), digits_value("1.2.3")
        (Decimal('1234.5'), Decimal('1234567.5'), Decimal('1234567'), None)
    """
    if len(raw) > _LONGEST:
        return None
    head, dot, tail = raw.partition(".")
    if head.isdigit() and not dot:
        return Decimal(raw)
    if head.isdigit() and tail.isdigit():
        return Decimal(raw) if tail[-1] != "0" and len(raw) < 15 else plain(Decimal(raw))
    if not raw.startswith("0,") and _GROUPED.fullmatch(raw):
        return plain(Decimal(raw.translate(_NO_GROUPS)))
    if _CONTINENTAL.fullmatch(raw):
        return plain(Decimal(re.sub(rf"[.'’{SPACE}]", "", raw).replace(",", ".")))
    return None


_JOINS = frozenset(":/")
_MAY_GO_ON = frozenset(" -")
_ENDS = frozenset(",.;:)%'\"")  # after these no scale word can follow


def _from_digits(low: str, start: int, end: int, rules: Grammar) -> Number | None:
    following = low[end : end + 2]
    if (following[:1] == ":" and following[1:].isdigit()) or (
        low[start - 1 : start] in _JOINS and low[start - 2 : start - 1].isdigit()
    ):
        return None  # 12:30, 3/4/2025: parts of something else
    if following[:1] == "/" and following[1:].isdigit():
        fraction = _FRACTION.match(low, start)
        over, under = (int(fraction[1]), int(fraction[2])) if fraction else (0, 0)
        if fraction is None or not 0 < over < under <= 20:
            return None
        value = EXACT.divide(Decimal(over), Decimal(under))
        return _finish(low, start, fraction.end(), value, "fraction", rules)
    raw = low[start:end]
    value_or_none = digits_value(raw)
    if value_or_none is None:
        raw = re.split(rf"[{SPACE}]", raw, maxsplit=1)[0]
        end = start + len(raw)
        value_or_none = digits_value(raw)
    if value_or_none is None:
        return None
    if low[end : end + 2].strip()[:1] in _TIMES and (power := _POWER.match(low, end)):
        value = times(value_or_none, EXACT.power(Decimal(power[1]), int(power[2].replace("\u2212", "-"))))
        return Number(start, power.end(), value, value, ONE, power.end(), "digits")
    following = low[end : end + 2]
    if following[:1] not in _MAY_GO_ON and following.isascii():
        if following[:1] in _ENDS:
            return Number(start, end, value_or_none, value_or_none, ONE, end, "digits")
        return _finish(low, start, end, value_or_none, "digits", rules)
    if following[1:].isalpha() and following.isascii():
        return _finish(low, start, end, value_or_none, "digits", rules)
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
        value_or_none = EXACT.add(value_or_none, ratio(f"{mixed[1]}/{mixed[2]}"))
        end = mixed.end()
    elif glyph := rules.glyphs.get(low[end : end + 1]) or rules.glyphs.get(low[end : end + 2].strip()):
        value_or_none = EXACT.add(value_or_none, glyph)
        end += 1 if low[end : end + 1] in rules.glyphs else 2
    return _finish(low, start, end, value_or_none, "digits", rules)


def _is_one_number(low: str, start: int, wide: re.Match[str]) -> bool:
    """Whether digits parted by plain spaces are one number: "10 000" and "$24 500" are, "225 737 MAXs" are two."""
    sign = low[max(0, start - 2) : start].strip()[-1:]
    return wide[1].endswith("000") or len(wide[1]) > 4 or (sign != "" and sign in "$€£¥₹₩₽")


def _from_glyph(low: str, start: int, end: int, rules: Grammar) -> Number | None:
    return _finish(low, start, end, rules.glyphs[low[start:end]], "fraction", rules)


# "a gallon" counts one only at the start of a phrase: in "$3 a gallon" it is a rate, in "by a mile" it means far.
_FREE = re.compile(
    r"(?:\A|[,;:(]|\b(?:above|below|about|over|under|than|wants?|needs?|is|was|costs?|buys?|bought))\s?\Z"
)


def _from_article(low: str, start: int, end: int, rules: Grammar) -> Number | None:
    if _FREE.search(low, max(0, start - 10), start) is None:
        return None
    return Number(start, end, ONE, ONE, ONE, end, "words")


def _from_vague(low: str, start: int, end: int, rules: Grammar) -> Number | None:
    more = rules.vague_of.match(low, end)
    end = more.end() if more else end
    return Number(start, end, None, Decimal(0), Decimal(1), end, "vague")


_NTH = re.compile(r"(?:first|second|third|fourth|1st|2nd|other|latter|last|final|next|better|top|bottom)[ -]\Z")


def _from_part(low: str, start: int, end: int, rules: Grammar) -> Number | None:
    """ "half", "a third", "a quarter of a million"; not "the first half"."""
    word = re.split(GAP, low[start:end])[-1]
    if _NTH.search(low, max(0, start - 10), start):
        return None
    value = EXACT.divide(Decimal(1), rules.parts[word])
    return _finish(low, start, end, value, "fraction", rules)


def _finish(
    low: str, start: int, end: int, value: Decimal, form: Literal["digits", "words", "fraction"], rules: Grammar
) -> Number:
    """Reads what may follow the first part: "-point-two", "and a half", "of a", and scale words."""
    if rules.tail.match(low, end) is None and form != "fraction":
        return Number(start, end, value, value, ONE, end, form)
    if form != "fraction":
        if low.startswith("point", end + 1):
            value, end = _point(low, end, value, rules)
        if low.startswith("and", end + 1):
            value, end = _and_part(low, end, value, ONE, rules)
    elif scaled := rules.of_scale.match(low, end):
        scale = rules.scales[scaled[1]]
        more, stop = _scales(low, scaled.end(), rules)
        total = EXACT.multiply(scale, more)
        return Number(start, stop, times(value, total), plain(value), total, end, "words")
    core_end = end
    scale, end = _scales(low, end, rules)
    if scale == 1:
        return Number(start, end, plain(value), plain(value), ONE, core_end, form)
    value, end = _and_part(low, end, value, ONE, rules)
    form = "words" if form == "fraction" else form
    return Number(start, end, times(value, scale), plain(value), scale, core_end, form)


def _point(low: str, end: int, value: Decimal, rules: Grammar) -> tuple[Decimal, int]:
    spoken = rules.point.match(low, end)
    if spoken is None:
        return value, end
    digits = "".join(rules.words[word].value for word in re.split(GAP, spoken[1]) if word)
    return EXACT.add(value, Decimal(f"0.{digits}")), spoken.end()


def _and_part(low: str, end: int, value: Decimal, scale: Decimal, rules: Grammar) -> tuple[Decimal, int]:
    """ "and a half", "and three quarters" after a number."""
    found = rules.and_part.match(low, end)
    if found is None:
        return value, end
    over = Decimal({"one": 1, "two": 2, "three": 3}.get(found[1], 1))
    share = EXACT.divide(EXACT.multiply(over, scale), rules.parts[found[2]])
    return EXACT.add(value, share), found.end()


def _scales(low: str, end: int, rules: Grammar) -> tuple[Decimal, int]:
    """The product of the scale words at `end` ("lakh crore", "hundred million"), at most three."""
    product = Decimal(1)
    for _ in range(3):
        found = rules.scale.match(low, end)
        if found is None:
            break
        product = EXACT.multiply(product, rules.scales[found[1]])
        end = found.end()
    return product, end


_JOIN = re.compile(rf"{GAP}{{1,2}}(and{GAP}{{1,2}}|& )?")
_FEW = re.compile(r"(?:few|several|many|multiple|couple of|some)[ -]\Z")


def _from_words(low: str, start: int, end: int, rules: Grammar) -> Number | None:
    """Number words, read by magnitude: "two hundred and five thousand three hundred"."""
    single = rules.values.get(low[start:end])
    if single is not None and rules.more.match(low, end) is None:
        return Number(start, end, single, single, ONE, end, "words")  # the common case: one word
    words = re.split(GAP, low[start:end])
    first = rules.words[words[-1]]
    bare = first.kind in ("hundred", "scale") and len(words) == 1
    if bare and _FEW.search(low, max(0, start - 10), start):
        _, end = _scales(low, end, rules)
        return Number(start, end, None, Decimal(0), Decimal(1), end, "vague")
    if len(words) == 2 and first.kind not in ("hundred", "scale"):
        return _words_from(low, end - len(words[-1]), rules)  # "a one", "a twenty-year": the article is no number
    return _words_from(low, start if len(words) == 1 else end - len(words[-1]), rules, start)


def _words_from(low: str, at: int, rules: Grammar, start: int | None = None) -> Number | None:
    start = at if start is None else start
    total, group, end, core_end = Decimal(0), Decimal(0), at, at
    last, scale = "", Decimal(1)
    while (found := rules.word.match(low, at)) is not None:
        word = rules.words[found.group()]
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
    share = rules.part.match(low, end) if last in ("unit", "teen", "ten") else None
    if share is not None and (share[1] != "half" or value == 1):
        return _finish(low, start, share.end(), EXACT.divide(value, rules.parts[share[1]]), "fraction", rules)
    if last == "scale":
        value, end = _and_part(low, end, value, scale, rules)
        more, end = _scales(low, end, rules)
        scale = EXACT.multiply(scale, more)
        value = EXACT.multiply(value, more)
        return Number(start, end, plain(value), plain(EXACT.divide(value, scale)), scale, max(core_end, start), "words")
    return _finish(low, start, end, value, "words", rules)


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
