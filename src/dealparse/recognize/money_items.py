"""The core of an amount of money: one number with its scale and its currency mark."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from dealparse.lexicon.amounts import currency_groups, word_list
from dealparse.recognize.currency_hints import CurrencyHints
from dealparse.recognize.currency_marks import Mark, country_after, mark_after, mark_before
from dealparse.recognize.noun_phrase import counted_after
from dealparse.recognize.number_grammar import EXACT, ONE, TOO_LARGE, Number, plain, times

MILLION = 1_000_000


class Item(NamedTuple):
    """One number with its mark: the core of an amount, before hedges and ranges."""

    number: Number
    start: int
    end: int
    value: Decimal | None
    scale: Decimal
    mark: Mark | None


class Rules(NamedTuple):
    """What is known before an amount is read: the caller's dollar, and the article's hints."""

    dollar: str | None
    hints: CurrencyHints | None

    @property
    def main(self) -> str | None:
        return self.hints.main if self.hints else None


def items_of(text: str, low: str, found: list[Number], rules: Rules) -> list[Item]:
    items: list[Item] = []
    claimed = 0
    for number in found:
        item = _item(text, low, number, claimed, rules)
        if item.mark is not None:
            claimed = item.end
        items.append(item)
    return items


# A scale letter, glued or one space off; "m" in upper or lower case.
LETTER = re.compile(r"[ \u00a0-]?(MM|mm|tr|cr|Cr|[kKmMbBtT])(?![^\W_])(?!['’][a-z])")
LETTERS = {"k": 3, "m": 6, "mm": 6, "b": 9, "t": 12, "tr": 12, "cr": 7}
_LETTER_FIRST = frozenset(" \u00a0-kKmMbBtTcC")


def _bare(number: Number) -> Item:
    return Item(number, number.start, number.end, number.value, number.scale, None)


def _item(text: str, low: str, number: Number, claimed: int, rules: Rules) -> Item:
    before = mark_before(text, number.start) if number.form in ("digits", "words") else None
    if before is not None and before.start < claimed:
        before = None
    end, scale = number.end, number.scale
    letter = None
    if number.form == "digits" and number.core_end == end and text[end : end + 1] in _LETTER_FIRST:
        letter = LETTER.match(text, end)
    if letter and letter[1] in "tT" and letter.start(1) != end:
        letter = None
    after_letter = mark_after(text, low, letter.end()) if letter else None
    of = 3 if number.form == "vague" and low.startswith(" of", end) else 0
    after = after_letter or mark_after(text, low, end + of)
    if after is None and before is None and number.scale >= MILLION:
        after = country_after(text, low, end)
    if before is None and after is None and (number.core_end == end or "crore" not in low[number.core_end : end]):
        return _bare(number)  # the common case: most numbers aren't money
    if letter and (before or after_letter):
        scale, end = Decimal(10) ** LETTERS[letter[1].lower()], letter.end()
    mark = _chosen(text, number, before, after, scaled=scale != 1 or number.form == "vague")
    if mark is None and "crore" in low[number.core_end : number.end] and counted_after(text, number.end) is None:
        # nobody counts anything but rupees in crores
        return _bare(number)._replace(mark=Mark(number.start, number.end, "rupee", "name"))
    if mark is None or (mark.key == "pound" and scale == 1 and number.scale == 1 and not _british(rules)):
        return _bare(number)
    start = min(number.start, mark.start)
    if mark is after:
        end = mark.end
        if before is not None and same_currency(after, before):
            start = before.start  # "$5 million USD"
    elif after is not None and before is not None and same_currency(before, after):
        end = after.end  # "$5 million dollars"
    value = number.value
    if value is not None and (mark.scale != ONE or scale != number.scale):
        value = times(number.mantissa, EXACT.multiply(scale, mark.scale))
    if value is not None and value.adjusted() >= TOO_LARGE:
        return _bare(number)
    if mark.scale != ONE:
        scale = EXACT.multiply(scale, mark.scale)
    if mark.minor and value is not None:
        value = plain(EXACT.divide(value, Decimal(100)))
    return Item(number, start, end, value, scale, mark)


def _british(rules: Rules) -> bool:
    """Whether a few "pounds" are money: the article must show that it counts in them."""
    return rules.hints is not None and rules.hints.resolve("pound")[1] == "article"


def same_currency(one: Mark, other: Mark) -> bool:
    group = currency_groups().get(other.key)
    return one.key == other.key or (group is not None and one.key in group.codes)


def _chosen(text: str, number: Number, before: Mark | None, after: Mark | None, *, scaled: bool) -> Mark | None:
    """Which of the marks around a number is its own; None where neither can be."""
    grouped = scaled or number.mantissa >= 1000
    if before is not None and before.shy and not grouped:
        bare_name = (
            before.how == "name"
            and number.form == "digits"
            and not text[number.end : number.end + 2].strip(" .,;)")[:1].isalnum()
        )
        if not bare_name:
            before = None
    if after is not None and after.shy and not (grouped if after.how == "code" else scaled):
        after = None
    if before is not None and after is not None:
        group = currency_groups().get(before.key)
        return after if group is not None and after.key in group.codes else before  # "$5 million AUD"
    if after is not None and _not_money(text, after, number):
        after = None
    if number.start and before is None and (text[number.start - 1].isalnum() or _is_code(text, number.start)):
        return None  # "A320", "F-35s": digits of a name
    if (
        before is None
        and number.mantissa < 100
        and not scaled
        and _BROKEN.search(text, max(0, number.start - 5), number.start)
    ):
        return None
    return before or after


_BROKEN = re.compile(r"(?<![\d.,])\d{3} \Z")  # "245 23 yen" is no number that anybody could read


def _is_code(text: str, start: int) -> bool:
    return text[start - 1] == "-" and start > 1 and text[start - 2].isalpha() and not text[start - 2].islower()


_WEIGHED = re.compile(r"\s(per|of)\s([A-Za-z]*)")
_ESTATE = re.compile(r"\s(?:estate|wages?|terms|time|life|world|people|problems?)\b")


def _not_money(text: str, mark: Mark, number: Number) -> bool:
    """Names that are something else here: pounds of uranium, real estate, "20 won prizes"."""
    if mark.key == "pound":
        weighed = _WEIGHED.match(text, mark.end)
        return weighed is not None and (weighed[1] == "per" or weighed[2].lower() not in word_list("sums_of"))
    if mark.key == "BRL":
        return _ESTATE.match(text, mark.end) is not None
    return mark.key == "cent" and text[mark.end : mark.end + 1] == "e"
