"""Helpers for tests of the later stages: an article as recognized, and a scorer that answers by table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dealparse.model.scene import Document
from dealparse.read import read_text
from dealparse.recognize import recognize
from dealparse.segment import segment


def document_of(text: str, published: str | None = "2025-10-28") -> Document:
    """The article `text` as recognized."""
    article = read_text(text, published)
    return recognize(article, segment(article))


class TableScorer:
    """A scorer whose answers are fixed: by task, or by task and a feature that must be present.

    Args:
        answers: per task the probabilities of its labels.
        special: per (task, feature) the probabilities where that feature is present.
    """

    def __init__(
        self,
        answers: Mapping[str, Mapping[str, float]],
        special: Mapping[tuple[str, str], Mapping[str, float]] | None = None,
    ) -> None:
        self._answers = answers
        self._special = special or {}

    def scores(
        self, task: str, features: Iterable[str], told: Mapping[str, float] | None = None
    ) -> Mapping[str, float]:
        """The fixed answer."""
        present = set(features)
        for (name, feature), answer in self._special.items():
            if name == task and feature in present:
                return answer
        return self._answers[task]

    def settled(self, task: str, likely: Sequence[float]) -> Sequence[float]:
        """As they are."""
        return likely

    def because(
        self, task: str, label: str, features: Iterable[str], told: Mapping[str, float] | None = None
    ) -> tuple[str, ...]:
        """Nothing: a table has no reasons."""
        return ()
