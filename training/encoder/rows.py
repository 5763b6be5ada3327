"""Rows of sentences for training, and batches of rows of like length."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, TypeVar

import numpy as np
import torch
from torch import Tensor

from training.encoder.encoder import Encoder
from training.encoder.runtime.pieces import PieceRow

T = TypeVar("T")
IGNORED = -100


@dataclass(frozen=True, slots=True)
class Item(Generic[T]):
    """A row with what is to be learned on it, and what the lower layers give for it where that is kept."""

    row: PieceRow
    gold: T
    lower: Tensor | None = None


@dataclass(frozen=True, slots=True)
class Batch(Generic[T]):
    """Rows padded to one length; `mask` and `words` are true where there is a piece, a word."""

    pieces: Tensor
    shapes: Tensor
    mask: Tensor
    first: Tensor
    sentence: Tensor
    words: Tensor
    gold: list[T]
    lower: Tensor | None


def padded(arrays: Sequence[Sequence[int] | np.ndarray], fill: int) -> Tensor:
    """Rows of different lengths as one table."""
    table = np.full((len(arrays), max(map(len, arrays), default=1) or 1), fill, dtype=np.int64)
    for number, array in enumerate(arrays):
        table[number, : len(array)] = array
    return torch.from_numpy(table)


def batch_of(items: Sequence[Item[T]]) -> Batch[T]:
    """One batch; a padded word is in a sentence of its own, number -1."""
    rows = [item.row for item in items]
    pieces = padded([r.pieces for r in rows], -1)
    sentence = padded([r.sentence for r in rows], -1)
    kept = [item.lower for item in items if item.lower is not None]
    lower = None
    if len(kept) == len(items):
        lower = torch.zeros(*pieces.shape, kept[0].shape[-1])
        for number, piece in enumerate(kept):
            lower[number, : len(piece)] = piece.float()
    return Batch(
        pieces.clamp(min=0), padded([r.shapes for r in rows], 0), pieces >= 0, padded([r.first for r in rows], 0),
        sentence, sentence >= 0, [item.gold for item in items], lower,
    )  # fmt: skip


def batches(items: Iterable[Item[T]], size: int, rng: random.Random) -> list[list[Item[T]]]:
    """Batches of about `size` pieces, rows of like length together, in random order."""
    ordered = sorted(items, key=lambda i: (len(i.row.pieces), rng.random()))
    found: list[list[Item[T]]] = [[]]
    for item in ordered:
        if found[-1] and len(item.row.pieces) * (len(found[-1]) + 1) > size:
            found.append([])
        found[-1].append(item)
    rng.shuffle(found)
    return [b for b in found if b]


def vectors(encoder: Encoder, batch: Batch[T]) -> Tensor:
    """The vectors of a batch's words, from what the lower layers gave where that is kept."""
    lower = encoder.lower(batch.pieces, batch.mask) if batch.lower is None else batch.lower
    return encoder.upper(lower, batch.shapes, batch.first, batch.mask)


@torch.no_grad()
def with_lower(encoder: Encoder, items: Sequence[Item[T]], file: Path, size: int = 3000) -> list[Item[T]]:
    """The same items with what the lower layers give for them, from `file` or made now and written there.

    Args:
        encoder: its lower layers are used.
        items: rows.
        file: holds what an earlier run made of the very same rows, or nothing.
        size: pieces in a batch.
    """
    mark = hashlib.sha256(b"".join(item.row.pieces.tobytes() + b"|" for item in items)).hexdigest()
    if file.exists():
        held = torch.load(file)
        if held["mark"] == mark:
            return [replace(item, lower=kept) for item, kept in zip(items, held["lower"], strict=True)]
    lower: list[Tensor] = [torch.empty(0)] * len(items)
    order = sorted(range(len(items)), key=lambda i: len(items[i].row.pieces))
    at = 0
    while at < len(order):
        longest = len(items[order[min(len(order), at + 200) - 1]].row.pieces)
        chosen = order[at : at + max(1, size // longest)]
        at += len(chosen)
        batch = batch_of([items[i] for i in chosen])
        out = encoder.lower(batch.pieces, batch.mask)
        for number, i in enumerate(chosen):
            lower[i] = out[number, : len(items[i].row.pieces)].half().clone()
    file.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"mark": mark, "lower": lower}, file)
    return [replace(item, lower=kept) for item, kept in zip(items, lower, strict=True)]
