"""Scores of decisions on spans of words, from the encoder's vectors; the numbers are those of the training's heads."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from dealparse.model.evidence import Place
from dealparse.model.vocabulary import KINDS, STATUSES

SCOPES: tuple[str, ...] = ("own", "stem", "heading", "back", "title", "next", "far")
"""Where the other span of a pair was found: in the nucleus's own claim, in a stem, …, elsewhere."""


class Tasks(NamedTuple):
    """The labels of each task, on one span and on pairs."""

    singles: Mapping[str, tuple[str, ...]]
    pairs: Mapping[str, tuple[str, ...]]


TASKS = Tasks(
    singles={
        "undertaking": ("no", "yes"),
        "kind": KINDS,
        "status": STATUSES,
        "hedged": ("no", "yes"),
        "previous": ("no", "yes"),
    },
    pairs={
        "party": ("none", "committer", "counterparty"),
        "volume": ("none", "yes"),
        "place": ("none", "yes"),
        "date": ("none", "announced", "start", "end", "range"),
        "term": ("none", "yes"),
        "instrument": ("none", "yes"),
        "sector": ("none", "yes"),
        "same": ("no", "yes"),
        "part": ("no", "yes"),
    },
)


def span_words(words: Sequence[tuple[int, int]], place: Place) -> tuple[int, int] | None:
    """The words that a place covers, as (first, after the last); None where it covers none.

    Args:
        words: (start, end) of the claim's words.
        place: characters of that claim.

    Examples:
        >>> span_words([(0, 3), (4, 9), (10, 12)], Place(0, 4, 12))
        (1, 3)
    """
    first = bisect_right(words, place.start, key=itemgetter(1))
    last = bisect_left(words, place.end, key=itemgetter(0))
    return (first, last) if first < last else None
