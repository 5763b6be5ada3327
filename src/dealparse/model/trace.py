"""The whole reading of an article: what was recognized, what was decided, and why."""

from __future__ import annotations

from dataclasses import dataclass

from dealparse.model.extraction import Extraction
from dealparse.model.frame import Related
from dealparse.model.scene import Document


@dataclass(frozen=True, slots=True)
class Trace:
    """What `explain` returns.

    Args:
        extraction: the answer.
        document: the article with its mentions.
        related: the frames that were made and the candidates that were refused, each with its reasons.
    """

    extraction: Extraction
    document: Document
    related: Related

    def to_text(self) -> str:
        """The reading, claim by claim, as plain text."""
        from dealparse.export.explain import explain_text

        return explain_text(self)
