"""Contests: how the score of an option moves with those of its rivals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealparse.lexicon.contests import NAMES, Contest, standings
from dealparse.lexicon.scores import LinearScorer, packaged_scorer

CONTEST = Contest({"own": 100, "outdone": -100}, 0)
SETTLED = [
    ([], []),
    ([0.5], [0.5]),
    ([0.5, 0.9], [0.27, 0.9]),
    ([0.9, 0.9], [0.9, 0.9]),
]


@pytest.mark.parametrize(("likely", "settled"), SETTLED)
def test_what_is_outdone_is_less_likely(likely: list[float], settled: list[float]) -> None:
    assert [round(p, 2) for p in CONTEST.settled(likely)] == settled


def test_a_task_without_a_contest_keeps_its_scores() -> None:
    assert LinearScorer({}).settled("same", [0.2, 0.7]) == [0.2, 0.7]


def test_the_second_telling_of_two_is_doubted() -> None:
    alone, beside = packaged_scorer().settled("same", [0.4]), packaged_scorer().settled("same", [0.4, 0.95])
    assert beside[0] < alone[0]


@given(st.lists(st.floats(0, 1), max_size=8))
def test_probabilities_stay_such_and_all_is_weighed(likely: list[float]) -> None:
    assert all(0 <= p <= 1 for p in packaged_scorer().settled("same", likely))
    assert all(len(row) == len(NAMES) for row in standings(likely))
