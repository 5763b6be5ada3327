"""The rule table of the binding decision: the first rule whose conditions all hold decides."""

from __future__ import annotations

from functools import cache
from typing import Literal

from dealparse.lexicon.loader import Entry, load
from dealparse.model.vocabulary import Binding, Instrument, Kind, Status


class BindingRule(Entry):
    """A row of the table; a condition that is left out always holds.

    Args:
        explicit: what the text says outright.
        instrument, status, kind: of the record.
        modality: whether the words are hedged.
        binding: the decision.
        reason: the rule in words.
    """

    explicit: tuple[Literal["binding", "non_binding"], ...] | None = None
    instrument: tuple[Instrument, ...] | None = None
    status: tuple[Status, ...] | None = None
    kind: tuple[Kind, ...] | None = None
    modality: tuple[Literal["hedged", "plain"], ...] | None = None
    binding: Binding
    reason: str


@cache
def binding_rules() -> tuple[BindingRule, ...]:
    """The table, in the order in which it is read; its last row has no condition."""
    return load("binding_rules", BindingRule)
