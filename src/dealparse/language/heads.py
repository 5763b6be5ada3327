"""The encoder's heads for decisions, in NumPy: few numbers, asked one by one, are not worth a graph of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

NEAR = 48
"""Distances between words are told apart up to this many."""
LEAK = 0.1
"""The slope of the perceptrons below zero."""


def nearness(distance: int | None) -> int:
    """The number of a distance in words, cut to what is told apart; the last one for spans of different rows.

    Examples:
        >>> nearness(-3), nearness(1000), nearness(None)
        (45, 96, 97)
    """
    return 2 * NEAR + 1 if distance is None else max(-NEAR, min(NEAR, distance)) + NEAR


class Heads:
    """Scores spans of words and pairs of spans from the vectors of a row's words.

    Args:
        weights: by name, as `training.encoder.heads.Decisions` names them.
    """

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self._weights = dict(weights)

    @classmethod
    def load(cls, path: Path) -> Heads:
        """The heads of a packaged model."""
        with np.load(path) as packed:
            return cls({name: packed[name].astype(np.float32) for name in packed.files})

    def _layer(self, name: str, x: Floats) -> Floats:
        out: Floats = x @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]
        return out

    def _perceptron(self, name: str, x: Floats) -> Floats:
        out = self._layer(f"{name}.linear", x)
        kept: Floats = np.maximum(out, LEAK * out)
        return kept

    def keys(self, x: Floats) -> Floats:
        """What spans look for, for each word of a row."""
        return self._layer("key", x)

    def seen(self, x: Floats, keys: Floats, first: int, last: int) -> Floats:
        """A span, ``first:last``, with what it looks at in its row."""
        own = x[first:last].mean(0)
        query = self._layer("query", own)
        near = np.clip(np.arange(len(x)) - first, -NEAR, NEAR) + NEAR
        scores = keys @ query * len(query) ** -0.5 + self._weights["look_near.weight"][near, 0]
        powers = np.exp(scores - scores.max())
        return np.concatenate([own, (powers / powers.sum()) @ x])

    def view(self, seen: Floats) -> Floats:
        """What a span is judged by."""
        return self._perceptron("view", seen)

    def mine(self, seen: Floats) -> Floats:
        """What a span brings into pairs."""
        return self._perceptron("mine", seen)

    def other(self, x: Floats, first: int, last: int) -> Floats:
        """What the other span of a pair brings."""
        return self._perceptron("other", np.concatenate([x[first], x[last - 1], x[first:last].mean(0)]))

    def single(self, task: str, view: Floats) -> Floats:
        """Scores of the labels of a task on one span."""
        return self._layer(f"singles.{task}", view)

    def pairs(
        self, task: str, mine: Floats, others: Floats, near: Sequence[int | None], scopes: Sequence[int]
    ) -> Floats:
        """Scores of the labels of a task on one span with each of several others, [others, labels].

        Args:
            task: its name.
            mine, others: what they bring; [others, size] for the latter.
            near: how many words each other one stands behind; None where they aren't in one row.
            scopes: numbers of the scopes.
        """
        distance = self._weights["near.weight"][[nearness(n) for n in near]]
        where = self._weights["scope.weight"][list(scopes)]
        own = np.broadcast_to(mine, others.shape)
        met = np.concatenate([own, others, own * others, distance, where], axis=1)
        return self._layer(f"pairs.{task}", self._perceptron(f"meet.{task}", met))

    def parties(self, x: Floats) -> Floats:
        """Scores of the tags of party spans, for each word of a row."""
        return self._layer("parties.1", x)
