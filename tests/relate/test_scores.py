"""The linear scorer: probabilities, explanations, and the packaged weights."""

from __future__ import annotations

import pytest

from dealparse.lexicon.scores import LinearScorer, LinearTask, packaged_scorer, scorer_from

TASK = LinearTask(("no", "yes"), (10, -10), {"a": (-50, 50), "b": (30, -30)})


def test_probabilities_sum_to_one() -> None:
    scores = LinearScorer({"t": TASK}).scores("t", ["a", "b", "unknown"])
    assert sum(scores.values()) == pytest.approx(1)
    assert scores["yes"] == pytest.approx(0.55, abs=0.001)


def test_because_names_the_heaviest_first() -> None:
    assert LinearScorer({"t": TASK}).because("t", "yes", ["b", "a", "unknown"]) == ("a +0.50", "b -0.30")


def test_scorer_from_json_equals_the_one_built() -> None:
    data = {"tasks": {"t": {"labels": ["no", "yes"], "bias": [10, -10], "weights": {"a": [-50, 50], "b": [30, -30]}}}}
    assert scorer_from(data).scores("t", ["a"]) == LinearScorer({"t": TASK}).scores("t", ["a"])


TASKS = [
    *("undertaking", "kind", "status", "hedged", "previous", "party", "volume", "place"),
    *("date", "term", "instrument", "sector", "same", "part"),
]


@pytest.mark.parametrize("task", TASKS)
def test_packaged_scorer_knows_every_task(task: str) -> None:
    assert sum(packaged_scorer().scores(task, []).values()) == pytest.approx(1)
