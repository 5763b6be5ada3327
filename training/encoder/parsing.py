"""Learning to tag, parse and name from treebanks, and a quick measure of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from training.encoder.encoder import HIDDEN, Encoder
from training.encoder.heads import Parser
from training.encoder.rows import IGNORED, Batch, Rows, TreeBatch
from training.encoder.treebank import UPOS

NAMES_WEIGHT = 0.3
PUNCT = UPOS.index("PUNCT")


def vectors(encoder: Encoder, batch: Batch) -> Tensor:
    """The vectors of a batch's words."""
    out: Tensor = encoder(batch.pieces, batch.shapes, batch.first, batch.mask)
    return out


def parse_losses(encoder: Encoder, parser: Parser, batch: TreeBatch) -> dict[str, Tensor]:
    """The losses of one batch by name."""
    x = vectors(encoder, batch.rows)
    known = batch.heads >= 0
    candidates = parser.with_root(x)
    arcs = parser.arcs(x, candidates)[..., 0].float().masked_fill(~allowed(batch.rows.sentence), -1e4)
    place = batch.heads.clamp(min=0)[..., None].expand(-1, -1, HIDDEN)
    own, right = x[known], candidates.gather(1, place)[known]
    losses = {
        "tags": _cross(parser.tags(x), batch.tags),
        "arcs": functional.cross_entropy(arcs[known], batch.heads[known]),
        "labels": _cross(parser.labels.at(own, right), batch.labels[known]),
    }
    if bool((batch.names >= 0).any()):
        losses["names"] = NAMES_WEIGHT * _cross(parser.names(x), batch.names)
    return losses


def _cross(scores: Tensor, gold: Tensor) -> Tensor:
    return functional.cross_entropy(scores.float().flatten(0, -2), gold.flatten(), ignore_index=IGNORED)


def allowed(sentence: Tensor) -> Tensor:
    """[batch, words, words + 1]: which heads a word may have: the root and the other words of its sentence."""
    same = sentence[:, :, None] == sentence[:, None, :]
    same = same & ~torch.eye(sentence.shape[1], dtype=torch.bool, device=sentence.device)[None]
    return torch.cat([torch.ones_like(same[:, :, :1]), same], 2)


@torch.no_grad()
def parse_figures(
    encoder: Encoder, parser: Parser, rows: Rows, trees: Sequence[dict[str, Any]], size: int = 48
) -> dict[str, float]:
    """Tags, heads and labels that are right, of words other than punctuation; heads taken one by one, not as a tree."""
    words = tags = counted = heads = labelled = 0
    ordered = sorted(trees, key=lambda t: len(t["heads"]))
    for begin in range(0, len(ordered), size):
        batch = rows.trees([[t] for t in ordered[begin : begin + size]])
        x = vectors(encoder, batch.rows)
        candidates = parser.with_root(x)
        arcs = parser.arcs(x, candidates)[..., 0].float().masked_fill(~allowed(batch.rows.sentence), -1e4).argmax(-1)
        tagged = parser.tags(x).argmax(-1)
        known = batch.heads >= 0
        named = parser.labels.at(x[known], candidates.gather(1, arcs[..., None].expand(-1, -1, HIDDEN))[known])
        right = arcs[known] == batch.heads[known]
        plain = batch.tags[known] != PUNCT
        words += int(known.sum())
        tags += int((tagged[known] == batch.tags[known]).sum())
        counted += int(plain.sum())
        heads += int((right & plain).sum())
        labelled += int((right & plain & (named.argmax(-1) == batch.labels[known])).sum())
    return {
        "upos": round(tags / words, 4), "uas": round(heads / counted, 4), "las": round(labelled / counted, 4),
    }  # fmt: skip
