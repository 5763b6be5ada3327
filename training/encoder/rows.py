"""Rows of sentences on the device, padded to one length."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor

from dealparse.language.pieces import Cut, PieceRow, row_of

IGNORED = -100
WIDEST = 400
"""Pieces of the longest row of trees."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows padded to one length; `mask` and `words` are true where there is a piece, a word."""

    pieces: Tensor
    shapes: Tensor
    mask: Tensor
    first: Tensor
    sentence: Tensor
    words: Tensor


@dataclass(frozen=True, slots=True)
class TreeBatch:
    """Rows of trees with tags, heads (from 1; 0 is the root), labels and name tags of each word, IGNORED for none."""

    rows: Batch
    tags: Tensor
    heads: Tensor
    labels: Tensor
    names: Tensor


def padded(arrays: Sequence[Sequence[int] | np.ndarray[Any, Any]], fill: int) -> Tensor:
    """Rows of different lengths as one table."""
    table = np.full((len(arrays), max(map(len, arrays), default=1) or 1), fill, dtype=np.int64)
    for number, array in enumerate(arrays):
        table[number, : len(array)] = array
    return torch.from_numpy(table)


class Rows:
    """Puts sentences in rows and rows in batches.

    Args:
        start, separator: ids of the pieces that begin a row and end a sentence.
        device: where batches go.
    """

    def __init__(self, start: int, separator: int, device: torch.device) -> None:
        self._start, self._separator, self.device = start, separator, device

    def row(self, cuts: Sequence[tuple[Any, ...]]) -> PieceRow:
        """Sentences in a row."""
        return row_of([Cut(*c) for c in cuts], self._start, self._separator)

    def batch(self, rows: Sequence[PieceRow]) -> Batch:
        """One batch; a padded word is in a sentence of its own, number -1."""
        pieces = padded([r.pieces for r in rows], -1)
        sentence = padded([r.sentence for r in rows], -1)
        parts = (
            pieces.clamp(min=0), padded([r.shapes for r in rows], 0), pieces >= 0, padded([r.first for r in rows], 0),
            sentence, sentence >= 0,
        )  # fmt: skip
        return Batch(*(p.to(self.device) for p in parts))

    def trees(self, rows: Sequence[Sequence[dict[str, Any]]]) -> TreeBatch:
        """A batch of rows of trees."""
        golds: dict[str, list[list[int]]] = {"tags": [], "heads": [], "labels": [], "names": []}
        for row in rows:
            base, heads = 0, list[int]()
            for tree in row:
                heads.extend(h + base if h else 0 for h in tree["heads"])
                base += len(tree["heads"])
            golds["heads"].append(heads)
            for name in ("tags", "labels", "names"):
                golds[name].append([x for tree in row for x in tree[name]])
        batch = self.batch([self.row([t["cut"] for t in row]) for row in rows])
        tables = {name: padded(values, IGNORED).to(self.device) for name, values in golds.items()}
        for name in ("labels", "names"):
            tables[name] = tables[name].masked_fill(tables[name] < 0, IGNORED)
        return TreeBatch(batch, **tables)


def _length(tree: dict[str, Any]) -> int:
    return sum(map(len, tree["cut"][0])) + 1


def shuffled_trees(
    trees: Sequence[Sequence[dict[str, Any]]], size: int, rng: random.Random
) -> Iterator[list[list[dict[str, Any]]]]:
    """Batches of rows, epoch after epoch: one sentence, or some that follow each other in a document.

    Args:
        trees: variants of each sentence: on the treebank's words and on ours.
        size: pieces in a batch.
        rng: decides on lengths, variants and order.
    """
    while True:
        rows: list[list[dict[str, Any]]] = []
        at = 0
        while at < len(trees):
            most, row, length = rng.choice((1, 1, 2, 3, 4, 6, 8)), list[dict[str, Any]](), 0
            while at < len(trees) and len(row) < most:
                tree = rng.choice(trees[at])
                if row and (tree["document"] != row[0]["document"] or length + _length(tree) > WIDEST // 2):
                    break
                row.append(tree)
                length += _length(tree)
                at += 1
            if length < WIDEST:
                rows.append(row)
        rows.sort(key=lambda row: (sum(map(_length, row)), rng.random()))
        found: list[list[list[dict[str, Any]]]] = [[]]
        for row in rows:
            if found[-1] and sum(map(_length, row)) * (len(found[-1]) + 1) > size:
                found.append([])
            found[-1].append(row)
        rng.shuffle(found)
        yield from found
