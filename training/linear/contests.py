"""Fits the contests: how the score of an option moves with those of its rivals.

python -m training.linear.contests GOLD_DIR…      fits them and writes them into the packaged scores

The articles must be such as neither the packaged scores nor the packaged encoder has learned from: of those that they
know they are too sure. What is gained is printed, cross-validated by article.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from multiprocessing import Pool
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss

from dealparse.language.runtime import packaged_encoder
from dealparse.lexicon.contests import NAMES, Contest, standings
from dealparse.lexicon.floors import packaged_floors
from dealparse.lexicon.scores import Judge, packaged_scorer
from dealparse.recognize import recognize
from dealparse.segment import segment
from training.folds import fold_of
from training.linear.examples import Example, examples_of
from training.linear.gold import read_coded
from training.linear.relations import relation_examples
from training.linear.run import OUT

TASKS = ("same",)
"""Those that gained by it. Places, terms, volumes, instruments, parts and undertakings did not; sectors did on the
articles that it was fitted on, but not on fact sheets whose items name several."""
FOLDS = 5

Group = tuple[str, list[float], list[int]]
"""An article's name, the probabilities of options that stand beside each other, and which of them are right."""


def groups_of(path: Path) -> list[tuple[str, Group]]:
    """(task, group) of every contest in a coded article.

    Args:
        path: the gold.
    """
    article, records = read_coded(path)
    document = recognize(article, segment(article))
    reading = packaged_encoder().read([scene.claim for scene in document.scenes])
    reading.expect(range(len(document.scenes)))
    examples, alignment, _ = examples_of(document, records, reading)
    judge = Judge(packaged_scorer(), reading)
    examples += relation_examples(document, records, alignment, judge, packaged_floors())
    return [(task, (path.stem, *_scored(found))) for task, found in _grouped(examples)]


def _grouped(examples: Sequence[Example]) -> Iterator[tuple[str, list[Example]]]:
    beside: dict[tuple[str, object], list[Example]] = defaultdict(list)
    for example in examples:
        if example.task in TASKS:
            beside[example.task, example.nucleus].append(example)
    yield from ((task, found) for (task, _), found in beside.items())


def _scored(examples: Sequence[Example]) -> tuple[list[float], list[int]]:
    scorer = packaged_scorer()
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
    for fold in range(FOLDS):
        contest = fitted([g for g in groups if fold_of(g[0], FOLDS) != fold])
        for name, likely, answers in groups:
            if fold_of(name, FOLDS) == fold:
                before += likely
                after += contest.settled(likely)
                right += answers
    return float(log_loss(right, before)), float(log_loss(right, after))


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+", help="folders of coded articles that nothing was learned from")
    paths = sorted(path for folder in parser.parse_args().gold for path in folder.glob("*.json"))
    with Pool(2) as pool:
        made = [pair for found in pool.map(groups_of, paths, chunksize=4) for pair in found]
    data: dict[str, Any] = json.loads(gzip.decompress(OUT.read_bytes()))
    data["contests"] = {}
    for task in TASKS:
        groups = [group for name, group in made if name == task]
        contest = fitted(groups)
        data["contests"][task] = {"weights": dict(contest.weights), "bias": contest.bias}
        before, after = gain(groups)
        sys.stderr.write(f"{task}: {len(groups)} contests in {len(paths)} articles, loss {before:.4f} → {after:.4f}\n")
    OUT.write_bytes(gzip.compress(json.dumps(data, sort_keys=True, separators=(",", ":")).encode(), 9, mtime=0))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
