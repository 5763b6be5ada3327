"""Scores for decisions that no list can make: an interface, and the linear scorer that is packaged.

A scorer gets names of features that are present and gives a probability for each label of a task. The features are
words and cues that a reader can check, so a score can be explained by the features that weighed most.
"""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Protocol

_SCALE = 100  # weights are stored as hundredths


class Scorer(Protocol):
    """What gives probabilities; a trained encoder can take the place of the linear scorer."""

    def scores(self, task: str, features: Iterable[str]) -> Mapping[str, float]:
        """The probability of each label of `task`."""
        ...

    def because(self, task: str, label: str, features: Iterable[str]) -> tuple[str, ...]:
        """The features that weighed most for and against `label`, with their weights."""
        ...


@dataclass(frozen=True, slots=True)
class LinearTask:
    """A multinomial logistic model: per feature one weight a label, in hundredths."""

    labels: tuple[str, ...]
    bias: tuple[int, ...]
    weights: Mapping[str, tuple[int, ...]]


class LinearScorer:
    """Multinomial logistic regression over named features.

    Args:
        tasks: the models by task.

    Examples:
        >>> task = LinearTask(("no", "yes"), (0, 0), {"cue:invest": (-100, 100)})
        >>> scorer = LinearScorer({"deal": task})
        >>> round(scorer.scores("deal", ["cue:invest"])["yes"], 3)
        0.881
    """

    def __init__(self, tasks: Mapping[str, LinearTask]) -> None:
        self._tasks = dict(tasks)

    def scores(self, task: str, features: Iterable[str]) -> Mapping[str, float]:
        """The probability of each label of `task`."""
        model = self._tasks[task]
        sums = list(model.bias)
        for feature in features:
            row = model.weights.get(feature)
            if row is not None:
                for i, weight in enumerate(row):
                    sums[i] += weight
        top = max(sums)
        powers = [math.exp((s - top) / _SCALE) for s in sums]
        total = sum(powers)
        return {label: power / total for label, power in zip(model.labels, powers, strict=True)}

    def because(self, task: str, label: str, features: Iterable[str], most: int = 6) -> tuple[str, ...]:
        """The features that weighed most for and against `label`, with their weights."""
        model = self._tasks[task]
        at = model.labels.index(label)
        weighed = [(model.weights[f][at], f) for f in dict.fromkeys(features) if f in model.weights]
        weighed.sort(key=lambda pair: (-abs(pair[0]), pair[1]))
        return tuple(f"{feature} {weight / _SCALE:+.2f}" for weight, feature in weighed[:most] if weight)


@cache
def packaged_scorer() -> LinearScorer:
    """The scorer that comes with the library; training/README.md says how it was made."""
    packed = files("dealparse.lexicon").joinpath("data", "scores.json.gz").read_bytes()
    return scorer_from(json.loads(gzip.decompress(packed)))


def scorer_from(data: Mapping[str, object]) -> LinearScorer:
    """A scorer from its JSON form ``{"tasks": {task: {"labels", "bias", "weights"}}}``."""
    tasks = data["tasks"]
    assert isinstance(tasks, dict)
    return LinearScorer(
        {
            name: LinearTask(
                tuple(task["labels"]), tuple(task["bias"]), {f: tuple(w) for f, w in task["weights"].items()}
            )
            for name, task in tasks.items()
        }
    )
