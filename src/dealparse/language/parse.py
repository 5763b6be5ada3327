"""Sentences as parsed: tags, heads, labels, names and party spans, read off the encoder's scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dealparse.language.heads import Floats
from dealparse.language.trees import best_tree, settled


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Words ``first:last`` of a sentence that name something; `sort` says what."""

    first: int
    last: int
    sort: str


@dataclass(frozen=True, slots=True)
class Parse:
    """A sentence as parsed: for each word its part of speech, head (from 1; 0 is the root) and label; and spans.

    Args:
        names: persons, organizations, places and products, as they name themselves.
        parties: those who have a part in an undertaking, as a reader would name them.
    """

    upos: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]
    names: tuple[NameSpan, ...]
    parties: tuple[NameSpan, ...]


@dataclass(frozen=True, slots=True)
class Labels:
    """The names of what the parser's heads score, in the order of the scores."""

    upos: tuple[str, ...]
    deprels: tuple[str, ...]
    names: tuple[str, ...]
    parties: tuple[str, ...]


def parse_of(labels: Labels, scores: Mapping[str, Floats], own: slice) -> Parse:
    """The sentence whose words are `own` of a row.

    Args:
        labels: names of what is scored.
        scores: of the whole row: "tags", "names", "parties" [words, …], "arcs" [words, words + 1] with the root in
            column 0, "labels" [words, words + 1], the best label of each arc.
        own: the sentence's words.
    """
    arcs = np.concatenate([scores["arcs"][own, :1], scores["arcs"][own, own.start + 1 : own.stop + 1]], 1)
    heads = best_tree(arcs)
    columns = [own.start + head if head else 0 for head in heads]
    return Parse(
        upos=tuple(_chosen(scores["tags"][own], labels.upos)),
        heads=tuple(heads),
        deprels=tuple(
            labels.deprels[int(scores["labels"][own.start + number, column])] if column else "root"
            for number, column in enumerate(columns)
        ),
        names=spans_of(_chosen(scores["names"][own], labels.names)),
        parties=spans_of(_chosen(scores["parties"][own], labels.parties)),
    )


def _chosen(scores: Floats, names: Sequence[str]) -> list[str]:
    """The best name for each row; of scores that differ by rounding only, the first."""
    return [names[int(number)] for number in settled(scores).argmax(-1)]


def spans_of(tags: Sequence[str]) -> tuple[NameSpan, ...]:
    """The spans in a row of BIO tags; an "I" without a beginning begins one.

    Examples:
        >>> spans_of(["B-fund", "I-fund", "O", "I-person"])
        (NameSpan(first=0, last=2, sort='fund'), NameSpan(first=3, last=4, sort='person'))
    """
    spans, first = [], 0
    for at in range(1, len(tags) + 1):
        if at < len(tags) and tags[at].startswith("I") and tags[at - 1] != "O":
            continue
        if tags[first] != "O":
            spans.append(NameSpan(first, at, tags[first][2:]))
        first = at
    return tuple(spans)
