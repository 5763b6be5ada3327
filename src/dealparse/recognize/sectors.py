"""Finds the words that show what money or goods are for."""

from __future__ import annotations

from dealparse.lexicon.phrases import Word, words_of
from dealparse.lexicon.topics import sector_index
from dealparse.model.mention import SectorMention


def find_sectors(text: str, words: list[Word] | None = None) -> list[SectorMention]:
    """The words in `text` that show a sector, in order; words that show two sectors stand twice.

    Args:
        text: any string.
        words: its words, where they are known already.

    Examples:
        >>> [(m.text, m.sector, m.weight) for m in find_sectors("they buy 2 Mt of LNG for a new power plant")]
        [('LNG', 'lng', 3), ('power plant', 'power_grid', 3)]
    """
    return [
        SectorMention(hit.start, hit.end, text[hit.start : hit.end], entry.sector, entry.id, entry.weight)
        for hit in sector_index().find(text, words_of(text) if words is None else words)
        if (entry := hit.payload).sector is not None
    ]
