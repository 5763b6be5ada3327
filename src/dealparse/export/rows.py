"""One record as one row: the columns that data frames and CSV share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from dealparse.export.format import format_parties, format_volumes
from dealparse.model.record import Commitment

Cell = str | float | int | bool | None
ColumnType = Literal["text", "number", "flag", "offset"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it holds, and how it is read from a record."""

    name: str
    type: ColumnType
    read: Callable[[Commitment], Cell]


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _date(name: str) -> Callable[[Commitment], Cell]:
    def read(commitment: Commitment) -> Cell:
        value = getattr(commitment.dates, name)
        return None if value is None else str(value)

    return read


COLUMNS: tuple[Column, ...] = (
    Column("id", "text", lambda c: c.id),
    Column("kind", "text", lambda c: c.kind),
    Column("committers", "text", lambda c: format_parties(c.committers)),
    Column("counterparties", "text", lambda c: format_parties(c.counterparties)),
    Column("money_low", "number", lambda c: _number(c.money.low) if c.money else None),
    Column("money_high", "number", lambda c: _number(c.money.high) if c.money else None),
    Column("currency", "text", lambda c: c.money.currency if c.money else None),
    Column("money_qualifier", "text", lambda c: c.money.qualifier if c.money else None),
    Column("money_period", "text", lambda c: c.money.period if c.money else None),
    Column("volumes", "text", lambda c: format_volumes(c.volumes)),
    Column("sectors", "text", lambda c: "; ".join(c.sectors)),
    Column("status", "text", lambda c: c.status),
    Column("instrument", "text", lambda c: c.instrument),
    Column("binding", "text", lambda c: c.binding),
    Column("binding_rule", "text", lambda c: c.binding_basis.rule),
    Column("binding_reason", "text", lambda c: c.binding_basis.reason),
    Column("announced", "text", _date("announced")),
    Column("start", "text", _date("start")),
    Column("end", "text", _date("end")),
    Column("term_years", "number", lambda c: _number(c.dates.term_years)),
    Column("locations", "text", lambda c: "; ".join(c.locations)),
    Column("attribution", "text", lambda c: c.attribution),
    Column("previously_announced", "flag", lambda c: c.previously_announced),
    Column("part_of", "text", lambda c: c.part_of),
    Column("disputed", "flag", lambda c: c.disputed),
    Column("countable", "flag", lambda c: c.countable),
    Column("confidence", "number", lambda c: c.confidence),
    Column("evidence", "text", lambda c: c.evidence[0].text),
    Column("evidence_start", "offset", lambda c: c.evidence[0].start),
    Column("evidence_end", "offset", lambda c: c.evidence[0].end),
)
