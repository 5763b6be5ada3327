"""Speed of the whole `extract`, beside a yardstick: spaCy's blank English tokenizer with its sentencizer.

    python benchmarks/pipeline.py CORPUS.jsonl[.gz]... [--articles 150] [--seed 1] [--repeat 2]

A line of a corpus is ``{"text"}``, or ``{"title"?, "paragraphs"}``. For each corpus some articles are drawn; both run
over the same ones by turns, on one thread, in processor time, and the quickest of the repeats counts. A further run
tells which stage takes what share; the encoder's is kept apart from that of the stages that ask it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

CHEAP = 5  # times as many repeats of the yardstick, whose runs are short
STAGES = ("read_text", "segment", "recognize", "relate", "normalize", "reconcile")
READING = ("of", "of_pairs", "expect")
"""Methods of a reading that run the encoder or its heads."""


def articles_of(path: Path, count: int, seed: int) -> list[str]:
    """Texts of some articles of a corpus, drawn with a fixed seed."""
    raw = path.read_bytes()
    lines = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8").splitlines()
    texts = [text_of(json.loads(line)) for line in lines if line.strip()]
    return random.Random(seed).sample(texts, min(count, len(texts)))


def text_of(row: dict[str, Any]) -> str:
    """An article as plain text: a row's text, or its title and paragraphs."""
    if "text" in row:
        return str(row["text"])
    return "\n\n".join([row["title"], *row["paragraphs"]] if "title" in row else row["paragraphs"])


def seconds(work: Callable[[str], object], texts: Sequence[str]) -> float:
    """Processor time that some texts take."""
    begun = time.process_time()
    for text in texts:
        work(text)
    return time.process_time() - begun


class Clock:
    """Adds up processor time by name; what runs within something else counts for itself alone."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self._running: list[str] = []
        self._since = 0.0

    def _turn(self) -> None:
        now = time.process_time()
        if self._running:
            name = self._running[-1]
            self.spent[name] = self.spent.get(name, 0.0) + now - self._since
        self._since = now

    @contextmanager
    def running(self, name: str) -> Iterator[None]:
        """Count the time until the block's end for `name`."""
        self._turn()
        self._running.append(name)
        try:
            yield
        finally:
            self._turn()
            self._running.pop()

    def timed(self, name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """`work`, with its time counted for `name`."""

        def run(*arguments: Any, **named: Any) -> Any:
            with self.running(name):
                return work(*arguments, **named)

        return run


def shares(extract: Callable[[str], object], texts: Sequence[str]) -> dict[str, float]:
    """What share of the time each stage takes."""
    from dealparse import pipeline
    from dealparse.language.reading import Reading
    from dealparse.language.runtime import Encoder

    clock = Clock()
    parts: list[tuple[Any, str, str]] = [(pipeline, name, name) for name in STAGES]
    parts += [(Reading, name, "encoder") for name in READING] + [(Encoder, "read", "encoder")]
    patches = [patch.object(owner, name, clock.timed(label, getattr(owner, name))) for owner, name, label in parts]
    for one in patches:
        one.start()
    try:
        for text in texts:
            with clock.running("rest"):
                extract(text)
    finally:
        for one in patches:
            one.stop()
    total = sum(clock.spent.values())
    return {name: spent / total for name, spent in clock.spent.items()}


def report(path: Path, arguments: argparse.Namespace, write: Callable[[str], object] = sys.stdout.write) -> None:
    """Measure on one corpus and write what came out."""
    import spacy

    from dealparse.pipeline import Pipeline

    texts = articles_of(path, arguments.articles, arguments.seed)
    yardstick = spacy.blank("en")
    yardstick.add_pipe("sentencizer")
    runs: dict[str, Callable[[str], object]] = {"extract": Pipeline().extract, "spaCy blank": yardstick}
    repeats = {"extract": arguments.repeat, "spaCy blank": CHEAP * arguments.repeat}
    words = sum(len(yardstick.make_doc(text)) for text in texts)
    runs["extract"](texts[0])  # loads what is loaded once
    spent = dict.fromkeys(runs, 0.0)
    for at in range(0, len(texts), 10):
        for name, work in runs.items():
            spent[name] += min(seconds(work, texts[at : at + 10]) for _ in range(repeats[name]))
    write(f"{path.name}: {len(texts)} articles, {words} tokens\n")
    for name, taken in spent.items():
        write(f"  {name:12} {words / taken:10.0f} tokens/s\n")
    write(f"  ratio        1/{spent['extract'] / spent['spaCy blank']:.1f}\n")
    for name, share in sorted(shares(runs["extract"], texts).items(), key=lambda item: -item[1]):
        write(f"  {name.removesuffix('_text'):12} {share:10.1%}\n")


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--articles", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--repeat", type=int, default=2)
    arguments = parser.parse_args(argv)
    for path in arguments.corpora:
        report(path, arguments)
    return 0


if __name__ == "__main__":
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(variable, "1")  # read when NumPy is imported
    sys.exit(main(sys.argv[1:]))
