"""The result of cutting a text: chunks of words that may be names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dealparse.lexicon.names import NameFact
from dealparse.recognize.name_words import NameWord, gap_of

# Ranks of toponyms and of words that stand for the state there.
GEO = frozenset(
    {"country", "adjective", "capital", "state", "city", "area", "group", "group_adjective", "group_capital"}
)
ADJECTIVES = frozenset({"adjective", "group_adjective"})


@dataclass(frozen=True, slots=True)
class Chunk:
    """The words ``first:last``; `fact` is the lexicon entry, None for a run of capitals."""

    first: int
    last: int
    fact: NameFact | None = None

    @property
    def rank(self) -> str:
        """The entry's rank, "run" for a run."""
        return self.fact.rank if self.fact else "run"


@dataclass(frozen=True, slots=True)
class Scan:
    """A text cut into chunks.

    Args:
        text: the text.
        words: its words.
        chunks: those of its words that may be names, in order.
        title_case: whether it is a headline in title case.
        facts: for each word what the lexicons say begins there, and the index behind its last word.
    """

    text: str
    words: list[NameWord]
    chunks: tuple[Chunk, ...]
    title_case: bool
    facts: Sequence[tuple[NameFact, int] | None] = ()

    def gap(self, index: int) -> str:
        """What stands between word `index` - 1 and word `index`; "^" at the ends."""
        if not 0 < index < len(self.words):
            return "^"
        return gap_of(self.text, self.words[index - 1], self.words[index])

    def key(self, index: int) -> str:
        """The folded word at `index`, "" outside of the text."""
        return self.words[index].key if 0 <= index < len(self.words) else ""

    def span(self, chunk: Chunk) -> tuple[int, int]:
        """Offsets of a chunk, without a possessive 's."""
        return self.words[chunk.first].start, self.words[chunk.last - 1].end

    def surface(self, chunk: Chunk) -> str:
        """The text of a chunk."""
        start, end = self.span(chunk)
        return self.text[start:end]

    def keys(self, chunk: Chunk) -> tuple[str, ...]:
        """The folded words of a chunk."""
        return tuple(w.key for w in self.words[chunk.first : chunk.last])

    def possessive(self, chunk: Chunk) -> bool:
        """Whether the chunk carries 's."""
        return self.words[chunk.last - 1].possessive
