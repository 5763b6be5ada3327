"""Finds amounts of money. Every amount, whether it belongs to an undertaking or not: that is decided elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from dealparse.lexicon.amounts import currency_groups
from dealparse.model.mention import MoneyMention, Sharing
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
    sharing_before,
    tail_follows,
)
from dealparse.recognize.currency_hints import CurrencyHints, group_hints, local_country
from dealparse.recognize.currency_marks import Mark
from dealparse.recognize.money_inferred import inferred
from dealparse.recognize.money_items import Item, Rules, items_of
from dealparse.recognize.money_ranges import lettered, range_ends, with_cents
from dealparse.recognize.number_grammar import Number, lowered
from dealparse.recognize.numbers import numbers

__all__ = ["CurrencyHints", "currency_hints", "find_money", "money_from"]


def find_money(text: str, *, dollar: str | None = None, hints: CurrencyHints | None = None) -> list[MoneyMention]:
    """All amounts of money in `text`, in order.

    Args:
        text: a sentence or an article.
        dollar: the ISO code that a bare "$" stands for, where the caller knows it.
        hints: what the article defines, from :func:`currency_hints`; without it a sign or name that several
            currencies share gives candidates and no currency.

    Returns:
        Amounts in single units of their currency, with hedges and periods in their spans.

    Examples:
        >>> [m] = find_money("They will spend up to US$2-2.5 billion a year.")
        >>> str(m.low), str(m.high), m.currency, m.qualifier, m.period
        ('2000000000', '2500000000', 'USD', 'range', 'year')
        >>> find_money("It costs $5.")[0].currency is None
        True
    """
    low = lowered(text)
    return money_from(text, low, numbers(text, low), dollar=dollar, hints=hints)


_SHORT = 300  # a text of a sentence or two has no main currency beyond what stands in it


def currency_hints(text: str) -> CurrencyHints:
    """Read a whole article for what its "$", "pounds", "kroner" … stand for, and for its main currency.

    An article that gives no sign of another dollar means the American one; then the basis is "article-default".

    Args:
        text: the article, title and dateline included.

    Examples:
        >>> currency_hints("SYDNEY — The state will spend $5 million.").resolve("dollar")
        ('AUD', 'article')
        >>> currency_hints("The fund will spend $5 million.").resolve("dollar")
        ('USD', 'article-default')
    """
    hints = group_hints(text)
    if len(text) < _SHORT:
        return hints
    main = _main(find_money(text, hints=hints))
    return replace(hints, main=main) if main is not None else hints


def _main(found: Sequence[MoneyMention], share: float = 0.8) -> str | None:
    """The currency of nearly all amounts."""
    used = Counter(m.currency for m in found if m.currency is not None)
    code, times_used = used.most_common(1)[0] if used else (None, 0)
    return code if times_used >= share * used.total() else None


def paragraph_hints(texts: Sequence[str], hints: CurrencyHints) -> CurrencyHints:
    """The hints for the sentences of one paragraph: where the article has no main currency, the paragraph may.

    Args:
        texts: the sentences.
        hints: what the article says.

    Examples:
        >>> paragraph_hints(["A dam costs €5 million.", "A port costs €6 million."], CurrencyHints()).main
        'EUR'
    """
    if hints.main is not None or sum(map(_in_millions, texts)) < _SEVERAL:
        return hints
    found = [m for text in texts if _in_millions(text) for m in find_money(text, hints=hints)]
    return replace(hints, main=_main(found, 1.0)) if len(found) >= _SEVERAL else hints


_SEVERAL = 2  # amounts that must agree before a paragraph counts in their currency


def _in_millions(text: str) -> bool:
    return "illion" in text or "bn" in text


def money_from(
    text: str, low: str, found: list[Number], *, dollar: str | None = None, hints: CurrencyHints | None = None
) -> list[MoneyMention]:
    """As :func:`find_money`, for a text whose numbers are known.

    Args:
        text: the text.
        low: ``lowered(text)``.
        found: ``numbers(text, low)``.
        dollar, hints: as in :func:`find_money`.
    """
    if not found:
        return []
    rules = Rules(dollar, hints)
    items = items_of(text, low, found, rules)
    if rules.main is None and not any(item.mark for item in items):
        return []
    mentions: list[MoneyMention] = []
    at = 0
    while at < len(items):
        mention, used = _mention(text, low, items, at, rules)
        if mention is None and (mentions or rules.main):
            mention = _elliptic(text, low, items, at, mentions[-1] if mentions else None, rules)
        if mention is not None and not (mentions and mention.start < mentions[-1].end):
            mentions.append(mention)
        at += used
    return mentions


def _mention(text: str, low: str, items: list[Item], at: int, rules: Rules) -> tuple[MoneyMention | None, int]:
    """The amount that begins with item `at`, and how many items it takes."""
    first = items[at]
    if at + 1 < len(items):
        second = items[at + 1]
        joined = with_cents(low, first, second)
        if joined is not None:
            return _single(text, low, joined, rules), 2
        link = range_link(low, first.start, first.end, second.start)
        if link is not None:
            second = lettered(text, first, second)
            ends = range_ends(low, first, second, link)
            if ends is not None:
                return _ranged(text, low, first, second, ends, link, rules), 2
    if first.mark is None:
        return None, 1
    return _single(text, low, first, rules), 1


def _ranged(
    text: str,
    low: str,
    first: Item,
    second: Item,
    ends: tuple[Decimal, Decimal, Mark],
    link: str,
    rules: Rules,
) -> MoneyMention:
    low_end, high_end, mark = ends
    if first.mark is not None and second.mark is not None and first.mark.key in currency_groups():
        mark = second.mark if second.mark.key not in currency_groups() else mark
    start = opener_start(low, first.start) if link in ("between", "from") else first.start
    _, start = hedge_before(low, start)
    whole = Item(first.number, start, second.end, None, Decimal(1), mark)
    return _finished(text, low, whole, (low_end, high_end, "range"), rules)


def _single(text: str, low: str, item: Item, rules: Rules) -> MoneyMention:
    qualifier, start = hedge_before(low, item.start)
    if item.value is None:
        return _finished(text, low, item._replace(start=start), (None, None, qualifier or "approx"), rules)
    value = (*bounds(item.value, qualifier or "exact"), qualifier)
    return _finished(text, low, item if start == item.start else item._replace(start=start), value, rules)


_PER_UNIT = re.compile(
    r"\s?(?:/\s?|-?per[\s-]|[\s-]an?[\s-])(?:share|barrel|bbl|tonne|ton|mt|t|pound|lb|ounce|oz|unit|gallon|litre|liter"
    r"|bushel|mmbtu|mwh|kwh|mw|kw|gj|therm|head|piece|person|hour|kg|kilo|kilogram|metre|meter|square|cubic|plane"
    r"|aircraft|capita|household|user|customer|ticket|dose|night|room|mile|km|seat|vehicle|car|wafer|chip|warrant|ads"
    r"|bag|case|cargo|container|teu|missile|jet|ship|vessel|sq|acre|hectare|employee|worker|home|ordinary|common|class"
    r"|euro|dollar|million|thousand|hundred|item|copy|child|student|dozen)(?![^\W_])"
)
# "$5m of premium a year", "$3bn worth of goods a year"
_LATE = (" worth", " of", " in", " for", " on")
_PERIOD_AHEAD = re.compile(r"\s(?:a|per|each|every)\s(?:year|annum|month|quarter|day)\b")
_LATE_PERIOD = re.compile(
    r"(?:\sworth)?(?:\s(?:of|in|for|on)(?:\s[^\W\d_]+[\w'’-]*){1,4}?)?"
    r"(?=\s(?:a|per|each|every)\s(?:year|annum|month|quarter|day)\b)"
)


def _finished(
    text: str,
    low: str,
    item: Item,
    value: tuple[Decimal | None, Decimal | None, Qualifier | None],
    rules: Rules,
) -> MoneyMention:
    """Adds what follows the core: hedge, period, sharing, per-unit use; and decides the currency."""
    low_end, high_end, qualifier = value
    assert item.mark is not None
    end = item.end
    if qualifier is None or qualifier == "approx":
        later, end = hedge_after(low, end)
        if later is not None and low_end is not None:
            low_end, high_end = bounds(low_end, later)
            qualifier = later
    per_unit, sharing, period, end = _after(low, end)
    start, end = _with_sign(text, item.start, end, item)
    period = period or annual_before(low, start)
    if sharing is None:
        sharing, start = sharing_before(low, start)
    currency, candidates, basis = _currency(item.mark, low, start, end, rules)
    return MoneyMention(
        start=start,
        end=end,
        text=text[start:end],
        low=low_end,
        high=high_end,
        currency=currency,
        qualifier=qualifier or "exact",
        period=as_period(period),
        candidates=candidates,
        basis=basis,
        sharing=sharing,
        vague=item.value is None and low_end is None and high_end is None,
        per_unit=per_unit,
        in_brackets=_opens_bracket(text, start),
    )


def _after(low: str, end: int) -> tuple[bool, Sharing | None, str | None, int]:
    """Per-unit use, sharing and period after an amount, and where they end."""
    late = low.startswith(_LATE, end) and _PERIOD_AHEAD.search(low, end, end + 120) is not None
    if not late and not tail_follows(low, end):
        return False, None, None, end
    per_unit = _PER_UNIT.match(low, end)
    if per_unit:
        end = per_unit.end()
    sharing, end = sharing_after(low, end)
    period, end = period_after(low, end)
    if period is None and (later := _LATE_PERIOD.match(low, end)):
        period, end = period_after(low, later.end())
    if period is None:
        period, end = annual_after(low, end)
    if sharing is None:
        sharing, end = sharing_after(low, end)
    return per_unit is not None, sharing, period, end


_BOOKED = re.compile(r"(?:\b(?:is|was|were|of|to|at|totall?ed)|:)\s\(\Z")


def _with_sign(text: str, start: int, end: int, item: Item) -> tuple[int, int]:
    """A minus, or the brackets that mean one in accounts: part of the words, never of the value."""
    if start and text[start - 1] in "-\u2212" and (start == 1 or not text[start - 2].isalnum()):
        return start - 1, end
    if text[end : end + 1] == ")" and _BOOKED.search(text, max(0, start - 10), start):
        return start - 1, end + 1
    return start, end


def _opens_bracket(text: str, start: int) -> bool:
    return text[max(0, start - 2) : start].strip()[-1:] in ("(", "[")


def _elliptic(
    text: str, low: str, items: list[Item], at: int, before: MoneyMention | None, rules: Rules
) -> MoneyMention | None:
    """An amount in millions whose currency was said before, or is the article's."""
    told = (before.end, before.currency) if before is not None else None
    item = inferred(low, items, at, told, rules.main)
    return replace(_single(text, low, item, rules), basis="article") if item is not None else None


def _currency(mark: Mark, low: str, start: int, end: int, rules: Rules) -> tuple[str | None, tuple[str, ...], str]:
    """The currency, what else it could be, and what decided."""
    group = currency_groups().get(mark.key)
    if group is None:
        named = mark.how == "name" and " " in low[mark.start : mark.end].strip()
        return mark.key, (), "country" if named else mark.how
    if mark.key in ("dollar", "cent") and rules.dollar is not None:
        return rules.dollar, group.codes, "article"
    if len(group.codes) == 1:
        return group.codes[0], (), mark.how
    if mark.key not in ("dollar", "cent", "yen_sign") and (near := local_country(low, start, end, group)) is not None:
        return near, group.codes, "country"
    if rules.hints is not None:
        code, basis = rules.hints.resolve(group.id)
        return code, group.codes, basis
    return None, group.codes, "none"
