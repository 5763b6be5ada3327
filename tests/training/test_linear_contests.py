"""Contests are fitted so that rivals count where they tell something."""

from __future__ import annotations

import importlib
from typing import Any

import pytest

pytest.importorskip("sklearn", reason="needs the group `training`")
contests: Any = importlib.import_module("training.linear.contests")  # its libraries have no types to check

GROUPS: list[tuple[str, list[float], list[int]]] = [
    (f"article-{n}", [0.4, 0.9] if n % 2 else [0.4], [0, 1] if n % 2 else [1]) for n in range(40)
]  # fmt: skip


def test_what_is_outdone_counts_less() -> None:
    contest = contests.fitted(GROUPS)
    alone, beside = contest.settled([0.4]), contest.settled([0.4, 0.9])
    assert alone[0] > 0.5 > beside[0]


def test_a_gain_is_measured_on_other_articles() -> None:
    before, after = contests.gain(GROUPS)
    assert after < before
