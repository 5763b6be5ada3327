"""The commitment record: the contract of the library. docs/record.md defines every field and value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Self

from pydantic import Field, model_validator

from dealparse.lexicon.codes import currency_codes, is_unit
from dealparse.model.base import Amount, Record
from dealparse.model.dates import Dates
from dealparse.model.span import Span
from dealparse.model.vocabulary import Binding, Instrument, Kind, PartyType, Period, Qualifier, Sector, Status


def _check_bounds(low: Any, high: Any, qualifier: Qualifier) -> None:
    """A qualifier says which of the two bounds must be there.

    Raises:
        ValueError: it says otherwise than the bounds.
    """
    if low is None and high is None:
        raise ValueError("an amount needs a low or a high")
    if low is not None and high is not None and low > high:
        raise ValueError(f"low {low} is above high {high}")
    fits = {
        "exact": low is not None and low == high,
        "approx": low is not None and low == high,
        "at_least": low is not None and high is None,
        "at_most": low is None and high is not None,
        "range": low is not None and high is not None,
    }
    if not fits[qualifier]:
        raise ValueError(f"qualifier {qualifier!r} doesn't agree with low={low}, high={high}")


class Party(Record):
    """Somebody who undertakes, or toward whom it is undertaken.

    Args:
        name: the fullest form in the article.
        aliases: other forms in the article.
        type: what sort of party; `group` is a described set ("Japanese companies").
        span: where this record's text names the party; None for a party taken from outside its evidence.
    """

    name: str = Field(min_length=1)
    aliases: tuple[str, ...] = ()
    type: PartyType
    span: Span | None = None


class Money(Record):
    """An amount of money in single units of its currency.

    Args:
        low, high: bounds; equal for exact and approx, one of them None for at_least and at_most.
        currency: ISO 4217 code; None only if the text doesn't show it (then such a record has no money at all).
        qualifier: how the bounds are meant.
        period: for rates ("a year"), else None.
        span: the words it was read from.

    Examples:
        >>> Money(low="1.5e9", high="1.5e9", currency="USD", qualifier="exact").model_dump_json(exclude={"span"})
        '{"low":1500000000,"high":1500000000,"currency":"USD","qualifier":"exact","period":null}'
    """

    low: Amount | None = Field(default=None, ge=0)
    high: Amount | None = Field(default=None, ge=0)
    currency: str
    qualifier: Qualifier
    period: Period | None = None
    span: Span | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        _check_bounds(self.low, self.high, self.qualifier)
        if self.currency not in currency_codes():
            raise ValueError(f"not an ISO 4217 currency code: {self.currency!r}")
        return self


class Volume(Record):
    """A quantity that is promised, or the rate of a tariff, or a share.

    Args:
        low, high, qualifier: as in :class:`Money`.
        unit: a unit of our list, rates included ("Mt/year"), "percent" or "count".
        commodity: what is measured or counted, as written.
        span: the words it was read from.
    """

    low: Amount | None = Field(default=None, ge=0)
    high: Amount | None = Field(default=None, ge=0)
    unit: str
    qualifier: Qualifier
    commodity: str | None = None
    span: Span | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        _check_bounds(self.low, self.high, self.qualifier)
        if not is_unit(self.unit):
            raise ValueError(f"not a unit of our list (dealparse/lexicon/data/units.jsonl): {self.unit!r}")
        return self


class Evidence(Span):
    """A quote of the article that the record rests on; the main one comes first."""


class BindingBasis(Record):
    """Why the record says binding, non_binding or unclear.

    Args:
        rule: id of the rule in lexicon/data/binding_rules.jsonl that fired.
        reason: the rule in words.
        span: the words that it fired on; None where the rule is that no such words are there.
    """

    rule: str
    reason: str
    span: Span | None = None


class SpeakerBinding(Record):
    """What one voice in the article says about bindingness, where voices disagree."""

    speaker: str | None
    binding: Binding
    basis: BindingBasis


class Commitment(Record):
    """One undertaking. Field names and values are defined in docs/record.md; a missing value is None, never a guess.

    Beyond the coding guide's fields: `spans` ties scalar values (head, status, instrument, kind, attribution…) and
    each sector and location to their words, `confidence` is between 0 and 1, `countable` is False for a part whose
    total is counted, for what is cancelled and for what is only retold, so that sums don't double.
    """

    id: str = Field(min_length=1)
    kind: Kind
    committers: tuple[Party, ...] = ()
    counterparties: tuple[Party, ...] = ()
    money: Money | None = None
    volumes: tuple[Volume, ...] = ()
    sectors: tuple[Sector, ...] = ()
    status: Status
    instrument: Instrument | None = None
    binding: Binding
    dates: Dates = Field(default_factory=Dates)
    locations: tuple[str, ...] = ()
    attribution: str | None = None
    previously_announced: bool = False
    part_of: str | None = None
    disputed: bool = False
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    spans: dict[str, Span] = Field(default_factory=dict)
    confidence: float = Field(ge=0, le=1)
    binding_basis: BindingBasis
    binding_by_speaker: tuple[SpeakerBinding, ...] = ()
    countable: bool = True

    def all_spans(self) -> Iterator[Span]:
        """Every span in the record, evidence included."""
        yield from self.evidence
        yield from self.spans.values()
        yield from self.dates.spans.values()
        values = (*self.committers, *self.counterparties, *self.volumes, self.money, self.binding_basis)
        yield from (value.span for value in values if value is not None and value.span is not None)
        yield from (voice.basis.span for voice in self.binding_by_speaker if voice.basis.span is not None)
