"""Totals and their components: which record is a part of which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dealparse.lexicon.scores import Judge
from dealparse.model.record import Commitment
from dealparse.model.scene import Document
from dealparse.reconcile.relations import Parts, fills_package, scores_beside
from dealparse.reconcile.wholes import can_hold, evident_totals, lists_of, shared_totals


def link_parts(
    document: Document, records: Sequence[Commitment], judge: Judge, floors: Mapping[str, float]
) -> tuple[Commitment, ...]:
    """The records with `part_of` set, and `countable` False for a part whose total is counted.

    Args:
        document: the article.
        records: without repetitions; their ids must be unique.
        judge: says whether one is a part of the other (task "part").
        floors: the least probability for it.
    """
    parent = _packages(records)
    _add(parent, evident_totals(records).items())
    _add(parent, _scored(document, records, judge, floors["part"]))
    _add(parent, shared_totals(records, lists_of(document.article, records), parent).items())
    return tuple(_with_total(r, records[parent[i]]) if i in parent else r for i, r in enumerate(records))


def _scored(document: Document, records: Sequence[Commitment], judge: Judge, floor: float) -> list[tuple[int, int]]:
    """(part, total) of the pairs that reach the floor, the surest first."""
    scored = []
    for i, part in enumerate(records):
        within = _reach(len(records), i)
        parts = Parts(document.article, part, [records[j] for j in within])
        others = [j for j in within if i != j and can_hold(part, records[j], j)]
        pairs = [(parts.features(records[j]), records[j]) for j in others]
        for j, score in zip(others, scores_beside(document, judge, "part", part, pairs), strict=True):
            scored.append((score, i, j))
    return [(i, j) for score, i, j in sorted(scored, key=lambda s: (-s[0], s[1], s[2])) if score >= floor]


def _add(parent: dict[int, int], pairs: Iterable[tuple[int, int]]) -> None:
    """Take over totals, the first for each part, none that would close a circle."""
    for part, total in pairs:
        if part not in parent and not _leads_to(parent, total, part):
            parent[part] = total


_AROUND = 24  # records on either side of a part in which its total is looked for
_OPENING = 3  # the article's first records: what it is about may be the total of anything


def _reach(count: int, at: int) -> list[int]:
    """Which records can be the total of the one at `at`: so that a long article costs no more than its length."""
    near = range(max(0, at - _AROUND), min(count, at + _AROUND + 1))
    return [*(n for n in range(min(_OPENING, count)) if n not in near), *near]


def _packages(records: Sequence[Commitment]) -> dict[int, int]:
    """What a country's firms put in is a part of the largest sum that their government promised for the same."""
    parent: dict[int, int] = {}
    for i, part in enumerate(records):
        totals = [
            (t.money.low or t.money.high, -j) for j, t in enumerate(records) if t.money and fills_package(part, t)
        ]
        if totals:
            parent[i] = -max(totals)[1]
    return parent


def _leads_to(parent: Mapping[int, int], start: int, goal: int) -> bool:
    """Whether the chain of totals from `start` reaches `goal`: then linking goal to start would close a circle."""
    at: int | None = start
    while at is not None:
        if at == goal:
            return True
        at = parent.get(at)
    return False


def _with_total(record: Commitment, total: Commitment) -> Commitment:
    counted = total.countable and total.money is not None
    return record.model_copy(update={"part_of": total.id, "countable": record.countable and not counted})
