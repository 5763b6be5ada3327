"""What the encoder says of an article: evidence for decisions, asked for one by one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from dealparse.language.decisions import SCOPES, TASKS, span_words
from dealparse.language.heads import Floats, Heads
from dealparse.language.pieces import Cut
from dealparse.language.windows import contexts_of, windows_of
from dealparse.model.article import Claim
from dealparse.model.evidence import Place

LEAST = -6.0
"""Log-probabilities below this say no more."""
_STEP = 64
"""Log-probabilities are given in steps of 1/64: what differs by rounding only is the same on every machine."""
_RUN = re.compile(r"\S{100}")
_MOST = 25_000
"""Characters of a claim that are looked at: room for the 250 words that are read, were each as long as can be."""


class Vectors(Protocol):
    """Cuts a claim's words and gives the vectors of the words of claims that are shown together."""

    heads: Heads

    def words(self, text: str) -> list[tuple[int, int]]:
        """Start and end of each word of a text."""
        ...

    def cut(self, claim: Claim, words: Sequence[tuple[int, int]]) -> Cut:
        """A claim in pieces."""
        ...

    def vectors(self, cuts: Sequence[Cut]) -> Floats:
        """The vectors of all words of a row, [words, hidden]."""
        ...


@dataclass(frozen=True, slots=True)
class Row:
    """Claims that were shown together: the vectors of their words, and where each claim's words begin."""

    x: Floats
    keys: Floats
    offsets: Mapping[int, int]


class Reading:
    """Evidence on one article. Claims are read when they are expected, else when first asked for.

    What is asked of a pair doesn't depend on what was asked before as long as all that may carry an undertaking is
    expected first.

    Args:
        model: the encoder.
        claims: all claims of the article, in order.
    """

    def __init__(self, model: Vectors, claims: Sequence[Claim]) -> None:
        self._model, self._claims = model, claims
        self._contexts = contexts_of(claims)
        self._words: dict[int, list[tuple[int, int]]] = {}
        self._cuts: dict[int, Cut] = {}
        self._rows: dict[int, Row] = {}
        self._alone: dict[int, Row] = {}
        self._views: dict[Place, tuple[Floats, Floats] | None] = {}
        self._others: dict[tuple[int, Place], Floats | None] = {}

    def of(
        self, task: str, nucleus: Place, other: Place | None = None, scope: str = "own"
    ) -> Mapping[str, float] | None:
        """The log-probability of each label of `task`, None for spans without words.

        Args:
            task: the decision.
            nucleus: what carries the undertaking.
            other: what may belong to it, for decisions on pairs.
            scope: where `other` was found.
        """
        if other is not None:
            return self.of_pairs(task, nucleus, [(other, scope)])[0]
        view = self._view(nucleus)
        if view is None:
            return None
        return _logs(TASKS.singles[task], self._model.heads.single(task, view[0])[None])[0]

    def of_pairs(
        self, task: str, nucleus: Place, others: Sequence[tuple[Place, str]]
    ) -> Sequence[Mapping[str, float] | None]:
        """What :meth:`of` says of one nucleus with each of several others, computed together.

        Args:
            task: the decision.
            nucleus: what carries the undertaking.
            others: (what may belong to it, where it was found).
        """
        told: list[Mapping[str, float] | None] = [None] * len(others)
        view = self._view(nucleus)
        seen = [self._other(nucleus, other) for other, _ in others] if view is not None else []
        shown = [(n, x, near, SCOPES.index(others[n][1])) for n, (x, near) in enumerate(seen) if x is not None]
        if view is not None and shown:
            numbers, theirs, near, scopes = zip(*shown, strict=True)
            scores = self._model.heads.pairs(task, view[1], np.stack(theirs), near, scopes)
            for number, logs in zip(numbers, _logs(TASKS.pairs[task], scores), strict=True):
                told[number] = logs
        return told

    def expect(self, claims: Iterable[int]) -> None:
        """Read some claims, as many together as fit in a window.

        Args:
            claims: their indices.
        """
        asked = [n for n in claims if n not in self._rows and self._words_of(n)]
        lengths = {n: len(self._words_of(n)) for own in asked for n in (own, *self._contexts[own])}
        for window in windows_of(self._contexts, lengths, asked):
            row = self._read([n for n in window.claims if lengths[n]])
            self._rows.update(dict.fromkeys(window.wanted, row))

    def _read(self, claims: Sequence[int]) -> Row:
        offsets, at = {}, 0
        for n in claims:
            offsets[n] = at
            at += len(self._words_of(n))
        x = self._model.vectors([self._cut(n) for n in claims])
        return Row(x, self._model.heads.keys(x), offsets)

    def _words_of(self, claim: int) -> list[tuple[int, int]]:
        if claim not in self._words:
            at = self._claims[claim].start
            words = self._model.words(readable(self._claims[claim].text))
            self._words[claim] = [(a + at, b + at) for a, b in words]
        return self._words[claim]

    def _cut(self, claim: int) -> Cut:
        if claim not in self._cuts:
            self._cuts[claim] = self._model.cut(self._claims[claim], self._words_of(claim))
        return self._cuts[claim]

    def _row(self, claim: int) -> Row:
        if claim not in self._rows:
            self.expect([claim])
        return self._rows[claim]

    def _aside(self, claim: int) -> Row:
        """The row of a claim that only lends a span: one that carries no undertaking is read without its context."""
        if claim in self._rows:
            return self._rows[claim]
        if claim not in self._alone:
            self._alone[claim] = self._read([claim])
        return self._alone[claim]

    def _view(self, nucleus: Place) -> tuple[Floats, Floats] | None:
        if nucleus not in self._views:
            span = span_words(self._words_of(nucleus.claim), nucleus)
            if span is None:
                self._views[nucleus] = None
            else:
                row = self._row(nucleus.claim)
                at = row.offsets[nucleus.claim]
                seen = self._model.heads.seen(row.x, row.keys, at + span[0], at + span[1])
                self._views[nucleus] = self._model.heads.view(seen), self._model.heads.mine(seen)
        return self._views[nucleus]

    def _other(self, nucleus: Place, other: Place) -> tuple[Floats | None, int | None]:
        """What the other span brings, as it was read with the nucleus if it was, and its distance then."""
        span = span_words(self._words_of(other.claim), other)
        if span is None:
            return None, None
        row = self._row(nucleus.claim)
        together = other.claim in row.offsets
        if not together:
            row = self._aside(other.claim)
        at = row.offsets[other.claim]
        key = id(row), other
        found = self._others.get(key)
        if found is None:
            found = self._others[key] = self._model.heads.other(row.x, at + span[0], at + span[1])
        if not together:
            return found, None
        own = span_words(self._words_of(nucleus.claim), nucleus)
        assert own is not None
        return found, at + span[0] - row.offsets[nucleus.claim] - own[0]


def readable(text: str) -> str:
    """A text in which no word is endless: a tokenizer's time grows with the square of a run without white space."""
    return _RUN.sub(lambda run: f"{run[0][:-1]} ", text[:_MOST])


def _logs(labels: Sequence[str], scores: Floats) -> list[dict[str, float]]:
    """Log-probabilities of the labels, for each row of scores."""
    exact = scores.astype(np.float64)
    top = exact.max(1, keepdims=True)
    logs = exact - (top + np.log(np.exp(exact - top).sum(1, keepdims=True)))
    steps = np.maximum(np.rint(logs * _STEP) / _STEP, LEAST).tolist()
    return [dict(zip(labels, row, strict=True)) for row in steps]
