"""Two numbers that make one amount of money: ranges, and dollars with cents."""

from __future__ import annotations

import re
from decimal import Decimal

from dealparse.recognize.currency_marks import Mark
from dealparse.recognize.money_items import LETTER, LETTERS, Item, same_currency
from dealparse.recognize.number_grammar import EXACT, plain, times

_CENTS = re.compile(r"\s(?:and\s)?\Z")
_CENT_SIGN = re.compile(r"\s?(?:c|¢)(?![^\W_])")
_NOTHING_MORE = re.compile(r"\s?(?:[.,;:!?)]|$)")


def with_cents(low: str, first: Item, second: Item) -> Item | None:
    """ "13 dollars and 45 cents" is one amount."""
    if first.mark is None or first.mark.minor or first.value is None or second.value is None or first.scale != 1:
        return None
    gap = _CENTS.fullmatch(low, first.end, second.start)
    if gap is None or first.value != first.value.to_integral_value():
        return None
    cents, end = second.value, second.end
    if second.mark is None:
        sign = _CENT_SIGN.match(low, end)
        # "15 dollars 50." needs no unit where nothing else can follow; after "and" it does.
        spoken = gap.group() == " " and first.mark.start >= first.number.end and _NOTHING_MORE.match(low, end)
        if (not sign and not spoken) or not 1 <= cents < 100 or (spoken and not sign and cents < 10):
            return None
        cents, end = plain(EXACT.divide(cents, Decimal(100))), sign.end() if sign else end
    elif not second.mark.minor or cents >= 1:
        return None
    return first._replace(end=end, value=plain(EXACT.add(first.value, cents)))


def lettered(text: str, first: Item, second: Item) -> Item:
    """The second end of "$5m-10m": the sign of the first lets its letter be a scale."""
    letter = LETTER.match(text, second.end) if first.mark and second.mark is None and second.scale == 1 else None
    if letter is None or letter.start(1) != second.end:
        return second
    scale = Decimal(10) ** LETTERS[letter[1].lower()]
    value = times(second.number.mantissa, scale)
    return second._replace(end=letter.end(), scale=scale, value=value)


def range_ends(low: str, first: Item, second: Item, link: str) -> tuple[Decimal, Decimal, Mark] | None:
    """Both ends in full, with what stands only once lent to the other; None where they are two amounts."""
    mark = first.mark or second.mark
    if mark is None or first.value is None or second.value is None:
        return None
    if (
        first.mark
        and second.mark
        and not (same_currency(first.mark, second.mark) or same_currency(second.mark, first.mark))
    ):
        return None
    if first.number.form == "fraction" or second.number.form == "fraction":
        return None
    low_end, high_end = first.value, second.value
    if link == "spaced dash" and (second.mark is None or (first.mark is None and not _free_before(low, first.start))):
        return None  # "Phase 1 - $5m": a dash between clauses
    if second.mark is None and second.scale == 1:
        if link == "to" or 1900 <= second.value <= 2100:
            return None
        if link == "or" and not _ends_there(low, second.end):
            return None
        if first.scale != 1 and not _ends_there(low, second.end):
            return None
        high_end = times(second.number.mantissa, first.scale) if low_end > high_end else high_end
    elif first.scale == 1 and second.scale != 1 and (first.number.mantissa < 1000 or not (first.mark and second.mark)):
        lent = times(first.number.mantissa, second.scale)
        low_end = lent if lent <= high_end else low_end
    elif first.mark is None and second.mark and second.mark.minor:
        low_end = plain(EXACT.divide(low_end, Decimal(100)))
    if low_end > high_end:
        return None
    return low_end, high_end, mark


_FREE = re.compile(
    r"(?:^|\b(?:about|around|of|for|at|to|some|roughly|approximately|between|costs?|worth|is|pay|invest)\s|[(])\Z"
)


def _free_before(low: str, start: int) -> bool:
    """Whether the number at `start` is no label: only then a spaced dash can make a range."""
    return _FREE.search(low, max(0, start - 16), start) is not None


_CLOSES = re.compile(r"\s*(?:[.,;:)\]]|$|(?:a|per|in|for|on|over|by|at|and|each|annually|million|billion)\b)")


def _ends_there(low: str, end: int) -> bool:
    """Whether no counted thing can follow: "$10 to 20 a barrel", not "$5 to 10 companies"."""
    return _CLOSES.match(low, end) is not None
