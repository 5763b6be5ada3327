"""Scores for decisions that no list can make: an interface, and the linear scorer that is packaged.

A scorer gets names of features that are present and gives a probability for each label of a task. The features are
words and cues that a reader can check, so a score can be explained by the features that weighed most.
"""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Protocol

from dealparse.lexicon.contests import Contest
from dealparse.model.evidence import Evidence, Place

_SCALE = 100  # weights are stored as hundredths


class Scorer(Protocol):
    """What gives probabilities; a trained encoder can take the place of the linear scorer."""

    def scores(
        self, task: str, features: Iterable[str], told: Mapping[str, float] | None = None
    ) -> Mapping[str, float]:
        """The probability of each label of `task`; `told` holds log-probabilities that a further reader gives."""
        ...

    def because(
        self, task: str, label: str, features: Iterable[str], told: Mapping[str, float] | None = None
    ) -> tuple[str, ...]:
        """What weighed most for and against `label`, with its weight."""
        ...

    def settled(self, task: str, likely: Sequence[float]) -> Sequence[float]:
        """The probabilities of "yes" of options beside each other, each after a look at the others."""
        ...


@dataclass(frozen=True, slots=True)
class LinearTask:
    """A multinomial logistic model: per feature one weight a label, in hundredths.

    Args:
        labels: what it decides between.
        bias: per label.
        weights: by feature, per label.
        told: for each label that a further reader gives a log-probability of, its weights per label.
    """

    labels: tuple[str, ...]
    bias: tuple[int, ...]
    weights: Mapping[str, tuple[int, ...]]
    told: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


class LinearScorer:
    """Multinomial logistic regression over named features.

    Args:
        tasks: the models by task.
        contests: for tasks whose options are weighed once more beside each other.

    Examples:
        >>> task = LinearTask(("no", "yes"), (0, 0), {"cue:invest": (-100, 100)})
        >>> scorer = LinearScorer({"deal": task})
        >>> round(scorer.scores("deal", ["cue:invest"])["yes"], 3)
        0.881
    """

    def __init__(self, tasks: Mapping[str, LinearTask], contests: Mapping[str, Contest] | None = None) -> None:
        self._tasks, self._contests = dict(tasks), dict(contests or {})

    def scores(
        self, task: str, features: Iterable[str], told: Mapping[str, float] | None = None
    ) -> Mapping[str, float]:
        """The probability of each label of `task`; `told` holds log-probabilities that a further reader gives."""
        model = self._tasks[task]
        rows: list[Sequence[float]] = [model.bias]
        rows += [[w * value for w in model.told[name]] for name, value in (told or {}).items() if name in model.told]
        rows += filter(None, map(model.weights.get, features))
        sums = [sum(column) for column in zip(*rows, strict=True)]
        top = max(sums)
        powers = [math.exp((s - top) / _SCALE) for s in sums]
        total = sum(powers)
        return {label: power / total for label, power in zip(model.labels, powers, strict=True)}

    def because(
        self, task: str, label: str, features: Iterable[str], told: Mapping[str, float] | None = None, most: int = 6
    ) -> tuple[str, ...]:
        """What weighed most for and against `label`, with its weight; the encoder's word is named ``read:LABEL``."""
        model = self._tasks[task]
        at = model.labels.index(label)
        weighed: list[tuple[float, str]] = [
            (model.weights[f][at], f) for f in dict.fromkeys(features) if f in model.weights
        ]
        weighed += [
            (model.told[name][at] * value, f"read:{name}") for name, value in (told or {}).items() if name in model.told
        ]
        weighed.sort(key=lambda pair: (-abs(pair[0]), pair[1]))
        return tuple(f"{feature} {weight / _SCALE:+.2f}" for weight, feature in weighed[:most] if weight)

    def settled(self, task: str, likely: Sequence[float]) -> Sequence[float]:
        """The probabilities of "yes" of options beside each other; as they are where the task knows no contest."""
        contest = self._contests.get(task)
        return likely if contest is None else contest.settled(likely)


class Judge:
    """A scorer together with what has read the article's sentences, if anything has.

    Args:
        scorer: weighs features and what was read.
        evidence: of one article.
        explaining: whether :meth:`why` is worth its time; without, it says nothing.
    """

    def __init__(self, scorer: Scorer, evidence: Evidence | None = None, *, explaining: bool = True) -> None:
        self._scorer, self._evidence, self._explaining = scorer, evidence, explaining

    @property
    def evidence(self) -> Evidence | None:
        """What has read the article's sentences."""
        return self._evidence

    def weigh(self, task: str, features: Iterable[str], told: Mapping[str, float] | None) -> Mapping[str, float]:
        """The probability of each label of `task` by features and by what was told."""
        return self._scorer.scores(task, features, told)

    def why(self, task: str, label: str, features: Iterable[str], told: Mapping[str, float] | None) -> tuple[str, ...]:
        """What weighed most for and against `label`; arguments as in :meth:`weigh`."""
        return self._scorer.because(task, label, features, told) if self._explaining else ()

    def settled(self, task: str, likely: Sequence[float]) -> Sequence[float]:
        """The probabilities of "yes" of options of a task that stand beside each other, after a look at each other."""
        return self._scorer.settled(task, likely)

    def expect(self, claims: Iterable[int]) -> None:
        """Have some claims read together; the rest is read when it is asked for.

        Args:
            claims: their indices.
        """
        if self._evidence is not None:
            self._evidence.expect(claims)

    def scores(
        self, task: str, features: Iterable[str], nucleus: Place, other: Place | None = None, scope: str = "own"
    ) -> Mapping[str, float]:
        """The probability of each label of `task` by features and by what the evidence says.

        Args:
            task: the decision.
            features: what speaks for and against.
            nucleus: what carries the undertaking.
            other: what may belong to it, for decisions on pairs.
            scope: where `other` was found.
        """
        told = None if self._evidence is None else self._evidence.of(task, nucleus, other, scope)
        return self._scorer.scores(task, features, told)

    def scores_of_pairs(
        self, task: str, nucleus: Place, others: Sequence[tuple[Iterable[str], Place, str]]
    ) -> list[Mapping[str, float]]:
        """As :meth:`scores`, for one nucleus with each of several others.

        Args:
            task: the decision.
            nucleus: what carries the undertaking.
            others: (what speaks for and against, what may belong to it, where that was found).
        """
        told: Sequence[Mapping[str, float] | None] = [None] * len(others)
        if self._evidence is not None:
            told = self._evidence.of_pairs(task, nucleus, [(place, scope) for _, place, scope in others])
        return [self._scorer.scores(task, names, t) for (names, _, _), t in zip(others, told, strict=True)]


@cache
def packaged_scorer() -> LinearScorer:
    """The scorer that comes with the library; training/README.md says how it was made."""
    packed = files("dealparse.lexicon").joinpath("data", "scores.json.gz").read_bytes()
    return scorer_from(json.loads(gzip.decompress(packed)))


def scorer_from(data: Mapping[str, object]) -> LinearScorer:
    """A scorer from its JSON form ``{"tasks": {task: {"labels", "bias", "weights"}}, "contests": {task: {…}}}``."""
    tasks, contests = data["tasks"], data.get("contests", {})
    assert isinstance(tasks, dict)
    assert isinstance(contests, dict)
    return LinearScorer(
        {
            name: LinearTask(
                tuple(task["labels"]),
                tuple(task["bias"]),
                {f: tuple(w) for f, w in task["weights"].items()},
                {f: tuple(w) for f, w in task.get("told", {}).items()},
            )
            for name, task in tasks.items()
        },
        {name: Contest(contest["weights"], contest["bias"]) for name, contest in contests.items()},
    )
