"""Fits the contests: how the score of an option moves with those of its rivals.

python -m training.linear.contests --encoders DIR GOLD_DIR…      fits them and writes them into the packaged scores

Of articles that they have learned from scores are too sure: each article is weighed by scores that were fitted without
its fold, beside the encoder that hasn't learned from it. What is gained is printed, cross-validated by article.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss

from dealparse.lexicon.contests import NAMES, Contest, standings
from dealparse.lexicon.floors import packaged_floors
from dealparse.lexicon.scores import Judge, LinearScorer
from training.folds import fold_of
from training.linear.examples import Example
from training.linear.relations import relation_examples
from training.linear.run import OUT, Coded, evidence_on, load_all, out_of_fold

TASKS = ("same",)
"""Those that gained by it. Places, terms, volumes, instruments, parts and undertakings did not; sectors did on the
articles that it was fitted on, but not on fact sheets whose items name several."""
CHECKS = 5
"""Folds that the gain is measured in."""

Group = tuple[str, list[float], list[int]]
"""An article's name, the probabilities of options that stand beside each other, and which of them are right."""


def groups_of(
    coded: Sequence[Coded], floors: Mapping[str, float], encoders: Path | None
) -> Iterator[tuple[str, Group]]:
    """(task, group) of every contest in some articles, each weighed by scores that were fitted on the other folds.

    Args:
        coded: the articles.
        floors: for the roles.
        encoders: folder of the encoders of the folds.
    """
    for scorer, own in out_of_fold(coded, floors, encoders):
        for c in own:
            judge = Judge(scorer, evidence_on(c.name, c.document, encoders))
            examples = relation_examples(c.document, c.records, c.alignment, judge, floors)
            yield from ((task, (c.name, *_scored(scorer, found))) for task, found in _grouped(examples))


def _grouped(examples: Sequence[Example]) -> Iterator[tuple[str, list[Example]]]:
    beside: dict[tuple[str, object], list[Example]] = defaultdict(list)
    for example in examples:
        if example.task in TASKS:
            beside[example.task, example.nucleus].append(example)
    yield from ((task, found) for (task, _), found in beside.items())


def _scored(scorer: LinearScorer, examples: Sequence[Example]) -> tuple[list[float], list[int]]:
    likely = [scorer.scores(e.task, e.features, e.told)["yes"] for e in examples]
    return likely, [int(e.label == "yes") for e in examples]


def fitted(groups: Sequence[Group]) -> Contest:
    """The contest of a task.

    Args:
        groups: of coded articles.
    """
    table = np.array([row for _, likely, _ in groups for row in standings(likely)])
    right = np.array([x for _, _, answers in groups for x in answers])
    model = LogisticRegression(C=1.0, max_iter=500).fit(table, right)
    weights = {name: round(100 * float(w)) for name, w in zip(NAMES, model.coef_[0], strict=True)}
    return Contest(weights, round(100 * float(model.intercept_[0])))


def gain(groups: Sequence[Group]) -> tuple[float, float]:
    """The loss without and with a contest that was fitted on other articles."""
    before, after, right = list[float](), list[float](), list[int]()
    for fold in range(CHECKS):
        contest = fitted([g for g in groups if fold_of(g[0], CHECKS) != fold])
        for name, likely, answers in groups:
            if fold_of(name, CHECKS) == fold:
                before += likely
                after += contest.settled(likely)
                right += answers
    return float(log_loss(right, before)), float(log_loss(right, after))


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoders", type=Path, help="folder of the encoders of the folds")
    parser.add_argument("gold", type=Path, nargs="+", help="folders of coded articles")
    arguments = parser.parse_args()
    coded = load_all(arguments.gold, arguments.encoders)
    made = list(groups_of(coded, packaged_floors(), arguments.encoders))
    data: dict[str, Any] = json.loads(gzip.decompress(OUT.read_bytes()))
    data["contests"] = {}
    for task in TASKS:
        groups = [group for name, group in made if name == task]
        contest = fitted(groups)
        data["contests"][task] = {"weights": dict(contest.weights), "bias": contest.bias}
        before, after = gain(groups)
        sys.stderr.write(f"{task}: {len(groups)} contests in {len(coded)} articles, loss {before:.4f} → {after:.4f}\n")
    OUT.write_bytes(gzip.compress(json.dumps(data, sort_keys=True, separators=(",", ":")).encode(), 9, mtime=0))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
