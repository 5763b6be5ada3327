"""Trains and measures the linear scores.

python -m training.linear.run cv GOLD_DIR…      cross-validates by article: the whole pipeline on articles not seen
python -m training.linear.run fit GOLD_DIR…     fits on all and writes the packaged scores

With ``--encoders DIR`` the scores also weigh what an encoder says; DIR holds a model for each fold that has not learned
from the fold's articles (`fold0`, `fold1`, …; training.encoder.learn --leave K).
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from multiprocessing import Pool
from pathlib import Path
from typing import Any

from dealparse.evaluate.coded import read_records
from dealparse.evaluate.scoring import Scored, score
from dealparse.language.runtime import Encoder
from dealparse.lexicon.floors import packaged_floors
from dealparse.lexicon.scores import Judge, LinearScorer, scorer_from
from dealparse.model.evidence import Evidence
from dealparse.model.scene import Document
from dealparse.normalize import normalize
from dealparse.recognize import recognize
from dealparse.reconcile import reconcile
from dealparse.relate import relate
from dealparse.segment import segment
from training.folds import ENCODER_FOLDS, fold_of
from training.linear.align import Alignment
from training.linear.examples import Example, examples_of
from training.linear.fit import fit
from training.linear.gold import read_coded
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


def load(path: Path, encoders: Path | None = None) -> Coded:
    """Read one gold article (the .json beside it).

    Args:
        path: the gold.
        encoders: folder of the encoders of the folds; None for features alone.
    """
    article, records = read_coded(path)
    document = recognize(article, segment(article))
    evidence = evidence_on(path.stem, document, encoders)
    examples, alignment, count = examples_of(document, records, evidence)
    return Coded(path.stem, document, records, examples, alignment, count)


@cache
def _encoder(folder: Path) -> Encoder:
    return Encoder(folder)


def evidence_on(name: str, document: Document, encoders: Path | None) -> Evidence | None:
    """What the encoder that hasn't learned from an article says of it.

    Args:
        name: the article's.
        document: the article as recognized.
        encoders: folder of the encoders of the folds.
    """
    if encoders is None:
        return None
    claims = [scene.claim for scene in document.scenes]
    reading = _encoder(encoders / f"fold{fold_of(name, ENCODER_FOLDS)}").read(claims)
    # read as the pipeline reads them: together, not one by one when they are asked for
    reading.expect(range(len(claims)))
    return reading


def load_all(folders: Sequence[Path], encoders: Path | None = None) -> list[Coded]:
    """All gold articles of some folders, in order of name."""
    paths = sorted((p for folder in folders for p in folder.glob("*.json")), key=lambda p: p.name)
    with Pool(2) as pool:
        return pool.starmap(load, [(path, encoders) for path in paths], chunksize=8)


def train(coded: Sequence[Coded], floors: Mapping[str, float], encoders: Path | None = None) -> dict[str, Any]:
    """Fit all tasks; those on pairs of records after the others, since they look at what the others give."""
    examples = [e for c in coded for e in c.examples]
    # the gate decides before the encoder has read anything
    gate = [replace(e, task="worth", told=None) for e in examples if e.task == "undertaking"]
    first = fit(examples + gate)
    scorer = scorer_from(first)
    pairs: list[Example] = []
    for c in coded:
        judge = Judge(scorer, evidence_on(c.name, c.document, encoders))
        pairs += relation_examples(c.document, c.records, c.alignment, judge, floors)
    first["tasks"].update(fit(pairs)["tasks"])
    return first


def predict(
    coded: Coded, scorer: LinearScorer, floors: Mapping[str, float], encoders: Path | None = None
) -> list[dict[str, Any]]:
    """The pipeline's records for an article."""
    judge = Judge(scorer, evidence_on(coded.name, coded.document, encoders))
    related = relate(coded.document, judge, floors)
    records = normalize(coded.document, related.frames)
    return [r.model_dump(mode="json") for r in reconcile(coded.document, records, judge, floors)]


def out_of_fold(
    coded: Sequence[Coded], floors: Mapping[str, float], encoders: Path | None = None
) -> Iterator[tuple[LinearScorer, list[Coded]]]:
    """(scores, articles that they were fitted without), fold by fold."""
    for fold in range(FOLDS):
        own = [c for c in coded if fold_of(c.name, FOLDS) == fold]
        others = [c for c in coded if fold_of(c.name, FOLDS) != fold]
        yield scorer_from(train(others, floors, encoders)), own


def cross_validate(
    coded: Sequence[Coded], floors: Mapping[str, float], encoders: Path | None = None
) -> list[tuple[str, Any, Any]]:
    """(name, gold, predicted) of every article, each read by scores that were fitted without it."""
    return [
        (c.name, c.records, predict(c, scorer, floors, encoders))
        for scorer, own in out_of_fold(coded, floors, encoders)
        for c in own
    ]


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=["cv", "fit"])
    parser.add_argument("--encoders", type=Path, help="folder of the encoders of the folds")
    parser.add_argument("gold", type=Path, nargs="+")
    arguments = parser.parse_args()
    began = time.monotonic()
    coded = load_all(arguments.gold, arguments.encoders)
    carried = sum(len(c.alignment.carries) for c in coded)
    total = sum(len(c.records) for c in coded)
    sys.stderr.write(
        f"{len(coded)} articles, {sum(c.candidates for c in coded)} candidates, {carried} of {total} records carried "
        f"({carried / total:.3f}), {time.monotonic() - began:.0f} s\n"
    )
    floors = packaged_floors()
    if arguments.action == "cv":
        answers = cross_validate(coded, floors, arguments.encoders)
        listed = [Scored(n, read_records(g, n), read_records(p, n)) for n, g, p in answers]
        for name, value in score(listed).figures.to_dict().items():
            sys.stdout.write(f"{name:24} {value:.3f}\n")
        return 0
    data = train(coded, floors, arguments.encoders)
    OUT.write_bytes(gzip.compress(json.dumps(data, sort_keys=True, separators=(",", ":")).encode(), 9, mtime=0))
    sys.stderr.write(f"wrote {OUT.stat().st_size} bytes\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
