"""Sentences as rows of word pieces: the one form in which training and running show text to the encoder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from training.encoder.runtime.shapes import SentenceKind, shape_of, shape_of_kind

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Ids = NDArray[np.int64]

MOST = 512
"""Pieces that the encoder has places for."""
_KEPT = (16, 6, 3, 2, 1)
"""Pieces kept of one word, the most that fit: a web address says no more in sixty."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words of one sentence, bullet or heading, and what sort of text it is."""

    words: tuple[str, ...]
    kind: SentenceKind = "paragraph"


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
        tokenizer: the encoder's word-piece tokenizer, from its JSON form.
    """

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._start, self._break, self._unknown = (self._id_of(name) for name in ("[CLS]", "[SEP]", "[UNK]"))

    def _id_of(self, name: str) -> int:
        number = self._tokenizer.token_to_id(name)
        if number is None:
            raise ValueError(f"the tokenizer has no piece {name}")
        return int(number)

    def of_words(self, words: Sequence[str]) -> list[list[int]]:
        """The ids of each word's pieces, one at least."""
        rows: list[list[int]] = [[] for _ in words]
        coded = self._tokenizer.encode(list(words), is_pretokenized=True, add_special_tokens=False)
        for number, at in zip(coded.ids, coded.word_ids, strict=True):
            if at is not None and len(rows[at]) < _KEPT[0]:
                rows[at].append(number)
        return [row or [self._unknown] for row in rows]

    def row(self, sentences: Sequence[Sentence]) -> PieceRow:
        """The encoder's input for sentences that stand together.

        Args:
            sentences: of less than 500 words in all.
        """
        cut = [self.of_words(sentence.words) for sentence in sentences]
        kept = _kept([len(ids) for row in cut for ids in row], len(sentences) + 1)
        pieces, shapes, first, numbers = [self._start], list[int](), list[int](), list[int]()
        for number, (sentence, rows) in enumerate(zip(sentences, cut, strict=True)):
            shapes.append(shape_of_kind(sentence.kind))
            for word, ids in zip(sentence.words, rows, strict=True):
                first.append(len(pieces))
                numbers.append(number)
                pieces.extend(ids[:kept])
                shapes.extend([shape_of(word)] * len(ids[:kept]))
            pieces.append(self._break)
        shapes.append(0)
        return PieceRow(*(np.array(part, dtype=np.int64) for part in (pieces, shapes, first, numbers)))


def _kept(lengths: Sequence[int], others: int) -> int:
    """How many pieces of each word are kept, so that all find room."""
    return next((k for k in _KEPT if sum(min(k, n) for n in lengths) + others <= MOST), 1)
