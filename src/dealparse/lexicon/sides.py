"""Words right beside a party that say on which side of an undertaking it stands."""

from __future__ import annotations

from functools import cache
from typing import Literal

from dealparse.lexicon.loader import PhraseEntry, index_of, load
from dealparse.lexicon.phrases import PhraseIndex


class SideCue(PhraseEntry):
    """Words that give the party beside them its side.

    Args:
        side: the side.
        where: where the words stand: before the party, or after it.
        kinds: the kinds of undertaking for which they say so.
        touching: they say so only where the amount stands right behind them.
        preposition: the party is one that this preposition ties to the words, with other words between.
    """

    side: Literal["committer", "counterparty"]
    where: Literal["before", "after"]
    kinds: tuple[str, ...]
    touching: bool = False
    preposition: str | None = None


@cache
def side_cues() -> tuple[SideCue, ...]:
    """All of them."""
    return load("side_cues", SideCue)


@cache
def side_index() -> PhraseIndex[SideCue]:
    """Finds them; those of different entries may overlap."""
    return index_of(side_cues(), lambda entry: entry.id)
