"""Scores predicted against coded records: what was found, which slots are right, and the figures over all articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add
from types import MappingProxyType
from typing import Literal

from dealparse.evaluate.align import align
from dealparse.evaluate.coded import CodedRecord
from dealparse.evaluate.slots import SLOTS, Tally, compare, only_gold, only_predicted

State = Literal["found", "missed", "false_alarm"]

# The slots that must be perfect for a record to count as a whole; committers need only overlap.
_WHOLE = ("kind", "money", "volumes", "binding")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one record: `gold` is None for a false alarm, `predicted` is None for a miss."""

    article: str
    gold: CodedRecord | None
    predicted: CodedRecord | None
    slots: Mapping[str, Tally]

    @property
    def state(self) -> State:
        """Whether the record was found, missed, or made up."""
        if self.gold is None:
            return "false_alarm"
        return "found" if self.predicted is not None else "missed"

    @property
    def wrong_slots(self) -> tuple[str, ...]:
        """The slots of a found record in which something is missing or too much."""
        if self.state != "found":
            return ()
        return tuple(name for name, tally in self.slots.items() if not tally.perfect)

    @property
    def whole(self) -> bool:
        """Whether kind, money, volumes and binding are all right and the committers overlap."""
        committers = self.slots["committers"]
        return (
            self.state == "found"
            and all(self.slots[name].perfect for name in _WHOLE)
            and (committers.hits > 0 or not committers.gold)
        )


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures over all articles; every score is between 0 and 1.

    Args:
        docs: articles scored.
        crashed: articles that raised an error and count as read with nothing found.
        detect: records found.
        slots: all slots of all records together.
        records: records that are right as a whole.
        by_slot: each slot alone.
        confusion: (gold binding, predicted binding) of the found records, with counts.
    """

    docs: int
    crashed: int
    detect: Tally
    slots: Tally
    records: Tally
    by_slot: Mapping[str, Tally]
    confusion: Mapping[tuple[str, str], int]

    @property
    def binding_acc(self) -> float:
        """The share of found records whose binding flag is right."""
        right = sum(count for (wanted, given), count in self.confusion.items() if wanted == given)
        return right / self.detect.hits if self.detect.hits else 0.0

    def to_dict(self) -> dict[str, float]:
        """All figures by name, in the order in which they are printed."""
        return {
            "docs": self.docs,
            "crashed": self.crashed,
            "gold": self.detect.gold,
            "pred": self.detect.predicted,
            "detect_p": self.detect.precision,
            "detect_r": self.detect.recall,
            "detect_f1": self.detect.f1,
            "slot_p": self.slots.precision,
            "slot_r": self.slots.recall,
            "slot_f1": self.slots.f1,
            "record_f1": self.records.f1,
            "binding_acc": self.binding_acc,
            **{f"{name}_f1": tally.f1 for name, tally in self.by_slot.items()},
        }


@dataclass(frozen=True, slots=True)
class Scored:
    """One article with its coded and predicted records, and the error that reading it raised, if any."""

    name: str
    gold: tuple[CodedRecord, ...]
    predicted: tuple[CodedRecord, ...]
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Figures and, record by record, what they are made of."""

    figures: Figures
    outcomes: tuple[Outcome, ...]


def score(articles: Iterable[Scored]) -> Evaluation:
    """Score articles.

    Args:
        articles: each with gold and predicted records.

    Returns:
        The figures and one outcome a record, articles in the order given.

    Examples:
        >>> score([Scored("empty", (), ())]).figures.detect.f1
        1.0
    """
    listed = tuple(articles)
    outcomes = tuple(outcome for article in listed for outcome in outcomes_of(article))
    return Evaluation(_figures(listed, outcomes), outcomes)


def outcomes_of(article: Scored) -> tuple[Outcome, ...]:
    """Align and compare the records of one article: gold in order, then the false alarms."""
    partner = dict(align(article.gold, article.predicted))
    links = {article.gold[i].id: article.predicted[j].id for i, j in partner.items()}
    outcomes = []
    for i, gold in enumerate(article.gold):
        if i in partner:
            predicted = article.predicted[partner[i]]
            outcomes.append(Outcome(article.name, gold, predicted, compare(gold, predicted, links)))
        else:
            outcomes.append(Outcome(article.name, gold, None, only_gold(gold)))
    used = set(partner.values())
    outcomes.extend(
        Outcome(article.name, None, predicted, only_predicted(predicted))
        for j, predicted in enumerate(article.predicted)
        if j not in used
    )
    return tuple(outcomes)


def _figures(articles: Sequence[Scored], outcomes: Sequence[Outcome]) -> Figures:
    states = Counter(outcome.state for outcome in outcomes)
    gold, predicted = states["found"] + states["missed"], states["found"] + states["false_alarm"]
    by_slot = {slot.name: reduce(add, (o.slots[slot.name] for o in outcomes), Tally()) for slot in SLOTS}
    return Figures(
        docs=len(articles),
        crashed=sum(article.error is not None for article in articles),
        detect=Tally(states["found"], gold, predicted),
        slots=reduce(add, by_slot.values(), Tally()),
        records=Tally(sum(outcome.whole for outcome in outcomes), gold, predicted),
        by_slot=MappingProxyType(by_slot),
        confusion=MappingProxyType(_confusion(outcomes)),
    )


def _confusion(outcomes: Iterable[Outcome]) -> dict[tuple[str, str], int]:
    pairs = Counter((str(o.gold.binding), str(o.predicted.binding)) for o in outcomes if o.gold and o.predicted)
    return dict(sorted(pairs.items()))
