"""Amounts in millions that name no currency: theirs was said before, or is that of the whole article."""

from __future__ import annotations

import re

from dealparse.lexicon.amounts import word_list
from dealparse.recognize.amount_parts import hedge_before
from dealparse.recognize.currency_marks import Mark
from dealparse.recognize.money_items import MILLION, Item
from dealparse.recognize.number_grammar import any_of

_BILLION = 1000 * MILLION

# "and another 4 billion by 2030": what may stand beside an amount whose currency was said before.
_LEADS_ON = re.compile(
    r"(?:\A|[.,;:—–]\s?|\b(?:another|further|other|remaining|and|to|than|least|about|around|nearly|almost|some|roughly|worth"
    r"|for|with|invest|spend|provide|contribute|put|lend|pay|pledged?|commits?|is|was|from|least|additional|first|second"
    r"|extra|received|of)\s?)\Z"
)
_STANDS_ALONE = re.compile(
    r"\s?(?:[.,;:!?)—–]|$)|\s(?:of\s(?:it|that|this|which|them)|in|for|from|to|by|at|over|on|and|will|would|is|was|this|next"
    r"|last|more|or|a\syear|per\syear|annually|each|combined|together|went|goes|comes|has|have|through|until|before|after"
    r"|as|between|with)\b"
)
_OF_MONEY = re.compile(rf"\b{any_of(word_list('money_stems'))}")
_THINGS = re.compile(rf"\b{any_of(word_list('counted_in_millions'))}\b")
# "the 375 million project financing", "a 25 million extension"
_ATTRIBUTE = re.compile(rf"[\s-](?:[a-z]{{2,14}}[\s-]){{0,2}}{any_of(word_list('money_nouns'))}\b")
_FRACTION = re.compile(r"\b(?:half|third|quarter|fifth|part|share)\s(?:of\s)?\Z")
_DETERMINED = re.compile(r"\b(?:the|an?|its|their|our|this|that|another)\s\Z")


def inferred(
    low: str, items: list[Item], at: int, told: tuple[int, str | None] | None, main: str | None
) -> Item | None:
    """Item `at` with the currency that it leaves out, None where it is no money or nothing tells the currency.

    Args:
        low: the text in lower case.
        items: its numbers.
        at: one of them.
        told: where the last amount before it ends, and that one's currency.
        main: the currency of nearly all amounts of the article.
    """
    item = items[at]
    number = item.number
    if item.mark is not None or not item.value or number.scale < MILLION or number.form == "fraction":
        return None
    earlier = _earlier_millions(items, at)
    if _FRACTION.search(low, max(0, item.start - 16), item.start) is not None:
        return None
    if earlier is not None and earlier.start >= (told[0] if told else 0):
        return None  # the last millions were of something else: "4 million cars … and nearly 3 million"
    currency = told[1] if told is not None else main
    named = _named(low, item)
    if currency is None or not (named or _alone(low, item)):
        return None
    if told is None and not (named or _about_money(low, item)):
        return None
    return item._replace(mark=Mark(number.start, number.end, currency, "name"))


def _about_money(low: str, item: Item) -> bool:
    """Whether the words around show that it is money; what comes in billions is, unless the sentence counts things."""
    if _OF_MONEY.search(low, max(0, item.start - 120), item.end + 80) is not None:
        return True
    if _THINGS.search(low) is not None:
        return False
    return item.number.scale >= _BILLION or _priced(low, item)


def _priced(low: str, item: Item) -> bool:
    """Whether it ends its sentence behind a comma or a colon, as a price does: "Ferries and buses, 119 million."."""
    return low.endswith((", ", ": "), 0, item.start) and low[item.end : item.end + 3].strip() in ("", ".", ";")


def _named(low: str, item: Item) -> bool:
    """Whether the noun behind it is one of money."""
    start, end = item.number.start, item.number.end
    return _ATTRIBUTE.match(low, end) is not None and _DETERMINED.search(low, max(0, start - 9), start) is not None


def _alone(low: str, item: Item) -> bool:
    """Whether it counts no thing that is named after it."""
    start, end = item.number.start, item.number.end
    if _STANDS_ALONE.match(low, end) is None:
        return False
    return hedge_before(low, start)[1] != start or _LEADS_ON.search(low, max(0, start - 14), start) is not None


def _earlier_millions(items: list[Item], at: int) -> Item | None:
    """The last number in millions in the 300 characters before item `at`."""
    for i in range(at - 1, -1, -1):
        if items[i].start < items[at].start - 300:
            return None
        if items[i].number.scale >= MILLION:
            return items[i]
    return None
