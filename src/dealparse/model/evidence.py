"""What a trained reader of whole sentences can say of a decision, beside the words and cues that features name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol


class Place(NamedTuple):
    """Characters of a claim.

    Args:
        claim: the claim's index.
        start, end: code points in the article's text.
    """

    claim: int
    start: int
    end: int


class Evidence(Protocol):
    """Gives log-probabilities for the labels of a decision, or None where it has nothing to say."""

    def expect(self, claims: Iterable[int]) -> None:
        """Be told of claims that will be asked for, so that they are read together.

        Args:
            claims: their indices.
        """
        ...

    def of(
        self, task: str, nucleus: Place, other: Place | None = None, scope: str = "own"
    ) -> Mapping[str, float] | None:
        """The log-probability of each label of `task`.

        Args:
            task: the decision.
            nucleus: what carries the undertaking.
            other: what may belong to it, for decisions on pairs.
            scope: where `other` was found relative to the nucleus.
        """
        ...

    def of_pairs(
        self, task: str, nucleus: Place, others: Sequence[tuple[Place, str]]
    ) -> Sequence[Mapping[str, float] | None]:
        """What :meth:`of` says of one nucleus with each of several others, asked at once.

        Args:
            task: the decision.
            nucleus: what carries the undertaking.
            others: (what may belong to it, where it was found).
        """
        ...
