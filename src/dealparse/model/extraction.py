"""What `extract` returns: the article and the records that were read from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from pydantic import model_validator

from dealparse.model.article import Article
from dealparse.model.base import Record
from dealparse.model.record import Commitment

if TYPE_CHECKING:
    import pandas as pd


class Extraction(Record):
    """An article with its commitments.

    Args:
        article: the article as read.
        commitments: in the order of their main evidence.
        version: of the library and its data, for provenance.

    Raises:
        ValueError: a span's text is not the text that stands there, an id stands twice, or a `part_of` doesn't exist.
    """

    article: Article
    commitments: tuple[Commitment, ...] = ()
    version: str

    @model_validator(mode="after")
    def _true_to_the_text(self) -> Self:
        ids = [c.id for c in self.commitments]
        if len(set(ids)) != len(ids):
            raise ValueError(f"ids must be unique: {ids}")
        for commitment in self.commitments:
            if commitment.part_of is not None and commitment.part_of not in ids:
                raise ValueError(f"{commitment.id}: part_of names {commitment.part_of!r}, which is not a record here")
            if commitment.part_of == commitment.id:
                raise ValueError(f"{commitment.id} can't be a part of itself")
            for span in commitment.all_spans():
                there = self.article.text[span.start : span.end]
                if there != span.text:
                    raise ValueError(f"{commitment.id}: at {span.start}:{span.end} stands {there!r}, not {span.text!r}")
        return self

    @property
    def text(self) -> str:
        """The text that all offsets refer to."""
        return self.article.text

    def to_dicts(self) -> list[dict[str, Any]]:
        """The records as JSON-able dicts, in the field names and order of the contract."""
        return [c.model_dump(mode="json") for c in self.commitments]

    def to_jsonl(self) -> str:
        """The records as JSON, one a line, with a newline after each."""
        return "".join(c.model_dump_json() + "\n" for c in self.commitments)

    def to_pandas(self) -> pd.DataFrame:
        """The records as a table, one row each; needs the extra ``pandas``.

        Raises:
            MissingExtraError: pandas is not installed.
        """
        from dealparse.export.frames import to_pandas

        return to_pandas(self)

    def _repr_html_(self) -> str:
        from dealparse.export.html import to_html

        return to_html(self)
