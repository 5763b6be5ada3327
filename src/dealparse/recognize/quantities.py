"""Finds quantities: measures, counts of things, percentages and shares. Money is another recognizer's."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Literal, NamedTuple

from dealparse.model.mention import MoneyMention, QuantityMention, Sharing
from dealparse.model.vocabulary import Qualifier
from dealparse.recognize.amount_parts import (
    annual_after,
    annual_before,
    as_period,
    bounds,
    hedge_after,
    hedge_before,
    opener_start,
    period_after,
    range_link,
    sharing_after,
    tail_follows,
)
from dealparse.recognize.count_rules import SCALE_LETTER, countable, elliptic, in_a_name, may_be_elliptic
from dealparse.recognize.currency_hints import CurrencyHints
from dealparse.recognize.mixed_measures import compound, value_of
from dealparse.recognize.money import money_from
from dealparse.recognize.noun_phrase import counted_after, measured_after, shared_noun, single_after
from dealparse.recognize.number_grammar import EXACT, ONE, Number, lowered, plain, times
from dealparse.recognize.numbers import numbers
from dealparse.recognize.unit_marks import UnitMark, unit_after
from dealparse.recognize.zero_rates import may_be_zero, zeros

Sort = Literal["physical", "count", "percent", "points"]


def find_quantities(text: str) -> list[QuantityMention]:
    """All quantities in `text`, in order; money is left out.

    Args:
        text: a sentence or an article.

    Returns:
        Mentions whose `unit` is "count", "percent", or a unit of lexicon/data/units.jsonl, rates included.

    Examples:
        >>> [(str(q.low), q.unit, q.commodity) for q in find_quantities("2 mtpa of LNG for 50 F-35s and 30% of output")]
        [('2', 'Mt/year', 'LNG'), ('50', 'count', 'F-35s'), ('30', 'percent', 'output')]
    """
    return find_amounts(text)[1]


def find_amounts(
    text: str, *, dollar: str | None = None, hints: CurrencyHints | None = None
) -> tuple[list[MoneyMention], list[QuantityMention]]:
    """Money and quantities in one pass over the numbers.

    Args:
        text: a sentence or an article.
        dollar, hints: as for :func:`dealparse.recognize.money.find_money`.

    Examples:
        >>> money, volumes = find_amounts("€5m for 20 buses")
        >>> money[0].currency, volumes[0].commodity
        ('EUR', 'buses')
    """
    low = lowered(text)
    found = numbers(text, low)
    money = money_from(text, low, found, dollar=dollar, hints=hints)
    return money, _quantities(text, low, found, money)


def _quantities(text: str, low: str, found: list[Number], money: list[MoneyMention]) -> list[QuantityMention]:
    if not found:
        return zeros(text, low, []) if may_be_zero(low) else []
    free = _outside(found, money)
    marks = [None if in_a_name(text, number) else unit_after(text, low, number) for number in free]
    mentions: list[QuantityMention] = []
    at, taken = 0, 0
    outer: QuantityMention | None = None
    while at < len(free):
        mention, used = _mention(text, low, free, marks, at)
        if mention is None and used == 1 and mentions and free[at].start >= taken:
            mention = _coordinate(text, low, free[at], mentions[-1])
        if mention is not None and (mention.start >= taken or _may_nest(mention, outer, low)):
            nested = mention.start < taken and mention.period is not None
            mentions.append(_without_period(mention) if nested else mention)
            if mention.end > taken:
                taken, outer = mention.end, mention
        at += used
    if may_be_zero(low):
        mentions.extend(zeros(text, low, mentions))
        mentions.sort(key=lambda m: (m.start, m.end))
    return mentions


def _without_period(mention: QuantityMention) -> QuantityMention:
    """ "40,000 300-millimetre wafers a month": the month belongs to the wafers."""
    return replace(mention, unit=mention.unit.partition("/")[0], period=None)


def _may_nest(mention: QuantityMention, outer: QuantityMention | None, low: str) -> bool:
    """ "two 800-MW units" holds a measure, "15 of the 36 jets" a second count."""
    if outer is None or outer.sort != "count":
        return False
    return mention.unit not in ("count", "percent") or low.endswith(("of the ", "of its "), 0, mention.start)


def _outside(found: list[Number], money: list[MoneyMention]) -> list[Number]:
    """The numbers that are part of no amount of money."""
    if not money:
        return [n for n in found if n.value is not None]
    free, at = [], 0
    for number in found:
        while at < len(money) and money[at].end <= number.start:
            at += 1
        inside = at < len(money) and money[at].start <= number.start < money[at].end
        if not inside and number.value is not None:
            free.append(number)
    return free


class _Core(NamedTuple):
    """The middle of a mention: what it measures, before hedges and the words that follow."""

    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    qualifier: Qualifier | None
    mark: UnitMark | None


def _mention(
    text: str, low: str, free: list[Number], marks: list[UnitMark | None], at: int
) -> tuple[QuantityMention | None, int]:
    first, mark = free[at], marks[at]
    if at + 1 < len(free):
        second, other = free[at + 1], marks[at + 1]
        link = range_link(low, first.start, mark.end if mark else first.end, second.start)
        if link is not None:
            ranged = _range(text, low, first, mark, second, other, link)
            if ranged is not None:
                return ranged, 2
        mixed = compound(low, free, marks, at) if mark is not None and other is not None else None
        if mixed is not None:
            (number, value, last), used = mixed
            return _with_unit(
                text, low, _hedged(low, number.start, last.end, value, last), last, in_millions=False
            ), used
        if mark is None and other is None and (shared := shared_noun(text, first.end, second.start, second.end)):
            return _adjective_count(text, low, first, *shared), 1
        lent = other if mark is None and _LIST.fullmatch(low, first.end, second.start) else None
        if lent is not None and lent.unit.name != "count" and not in_a_name(text, first):
            return _measured(text, low, first, UnitMark(first.end, first.end, lent.unit)), 1  # "25 and 10%"
    if mark is not None:
        return _measured(text, low, first, mark), 1
    if first.form == "fraction":
        return _fraction(text, low, first), 1
    return _count(text, low, first), 1


_AND_AS_MANY = re.compile(r"\s(?P<link>from|for|to|in|at|with|by)\s[^.;:\d]{1,40}?(?:,|,?\sand)\s(?:another\s)?")


def _coordinate(text: str, low: str, number: Number, before: QuantityMention) -> QuantityMention | None:
    """ "100 jets from Kawa and 80 from Leda": the second count is of what the first is."""
    if before.sort != "count" or number.start - before.end > 60 or not countable(text, low, number):
        return None
    gap = _AND_AS_MANY.fullmatch(low, before.end, number.start)
    link = f" {gap['link']} " if gap else ""
    if not gap or not low.startswith(link, number.end) or text[number.end + len(link) :][:1].islower():
        return None
    core = _hedged(low, number.start, number.end, number.value or Decimal(0), None)
    return _made(text, core, core.end, core.low, core.high, "count", None, "count", before.commodity, None)


_LIST = re.compile(r"-?\s(?:and|or)\s")


def _range(
    text: str, low: str, first: Number, mark: UnitMark | None, second: Number, other: UnitMark | None, link: str
) -> QuantityMention | None:
    """ "between 2 and 3 Mt", "24,000 to 60,000 tpa", "20 to 25 launches"; None where they are two quantities."""
    if first.form == "fraction" and mark is None:
        return None
    if mark is not None and other is not None and mark.unit.name != other.unit.name:
        return None
    unit = other or mark
    if link == "spaced dash" and mark is None and (unit is None or not countable(text, low, first)):
        return None
    if unit is None and (in_a_name(text, second) or counted_after(text, second.end) is None):
        return None
    if other is None and mark is not None:
        return None
    low_end, high_end = value_of(first, mark or other), value_of(second, other)
    if mark is None and first.scale == 1 and second.scale != 1 and first.mantissa < 1000:
        lent = times(low_end, second.scale)
        low_end = lent if lent <= high_end else low_end
    if low_end > high_end or (unit is None and not countable(text, low, first)):
        return None
    start = opener_start(low, first.start) if link in ("between", "from") else first.start
    _, start = hedge_before(low, start)
    end = other.end if other else second.end
    core = _Core(start, end, low_end, high_end, "range", unit)
    if unit is None:
        return _counted(text, low, core, counted_after(text, end))
    return _with_unit(text, low, core, unit, in_millions=second.scale >= 1000000)


def _hedged(low: str, start: int, end: int, value: Decimal, mark: UnitMark | None) -> _Core:
    qualifier, start = hedge_before(low, start)
    if qualifier in (None, "approx"):
        later, after = hedge_after(low, end)
        if later is not None:
            qualifier, end = later, after
    low_end, high_end = bounds(value, qualifier or "exact")
    return _Core(start, end, low_end, high_end, qualifier, mark)


def _measured(text: str, low: str, number: Number, mark: UnitMark) -> QuantityMention | None:
    core = _hedged(low, number.start, mark.end, value_of(number, mark), mark)
    return _with_unit(text, low, core, mark, in_millions=EXACT.multiply(number.scale, mark.scale) >= 1000000)


_POINTS = ("percentage_point", "basis_point")
_STAKE = re.compile(
    r"[\s\-](?:(?:equity|controlling|minority|majority|direct|indirect|strategic|participating|working|ownership|joint"
    r"|economic|non-controlling|combined|voting|passive|remaining|additional)\s){0,2}(?:stake|interest|holding"
    r"|shareholding|shares?\b|equity|ownership|participation|owned)"
)


def _with_unit(text: str, low: str, core: _Core, mark: UnitMark, *, in_millions: bool) -> QuantityMention:
    """A mention with its unit, rate and commodity."""
    unit, low_end, high_end = mark.unit.name, core.low, core.high
    if unit == "t" and in_millions:
        unit = "Mt"
        low_end, high_end = (
            plain(EXACT.divide(v, Decimal(1000000))) if v is not None else None for v in (low_end, high_end)
        )
    sort: Sort = "physical"
    if unit == "percent":
        sort = "points" if mark.unit.id in _POINTS else "percent"
    elif unit == "count":
        sort = "count"
    end, commodity = core.end, mark.unit.commodity
    if low.startswith("(", end + 1) and (aside := _ASIDE.match(text, end)):
        end = aside.end()
    sharing, period, end = _told_after(low, end, mark.unit.per)
    told = end
    if sort == "percent" and (stake := _STAKE.match(low, end)):
        commodity, end = "stake", stake.end()
    elif commodity is None and sort != "points" and (named := _stuff(text, low, end, sort)) is not None:
        commodity, stop = named
        if yearly := _YEARLY.match(commodity):  # "6 GWh of annual capacity"
            period = period or _RATE_OF[yearly[1].lower()]
        late, after = period_after(low, stop) if period is None else (None, stop)
        if late is not None:
            period, end = late, after
        elif low[end : end + 4] == " of " or sort != "percent":
            end = stop
    if sharing is None and end != told:
        sharing, end = sharing_after(low, end)
    if period is None and sort != "percent" and mark.unit.sort != "power":  # "daily use fell by 40 MW"
        period = annual_before(low, core.start)
    return _made(text, core, end, low_end, high_end, unit, period, sort, commodity, sharing)


def _told_after(low: str, end: int, period: str | None) -> tuple[Sharing | None, str | None, int]:
    """How a measure is shared and what period it is for, said right after it or after "of it"; and where that ends."""
    sharing: Sharing | None = None
    tail = tail_follows(low, end)
    if tail:
        sharing, end = sharing_after(low, end)
    if period is not None:
        return sharing, period, end
    of_it = _OF_IT.match(low, end) if low.startswith("of", end + 1) else None
    if tail or of_it:
        period, after = period_after(low, of_it.end() if of_it else end)
        end = after if period else end
    if period is None and tail:
        period, end = annual_after(low, end)
    return sharing, period, end


# What a percentage can modify; any other word after "10%" is most likely a verb.
_RATED = re.compile(
    r"[\s\-](?:(?:ad valorem|import|export|customs|reciprocal|additional|baseline|blanket|flat|global|sectoral"
    r"|withholding|annual|net smelter|gross)\s){0,2}(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|tax(?:es)?|royalt(?:y|ies)"
    r"|rates?|quotas?|discount|premium|increase|cut|reduction|rise|coupon|interest rate|margin|surcharge)\b"
)


def _stuff(text: str, low: str, end: int, sort: Sort) -> tuple[str, int] | None:
    """What is measured: "of LNG", "solar plant", "tariff"."""
    if sort == "percent" and not low.startswith((" of ", " worth of "), end):
        rated = _RATED.match(low, end)
        return (text[rated.start() + 1 : rated.end()], rated.end()) if rated else None
    return measured_after(text, end)


_ASIDE = re.compile(r'\s\(["“]?[A-Za-z]{2,8}["”]?\)(?=\sof\s)')
_YEARLY = re.compile(r"(annual|yearly|daily|monthly)\s", re.I)
_RATE_OF = {"annual": "year", "yearly": "year", "daily": "day", "monthly": "month"}
_OF_IT = re.compile(r"\sof\s(?:it|them|this|that|which)\b")


def _made(
    text: str,
    core: _Core,
    end: int,
    low_end: Decimal | None,
    high_end: Decimal | None,
    unit: str,
    period: str | None,
    sort: Sort,
    commodity: str | None,
    sharing: Sharing | None,
) -> QuantityMention:
    return QuantityMention(
        start=core.start,
        end=end,
        text=text[core.start : end],
        low=low_end,
        high=high_end,
        unit=f"{unit}/{period}" if period and "/" not in unit and sort not in ("percent", "points") else unit,
        qualifier=core.qualifier or "exact",
        commodity=commodity,
        sort=sort,
        period=as_period(period),
        sharing=sharing,
    )


_SHARE_OF = re.compile(r"[\s\-](?:of\b|(?:the|its|their|all|this|that|our|his|her)\s)")
_HUNDRED = Decimal(100)


def _fraction(text: str, low: str, number: Number) -> QuantityMention | None:
    """ "half of output", "a third of the gas", "a one-third stake": a percentage in words."""
    stake = _STAKE.match(low, number.end)
    of = _SHARE_OF.match(low, number.end)
    if stake is None and (of is None or (not low.startswith("half", number.start) and " of" not in of.group())):
        return None
    core = _hedged(low, number.start, number.end, times(number.value or Decimal(0), _HUNDRED), None)
    if stake is not None:
        return _made(text, core, stake.end(), core.low, core.high, "percent", None, "percent", "stake", None)
    at = number.end if low.startswith(" of ", number.end) else of.end() - 1  # type: ignore[union-attr]
    named = measured_after(text, at)
    commodity, end = named if named else (None, core.end)
    return _made(text, core, max(end, core.end), core.low, core.high, "percent", None, "percent", commodity, None)


def _count(text: str, low: str, number: Number) -> QuantityMention | None:
    """A count, if something countable follows."""
    if not countable(text, low, number):
        return None
    if number.value == 1:
        single = single_after(text, number.end)
        return _counted(text, low, _hedged(low, number.start, number.end, ONE, None), single) if single else None
    end, value = number.end, number.value or Decimal(0)
    if number.form == "digits" and number.scale == 1 and SCALE_LETTER.match(text, end):
        value = times(value, Decimal(1000000) if low[end] == "m" else Decimal(1000))
        end += 1
    counted = counted_after(text, end)
    if counted is None and hedge_after(low, end)[0] is None and not may_be_elliptic(low, end):
        return None
    core = _hedged(low, number.start, end, value, None)
    return _counted(text, low, core, counted or counted_after(text, core.end))


def _adjective_count(text: str, low: str, number: Number, commodity: str, end: int) -> QuantityMention | None:
    """ "five wide-body and ten narrow-body jets": the first number with its adjective, of the noun of the second."""
    if not countable(text, low, number):
        return None
    core = _hedged(low, number.start, number.end, number.value or Decimal(0), None)
    return _made(text, core, end, core.low, core.high, "count", None, "count", commodity, None)


def _counted(text: str, low: str, core: _Core, counted: tuple[str, int] | None) -> QuantityMention | None:
    """A count with what it counts, or of what was named before."""
    if counted is None and not elliptic(low, core.start, core.end, capped=core.qualifier == "at_most"):
        return None
    commodity, end = counted if counted is not None else (None, core.end)
    sharing, end = sharing_after(low, end)
    period, end = period_after(low, end)
    if period is None:
        late = _MADE_EACH.match(low, end)
        period = _RATE_OF[f"{late[1]}ly" if late[1] != "day" else "daily"] if late else annual_before(low, core.start)
    return _made(text, core, end, core.low, core.high, "count", period, "count", commodity, sharing)


# "the first 100,000 cars imported into Kawa by its makers each year"
_MADE_EACH = re.compile(
    r"\s(?:imported|exported|built|made|sold|produced|shipped|delivered|assembled|bought)(?:\s(?!and\b|while\b|to\b)"
    r"[^\s\d,;:]{1,20}){0,9}?\s(?:a|each|every|per)\s(year|month|day)\b"
)
