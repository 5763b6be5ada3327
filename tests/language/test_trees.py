"""Trees are well formed whatever the scores, the best there are, and blind to rounding."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealparse.language.trees import STEPS, best_tree


def is_tree(heads: list[int]) -> bool:
    if heads.count(0) != 1:
        return False
    for word in range(1, len(heads) + 1):
        seen, node = set[int](), word
        while node:
            if node in seen:
                return False
            seen.add(node)
            node = heads[node - 1]
    return True


def scores_of(rows: list[list[float]]) -> np.ndarray:
    return np.array(rows, dtype=np.float32)


@st.composite
def tables(draw: st.DrawFn, most: int = 9) -> np.ndarray:
    size = draw(st.integers(1, most))
    cells = st.floats(-20, 20, width=16)
    return scores_of(
        draw(st.lists(st.lists(cells, min_size=size + 1, max_size=size + 1), min_size=size, max_size=size))
    )


@given(tables())
def test_always_one_root_and_no_cycle(scores: np.ndarray) -> None:
    assert is_tree(best_tree(scores))


@given(tables(most=4))
def test_no_tree_is_better(scores: np.ndarray) -> None:
    def total(heads: tuple[int, ...]) -> float:
        return sum(float(np.rint(float(scores[word, head]) * STEPS)) for word, head in enumerate(heads))

    size = len(scores)
    every = (h for h in itertools.product(range(size + 1), repeat=size) if is_tree(list(h)))
    assert total(tuple(best_tree(scores))) == max(map(total, every))


@given(tables())
def test_rounding_decides_nothing(scores: np.ndarray) -> None:
    steps = np.rint(scores * STEPS) / STEPS
    noisy = steps + np.resize([1e-5, -1e-5, 0], scores.shape)
    assert best_tree(steps) == best_tree(noisy)


@pytest.mark.parametrize(
    ("rows", "heads"),
    [
        ([], []),
        ([[0.0, 9.0]], [0]),
        ([[5, -9, 4], [5, 4, -9]], [0, 1]),  # two roots wanted, equal: the first word keeps it
        ([[0, -9, 9, 0], [0, 9, -9, 0], [1, 2, 3, -9]], [0, 1, 2]),  # a cycle of the first two, broken at the first
    ],
)
def test_examples(rows: list[list[float]], heads: list[int]) -> None:
    assert best_tree(scores_of(rows).reshape(len(rows), len(rows) + 1)) == heads
