"""The parse tree of an amount, made only when somebody asks for it."""

from __future__ import annotations

import re
from typing import Any

from dealparse.lexicon.times import time_lexicon
from dealparse.model.mention import DateMention, Mention, MoneyMention, QuantityMention, TermMention
from dealparse.recognize.amount_parts import annual_after, period_after, sharing_after
from dealparse.recognize.money_items import Item, Rules, items_of
from dealparse.recognize.number_grammar import Number, lowered
from dealparse.recognize.numbers import numbers
from dealparse.recognize.unit_marks import unit_after

Part = dict[str, Any]


def explain_amount(text: str, mention: MoneyMention | QuantityMention | DateMention | TermMention) -> dict[str, Any]:
    """The words of an amount, a date or a duration, and what each of them says.

    Args:
        text: the text in which `mention` was found.
        mention: a mention whose offsets are in `text`.

    Returns:
        `kind`, `text`, `start`, `end` and `parts`: in text order, each with its role ("hedge", "number", "scale",
        "currency", "unit", "link", "commodity", "period", "sharing"), offsets and words. Of a date the roles are
        "year", "month", "weekday", "season", "number" and "words", of a duration "number" and "words".

    Examples:
        >>> from dealparse.recognize.money import find_money
        >>> t = "up to US$2.5 billion a year"
        >>> [(p["role"], p["text"]) for p in explain_amount(t, find_money(t)[0])["parts"]]
        [('hedge', 'up to'), ('currency', 'US$'), ('number', '2.5'), ('scale', 'billion'), ('period', 'a year')]
    """
    if isinstance(mention, DateMention | TermMention):
        return _tree("date" if isinstance(mention, DateMention) else "term", mention, _time_parts(text, mention))
    low = lowered(text)
    inside = [n for n in numbers(text, low) if mention.start <= n.start and n.end <= mention.end]
    money = isinstance(mention, MoneyMention)
    parts = _money_parts(text, low, inside) if money else _quantity_parts(text, low, inside)
    parts = [p for p in parts if p["text"] and mention.start <= p["start"] and p["end"] <= mention.end]
    if parts:
        parts += _around(text, low, mention, parts)
    if isinstance(mention, QuantityMention) and mention.commodity is not None:
        at = text.find(mention.commodity, mention.start, mention.end)
        if at >= 0:
            parts = [p for p in parts if p["end"] <= at or p["start"] >= at + len(mention.commodity)]
            parts.append(_part(text, "commodity", at, at + len(mention.commodity)))
    parts.sort(key=lambda p: (p["start"], p["end"]))
    return _tree("money" if money else "quantity", mention, parts)


def _tree(kind: str, mention: Mention, parts: list[Part]) -> dict[str, Any]:
    return {"kind": kind, "text": mention.text, "start": mention.start, "end": mention.end, "parts": parts}


_TIME_WORD = re.compile(r"[^\W\d_]+|[0-9]+")


def _time_parts(text: str, mention: DateMention | TermMention) -> list[Part]:
    """The words of a date or a duration; neighbours of one role are one part."""
    parts: list[Part] = []
    for word in _TIME_WORD.finditer(text, mention.start, mention.end):
        role = _time_role(word.group().lower(), isinstance(mention, DateMention))
        if parts and role == parts[-1]["role"] == "words":
            parts[-1] = _part(text, role, parts[-1]["start"], word.end())
        else:
            parts.append(_part(text, role, word.start(), word.end()))
    return parts


def _time_role(word: str, dated: bool) -> str:
    words = time_lexicon()
    if word.isdigit():
        return "year" if dated and len(word) == 4 else "number"
    if word in words.numbers:
        return "number"
    tables = {"month": words.months, "weekday": words.weekdays, "season": words.seasons}
    return next((role for role, table in tables.items() if dated and word in table), "words")


_EDGES = "- \u00a0\u2009\u202f\n"


def _part(text: str, role: str, start: int, end: int) -> Part:
    """A part without the spaces and hyphens around its words."""
    while start < end and text[start] in _EDGES[role == "link" :]:
        start += 1
    while end > start and text[end - 1] in _EDGES[1:]:
        end -= 1
    return {"role": role, "text": text[start:end], "start": start, "end": end}


def _number_parts(text: str, number: Number) -> list[Part]:
    parts = [_part(text, "number", number.start, number.core_end)] if number.core_end > number.start else []
    if number.core_end < number.end:
        parts.append(_part(text, "scale", number.core_end, number.end))
    return parts


def _money_parts(text: str, low: str, inside: list[Number]) -> list[Part]:
    parts: list[Part] = []
    marked = 0
    for item in items_of(text, low, inside, Rules(None, None)):
        if item.number.start < marked:
            continue  # the scale of "75 USD million" is part of its mark
        marked = item.mark.end if item.mark else 0
        parts += _number_parts(text, item.number)
        if item.mark is not None and item.mark.end > item.mark.start and item.mark.start != item.number.start:
            parts.append(_part(text, "currency", item.mark.start, item.mark.end))
        parts += _letter_part(text, item)
    return parts


def _letter_part(text: str, item: Item) -> list[Part]:
    """The scale letter between the number and what follows ("5m", "10k$")."""
    end = item.end if item.mark is None or item.mark.start < item.number.start else item.mark.start
    if item.scale == item.number.scale or end <= item.number.end:
        return []
    return [_part(text, "scale", item.number.end, end)]


def _quantity_parts(text: str, low: str, inside: list[Number]) -> list[Part]:
    parts: list[Part] = []
    for number in inside:
        parts += _number_parts(text, number)
        mark = unit_after(text, low, number)
        if mark is not None:
            if mark.scale != 1:
                parts.append(_part(text, "scale", number.end, mark.start))
            parts.append(_part(text, "unit", mark.start, mark.end))
    return parts


def _around(text: str, low: str, mention: MoneyMention | QuantityMention, core: list[Part]) -> list[Part]:
    """Hedge before the core, link between two numbers, period and sharing after it."""
    first, last = min(p["start"] for p in core), max(p["end"] for p in core)
    parts = [_part(text, "hedge", mention.start, first)] if text[mention.start : first].strip() else []
    if mention.qualifier == "range":
        parts += _link(text, core)
    for at in range(last, mention.end):
        if at == last or not low[at].isalnum():
            period, end = period_after(low, at)
            period, end = (period, end) if period else annual_after(low, at)
            sharing, stop = sharing_after(low, at)
            if period is not None and end <= mention.end:
                parts.append(_part(text, "period", at, end))
            elif sharing is not None and stop <= mention.end:
                parts.append(_part(text, "sharing", at, stop))
    return [p for p in parts if p["text"]]


def _link(text: str, core: list[Part]) -> list[Part]:
    """What joins the two ends of a range: it stands before the second number and the currency that belongs to it."""
    rows = sorted(core, key=lambda p: (p["start"], p["end"]))
    numbers_at = [i for i, p in enumerate(rows) if p["role"] == "number"]
    if len(numbers_at) != 2:
        return []
    at = numbers_at[1]
    if rows[at - 1]["role"] == "currency" and text[rows[at - 1]["end"] : rows[at]["start"]].strip() == "" and at >= 2:
        at -= 1
    return [_part(text, "link", rows[at - 1]["end"], rows[at]["start"])]
