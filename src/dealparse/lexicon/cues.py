"""The cues: words that show an undertaking, its modality, its status, whether it binds, or that it is none."""

from __future__ import annotations

from functools import cache
from typing import Literal

from dealparse.lexicon.loader import PhraseEntry, index_of, load
from dealparse.lexicon.phrases import PhraseIndex

CueClass = Literal[
    "head", "modal", "status", "bind", "previous", "dispute", "noise", "part", "said", "excluded", "sure"
]


class CueEntry(PhraseEntry):
    """A cue.

    Args:
        cue: its class; a text is searched for each class apart, so that one word can be a cue of several.
        value: what it says: a kind for heads, a status, "binding"…
        subject: for heads, the role that the grammatical subject of the verb takes.
        pos: "verb" or "noun".
    """

    cue: CueClass
    value: str
    subject: Literal["committer", "counterparty"] | None = None
    pos: Literal["verb", "noun"]


@cache
def cue_entries() -> tuple[CueEntry, ...]:
    """All cues."""
    return load("cues", CueEntry)


@cache
def cue_index() -> PhraseIndex[CueEntry]:
    """Finds all cues; those of different classes may overlap."""
    return index_of(cue_entries(), lambda entry: entry.cue)
