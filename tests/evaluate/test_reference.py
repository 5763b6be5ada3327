"""Our figures against those of the reference scorer, where the folder with the coded articles is at hand."""

from __future__ import annotations

import importlib.util
import json
import os
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from dealparse.evaluate import Scored, read_gold, read_records, score

FOLDER = Path(os.environ.get("DEALPARSE_GOLD") or Path(__file__).parents[3] / "shared" / "eval")
pytestmark = pytest.mark.skipif(
    not (FOLDER / "score.py").exists(),
    reason=f"no reference scorer at {FOLDER}; set DEALPARSE_GOLD to the folder that holds score.py and dev/",
)

Coded = list[dict[str, Any]]
Reference = Callable[[Sequence[tuple[str, Coded, Coded]]], dict[str, Any]]


@pytest.fixture(scope="module")
def reference() -> Reference:
    spec = importlib.util.spec_from_file_location("reference_score", FOLDER / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Reference = module.score
    return found


def gold_articles(part: str) -> list[tuple[str, Coded]]:
    articles = read_gold(FOLDER / part)
    return [(a.name, json.loads(a.path.with_suffix(".json").read_text("utf-8"))["commitments"]) for a in articles]


def shaken(coded: Coded, pool: Coded, rng: random.Random) -> Coded:
    """Predictions that are wrong in every way: missing, doubled, with values of other records and clipped quotes."""
    answer: Coded = []
    for original in coded:
        record = dict(original)
        for name in record.keys() - {"id", "evidence"}:
            if rng.random() < 0.15:
                record[name] = rng.choice(pool).get(name)
        draw = rng.random()
        if draw < 0.2:
            record["evidence"] = [quote[rng.randrange(len(quote) // 2 + 1) :] for quote in record["evidence"]]
        elif draw < 0.3:
            record["evidence"] = [{"text": quote} for quote in rng.choice(pool)["evidence"]]
        answer.extend([record] * rng.choice([0, 1, 1, 1, 1, 1, 1, 2]))
    return [record | {"id": f"p{number}"} for number, record in enumerate(answer)]


@pytest.mark.parametrize("seed", range(4))
def test_figures_are_those_of_the_reference(reference: Reference, seed: int) -> None:
    articles = gold_articles("dev")
    rng = random.Random(seed)
    pool = [record for _, coded in articles for record in coded]
    answers = [(name, coded, shaken(coded, pool, rng)) for name, coded in articles]
    ours = score(Scored(n, read_records(g, n), read_records(p, n)) for n, g, p in answers).figures
    theirs = reference(answers)
    confusion = theirs.pop("binding_confusion")
    shown = ours.to_dict()
    assert {name: round(shown[name], 3) for name in theirs} == {name: round(theirs[name], 3) for name in theirs}
    assert {f"{wanted}>{given}": count for (wanted, given), count in ours.confusion.items()} == confusion


def test_gold_scores_full_marks_against_itself(reference: Reference) -> None:
    articles = gold_articles("dev")
    ours = score(Scored(n, read_records(g, n), read_records(g, n)) for n, g in articles).figures
    assert ours.slots.f1 > 0.99
    assert round(ours.detect.f1, 3) == round(reference([(n, g, g) for n, g in articles])["detect_f1"], 3)
