"""How an option's score moves with those of its rivals: most decisions are taken one by one, but not alone.

A sentence tells one undertaking again, not five: where many records could be the one it repeats, each is less likely
than its own words say. A contest weighs an option's log-odds together with those of its rivals in a logistic
regression (stacking: Wolpert 1992, "Stacked generalization").
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

NAMES = ("own", "best", "mean", "outdone", "own_outdone", "count", "sum")
"""What is weighed, in the order of :func:`standings`."""
_SOFT = 1e-4
_ALONE = -3.0  # log-odds of the rivals of what has none


@dataclass(frozen=True, slots=True)
class Contest:
    """The weights of one task, in hundredths, by what is weighed; and what is added to all."""

    weights: Mapping[str, int]
    bias: int

    def settled(self, likely: Sequence[float]) -> list[float]:
        """The probabilities of options that stand beside each other, each after a look at the others.

        Args:
            likely: the probability of each by itself.

        Examples:
            >>> contest = Contest({"own": 100, "best": -50}, 0)
            >>> [round(p, 2) for p in contest.settled([0.5, 0.9])]
            [0.25, 0.9]
        """
        weights = [self.weights.get(name, 0) / 100 for name in NAMES]
        sums = [sum(w * x for w, x in zip(weights, row, strict=True)) for row in standings(likely)]
        return [1 / (1 + math.exp(-(s + self.bias / 100))) for s in sums]


def standings(likely: Sequence[float]) -> list[tuple[float, ...]]:
    """What a contest weighs of each option: see :data:`NAMES`.

    Args:
        likely: the probability of each by itself.
    """
    total, ranked = sum(likely), sorted(likely, reverse=True)
    return [_standing(p, total, ranked) for p in likely]


def _standing(own: float, total: float, ranked: Sequence[float]) -> tuple[float, ...]:
    count, rest = len(ranked) - 1, total - own
    if not count:
        return _odds(own), _ALONE, _ALONE, 0.0, 0.0, 0.0, 0.0
    best = ranked[1] if own >= ranked[0] else ranked[0]
    outdone = float(best > own)
    mean = _odds(min(1.0, max(0.0, rest / count)))
    return _odds(own), _odds(best), mean, outdone, outdone * _odds(own), math.log1p(count), math.log1p(max(rest, 0.0))


def _odds(share: float) -> float:
    return math.log((share + _SOFT) / (1 - share + _SOFT))
