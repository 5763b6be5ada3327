"""Which word of an amount or of an expression stands for all of it: the nucleus that the encoder scores."""

from __future__ import annotations

from collections.abc import Sequence

_LIGHT = frozenset(
    {"a", "an", "the", "its", "their", "his", "her", "our", "will", "would", "shall", "should", "can", "could", "may",
     "might", "must", "has", "have", "had", "is", "are", "was", "were", "be", "been", "being", "to", "also", "up",
     "more", "than", "over", "about", "around", "nearly", "almost", "some", "as", "much", "many", "least", "at", "most",
     "under", "for", "of", "in", "on", "by", "with", "another", "additional", "'s", "’s", "'ll", "’ll", "he", "she",
     "it", "we", "they", "not", "n't", "n’t", "and", "or", "that"}
)  # fmt: skip
_NUMBERS = frozenset(
    {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen",
     "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand", "million",
     "billion", "trillion", "dozen", "dozens", "half", "third", "quarter", "zero", "hundreds", "thousands", "millions",
     "billions"}
)  # fmt: skip


def carrier(words: Sequence[str]) -> int:
    """Which of the words of an amount or of an expression carries it.

    Examples:
        >>> [carrier(w.split()) for w in ("more than $ 40 billion", "up to three ships", "has agreed to buy")]
        [3, 2, 1]
    """
    ranks = [_rank(word) for word in words]
    return ranks.index(min(ranks)) if ranks else 0


def _rank(word: str) -> int:
    if any(c.isdigit() for c in word):
        return 0
    if word.lower() in _NUMBERS:
        return 1
    return 2 if word.lower() not in _LIGHT and any(c.isalnum() for c in word) else 3
