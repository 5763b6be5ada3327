"""What stands on the encoder: tags, dependency arcs, names, and the decisions on undertakings."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn

from dealparse.language.heads import LEAK, NEAR
from training.encoder.encoder import HIDDEN

LOOK, VIEW, PAIR, FAR = 64, 256, 128, 16
"""Sizes: of a look, of what a span is judged by, of what a pair is, of a distance."""


class Perceptron(nn.Module):
    """A linear layer with an activation and dropout."""

    def __init__(self, inputs: int, outputs: int, dropout: float = 0.25) -> None:
        super().__init__()
        self.linear, self.dropout = nn.Linear(inputs, outputs), nn.Dropout(dropout)

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = self.dropout(nn.functional.leaky_relu(self.linear(x), LEAK))
        return out


class Pairs(nn.Module):
    """Biaffine scores of pairs of words: [batch, from, to, labels]."""

    def __init__(self, size: int, labels: int) -> None:
        super().__init__()
        self.source, self.target = Perceptron(HIDDEN, size), Perceptron(HIDDEN, size)
        self.weight = nn.Parameter(torch.zeros(labels, size + 1, size + 1))
        nn.init.normal_(self.weight, std=0.02)

    def _sides(self, source: Tensor, target: Tensor) -> tuple[Tensor, Tensor]:
        one = torch.ones_like(source[..., :1])
        left = torch.cat([self.source(source), one], -1)
        right = torch.cat([self.target(target), torch.ones_like(target[..., :1])], -1)
        return left, right

    def forward(self, source: Tensor, target: Tensor) -> Tensor:
        left, right = self._sides(source, target)
        moved = torch.matmul(left[:, None], self.weight)  # [batch, labels, from, size]
        return torch.matmul(moved, right[:, None].transpose(2, 3)).permute(0, 2, 3, 1)

    def at(self, source: Tensor, target: Tensor) -> Tensor:
        """Scores of given pairs, both [pairs, hidden]: [pairs, labels]."""
        left, right = self._sides(source, target)
        return torch.einsum("pi,lij,pj->pl", left, self.weight, right)


class Parser(nn.Module):
    """Part of speech, names, arcs and their labels; place 0 of the possible heads is the root."""

    def __init__(self, tags: int, labels: int, names: int) -> None:
        super().__init__()
        self.names = nn.Sequential(nn.Dropout(0.1), nn.Linear(HIDDEN, names))
        self.tags = nn.Sequential(nn.Dropout(0.1), nn.Linear(HIDDEN, tags))
        self.root = nn.Parameter(torch.zeros(HIDDEN))
        nn.init.normal_(self.root, std=0.1)
        self.arcs = Pairs(256, 1)
        self.labels = Pairs(96, labels)

    def with_root(self, x: Tensor) -> Tensor:
        """The possible heads: the root, then the words."""
        return torch.cat([self.root.expand(x.shape[0], 1, -1), x], 1)


class Decisions(nn.Module):
    """Scores of the decisions of `relate` and `reconcile`: on a span of words, or on a span and another one.

    A span is the mean of its words; it looks over its row for what matters to it. Both together score what is asked of
    it alone. For what is asked of a pair, its view meets the other span's first, last and mean word, their distance and
    the scope that the other one was found in.

    Args:
        singles: number of labels of each task on one span.
        pairs: number of labels of each task on pairs.
        scopes: number of scopes.
        parties: number of tags of party spans.
    """

    def __init__(self, singles: Mapping[str, int], pairs: Mapping[str, int], scopes: int, parties: int) -> None:
        super().__init__()
        self.parties = nn.Sequential(nn.Dropout(0.1), nn.Linear(HIDDEN, parties))
        self.query, self.key = nn.Linear(HIDDEN, LOOK), nn.Linear(HIDDEN, LOOK)
        self.look_near = nn.Embedding(2 * NEAR + 1, 1)
        self.view = Perceptron(2 * HIDDEN, VIEW, 0.3)
        self.singles = nn.ModuleDict({task: nn.Linear(VIEW, labels) for task, labels in singles.items()})
        self.mine, self.other = Perceptron(2 * HIDDEN, PAIR, 0.3), Perceptron(3 * HIDDEN, PAIR, 0.3)
        self.near, self.scope = nn.Embedding(2 * NEAR + 2, FAR), nn.Embedding(scopes, FAR)
        self.meet = nn.ModuleDict({task: Perceptron(3 * PAIR + 2 * FAR, PAIR, 0.2) for task in pairs})
        self.pairs = nn.ModuleDict({task: nn.Linear(PAIR, labels) for task, labels in pairs.items()})
        nn.init.zeros_(self.look_near.weight)

    def seen(self, x: Tensor, sums: Tensor, words: Tensor, row: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Spans with what they look at: [spans, 2 * hidden].

        Args:
            x: vectors of words, [rows, words, hidden].
            sums: from `sums_of` them.
            words: which of them are words, [rows, words].
            row, first, last: of each span; `last` is the word after it.
        """
        own = means(sums, row, first, last).to(x.dtype)
        scores = torch.einsum("sk,swk->sw", self.query(own), self.key(x)[row]) * LOOK**-0.5
        scores = scores + self.look_near(apart(first, x.shape[1]))[..., 0]
        scores = scores.masked_fill(~words[row], -1e4)
        clause = torch.einsum("sw,swh->sh", torch.softmax(scores.float(), -1).to(x.dtype), x[row])
        return torch.cat([own, clause], -1)

    def on_pairs(self, task: str, seen: Tensor, other: Tensor, near: Tensor, scope: Tensor) -> Tensor:
        """Scores of a task on pairs: [pairs, labels].

        Args:
            task: its name.
            seen: from `seen`, one a pair.
            other: the other span's first, last and mean word, [pairs, 3 * hidden].
            near: distance from the span to the other, from 0; the last number where they are not in one row.
            scope: number of the scope.
        """
        mine, theirs = self.mine(seen), self.other(other)
        met = torch.cat([mine, theirs, mine * theirs, self.near(near), self.scope(scope)], -1)
        out: Tensor = self.pairs[task](self.meet[task](met))
        return out


def sums_of(x: Tensor) -> Tensor:
    """The sum of the words before each place of a row, [rows, words + 1, hidden]: what `means` are taken from."""
    return torch.cat([torch.zeros_like(x[:, :1]), x], 1).float().cumsum(1)


def means(sums: Tensor, row: Tensor, first: Tensor, last: Tensor) -> Tensor:
    """The mean of the words of each span, from `sums_of` the words."""
    return (sums[row, last] - sums[row, first]) / (last - first)[:, None]


def apart(first: Tensor, words: int) -> Tensor:
    """[spans, words]: how far each word stands behind a span's first, cut to what is told apart, from 0."""
    places = torch.arange(words, device=first.device)
    return (places[None] - first[:, None]).clamp(-NEAR, NEAR) + NEAR
