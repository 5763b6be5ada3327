"""What stands on the encoder: tags, dependency arcs, names, and the heads of undertakings.

Every head maps vectors of words [batch, words, hidden] to scores for words or for pairs of words, so that one pass
over a row of sentences gives all.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from training.encoder.encoder import HIDDEN

NEAR = 48
"""Distances between words are told apart up to this many."""


class Perceptron(nn.Module):
    """A linear layer with an activation and dropout."""

    def __init__(self, inputs: int, outputs: int, dropout: float = 0.25) -> None:
        super().__init__()
        self.linear, self.dropout = nn.Linear(inputs, outputs), nn.Dropout(dropout)

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = self.dropout(nn.functional.leaky_relu(self.linear(x), 0.1))
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


class Frames(nn.Module):
    """Which words carry an undertaking, what it is like, and who is who in it.

    Args:
        kinds: number of kinds, "none" not counted.
        attributes: number of values of each attribute.
        sectors: number of sectors, any of which may hold.
        roles: number of roles of a party, "none" among them.
        parties: number of tags of party spans.
    """

    def __init__(self, kinds: int, attributes: Sequence[int], sectors: int, roles: int, parties: int) -> None:
        super().__init__()
        self.parties = nn.Sequential(nn.Dropout(0.1), nn.Linear(HIDDEN, parties))
        self.nuclei = nn.Sequential(Perceptron(HIDDEN, 128, 0.2), nn.Linear(128, kinds + 1))
        self.look = Pairs(64, 1)
        self.look_near, self.look_side = nn.Embedding(2 * NEAR + 1, 1), nn.Embedding(3, 1)
        values = kinds + sum(attributes) + sectors
        self.judge = nn.Sequential(Perceptron(2 * HIDDEN, 256, 0.2), nn.Linear(256, values))
        # the score of a span is the sum of those of its first and last word and the mean over its words
        self.first, self.last, self.inside = (Pairs(96, roles) for _ in range(3))
        self.near, self.side = nn.Embedding(2 * NEAR + 1, roles), nn.Embedding(3, roles)
        for table in (self.look_near, self.look_side, self.near, self.side):
            nn.init.zeros_(table.weight)

    def attributes(self, x: Tensor, at: Tensor, sentence: Tensor) -> Tensor:
        """Scores of kinds, attributes and sectors, one after the other, for some words as nuclei.

        Args:
            x: vectors of words, [batch, words, hidden].
            at: the nuclei, [batch, nuclei].
            sentence: number of each word's sentence, [batch, words]; -1 where there is no word.
        """
        own = taken(x, at)
        scores = self.look(own, x)[..., 0] + self.look_near(distances(at, x))[..., 0]
        scores = scores + self.look_side(sides(at, sentence))[..., 0]
        scores = scores.masked_fill((sentence < 0)[:, None, :], -1e4)
        clause = torch.matmul(torch.softmax(scores, -1), x)
        out: Tensor = self.judge(torch.cat([own, clause], -1))
        return out

    def roles(self, x: Tensor, at: Tensor, sentence: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of roles for a nucleus and the first, last, inner word of a span, [batch, nuclei, words, roles].

        Arguments as in `attributes`.
        """
        own = taken(x, at)
        first = self.first(own, x) + self.near(distances(at, x)) + self.side(sides(at, sentence))
        return first, self.last(own, x), self.inside(own, x)


def taken(x: Tensor, at: Tensor) -> Tensor:
    """The vectors of some words: [batch, some, hidden]."""
    return torch.gather(x, 1, at[:, :, None].expand(-1, -1, x.shape[2]))


def distances(at: Tensor, x: Tensor) -> Tensor:
    """[batch, nuclei, words]: how far each word stands behind the nucleus, cut to what is told apart, from 0."""
    places = torch.arange(x.shape[1], device=x.device)
    return (places[None, None, :] - at[:, :, None]).clamp(-NEAR, NEAR) + NEAR


def sides(at: Tensor, sentence: Tensor) -> Tensor:
    """[batch, nuclei, words]: whether a word's sentence comes before (0), is (1) or comes after the nucleus's."""
    own = torch.gather(sentence, 1, at)
    return (sentence[:, None, :] - own[:, :, None]).clamp(-1, 1) + 1
