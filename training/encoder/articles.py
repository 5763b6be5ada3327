"""Learning the decisions on undertakings from coded articles, and a quick measure of it."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from dealparse.language.heads import nearness
from dealparse.language.pieces import PieceRow
from dealparse.language.windows import LIMIT, windows_of
from training.encoder.encoder import Encoder
from training.encoder.heads import Decisions, means, sums_of
from training.encoder.names import Names
from training.encoder.parsing import vectors
from training.encoder.rows import IGNORED, Batch, Rows, padded

Numbers = NDArray[np.int64]
LIMITS = (140, 180, 220, 220, 260)
"""Words of a row: varied, so that words are seen in varied company."""
WEIGHTS = {
    "undertaking": 1.5, "kind": 0.5, "status": 0.5, "hedged": 0.3, "previous": 0.2, "instrument_of": 0.2,
    "binding_of": 0.2, "sectors": 0.2, "parties": 0.5, "party": 1.5, "volume": 0.3, "place": 0.3, "date": 0.3,
    "term": 0.2, "instrument": 0.3, "sector": 0.4, "same": 0.4, "part": 0.3,
}  # fmt: skip
SMOOTHING = 0.03
"""So that what is told stays a matter of degree."""
MOST_RELATIONS = 120
"""Pairs of undertakings of one article that are learned from in one step, of each sort."""


@dataclass(frozen=True, slots=True)
class Spans:
    """Spans of words: the row, the first word, the word after the last."""

    row: Tensor
    first: Tensor
    last: Tensor


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of one task: the number of the candidate, the other span, distance, scope, label."""

    candidate: Tensor
    other: Spans
    near: Tensor
    scope: Tensor
    label: Tensor


@dataclass(frozen=True, slots=True)
class ArticleBatch:
    """The rows of some articles, their candidates with labels, and pairs by task."""

    rows: Batch
    candidates: Spans
    singles: Mapping[str, Tensor]
    sectors: Tensor
    coded: Tensor
    pairs: Mapping[str, Pairs]
    parties: Tensor


class Articles:
    """Coded articles as batches. How an article is put in rows is worked out once for each length of rows.

    Args:
        rows: puts sentences in rows.
        data: the prepared file's content.
        articles: those of its articles that are used.
        disguise: how often an article is shown with other names than its own.
    """

    def __init__(
        self, rows: Rows, data: Mapping[str, Any], articles: Sequence[Mapping[str, Any]], disguise: float = 0.0
    ) -> None:
        self._rows, self._data, self.articles, self._disguise = rows, data, articles, disguise
        self._kept: dict[tuple[int, int], _Shown] = {}
        self._names = Names(articles) if disguise else None

    def batches(self, size: int, rng: random.Random) -> Iterator[ArticleBatch]:
        """Batches of `size` articles, epoch after epoch."""
        while True:
            order = list(range(len(self.articles)))
            rng.shuffle(order)
            for begin in range(0, len(order), size):
                yield self.batch(order[begin : begin + size], rng)

    def batch(self, chosen: Sequence[int], rng: random.Random | None = None) -> ArticleBatch:
        """A batch of some articles by number; without `rng` rows are as at run time and no pair is left out."""
        shown = [self._shown(n, rng.choice(LIMITS) if rng else LIMIT) for n in chosen]
        if rng is not None and self._names is not None:
            shown = [
                replace(s, rows=self._names.disguised(s.rows, n, rng)) if rng.random() < self._disguise else s
                for n, s in zip(chosen, shown, strict=True)
            ]
        return _joined(shown, self._rows, rng)

    def _shown(self, number: int, limit: int) -> _Shown:
        key = number, limit
        if key not in self._kept:
            self._kept[key] = _show(self.articles[number], self._data, self._rows, limit)
        return self._kept[key]


@dataclass(frozen=True, slots=True)
class _Shown:
    """An article in rows: row numbers and candidate numbers count from 0 in it.

    Args:
        spans: [candidates, 3]: row, first word, word after the last.
        singles: labels by task, -1 for none.
        sectors: [candidates, sectors].
        pairs: by task [pairs, 7]: candidate, row, first, after the last, distance, scope, label.
    """

    rows: list[PieceRow]
    parties: list[list[int]]
    spans: Numbers
    singles: dict[str, Numbers]
    sectors: NDArray[np.float32]
    coded: NDArray[np.bool_]
    pairs: dict[str, Numbers]


def _show(article: Mapping[str, Any], data: Mapping[str, Any], rows: Rows, limit: int) -> _Shown:
    own: dict[int, tuple[int, int]] = {}
    offsets: dict[tuple[int, int], int] = {}
    made, parties = list[PieceRow](), list[list[int]]()
    for window in windows_of(article["contexts"], article["lengths"], limit=limit):
        row, offset, tags = len(made), 0, list[int]()
        for claim in window.claims:
            offsets[row, claim] = offset
            if claim in window.wanted:
                own[claim] = (row, offset)
            offset += article["lengths"][claim]
            tags.extend(article["parties"][claim])
        made.append(rows.row([article["cuts"][claim] for claim in window.claims]))
        parties.append(tags)
    kept = [n for n, candidate in enumerate(article["candidates"]) if candidate is not None]
    spans = []
    for number in kept:
        claim, first, last = article["candidates"][number]
        row, offset = own[claim]
        spans.append((row, offset + first, offset + last))
    sectors = np.zeros((len(kept), len(data["sectors"])), dtype=np.float32)
    for at, number in enumerate(kept):
        sectors[at, article["sectors"].get(number, [])] = 1
    place = {number: at for at, number in enumerate(kept)}
    found: dict[str, list[tuple[int, ...]]] = {}
    for number, task, claim, first, last, scope, label in article["pairs"]:
        if number not in place:
            continue
        row, start, _ = spans[place[number]]
        at = offsets.get((row, claim))
        near = nearness(None if at is None else at + first - start)
        if at is None:
            row, at = own[claim]
        found.setdefault(task, []).append((place[number], row, at + first, at + last, near, scope, label))
    return _Shown(
        made,
        parties,
        np.array(spans, dtype=np.int64).reshape(-1, 3),
        {t: np.array([article["singles"][t][n] for n in kept], dtype=np.int64) for t in data["singles"]},
        sectors,
        np.array([n in article["sectors"] for n in kept], dtype=np.bool_),
        {task: np.array(pairs, dtype=np.int64) for task, pairs in found.items()},
    )


def _joined(shown: Sequence[_Shown], rows: Rows, rng: random.Random | None) -> ArticleBatch:
    """Articles in one batch, their row and candidate numbers moved."""
    spans, pairs = [], dict[str, list[Numbers]]()
    row = candidate = 0
    for article in shown:
        spans.append(article.spans + np.array([row, 0, 0]))
        for task, found in article.pairs.items():
            chosen = found if rng is None or task not in ("same", "part") else _thinned(found, rng)
            pairs.setdefault(task, []).append(chosen + np.array([candidate, row, 0, 0, 0, 0, 0]))
        row += len(article.rows)
        candidate += len(article.spans)
    put = lambda x: torch.from_numpy(x).to(rows.device)  # noqa: E731
    columns = {task: put(np.concatenate(found)).T for task, found in pairs.items()}
    return ArticleBatch(
        rows.batch([r for s in shown for r in s.rows]),
        Spans(*put(np.concatenate(spans)).T),
        {task: put(np.concatenate([s.singles[task] for s in shown])) for task in shown[0].singles},
        put(np.concatenate([s.sectors for s in shown])),
        put(np.concatenate([s.coded for s in shown])),
        {task: Pairs(c[0], Spans(c[1], c[2], c[3]), c[4], c[5], c[6]) for task, c in columns.items()},
        padded([p for s in shown for p in s.parties], IGNORED).to(rows.device),
    )


def _thinned(pairs: Numbers, rng: random.Random) -> Numbers:
    """Relations between undertakings: so many of each sort."""
    yes, no = np.flatnonzero(pairs[:, -1] > 0), np.flatnonzero(pairs[:, -1] == 0)
    kept = [*yes[:MOST_RELATIONS], *rng.sample(list(no), min(len(no), MOST_RELATIONS))]
    chosen: Numbers = pairs[np.array(kept, dtype=np.int64)]
    return chosen


def decision_losses(encoder: Encoder, heads: Decisions, batch: ArticleBatch) -> dict[str, Tensor]:
    """The losses of one batch by name."""
    x = vectors(encoder, batch.rows)
    losses = {"parties": _cross(heads.parties(x), batch.parties)}
    if len(batch.candidates.row):
        seen, sums = _seen(heads, x, batch)
        view = heads.view(seen)
        for task, gold in batch.singles.items():
            if bool((gold >= 0).any()):
                losses[task] = _cross(heads.singles[task](view), gold.masked_fill(gold < 0, IGNORED))
        if bool(batch.coded.any()):
            scores = heads.singles["sectors"](view[batch.coded]).float()
            gold_sectors = batch.sectors[batch.coded]
            loss = functional.binary_cross_entropy_with_logits(scores, gold_sectors, reduction="sum")
            losses["sectors"] = loss / len(scores)
        for task, pairs in batch.pairs.items():
            losses[task] = _cross(_on(heads, task, x, sums, seen, pairs), pairs.label)
    return {name: WEIGHTS[name] * loss for name, loss in losses.items()}


def _seen(heads: Decisions, x: Tensor, batch: ArticleBatch) -> tuple[Tensor, Tensor]:
    """The candidates with what they look at, and the sums that means are taken from: worked out once for all tasks."""
    spans, sums = batch.candidates, sums_of(x)
    return heads.seen(x, sums, batch.rows.words, spans.row, spans.first, spans.last), sums


def _on(heads: Decisions, task: str, x: Tensor, sums: Tensor, seen: Tensor, pairs: Pairs) -> Tensor:
    other = pairs.other
    mean = means(sums, other.row, other.first, other.last).to(x.dtype)
    words = torch.cat([x[other.row, other.first], x[other.row, other.last - 1], mean], -1)
    return heads.on_pairs(task, seen[pairs.candidate], words, pairs.near, pairs.scope)


def _cross(scores: Tensor, gold: Tensor) -> Tensor:
    scores, gold = scores.float().flatten(0, -2), gold.flatten()
    return functional.cross_entropy(scores, gold, ignore_index=IGNORED, label_smoothing=SMOOTHING)


@torch.no_grad()
def decision_scores(encoder: Encoder, heads: Decisions, articles: Articles) -> dict[str, Any]:
    """F1 of "yes" or share of labels that are right, by task, on articles that were not learned from."""
    counts: dict[str, list[int]] = {}
    for number in range(len(articles.articles)):
        batch = articles.batch([number])
        if not len(batch.candidates.row):
            continue
        x = vectors(encoder, batch.rows)
        seen, sums = _seen(heads, x, batch)
        view = heads.view(seen)
        scored = {task: (heads.singles[task](view), gold) for task, gold in batch.singles.items()}
        scored |= {task: (_on(heads, task, x, sums, seen, pairs), pairs.label) for task, pairs in batch.pairs.items()}
        for task, (scores, gold) in scored.items():
            _count(counts.setdefault(task, [0, 0, 0, 0, 0]), scores.argmax(-1), gold)
    return {task: _figures(*c) for task, c in counts.items()}


def _count(counts: list[int], told: Tensor, gold: Tensor) -> None:
    known = gold >= 0
    told, gold = told[known], gold[known]
    for number, value in enumerate((
        len(gold), (told == gold).sum(), (told > 0).sum(), (gold > 0).sum(), ((told == gold) & (gold > 0)).sum()
    )):  # fmt: skip
        counts[number] += int(value)


def _figures(asked: int, right: int, found: int, coded: int, hit: int) -> dict[str, float]:
    return {"n": asked, "right": round(right / max(asked, 1), 3), "f1": round(2 * hit / max(found + coded, 1), 3)}
