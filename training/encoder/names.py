"""Other names for an article's parties: who buys from whom is to be learned from the words around, not by heart."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from dealparse.language.pieces import PieceRow
from dealparse.language.shapes import SHAPES

COMMON = 60
"""A piece that stands in so many articles is a word of the trade or a country: it stays."""
NAMED = frozenset(SHAPES.index(shape) for shape in ("Title", "UPPER", "miXed"))


class Names:
    """Gives the parties of articles other names, piece by piece, the same throughout an article.

    Args:
        articles: prepared ones.
    """

    def __init__(self, articles: Sequence[Mapping[str, Any]]) -> None:
        found = Counter(piece for a in articles for piece in {p for cut in a["cuts"] for w in cut[0] for p in w})
        self._of = [{p for p in _pieces_of_parties(a) if found[p] < COMMON} for a in articles]
        self._pool = sorted(set().union(*self._of))

    def disguised(self, rows: Sequence[PieceRow], article: int, rng: random.Random) -> list[PieceRow]:
        """The rows of an article with other names.

        Args:
            rows: of the article.
            article: its number.
            rng: chooses the names.
        """
        names = sorted(self._of[article])
        others = dict(zip(names, rng.choices(self._pool, k=len(names)), strict=True))
        return [replace(row, pieces=_exchanged(row, others)) for row in rows]


def _exchanged(row: PieceRow, others: Mapping[int, int]) -> Any:
    pairs = zip(row.pieces.tolist(), row.shapes.tolist(), strict=True)
    return np.array([others.get(p, p) if shape in NAMED else p for p, shape in pairs], dtype=np.int64)


def _pieces_of_parties(article: Mapping[str, Any]) -> Iterator[int]:
    for _, task, claim, first, last, *_ in article["pairs"]:
        if task == "party":
            pieces, shapes, _ = article["cuts"][claim]
            for word in range(first, last):
                if shapes[word] in NAMED:
                    yield from pieces[word]
