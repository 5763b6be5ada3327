"""The slots of a record, and how the fillers of one slot are compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter, eq
from typing import Any

from dealparse.evaluate.coded import CodedRecord
from dealparse.evaluate.equal import count_pairs, same_date, same_money, same_party, same_volume
from dealparse.evaluate.names import places_agree


@dataclass(frozen=True, slots=True)
class Tally:
    """Fillers that agree, fillers in gold, fillers predicted."""

    hits: int = 0
    gold: int = 0
    predicted: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.hits + other.hits, self.gold + other.gold, self.predicted + other.predicted)

    @property
    def faults(self) -> int:
        """Fillers that are missing or too much."""
        return self.gold + self.predicted - 2 * self.hits

    @property
    def perfect(self) -> bool:
        """Nothing missing and nothing too much."""
        return not self.faults

    @property
    def precision(self) -> float:
        """The share of what was predicted that is right; 1 where nothing was predicted and nothing was there."""
        return self.hits / self.predicted if self.predicted else float(self.gold == 0)

    @property
    def recall(self) -> float:
        """The share of what was there that was predicted; 1 where nothing was there and nothing was predicted."""
        return self.hits / self.gold if self.gold else float(self.predicted == 0)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall.

        Examples:
            >>> Tally(hits=1, gold=2, predicted=1).f1
            0.6666666666666666
        """
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(frozen=True, slots=True)
class Slot:
    """A field that is scored.

    Args:
        name: of the field in the record, and of its figure.
        same: whether two fillers agree.
    """

    name: str
    same: Callable[[Any, Any], bool]

    def fillers(self, record: CodedRecord) -> tuple[Any, ...]:
        """The filled values; False and the empty string fill nothing."""
        value = attrgetter(self.name)(record)
        if isinstance(value, tuple):
            return value
        return () if value is None or value is False or value == "" else (value,)


SLOTS: tuple[Slot, ...] = (
    *(Slot(name, eq) for name in ("kind", "status", "binding", "instrument", "part_of")),
    *(Slot(name, eq) for name in ("previously_announced", "disputed")),
    Slot("committers", same_party),
    Slot("counterparties", same_party),
    Slot("volumes", same_volume),
    Slot("sectors", eq),
    Slot("locations", places_agree),
    Slot("money", same_money),
    *(Slot(name, same_date) for name in ("announced", "start", "end")),
    Slot("term_years", eq),
)


def compare(gold: CodedRecord, predicted: CodedRecord, links: Mapping[str | None, str | None]) -> dict[str, Tally]:
    """Compare two aligned records slot by slot.

    Args:
        gold, predicted: the records.
        links: gold id → predicted id for the aligned records of the article; a `part_of` is right where it names
            the record that is aligned with the total.
    """
    return {slot.name: _compare_slot(slot, gold, predicted, links) for slot in SLOTS}


def _compare_slot(
    slot: Slot, gold: CodedRecord, predicted: CodedRecord, links: Mapping[str | None, str | None]
) -> Tally:
    wanted: Sequence[Any] = slot.fillers(gold)
    given: Sequence[Any] = slot.fillers(predicted)
    if slot.name == "part_of":
        hits = int(bool(wanted and given) and links.get(wanted[0]) == given[0])
    else:
        hits = count_pairs(wanted, given, slot.same)
    return Tally(hits, len(wanted), len(given))


def only_gold(record: CodedRecord) -> dict[str, Tally]:
    """The tallies of a record that was missed."""
    return {slot.name: Tally(gold=len(slot.fillers(record))) for slot in SLOTS}


def only_predicted(record: CodedRecord) -> dict[str, Tally]:
    """The tallies of a false alarm."""
    return {slot.name: Tally(predicted=len(slot.fillers(record))) for slot in SLOTS}
