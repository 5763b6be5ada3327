"""Makes the claims of an article in one pass over its blocks."""

from __future__ import annotations

from dataclasses import dataclass, field

from dealparse.lexicon.layout import word_set
from dealparse.lexicon.phrases import words_of
from dealparse.model.article import Article, Block, Claim
from dealparse.segment.pairs import Pairs, pairs_of
from dealparse.segment.sentences import sentences_of, trim
from dealparse.segment.voices import Voice, all_quoted, last_voice, voices_of

_UNDER_HEADINGS = {"paragraph", "bullet", "quote", "caption", "table_row"}
_VOICED = {"paragraph", "bullet", "quote", "caption"}


def segment(article: Article) -> tuple[Claim, ...]:
    """The claims of an article, in order.

    Args:
        article: as read.

    Returns:
        A claim for each sentence, also of bullets, headings, comments and boilerplate; a claim's text is exactly
        ``article.text[claim.start : claim.end]``.

    Examples:
        >>> text = "Terms are:\\n- a loan. It is new."
        >>> blocks = (Block(kind="paragraph", start=0, end=10), Block(kind="bullet", start=13, end=31))
        >>> [(claim.text, claim.stems) for claim in segment(Article(text=text, blocks=blocks))]
        [('Terms are:', ()), ('a loan.', (0,)), ('It is new.', (0,))]
    """
    state = _State(article.text)
    for number, block in enumerate(article.blocks):
        state.take(number, block)
    return tuple(state.claims)


@dataclass(slots=True)
class _Bullet:
    """A bullet that deeper ones may depend on: `stems` introduce it, `claim` is what introduces those under it."""

    depth: int
    stems: tuple[int, ...]
    claim: int
    opens: bool


@dataclass(slots=True)
class _State:
    text: str
    claims: list[Claim] = field(default_factory=list)
    heading: int | None = None
    lead: int | None = None
    bullets: list[_Bullet] = field(default_factory=list)
    voice: Voice | None = None
    unquoted: tuple[int, list[tuple[int, int]]] = (-1, [])

    def take(self, number: int, block: Block) -> None:
        """Add the claims of a block and note what it introduces."""
        stems = self._stems(block)
        pairs = pairs_of(self.text, block.start, block.end)
        cuts = (trim(self.text, *cut) for cut in sentences_of(self.text, block.start, block.end, pairs))
        places = [(start, end) for start, end in cuts if start < end]
        if not places:
            return
        first = len(self.claims)
        spoken = self._spoken(number, block, places, pairs)
        for (start, end), (quoted, speaker) in zip(places, spoken, strict=True):
            self.claims.append(
                Claim(
                    index=len(self.claims),
                    block=number,
                    start=start,
                    end=end,
                    text=self.text[start:end],
                    kind=block.kind,
                    depth=block.depth,
                    stems=stems,
                    heading=self.heading if block.kind in _UNDER_HEADINGS else None,
                    speaker=speaker,
                    quoted=quoted,
                )
            )
        self._introduce(block, stems, first)

    def _spoken(
        self, number: int, block: Block, places: list[tuple[int, int]], pairs: Pairs
    ) -> list[tuple[bool, str | None]]:
        """Whether each claim is quoted, and who speaks."""
        if block.speaker is not None or block.kind not in _VOICED:
            return [(all_quoted(self.text, start, end, pairs), block.speaker) for start, end in places]
        if not pairs.quotations:
            self.unquoted = (number, places)
            return [(False, None)] * len(places)
        if self.unquoted[0] == number - 1:
            self.voice = last_voice(self.text, self.unquoted[1], number - 1) or self.voice
        spoken, self.voice = voices_of(self.text, places, pairs, number, self.voice)
        return spoken

    def _stems(self, block: Block) -> tuple[int, ...]:
        if block.kind != "bullet":
            self.bullets.clear()
            return ()
        while self.bullets and not _stands_over(self.bullets[-1], block):
            self.bullets.pop()
        if self.bullets:
            over = self.bullets[-1]
            over.opens = over.opens and over.depth == block.depth
            return (*over.stems, over.claim)
        return () if self.lead is None else (self.lead,)

    def _introduce(self, block: Block, stems: tuple[int, ...], first: int) -> None:
        last = self.claims[-1]
        colon = last.text.endswith(":")
        if block.kind == "heading":
            self.heading = last.index
            self.lead = last.index if colon or _leads_on(last.text) else None
        elif block.kind == "bullet":
            if not last.text.endswith((";", ",", "; and", ", and", "; or")):
                self.bullets.append(_Bullet(block.depth, stems, last.index if colon else first, colon))
        elif block.kind in {"comment", "boilerplate"}:
            self.lead, self.heading = None, None
        else:
            self.lead = last.index if block.kind in {"paragraph", "quote"} else None


def _leads_on(heading: str) -> bool:
    """Whether a heading is the beginning of what the items under it say: "Peru will", "Peru agreed to"."""
    words = words_of(heading)
    return bool(words) and words[-1].lower in word_set("leads_on")


def _stands_over(bullet: _Bullet, block: Block) -> bool:
    return bullet.depth < block.depth or (bullet.depth == block.depth and bullet.opens)
