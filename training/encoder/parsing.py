"""Learning to tag, parse and name from treebanks, and measuring it."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from training.encoder.encoder import HIDDEN, Encoder
from training.encoder.heads import Parser
from training.encoder.rows import IGNORED, Batch, Item, batch_of, padded, vectors
from training.encoder.runtime.pieces import Pieces, Sentence
from training.encoder.runtime.trees import best_tree
from training.encoder.treebank import ENTITY_TAGS, UPOS, Tree

WIDEST = 400
"""Pieces of the longest row that is trained on."""


@dataclass(frozen=True, slots=True)
class TreeGold:
    """What is to be learned on a row: per word its tag, head (place in the row from 1, 0 = root), label, name tag."""

    tags: list[int]
    heads: list[int]
    labels: list[int]
    names: list[int]


class TreeRows:
    """Makes rows of the sentences of a treebank as they stand.

    Args:
        pieces: cuts words.
        labels: of dependencies, in order.
    """

    def __init__(self, pieces: Pieces, labels: Sequence[str]) -> None:
        self._pieces = pieces
        self._labels = {label: number for number, label in enumerate(labels)}
        self._tags = {tag: number for number, tag in enumerate(UPOS)}
        self._names = {tag: number for number, tag in enumerate(ENTITY_TAGS)}

    def item(self, trees: Sequence[Tree]) -> Item[TreeGold]:
        """One row of trees that stand together."""
        row = self._pieces.row([Sentence(tuple(t.words), t.kind) for t in trees])
        gold = TreeGold([], [], [], [])
        for tree in trees:
            base = len(gold.tags)
            gold.tags.extend(self._tags[t] for t in tree.upos)
            gold.heads.extend(h + base if h else 0 for h in tree.heads)
            gold.labels.extend(self._labels.get(x, IGNORED) for x in tree.labels)
            names = tree.entities or [""] * len(tree.words)
            gold.names.extend(self._names.get(x, IGNORED) for x in names)
        return Item(row, gold)

    def drawn(self, variants: Sequence[Sequence[Tree]], rng: random.Random) -> Iterator[Item[TreeGold]]:
        """Rows of one epoch: one sentence, or some that follow each other in a document, of either tokenization.

        Args:
            variants: the same sentences in the treebank's words and in ours.
            rng: decides on lengths and tokenization.
        """
        count, at = len(variants[0]), 0
        while at < count:
            most = rng.choice((1, 1, 2, 3, 4, 6, 8))
            trees, length = list[Tree](), 0
            while at < count and len(trees) < most:
                tree = rng.choice(variants)[at]
                if trees and (tree.document != trees[0].document or length + len(tree.words) > 110):
                    break
                trees.append(tree)
                length += len(tree.words)
                at += 1
            item = self.item(trees)
            if len(item.row.pieces) <= WIDEST:
                yield item


def parse_loss(encoder: Encoder, parser: Parser, batch: Batch[TreeGold]) -> dict[str, Tensor]:
    """The losses of one batch by name."""
    x = vectors(encoder, batch)
    tags, heads, labels, names = (
        padded([getattr(g, field) for g in batch.gold], IGNORED) for field in ("tags", "heads", "labels", "names")
    )
    known = heads >= 0
    candidates = parser.with_root(x)
    arcs = parser.arcs(x, candidates)[..., 0]
    arcs = arcs.masked_fill(~allowed(batch.sentence), -1e4)
    own, right = x[known], candidates.gather(1, heads.clamp(min=0)[..., None].expand(-1, -1, HIDDEN))[known]
    return {
        "tags": _cross(parser.tags(x), tags),
        "arcs": functional.cross_entropy(arcs[known], heads[known]),
        "labels": functional.cross_entropy(parser.labels.at(own, right), labels[known], ignore_index=IGNORED),
        "names": _cross(parser.names(x), names),
    }


def allowed(sentence: Tensor) -> Tensor:
    """[batch, words, words + 1]: which heads a word may have: the root and the other words of its sentence."""
    same = sentence[:, :, None] == sentence[:, None, :]
    same = same & ~torch.eye(sentence.shape[1], dtype=torch.bool)[None]
    return torch.cat([torch.ones_like(same[:, :, :1]), same], 2)


def _cross(scores: Tensor, gold: Tensor) -> Tensor:
    wanted = gold >= 0
    if not bool(wanted.any()):
        return scores.sum() * 0
    return functional.cross_entropy(scores[wanted], gold[wanted])


@dataclass(slots=True)
class ParseScore:
    """Counts of words and of right decisions, punctuation left out of heads and labels."""

    words: int = 0
    tags: int = 0
    counted: int = 0
    heads: int = 0
    labelled: int = 0
    plain: int = 0

    def figures(self) -> dict[str, float]:
        """UPOS, UAS, LAS on full labels, LAS on labels without subtypes."""
        counted = max(self.counted, 1)
        return {
            "upos": round(self.tags / max(self.words, 1), 4), "uas": round(self.heads / counted, 4),
            "las": round(self.labelled / counted, 4), "las_plain": round(self.plain / counted, 4),
        }  # fmt: skip

    def add(self, tree: Tree, upos: Sequence[str], heads: Sequence[int], labels: Sequence[str]) -> None:
        """Count one sentence."""
        for at in range(len(tree.words)):
            self.words += 1
            self.tags += upos[at] == tree.upos[at]
            if tree.upos[at] == "PUNCT":
                continue
            self.counted += 1
            if heads[at] == tree.heads[at]:
                self.heads += 1
                self.labelled += labels[at] == tree.labels[at]
                self.plain += labels[at].split(":")[0] == tree.labels[at].split(":")[0]


@torch.no_grad()
def measure(
    encoder: Encoder, parser: Parser, rows: TreeRows, trees: Sequence[Tree], labels: Sequence[str]
) -> ParseScore:
    """Score sentences one by one with the PyTorch model."""
    score = ParseScore()
    order = sorted(range(len(trees)), key=lambda i: len(trees[i].words))
    for begin in range(0, len(order), 24):
        chosen = [trees[i] for i in order[begin : begin + 24]]
        batch = batch_of([rows.item([t]) for t in chosen])
        x = vectors(encoder, batch)
        candidates = parser.with_root(x)
        arcs = parser.arcs(x, candidates)[..., 0].masked_fill(~allowed(batch.sentence), -1e4).numpy()
        tags = parser.tags(x).argmax(-1).numpy()
        for number, tree in enumerate(chosen):
            size = len(tree.words)
            heads = best_tree(np.asarray(arcs[number, :size, : size + 1]))
            scores = parser.labels.at(x[number, :size], candidates[number, heads])
            named = [labels[int(i)] for i in scores.argmax(-1)]
            score.add(tree, [UPOS[int(i)] for i in tags[number, :size]], heads, named)
    return score
