"""Finds cues: words that show an undertaking, its modality, status and bindingness."""

from __future__ import annotations

from dealparse.lexicon.cues import cue_index
from dealparse.lexicon.phrases import Word, words_of
from dealparse.model.mention import CueMention


def find_cues(text: str, words: list[Word] | None = None) -> list[CueMention]:
    """All cues in `text`, each class apart, in order of place.

    Args:
        text: a sentence or more.
        words: its words, where they are known already.

    Examples:
        >>> [(c.cue, c.value, c.text) for c in find_cues("Oslo plans to invest")]
        [('modal', 'hedge', 'plans to'), ('head', 'investment', 'invest')]
    """
    found = [
        CueMention(hit.start, hit.end, text[hit.start : hit.end], entry.cue, entry.value, entry.id, entry.subject)
        for hit in cue_index().find(text, words_of(text) if words is None else words)
        for entry in (hit.payload,)
    ]
    return sorted(found, key=lambda c: (c.start, -c.end, c.cue))
