"""The linear scorer and the judge: probabilities, explanations, what the encoder tells, and the packaged weights."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

import pytest

from dealparse.lexicon.scores import Judge, LinearScorer, LinearTask, packaged_scorer, scorer_from
from dealparse.model.evidence import Place

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


READ = LinearTask(TASK.labels, TASK.bias, TASK.weights, {"no": (50, -50), "yes": (-100, 100)})


@pytest.mark.parametrize(
    ("told", "yes_over_no"),
    [
        (None, -0.2),
        ({}, -0.2),
        ({"no": 0.0, "yes": 0.0}, -0.2),
        ({"no": -1.0, "yes": 0.0}, 0.8),
        ({"no": 0.0, "yes": -2.0}, -4.2),
        ({"no": -0.5, "yes": -0.5}, -0.7),
        ({"another": -5.0, "no": -1.0}, 0.8),
    ],
)
def test_what_is_told_weighs_by_its_log_probability(told: Mapping[str, float] | None, yes_over_no: float) -> None:
    scores = LinearScorer({"t": READ}).scores("t", [], told)
    assert sum(scores.values()) == pytest.approx(1)
    assert math.log(scores["yes"] / scores["no"]) == pytest.approx(yes_over_no)


def test_a_task_that_weighs_nothing_told_passes_it_over() -> None:
    scorer = LinearScorer({"t": TASK})
    assert scorer.scores("t", ["a"], {"yes": -3.0}) == scorer.scores("t", ["a"])
    assert scorer.because("t", "yes", ["a"], {"yes": -3.0}) == ("a +0.50",)


def test_because_names_what_was_read() -> None:
    because = LinearScorer({"t": READ}).because("t", "yes", ["a", "b"], {"no": -4.0, "yes": -0.25})
    assert because == ("read:no +2.00", "a +0.50", "b -0.30", "read:yes -0.25")


def test_told_weights_survive_json() -> None:
    told = {"no": [50, -50], "yes": [-100, 100]}
    data = {"tasks": {"t": {"labels": ["no", "yes"], "bias": [10, -10], "weights": {"a": [-50, 50]}, "told": told}}}
    given = {"no": -1.0, "yes": -0.5}
    assert scorer_from(data).scores("t", ["a"], given) == LinearScorer({"t": READ}).scores("t", ["a"], given)


class Telling:
    """Tells that "yes" is sure, where it was told to expect the claim."""

    def __init__(self) -> None:
        self.expected: set[int] = set()

    def expect(self, claims: Iterable[int]) -> None:
        self.expected |= set(claims)

    def of(
        self, task: str, nucleus: Place, other: Place | None = None, scope: str = "own"
    ) -> Mapping[str, float] | None:
        return {"no": -6.0, "yes": 0.0} if nucleus.claim in self.expected else None

    def of_pairs(
        self, task: str, nucleus: Place, others: Sequence[tuple[Place, str]]
    ) -> Sequence[Mapping[str, float] | None]:
        return [self.of(task, nucleus, other, scope) for other, scope in others]


SOMEWHERE = Place(3, 10, 14)


def test_a_judge_weighs_what_the_encoder_tells() -> None:
    scorer, evidence = LinearScorer({"t": READ}), Telling()
    judge = Judge(scorer, evidence)
    untold = scorer.scores("t", ["a"])
    assert judge.scores("t", ["a"], SOMEWHERE) == untold
    judge.expect([3])
    assert judge.scores("t", ["a"], SOMEWHERE) == scorer.scores("t", ["a"], {"no": -6.0, "yes": 0.0})
    assert judge.why("t", "yes", ["a"], {"no": -6.0, "yes": 0.0}) == ("read:no +3.00", "a +0.50")
    assert judge.weigh("t", ["a"], None) == untold


def test_a_judge_without_an_encoder_goes_by_the_features() -> None:
    scorer = LinearScorer({"t": READ})
    judge = Judge(scorer)
    judge.expect([3])
    assert judge.scores("t", ["a"], SOMEWHERE) == judge.weigh("t", ["a"], None) == scorer.scores("t", ["a"])
    assert judge.why("t", "yes", ["a"], None) == scorer.because("t", "yes", ["a"])
    assert Judge(scorer, explaining=False).why("t", "yes", ["a"], None) == ()


TASKS = [
    "worth",
    *("undertaking", "kind", "status", "hedged", "previous", "party", "volume", "place"),
    *("date", "term", "instrument", "sector", "same", "part"),
]


@pytest.mark.parametrize("task", TASKS)
def test_packaged_scorer_knows_every_task(task: str) -> None:
    assert sum(packaged_scorer().scores(task, []).values()) == pytest.approx(1)
