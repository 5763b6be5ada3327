"""Which fold an article is in: decided by its name alone, so that every part of the training agrees."""

from __future__ import annotations

import hashlib

ENCODER_FOLDS = 4
"""Folds of which each has an encoder that has not learned from its articles."""


def fold_of(name: str, folds: int) -> int:
    """The fold of an article.

    Args:
        name: the article's.
        folds: how many there are.

    Examples:
        >>> [fold_of(name, 4) for name in ("a", "b", "c")]
        [3, 1, 2]
    """
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % folds
