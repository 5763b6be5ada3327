"""Measures an exported model: treebanks with given words and sentences, and coded articles kept for choosing.

`python -m training.encoder.evaluate --help`
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from dealparse.model.vocabulary import KINDS
from training.encoder.articles import ATTRIBUTES, ROLES, Coded, is_held_out, read_coded
from training.encoder.data import run_time_tokens
from training.encoder.framing import Count
from training.encoder.parsing import ParseScore
from training.encoder.runtime.pieces import Sentence
from training.encoder.runtime.reading import ClaimReading, Reading
from training.encoder.runtime.runtime import Reader
from training.encoder.treebank import Tree, read_trees


def parse_figures(reader: Reader, trees: Sequence[Tree]) -> dict[str, float]:
    """Figures on sentences that are shown one by one, and words a second."""
    score, begun = ParseScore(), time.perf_counter()
    for tree in trees:
        parse = reader.parse([Sentence(tuple(tree.words), tree.kind)])[0]
        score.add(tree, parse.upos, parse.heads, parse.deprels)
    return {**score.figures(), "words_per_s": round(score.words / (time.perf_counter() - begun))}


def frame_figures(reader: Reader, articles: Sequence[Coded], floor: float) -> dict[str, Any]:
    """Figures on coded articles, read as at run time.

    Args:
        reader: the model.
        articles: coded.
        floor: the probability from which a word is a nucleus.
    """
    found, kinds_right, judged = Count(), 0, 0
    right = dict.fromkeys(("kind", *ATTRIBUTES), 0)
    roles = {role: Count() for role in ROLES[1:]}
    parties = Count()
    for coded in articles:
        reading = reader.read(coded.claims)
        told = {n.place: n for n in coded.aligned.nuclei}
        hits = {
            (c.claim, w) for c in reading.claims.values() for w in range(len(c.words)) if c.nuclei[w, 0] < 1 - floor
        }
        quiet = {(p.claim, p.word) for p in coded.aligned.silent}
        gold = {(p.claim, p.word) for p in told}
        found.found += len(hits - quiet)
        found.coded += len(gold)
        found.right += len(hits & gold)
        _add_parties(parties, coded, reading)
        for place, nucleus in told.items():
            claim = reading.claims.get(place.claim)
            if claim is None or place.word >= len(claim.words):
                continue
            judged += 1
            values = _values(claim, place.word, reader)
            for name in right:
                right[name] += values[name] == getattr(nucleus, name)
            if (place.claim, place.word) in hits:
                kinds_right += values["kind"] == nucleus.kind
            _add_roles(roles, coded, reading, place.claim, place.word, nucleus)
    return {
        "nucleus": found.f1(), "kind_of_found": round(kinds_right / max(found.right, 1), 3),
        **{name: round(count / max(judged, 1), 3) for name, count in right.items()},
        **{name: count.f1() for name, count in roles.items()}, "party_spans": parties.f1(), "nuclei_coded": judged,
    }  # fmt: skip


def _values(claim: ClaimReading, word: int, reader: Reader) -> dict[str, str]:
    labels = reader.labels
    return {
        "kind": KINDS[int(claim.kinds[word].argmax())], "status": labels.status[int(claim.status[word].argmax())],
        "binding": labels.binding[int(claim.binding[word].argmax())],
        "instrument": labels.instrument[int(claim.instrument[word].argmax())],
    }  # fmt: skip


def _add_parties(count: Count, coded: Coded, reading: Reading) -> None:
    gold = {(n.claim, n.first, n.last) for n in coded.aligned.named if n.sort != "place"}
    found = {(c.claim, p.first, p.last) for c in reading.claims.values() for p in c.parties}
    count.right += len(gold & found)
    count.found += len(found)
    count.coded += len(gold)


def _add_roles(roles: dict[str, Count], coded: Coded, reading: Reading, claim: int, word: int, nucleus: Any) -> None:
    """Who has which role, by party, over all mentions of coded parties and places that were shown with the nucleus."""
    spans = list(coded.aligned.named)
    scores = reading.role_probabilities(claim, word, [(n.claim, n.first, n.last) for n in spans])
    shown = [(n, s) for n, s in zip(spans, scores, strict=True) if s is not None]
    near = {n.party for n, _ in shown if n.claim == claim}
    for role, count in roles.items():
        number = ROLES.index(role)
        if role == "place":
            gold: set[Any] = {n.location for n, _ in shown if n.location in nucleus.locations and n.party is None}
            found: set[Any] = {n.location for n, s in shown if n.party is None and int(np.argmax(s)) == number}
        else:
            owners = nucleus.committers if role == "committer" else nucleus.counterparties
            gold = {n.party for n, _ in shown if n.party in owners}
            found = {
                n.party for n, s in shown
                if n.party is not None and int(np.argmax(s)) == number and (n.claim == claim or n.party not in near)
            }  # fmt: skip
        count.right += len(gold & found)
        count.found += len(found)
        count.coded += len(gold)


def steady(folder: Path, articles: Iterable[Coded]) -> bool:
    """Whether one thread and two, and articles alone or among others, give the very same answers."""
    chosen = list(articles)
    alone = [repr(Reader(folder, 1).read(c.claims).claims) for c in chosen[:8]]
    many = [repr(r.claims) for r in Reader(folder, 2).read_many([(c.claims, None) for c in chosen])]
    return alone == many[:8]


def main() -> None:
    """Read the arguments, measure, print JSON."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--model", type=Path, required=True, help="folder of model.onnx")
    arguments.add_argument("--treebanks", type=Path)
    arguments.add_argument("--articles", type=Path, help="folder of coded articles with anchors")
    arguments.add_argument("--all", action="store_true", help="all of the articles, not only those kept for choosing")
    arguments.add_argument("--floor", type=float, default=0.5)
    given = arguments.parse_args()
    reader, report = Reader(given.model), dict[str, Any]()
    if given.treebanks:
        for name in ("ewt_test", "gum_test"):
            report[name] = parse_figures(reader, read_trees(given.treebanks / f"{name}.conllu.gz"))
    if given.articles:
        every = read_coded(given.articles, run_time_tokens())
        articles = [c for c in every if given.all or is_held_out(c.name)]
        report["frames"] = frame_figures(reader, articles, given.floor)
        report["steady"] = steady(given.model, articles)
    sys.stdout.write(json.dumps(report, indent=1) + "\n")


if __name__ == "__main__":
    main()
