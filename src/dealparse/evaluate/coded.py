"""Coded records as the scorer sees them: lenient, frozen views on gold and predicted JSON, prepared for comparing.

Gold is not our output: it may leave out what :class:`dealparse.model.record.Commitment` requires, so it isn't read
through that model.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dealparse.errors import GoldError
from dealparse.evaluate.names import NameKey, fold, name_key

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class CodedParty:
    """A party by its names, the fullest first."""

    names: tuple[str, ...]
    keys: frozenset[NameKey]

    def __str__(self) -> str:
        return self.names[0] if self.names else "?"


@dataclass(frozen=True, slots=True)
class CodedMoney:
    """An amount in single units of its currency."""

    low: float | None
    high: float | None
    currency: str | None
    period: str | None

    def __str__(self) -> str:
        return f"{self.currency} {_bounds(self.low, self.high)}" + (f" a {self.period}" if self.period else "")


@dataclass(frozen=True, slots=True)
class CodedVolume:
    """A quantity with its unit."""

    low: float | None
    high: float | None
    unit: str
    commodity: str | None

    def __str__(self) -> str:
        return f"{_bounds(self.low, self.high)} {self.unit}" + (f" {self.commodity}" if self.commodity else "")


@dataclass(frozen=True, slots=True)
class CodedRecord:
    """One undertaking as coded by a person or by us.

    `quotes` are the evidence quotes, folded; `words` counts the words of each.
    """

    id: str | None
    kind: str | None
    committers: tuple[CodedParty, ...]
    counterparties: tuple[CodedParty, ...]
    money: CodedMoney | None
    volumes: tuple[CodedVolume, ...]
    sectors: tuple[str, ...]
    status: str | None
    instrument: str | None
    binding: str | None
    announced: str | None
    start: str | None
    end: str | None
    term_years: float | None
    locations: tuple[str, ...]
    previously_announced: bool
    part_of: str | None
    disputed: bool
    quotes: tuple[str, ...]
    words: tuple[Counter[str], ...]

    @property
    def main_quote(self) -> str:
        """The first evidence quote, folded; empty where there is none."""
        return self.quotes[0] if self.quotes else ""


def read_records(items: Iterable[Mapping[str, Any]], where: str) -> tuple[CodedRecord, ...]:
    """Read coded records from JSON.

    Args:
        items: records in the form of docs/record.md.
        where: named in errors.

    Raises:
        GoldError: an item is not of that form; the message names the record.

    Examples:
        >>> read_records([{"id": "c1", "kind": "tariff", "evidence": ["Duties fall."]}], "x.json")[0].quotes
        ('duties fall.',)
    """
    records = []
    for number, item in enumerate(items, 1):
        try:
            records.append(_read_record(item))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise GoldError(
                f"{where}: record {number} is not a coded record ({error}); docs/record.md shows the form"
            ) from error
    return tuple(records)


def _read_record(item: Mapping[str, Any]) -> CodedRecord:
    dates = item.get("dates") or {}
    quotes = tuple(fold(q["text"] if isinstance(q, Mapping) else q) for q in _items(item, "evidence"))
    return CodedRecord(
        id=item.get("id"),
        kind=item.get("kind"),
        committers=tuple(map(_party, _items(item, "committers"))),
        counterparties=tuple(map(_party, _items(item, "counterparties"))),
        money=_money(item.get("money")),
        volumes=tuple(map(_volume, _items(item, "volumes"))),
        sectors=tuple(_items(item, "sectors")),
        status=item.get("status"),
        instrument=item.get("instrument"),
        binding=item.get("binding"),
        announced=dates.get("announced"),
        start=dates.get("start"),
        end=dates.get("end"),
        term_years=_number(dates.get("term_years")),
        locations=tuple(_items(item, "locations")),
        previously_announced=bool(item.get("previously_announced")),
        part_of=item.get("part_of"),
        disputed=bool(item.get("disputed")),
        quotes=quotes,
        words=tuple(Counter(_WORD.findall(q)) for q in quotes),
    )


def _items(record: Mapping[str, Any], name: str) -> list[Any]:
    items = record.get(name) or []
    if not isinstance(items, list):
        raise TypeError(f"{name!r} must be a list")
    return items


def _party(item: Mapping[str, Any] | str) -> CodedParty:
    every = (item,) if isinstance(item, str) else (item.get("name", ""), *(item.get("aliases") or ()))
    names = tuple(name for name in every if name)
    return CodedParty(names, frozenset(name_key(name) for name in names))


def _money(item: Mapping[str, Any] | None) -> CodedMoney | None:
    if not item:
        return None
    low, high = _number(item.get("low")), _number(item.get("high"))
    return CodedMoney(low, high, item.get("currency"), item.get("period") or None)


def _volume(item: Mapping[str, Any]) -> CodedVolume:
    low, high = _number(item.get("low")), _number(item.get("high"))
    unit = item.get("unit") or "count"
    return CodedVolume(low, high, "percent" if unit == "%" else unit, item.get("commodity"))


def _number(value: Any) -> float | None:
    return None if value is None else float(value)


def _bounds(low: float | None, high: float | None) -> str:
    if low == high:
        return f"{low:,.10g}"
    if high is None:
        return f"≥ {low:,.10g}"
    if low is None:
        return f"≤ {high:,.10g}"
    return f"{low:,.10g}–{high:,.10g}"
