"""Pairs gold with predicted records, one to one, by shared evidence, money and parties."""

from __future__ import annotations

from collections.abc import Sequence

from dealparse.evaluate.coded import CodedRecord
from dealparse.evaluate.equal import count_pairs, same_party, same_volume, shares_value

LEAST_OVERLAP = 0.6
LEAST_AFFINITY = 0.9


def overlap(gold: CodedRecord, predicted: CodedRecord) -> float:
    """The best share of common words between any two of their quotes, measured on the shorter quote."""
    best = 0.0
    for ours in gold.words:
        for theirs in predicted.words:
            shorter = min(ours.total(), theirs.total())
            if shorter:
                best = max(best, (ours & theirs).total() / shorter)
    return best


def affinity(gold: CodedRecord, predicted: CodedRecord) -> float:
    """How much speaks for two records being one undertaking; 0 where they share too little to be compared."""
    shared_words = overlap(gold, predicted)
    value = shares_value(gold.money, predicted.money)
    committer = bool(count_pairs(gold.committers, predicted.committers, same_party))
    counterparty = bool(count_pairs(gold.counterparties, predicted.counterparties, same_party))
    if shared_words < LEAST_OVERLAP and not (value and (committer or counterparty)):
        return 0.0
    volume = bool(count_pairs(gold.volumes, predicted.volumes, same_volume))
    # Summed in this order so that records at the threshold fall on the same side as in the reference scorer.
    total = shared_words + 1.5 * value + 0.7 * volume + 0.7 * committer + 0.4 * counterparty
    total += 0.5 * (gold.kind == predicted.kind)
    if gold.money and predicted.money and not value:
        total -= 1.5
    if bool(gold.money) != bool(predicted.money):
        total -= 0.5
    return max(total, 0.0)


def align(gold: Sequence[CodedRecord], predicted: Sequence[CodedRecord]) -> tuple[tuple[int, int], ...]:
    """Pairs of indices (gold, predicted), the strongest affinity first; ties go to the earlier records."""
    ranked = sorted(
        ((affinity(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(predicted)),
        key=lambda row: (-row[0], row[1], row[2]),
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for score, i, j in ranked:
        if score < LEAST_AFFINITY:
            break
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return tuple(pairs.items())
