"""All rows that are learned from, made once: treebank sentences and coded articles."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

import spacy
from tokenizers import Tokenizer

from training.encoder.articles import Coded, FrameGold, FrameRows, is_held_out, read_coded
from training.encoder.encoder import Encoder
from training.encoder.parsing import TreeGold, TreeRows
from training.encoder.rows import Item, with_lower
from training.encoder.runtime.pieces import Pieces
from training.encoder.treebank import Tokenize, Tree, read_trees

LIMIT = 160


@dataclass(frozen=True, slots=True)
class Data:
    """What is learned from and what is measured on.

    Args:
        labels: of dependencies.
        trees: rows of the treebanks' training sentences.
        frames: rows of the coded articles that are learned from.
        held: rows of those kept for choosing.
        held_articles: those articles.
        dev: sentences of the treebanks' development parts.
        rows: makes rows of sentences.
    """

    labels: tuple[str, ...]
    trees: list[Item[TreeGold]]
    frames: list[Item[FrameGold]]
    held: list[Item[FrameGold]]
    held_articles: list[Coded]
    dev: list[Tree]
    rows: TreeRows


def run_time_tokens() -> Tokenize:
    """The tokenizer that is used at run time, as a function."""
    tokenizer = spacy.blank("en").tokenizer
    return lambda text: [(t.idx, t.idx + len(t)) for t in tokenizer(text) if not t.is_space]


def labels_of(trees: list[Tree]) -> tuple[str, ...]:
    """The dependency labels that are learned."""
    return tuple(sorted({label for tree in trees for label in tree.labels} | {"goeswith"}))


def read_data(treebanks: Path, articles: Path, base: Path, cache: Path, encoder: Encoder | None, seed: int) -> Data:
    """Read all and let the lower layers see it once.

    Args:
        treebanks: folder of the .conllu.gz files.
        articles: folder of coded articles.
        base: folder of the base model's tokenizer.json.
        cache: folder for what the lower layers give.
        encoder: with the base model's weights; None where its lower layers learn, so that nothing can be kept.
        seed: decides how sentences are put together.
    """
    tokens, rng = run_time_tokens(), random.Random(seed)
    files = [treebanks / f"{name}_train.conllu.gz" for name in ("ewt", "gum")]
    theirs = [t for file in files for t in read_trees(file)]
    ours = [t for file in files for t in read_trees(file, tokens)]
    dev = [t for name in ("ewt", "gum") for t in read_trees(treebanks / f"{name}_dev.conllu.gz")[::6]]
    labels = labels_of(theirs)
    pieces = Pieces(Tokenizer.from_file(str(base / "tokenizer.json")))
    rows, frame_rows = TreeRows(pieces, labels), FrameRows(pieces)
    coded = read_coded(articles, tokens)
    held_articles = [c for c in coded if is_held_out(c.name)]
    frames = [i for c in coded if not is_held_out(c.name) for i in frame_rows.of(c, LIMIT)]
    held = [i for c in held_articles for i in frame_rows.of(c, LIMIT)]
    trees = list(rows.drawn((theirs, ours), rng))
    if encoder is None:
        return Data(labels, trees, frames, held, held_articles, dev, rows)
    return Data(
        labels, with_lower(encoder, trees, cache / "trees.pt"), with_lower(encoder, frames, cache / "frames.pt"),
        with_lower(encoder, held, cache / "held.pt"), held_articles, dev, rows,
    )  # fmt: skip
