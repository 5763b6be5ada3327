"""Learning undertakings from coded articles, and measuring it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from dealparse.model.vocabulary import KINDS, SECTORS
from training.encoder.articles import ATTRIBUTES, PARTY_TAGS, ROLES, FrameGold, RoleGold
from training.encoder.encoder import Encoder
from training.encoder.heads import Frames
from training.encoder.rows import IGNORED, Batch, Item, batch_of, padded, vectors

SIZES = [len(options) for options in ATTRIBUTES.values()]
_NONE_WEIGHT = 0.5


def new_frames() -> Frames:
    """The heads, untrained."""
    return Frames(len(KINDS), SIZES, len(SECTORS), len(ROLES), len(PARTY_TAGS))


def frame_loss(encoder: Encoder, frames: Frames, batch: Batch[FrameGold]) -> dict[str, Tensor]:
    """The losses of one batch by name."""
    x = vectors(encoder, batch)
    kinds = padded([g.kinds for g in batch.gold], IGNORED)
    parties = padded([g.parties for g in batch.gold], IGNORED)
    scores = frames.nuclei(x)
    weights = torch.tensor([_NONE_WEIGHT] + [1.0] * len(KINDS))
    known = kinds >= 0
    loss = functional.cross_entropy(scores[known], kinds[known], weights, reduction="sum")
    losses = {
        "nuclei": loss / (10 + (kinds > 0).sum()),
        "parties": functional.cross_entropy(frames.parties(x)[parties >= 0], parties[parties >= 0]),
    }
    if any(g.nuclei for g in batch.gold):
        losses |= _nucleus_losses(x, frames, batch)
    return losses


def _nucleus_losses(x: Tensor, frames: Frames, batch: Batch[FrameGold]) -> dict[str, Tensor]:
    at = padded([[n[0] for n in g.nuclei] for g in batch.gold], 0)
    kinds, *judged = split(frames.attributes(x, at, batch.sentence))
    sectors = judged.pop()
    rows = [(r, c) for r, g in enumerate(batch.gold) for c in range(len(g.nuclei))]
    pick = tuple(torch.tensor(side) for side in zip(*rows, strict=True))
    gold = [batch.gold[r].nuclei[c] for r, c in rows]
    own = torch.tensor([batch.gold[r].kinds[batch.gold[r].nuclei[c][0]] - 1 for r, c in rows])
    losses = {"kind": functional.cross_entropy(kinds[pick], own)}
    for number, (name, scores) in enumerate(zip(ATTRIBUTES, judged, strict=True)):
        losses[name] = functional.cross_entropy(scores[pick], torch.tensor([n[1][number] for n in gold]))
    wanted = torch.tensor([n[2] for n in gold])
    losses["sectors"] = functional.binary_cross_entropy_with_logits(sectors[pick], wanted, reduction="sum") / len(rows)
    pairs = [
        (row, number, role)
        for row, g in enumerate(batch.gold)
        for role in g.roles
        for number in [next(i for i, n in enumerate(g.nuclei) if n[0] == role.nucleus)]
        if role.role != IGNORED
    ]
    if pairs:
        first, last, inside = frames.roles(x, at, batch.sentence)
        scores = span_scores(first, last, inside, pairs)
        losses["roles"] = functional.cross_entropy(scores, torch.tensor([p[2].role for p in pairs]))
    return losses


def split(judged: Tensor) -> list[Tensor]:
    """Scores of kinds, of each attribute, of sectors."""
    return list(torch.split(judged, [len(KINDS), *SIZES, len(SECTORS)], -1))


def span_scores(first: Tensor, last: Tensor, inside: Tensor, pairs: Sequence[tuple[int, int, RoleGold]]) -> Tensor:
    """Scores of roles for (row, nucleus, span): [pairs, roles]."""
    rows, nuclei = torch.tensor([p[0] for p in pairs]), torch.tensor([p[1] for p in pairs])
    starts, ends = torch.tensor([p[2].first for p in pairs]), torch.tensor([p[2].last for p in pairs])
    sums = torch.cat([torch.zeros_like(inside[:, :, :1]), inside.cumsum(2)], 2)
    mean = (sums[rows, nuclei, ends] - sums[rows, nuclei, starts]) / (ends - starts)[:, None]
    return first[rows, nuclei, starts] + last[rows, nuclei, ends - 1] + mean


@dataclass(slots=True)
class Count:
    """Right, found and coded."""

    right: int = 0
    found: int = 0
    coded: int = 0

    def f1(self) -> dict[str, float]:
        """Precision, recall, F1."""
        precision, recall = self.right / max(self.found, 1), self.right / max(self.coded, 1)
        return {
            "p": round(precision, 3), "r": round(recall, 3),
            "f1": round(2 * precision * recall / max(precision + recall, 1e-9), 3),
        }  # fmt: skip


@dataclass(slots=True)
class FrameScore:
    """Counts over the articles kept for choosing."""

    nuclei: Count = field(default_factory=Count)
    parties: Count = field(default_factory=Count)
    roles: dict[str, Count] = field(default_factory=lambda: {r: Count() for r in ROLES[1:]})
    right: dict[str, int] = field(default_factory=dict)
    judged: int = 0

    def figures(self) -> dict[str, object]:
        """All figures; attributes and roles on coded nuclei, whether found or not."""
        return {
            "nucleus": self.nuclei.f1(),
            **{name: round(count / max(self.judged, 1), 3) for name, count in self.right.items()},
            **{name: count.f1() for name, count in self.roles.items()},
            "party_spans": self.parties.f1(),
        }


@dataclass(frozen=True, slots=True)
class Read:
    """What the heads say of one row, in plain numbers."""

    kinds: np.ndarray
    parties: np.ndarray
    attributes: list[np.ndarray]
    roles: np.ndarray


@torch.no_grad()
def read_rows(encoder: Encoder, frames: Frames, items: Sequence[Item[FrameGold]]) -> Iterable[Read]:
    """What the PyTorch model says of each row, attributes and roles for the coded nuclei and spans."""
    for item in items:
        batch = batch_of([item])
        x = vectors(encoder, batch)
        gold = item.gold
        at = torch.tensor([[n[0] for n in gold.nuclei] or [0]])
        pairs = [(0, i, r) for r in gold.roles for i, n in enumerate(gold.nuclei) if n[0] == r.nucleus]
        roles = torch.zeros(0, len(ROLES))
        if pairs:
            roles = span_scores(*frames.roles(x, at, batch.sentence), pairs)
        judged = [part[0].numpy() for part in split(frames.attributes(x, at, batch.sentence))]
        probabilities = torch.softmax(frames.nuclei(x)[0], -1).numpy()
        yield Read(probabilities, frames.parties(x)[0].argmax(-1).numpy(), judged, roles.numpy())


def score_rows(items: Sequence[Item[FrameGold]], reads: Iterable[Read], floor: float = 0.5) -> FrameScore:
    """Compare with the coding, on the words that each row is to answer for.

    Args:
        items: rows.
        reads: what a model says of each.
        floor: the probability from which a word counts as found.
    """
    score = FrameScore()
    score.right = dict.fromkeys(("kind", *ATTRIBUTES), 0)
    for item, read in zip(items, reads, strict=True):
        gold = item.gold
        for word, kind in enumerate(gold.kinds):
            if gold.wanted[word] and kind != IGNORED:
                found = bool(1 - read.kinds[word, 0] >= floor)
                score.nuclei.found += found
                score.nuclei.coded += kind > 0
                score.nuclei.right += found and kind > 0
        _add_spans(score.parties, gold, read.parties)
        for number, (word, values, _) in enumerate(gold.nuclei):
            if gold.wanted[word]:
                score.judged += 1
                told = [gold.kinds[word] - 1, *values]
                for name, value, scores in zip(score.right, told, read.attributes[:-1], strict=True):
                    score.right[name] += int(scores[number].argmax()) == value
        _add_roles(score, gold, read)
    return score


def _add_spans(count: Count, gold: FrameGold, tags: np.ndarray) -> None:
    coded, found = (spans_of([PARTY_TAGS[int(t)] for t in row]) for row in (gold.parties, tags))
    coded, found = ({s for s in spans if gold.wanted[s[0]]} for spans in (coded, found))
    count.coded += len(coded)
    count.found += len(found)
    count.right += len({s[:2] for s in coded} & {s[:2] for s in found})


def spans_of(tags: Sequence[str]) -> set[tuple[int, int, str]]:
    """(first, last, sort) of the spans in a row of BIO tags.

    Example:
        >>> sorted(spans_of(["B-fund", "I-fund", "O", "I-person", "B-fund"]))
        [(0, 2, 'fund'), (3, 4, 'person'), (4, 5, 'fund')]
    """
    spans, first = set(), 0
    for at in range(1, len(tags) + 1):
        if at < len(tags) and tags[at][0] == "I" and tags[at - 1] != "O":
            continue
        if tags[first] != "O":
            spans.add((first, at, tags[first][2:]))
        first = at
    return spans


def _add_roles(score: FrameScore, gold: FrameGold, read: Read) -> None:
    """Parties and places by who they are: each counts once for a nucleus, however often it is mentioned."""
    pairs = [r for r in gold.roles for n in gold.nuclei if n[0] == r.nucleus]
    for name in ROLES[1:]:
        number = ROLES.index(name)
        coded = {(r.nucleus, r.who) for r in pairs if r.role == number and gold.wanted[r.nucleus]}
        found = {
            (r.nucleus, r.who)
            for r, scores in zip(pairs, read.roles, strict=True)
            if int(scores.argmax()) == number and gold.wanted[r.nucleus]
        }
        count = score.roles[name]
        count.right += len(coded & found)
        count.found += len(found)
        count.coded += len(coded)
