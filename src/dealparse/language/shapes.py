"""What a word looks like: the encoder's vocabulary is uncased, and the shape gives it the case back."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

SentenceKind = Literal["paragraph", "heading", "bullet", "dateline"]

SHAPES: tuple[str, ...] = (
    "none", "lower", "Title", "UPPER", "U", "miXed", "0", "0a", "punct", "symbol",
    "paragraph", "heading", "bullet", "dateline",
)  # fmt: skip
"""Names of the shapes; the last four mark the piece before a sentence with what sort of text the sentence is."""

_ID = {name: number for number, name in enumerate(SHAPES)}
_PUNCTUATION = frozenset(".,;:!?()[]{}\"'“”‘’–—-…/•*")


@lru_cache(maxsize=8192)
def shape_of(word: str) -> int:
    """The number of a word's shape.

    Args:
        word: as the tokenizer gives it, without white space.

    Examples:
        >>> [SHAPES[shape_of(w)] for w in ("buys", "Japan", "MOU", "A", "eBay", "103", "10mtpa", "-", "$")]
        ['lower', 'Title', 'UPPER', 'U', 'miXed', '0', '0a', 'punct', 'symbol']
    """
    if any(c.isdigit() for c in word):
        return _ID["0a" if any(c.isalpha() for c in word) else "0"]
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return _ID["punct" if all(c in _PUNCTUATION for c in word) else "symbol"]
    upper = sum(c.isupper() for c in letters)
    if not upper:
        return _ID["lower"]
    if upper == len(letters):
        return _ID["U" if upper == 1 else "UPPER"]
    return _ID["Title" if upper == 1 and letters[0].isupper() else "miXed"]


def shape_of_kind(kind: SentenceKind) -> int:
    """The number that marks the piece before a sentence of this kind."""
    return _ID[kind]


_KINDS: dict[str, SentenceKind] = {
    "headline": "heading", "heading": "heading", "bullet": "bullet", "table_row": "bullet", "dateline": "dateline",
}  # fmt: skip


def kind_of(block: str) -> SentenceKind:
    """What sort of text a claim is, as the encoder tells them apart.

    Args:
        block: the kind of its block.
    """
    return _KINDS.get(block, "paragraph")
