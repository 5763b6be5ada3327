"""Finds the words that name the paper or act by which an undertaking is made."""

from __future__ import annotations

from dealparse.lexicon.phrases import Word, words_of
from dealparse.lexicon.topics import instrument_index
from dealparse.model.mention import InstrumentMention


def find_instruments(text: str, words: list[Word] | None = None) -> list[InstrumentMention]:
    """The words in `text` that name an instrument, in order; they don't overlap.

    Whether a mention belongs to a given undertaking is not decided here: "the contract" may be somebody else's.

    Args:
        text: any string.
        words: its words, where they are known already.

    Examples:
        >>> [(m.text, m.instrument) for m in find_instruments("a memorandum of understanding and a PPA, in order to")]
        [('memorandum of understanding', 'mou'), ('PPA', 'contract')]
    """
    return [
        InstrumentMention(hit.start, hit.end, text[hit.start : hit.end], hit.payload.instrument, hit.payload.id)
        for hit in instrument_index().find(text, words_of(text) if words is None else words)
        if hit.payload.instrument is not None
    ]
