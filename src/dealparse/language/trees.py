"""Reads a tree off arc scores: always well formed, always with one root, and the same on every machine."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.floating]

STEPS = 1024.0
"""Scores are compared in steps of 1/1024: differences within rounding are ties, and the first of equals wins."""


def settled(scores: Scores) -> NDArray[np.float64]:
    """Scores in whole steps, so that sums of them are exact."""
    steps: NDArray[np.float64] = np.rint(np.asarray(scores, dtype=np.float64) * STEPS)
    return steps


def best_tree(scores: Scores) -> list[int]:
    """The heads of the best tree with a single root.

    Args:
        scores: [words, words + 1], for each word the score of each head; column 0 is the root.

    Returns:
        For each word its head, 0 for the root, else the head's number from 1.

    Examples:
        >>> best_tree(np.array([[1.0, -9, 5], [4, 5, -9]]))
        [2, 0]
    """
    size = len(scores)
    if size == 0:
        return []
    steps = settled(scores)
    steps[np.arange(size), np.arange(size) + 1] = -np.inf
    greedy = steps.argmax(1)
    if (greedy == 0).sum() == 1 and not _cycle(greedy):
        return [int(h) for h in greedy]
    return _single_root(steps)


def _single_root(steps: NDArray[np.float64]) -> list[int]:
    """Of the trees that each root gives, the best; the first of equals. Likely roots come first."""
    size = len(steps)
    others = steps[:, 1:].max(1)
    gains = steps[:, 0] - others
    best: tuple[float, list[int]] | None = None
    for root in sorted(range(size), key=lambda word: (-float(gains[word]), word)):
        # no tree with this root scores more than if every other word had the head it likes best
        if best is not None and float(others.sum() + gains[root]) <= best[0]:
            break
        fixed = steps.copy()
        fixed[:, 0] = -np.inf
        fixed[root, 1:] = -np.inf
        fixed[root, 0] = steps[root, 0]
        heads = _arborescence(fixed)
        total = float(sum(fixed[word, head] for word, head in enumerate(heads)))
        if best is None or total > best[0]:
            best = (total, heads)
    assert best is not None
    return best[1]


def _arborescence(steps: NDArray[np.float64]) -> list[int]:
    """Chu-Liu/Edmonds: the best head for each word; cycles are drawn together and solved on the smaller graph."""
    size = len(steps)
    weights = np.full((size + 1, size + 1), -np.inf)
    weights[1:, :] = steps
    heads = _edmonds(weights)
    return [int(h) for h in heads[1:]]


def _edmonds(weights: NDArray[np.float64]) -> list[int]:
    """Node 0 is the root; ``weights[child, head]``; some tree with finite weights must exist."""
    heads = weights.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads[1:])
    if not cycle:
        return [int(h) for h in heads]
    inside = np.zeros(len(weights), dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    own = weights[cycle, heads[cycle]]
    # the drawn-together node is the last one of the smaller graph
    small = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    small[:-1, :-1] = weights[outside][:, outside]
    leaving = weights[outside][:, cycle]
    small[:-1, -1] = leaving.max(1)
    entering = weights[cycle][:, outside] - own[:, None]
    small[-1, :-1] = entering.max(0)
    solved = _edmonds(small)
    result = [int(h) for h in heads]
    for number, node in enumerate(outside[1:], 1):
        head = solved[number]
        result[node] = int(cycle[int(leaving[number].argmax())] if head == len(outside) else outside[head])
    came_from = int(outside[solved[-1]])
    entered = cycle[int(entering[:, solved[-1]].argmax())]
    result[entered] = came_from
    return result


def _cycle(heads: NDArray[np.int64]) -> list[int]:
    """Nodes of a cycle among heads (of nodes 1, 2, …; 0 is the root), in order of number; empty where there is none."""
    state = [0] * (len(heads) + 1)
    for start in range(1, len(state)):
        path, node = [], start
        while node and not state[node]:
            state[node] = start
            path.append(node)
            node = int(heads[node - 1])
        if node and state[node] == start:
            return sorted(path[path.index(node) :])
    return []
