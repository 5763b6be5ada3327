"""The article as read: one text, blocks that tile it, claims that the later stages work on."""

from __future__ import annotations

from bisect import bisect_right
from typing import Self

from pydantic import Field, model_validator

from dealparse.model.base import Record
from dealparse.model.dates import PartialDate
from dealparse.model.vocabulary import BlockKind


class Block(Record):
    """A stretch of the article that its layout sets apart.

    Args:
        kind: what it is.
        start, end: code points in the article's text; marks such as "•" or "1/" stay outside.
        depth: nesting of a bullet, 0 for the outermost and for all other kinds.
        speaker: who speaks, in transcripts, and the writer of a comment; as written.
    """

    kind: BlockKind
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    depth: int = Field(default=0, ge=0)
    speaker: str | None = None


class Article(Record):
    """An article: the text that all offsets refer to, and its blocks in order.

    Args:
        text: exactly what the caller gave (for HTML: the text that was drawn from the page).
        blocks: in order, not overlapping.
        title, publisher, url, language: where known.
        published: the date that relative dates are resolved against.
    """

    text: str
    blocks: tuple[Block, ...] = ()
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: PartialDate | None = None
    language: str | None = None

    @model_validator(mode="after")
    def _blocks_in_order(self) -> Self:
        at = 0
        for block in self.blocks:
            if not at <= block.start <= block.end <= len(self.text):
                raise ValueError(f"block {block.start}:{block.end} overlaps the one before or lies outside the text")
            at = block.end
        return self

    def block_at(self, offset: int) -> int | None:
        """The index of the block that holds a character, None between blocks.

        Args:
            offset: of the character, from 0.

        Examples:
            >>> article = Article(text="Kia -- buys", blocks=(Block(kind="headline", start=0, end=3),))
            >>> article.block_at(2), article.block_at(4)
            (0, None)
        """
        number = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        return number if number >= 0 and offset < max(self.blocks[number].end, self.blocks[number].start + 1) else None

    def kind_at(self, offset: int) -> BlockKind:
        """The kind of the block that holds a character; "paragraph" between blocks."""
        number = self.block_at(offset)
        return "paragraph" if number is None else self.blocks[number].kind


class Claim(Record):
    """A sentence, or a bullet with what introduces it: the unit in which undertakings are looked for.

    Args:
        index: its place in the article's list of claims.
        block: the index of the block that it lies in.
        start, end, text: its characters in the article's text.
        kind, depth: of its block.
        stems: indices of the claims that introduce it ("Other major commitments include:"), outermost first.
        heading: index of the claim that is the heading in force, None where there is none.
        speaker: who is speaking: by the block, or carried over from an earlier "…, she said".
        quoted: whether it lies inside quotation marks (also those opened in an earlier claim).
    """

    index: int = Field(ge=0)
    block: int = Field(ge=0)
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str
    kind: BlockKind
    depth: int = Field(default=0, ge=0)
    stems: tuple[int, ...] = ()
    heading: int | None = None
    speaker: str | None = None
    quoted: bool = False
