"""Sentences as rows of word pieces: the one form in which training and running show text to the encoder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dealparse.language.shapes import SentenceKind, shape_of, shape_of_kind

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Ids = NDArray[np.int64]

MOST = 512
"""Pieces that the encoder has places for."""
_KEPT = (16, 6, 3, 2, 1)
"""Pieces kept of one word, the most that fit: a web address says no more in sixty."""
START, BREAK, UNKNOWN, MASK = "[CLS]", "[SEP]", "[UNK]", "[MASK]"


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words of one sentence, bullet or heading, and what sort of text it is."""

    words: tuple[str, ...]
    kind: SentenceKind = "paragraph"


@dataclass(frozen=True, slots=True)
class Cut:
    """A sentence cut into pieces: for each word the ids of its pieces and its shape; the shape of the sentence."""

    pieces: tuple[tuple[int, ...], ...]
    shapes: tuple[int, ...]
    kind: int


@dataclass(frozen=True, slots=True)
class PieceRow:
    """Some sentences in a row, as the encoder takes them.

    Args:
        pieces: ids of the word pieces; every sentence stands after a separator.
        shapes: the shape of each piece's word; on a separator the kind of the sentence that follows.
        first: for each word the place of its first piece.
        sentence: for each word the number of its sentence in the row.
    """

    pieces: Ids
    shapes: Ids
    first: Ids
    sentence: Ids


class Pieces:
    """Cuts words into pieces.

    Args:
        tokenizer: the encoder's word-piece tokenizer.
    """

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self.start, self.separator, self._unknown, self.mask = map(self._id_of, (START, BREAK, UNKNOWN, MASK))

    def _id_of(self, name: str) -> int:
        number = self._tokenizer.token_to_id(name)
        if number is None:
            raise ValueError(f"the tokenizer has no piece {name}")
        return int(number)

    def cut(self, sentence: Sentence) -> Cut:
        """A sentence's pieces, one a word at least."""
        rows: list[list[int]] = [[] for _ in sentence.words]
        coded = self._tokenizer.encode(list(sentence.words), is_pretokenized=True, add_special_tokens=False)
        for number, at in zip(coded.ids, coded.word_ids, strict=True):
            if at is not None and len(rows[at]) < _KEPT[0]:
                rows[at].append(number)
        pieces = tuple(tuple(row or [self._unknown]) for row in rows)
        return Cut(pieces, tuple(shape_of(word) for word in sentence.words), shape_of_kind(sentence.kind))

    def row(self, cuts: Sequence[Cut]) -> PieceRow:
        """The encoder's input for sentences that stand together.

        Args:
            cuts: of less than 500 words in all.
        """
        return row_of(cuts, self.start, self.separator)


def row_of(cuts: Sequence[Cut], start: int, separator: int) -> PieceRow:
    """Sentences in a row.

    Args:
        cuts: the sentences.
        start, separator: ids of the piece that begins a row and of the one that ends a sentence.
    """
    kept = _kept([len(ids) for cut in cuts for ids in cut.pieces], len(cuts) + 1)
    pieces, shapes, first, numbers = [start], list[int](), list[int](), list[int]()
    for number, cut in enumerate(cuts):
        shapes.append(cut.kind)
        for ids, shape in zip(cut.pieces, cut.shapes, strict=True):
            first.append(len(pieces))
            numbers.append(number)
            pieces.extend(ids[:kept])
            shapes.extend([shape] * len(ids[:kept]))
        pieces.append(separator)
    shapes.append(0)
    return PieceRow(*(np.array(part, dtype=np.int64) for part in (pieces, shapes, first, numbers)))


def _kept(lengths: Sequence[int], others: int) -> int:
    """How many pieces of each word are kept, so that all find room."""
    return next((k for k in _KEPT if sum(min(k, n) for n in lengths) + others <= MOST), 1)
