"""Trains and measures the linear scores.

python -m training.linear.run cv GOLD_DIR…      cross-validates by article: the whole pipeline on articles not seen
python -m training.linear.run fit GOLD_DIR…     fits on all and writes the packaged scores
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path
from typing import Any

from dealparse.evaluate.coded import read_records
from dealparse.evaluate.scoring import Scored, score
from dealparse.lexicon.floors import packaged_floors
from dealparse.lexicon.scores import scorer_from
from dealparse.model.scene import Document
from dealparse.normalize import normalize
from dealparse.read import read_html, read_text
from dealparse.recognize import recognize
from dealparse.reconcile import reconcile
from dealparse.relate import relate
from dealparse.segment import segment
from training.linear.align import Alignment
from training.linear.examples import Example, examples_of
from training.linear.fit import fit
from training.linear.relations import relation_examples

FOLDS = 3
OUT = Path(__file__).parents[2] / "src/dealparse/lexicon/data/scores.json.gz"


@dataclass(frozen=True, slots=True)
class Coded:
    """A gold article, recognized and aligned."""

    name: str
    document: Document
    records: list[dict[str, Any]]
    examples: list[Example]
    alignment: Alignment
    candidates: int


def load(path: Path) -> Coded:
    """Read one gold article (the .json beside it)."""
    gold = json.loads(path.read_text("utf-8"))
    article_path = next(p for s in (".txt", ".html") if (p := path.with_suffix(s)).exists())
    reader = read_html if article_path.suffix == ".html" else read_text
    article = reader(article_path.read_text("utf-8"), published=gold.get("published"))
    document = recognize(article, segment(article))
    records = gold["commitments"]
    examples, alignment, count = examples_of(document, records)
    return Coded(path.stem, document, records, examples, alignment, count)


def load_all(folders: Sequence[Path]) -> list[Coded]:
    """All gold articles of some folders, in order of name."""
    paths = sorted((p for folder in folders for p in folder.glob("*.json")), key=lambda p: p.name)
    with Pool(2) as pool:
        return pool.map(load, paths, chunksize=8)


def fold_of(name: str) -> int:
    """The fold of an article, by its name alone."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % FOLDS


def train(coded: Sequence[Coded], floors: Mapping[str, float]) -> dict[str, Any]:
    """Fit all tasks; those on pairs of records after the others, since they look at what the others give."""
    first = fit([e for c in coded for e in c.examples])
    scorer = scorer_from(first)
    pairs = [e for c in coded for e in relation_examples(c.document, c.records, c.alignment, scorer, floors)]
    first["tasks"].update(fit(pairs)["tasks"])
    return first


def predict(coded: Coded, data: dict[str, Any], floors: Mapping[str, float]) -> list[dict[str, Any]]:
    """The pipeline's records for an article."""
    scorer = scorer_from(data)
    related = relate(coded.document, scorer, floors)
    records = normalize(coded.document, related.frames)
    return [r.model_dump(mode="json") for r in reconcile(coded.document, records, scorer, floors)]


def cross_validate(coded: Sequence[Coded], floors: Mapping[str, float]) -> list[tuple[str, Any, Any]]:
    """(name, gold, predicted) of every article, each read by scores that were fitted without it."""
    answers = []
    for fold in range(FOLDS):
        data = train([c for c in coded if fold_of(c.name) != fold], floors)
        answers.extend((c.name, c.records, predict(c, data, floors)) for c in coded if fold_of(c.name) == fold)
    return answers


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=["cv", "fit"])
    parser.add_argument("gold", type=Path, nargs="+")
    arguments = parser.parse_args()
    began = time.monotonic()
    coded = load_all(arguments.gold)
    carried = sum(len(c.alignment.carries) for c in coded)
    total = sum(len(c.records) for c in coded)
    sys.stderr.write(
        f"{len(coded)} articles, {sum(c.candidates for c in coded)} candidates, {carried} of {total} records carried "
        f"({carried / total:.3f}), {time.monotonic() - began:.0f} s\n"
    )
    floors = packaged_floors()
    if arguments.action == "cv":
        answers = cross_validate(coded, floors)
        listed = [Scored(n, read_records(g, n), read_records(p, n)) for n, g, p in answers]
        for name, value in score(listed).figures.to_dict().items():
            sys.stdout.write(f"{name:24} {value:.3f}\n")
        return 0
    data = train(coded, floors)
    OUT.write_bytes(gzip.compress(json.dumps(data, sort_keys=True, separators=(",", ":")).encode(), 9, mtime=0))
    sys.stderr.write(f"wrote {OUT.stat().st_size} bytes\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
