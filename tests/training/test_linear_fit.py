"""The fit of the linear scores: features and what the encoder told, in the form that the library reads."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable
from typing import Any

import pytest

from dealparse.lexicon.scores import scorer_from
from dealparse.model.evidence import Place
from training.linear.examples import Example

pytest.importorskip("sklearn", reason="needs the group `training`")
fitting: Any = importlib.import_module("training.linear.fit")  # not by name: its libraries have no types to check
fit: Callable[..., dict[str, Any]] = fitting.fit

HERE = Place(0, 0, 4)
SURE = -0.05


def example(label: str, *features: str, read: str | None = None) -> Example:
    told = None if read is None else {n: SURE if n == read else -3.0 for n in ("no", "yes")}
    return Example("deal", features, label, HERE, told=told)


# the encoder is right throughout, the cue in three of four
READ = [
    *[example("yes", "cue:invest", read="yes")] * 30, *[example("no", "cue:invest", read="no")] * 10,
    *[example("no", "cue:revenue", read="no")] * 30, *[example("yes", "cue:revenue", read="yes")] * 10,
    *[example("no", "cue:rare", read="no")] * (fitting.LEAST - 1),
]  # fmt: skip


def test_what_was_told_outweighs_a_cue_that_errs() -> None:
    scorer = scorer_from(fit(READ))
    for cue in ("cue:invest", "cue:revenue"):
        assert scorer.scores("deal", [cue], {"no": -3.0, "yes": SURE})["yes"] > 0.8
        assert scorer.scores("deal", [cue], {"no": SURE, "yes": -3.0})["yes"] < 0.2
    assert scorer.because("deal", "yes", ["cue:invest"], {"no": -3.0, "yes": SURE})[0].startswith("read:no +")


def test_features_decide_where_nothing_was_told() -> None:
    bare = [example(e.label, *e.features) for e in READ]
    fitted = fit(bare)
    assert fitted["tasks"]["deal"]["told"] == {}
    scorer = scorer_from(fitted)
    assert scorer.scores("deal", ["cue:invest"])["yes"] > 0.5 > scorer.scores("deal", ["cue:revenue"])["yes"]


def test_rare_features_are_left_out_and_the_form_is_json() -> None:
    fitted = fit(READ)
    task = fitted["tasks"]["deal"]
    assert task["labels"] == ["no", "yes"]
    assert set(task["weights"]) <= {"cue:invest", "cue:revenue"}
    assert set(task["told"]) == {"no", "yes"}
    assert json.loads(json.dumps(fitted)) == fitted


def test_examples_that_nothing_is_told_of_fit_beside_others() -> None:
    fitted = fit([*READ, *[example("no", "cue:revenue")] * 5])
    assert set(fitted["tasks"]["deal"]["told"]) == {"no", "yes"}


def test_three_labels_get_a_weight_each() -> None:
    three = [
        Example("date", (f"word:{label}",), label, HERE, told={n: SURE if n == label else -4.0 for n in "abc"})
        for label in "abc"
    ] * 10
    fitted = fit(three)
    assert {len(w) for w in fitted["tasks"]["date"]["told"].values()} == {3}
    scores = scorer_from(fitted).scores("date", [], {"a": -4.0, "b": SURE, "c": -4.0})
    assert max(scores, key=lambda n: scores[n]) == "b"
