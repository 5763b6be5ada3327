"""Measures the gate that stands before the encoder: what it keeps of gold, and what it lets through of a corpus.

python -m training.linear.gate [GOLD_DIR…] [--corpus FILE.jsonl[.gz]…]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.pipeline import articles_of
from dealparse.lexicon.floors import packaged_floors
from dealparse.lexicon.scores import Judge, packaged_scorer
from dealparse.model.scene import Document
from dealparse.read import read_text
from dealparse.recognize import recognize
from dealparse.relate import relate
from dealparse.relate.candidates import views_of
from dealparse.segment import segment
from training.linear.align import align, locate
from training.linear.examples import all_candidates
from training.linear.gold import read_coded


@dataclass(frozen=True, slots=True)
class Passed:
    """How much of an article passes.

    Args:
        kept, carrying: candidates that carry a coded record: those that pass, all.
        read, words: words of the claims that hold a candidate which passes, and of all claims.
    """

    kept: int
    carrying: int
    read: int
    words: int


def passed(document: Document, records: Sequence[dict[str, Any]] = ()) -> Passed:
    """What passes of an article.

    Args:
        document: the article as recognized.
        records: its gold records, if it is coded.
    """
    related = relate(document, Judge(packaged_scorer(), explaining=False), packaged_floors())
    # Whatever a rule bars isn't read either, but that is no fault of the gate.
    barred = {(r.claim, r.start): r.reason.slot for r in related.refusals if r.reason.slot != "undertaking"}
    views = views_of(document)
    candidates = all_candidates(views)
    carries = align(candidates, views, [locate(document.article.text, r) for r in records]).carries
    slots = [barred.get((candidates[n].scene, candidates[n].start)) for n in carries]
    claims = {c.scene for c in candidates if (c.scene, c.start) not in barred}
    lengths = [len(view.scene.words) for view in views]
    kept = sum(slot != "not worth reading" for slot in slots)
    return Passed(kept, len(slots), sum(lengths[n] for n in claims), sum(lengths))


def on_gold(folder: Path) -> Iterator[Passed]:
    """What passes of each coded article of a folder."""
    for path in sorted(folder.glob("*.json")):
        if any(path.with_suffix(suffix).exists() for suffix in (".txt", ".html")):
            article, records = read_coded(path)
            yield passed(recognize(article, segment(article)), records)


def report(name: str, found: Iterable[Passed]) -> str:
    """A line on some articles."""
    all_ = list(found)
    kept, carrying = sum(p.kept for p in all_), sum(p.carrying for p in all_)
    read, words = sum(p.read for p in all_), sum(p.words for p in all_)
    recall = f"kept {kept} of {carrying} ({kept / carrying:.4f}), " if carrying else ""
    unread = sum(not p.read for p in all_) / max(len(all_), 1)
    return f"{name}: {recall}words read {read / max(words, 1):.3f}, articles of which nothing is read {unread:.2f}\n"


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("gold", nargs="*", type=Path)
    parser.add_argument("--corpus", nargs="*", type=Path, default=[])
    parser.add_argument("--articles", type=int, default=300)
    arguments = parser.parse_args(argv)
    for folder in arguments.gold:
        sys.stdout.write(report(folder.name, on_gold(folder)))
    for file in arguments.corpus:
        articles = map(read_text, articles_of(file, arguments.articles, 1))
        sys.stdout.write(report(file.name, (passed(recognize(a, segment(a))) for a in articles)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
