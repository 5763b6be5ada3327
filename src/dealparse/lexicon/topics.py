"""The lexicons of sectors and instruments: words of the field, and the false friends that look like them.

An entry whose value is null is a false friend: it is found, so that its words are used up, and then says nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Self

from pydantic import Field, model_validator

from dealparse.lexicon.loader import PhraseEntry, index_of, load
from dealparse.lexicon.phrases import PhraseIndex
from dealparse.model.vocabulary import Instrument, Sector


class SectorEntry(PhraseEntry):
    """Words that show what money or goods are for.

    Args:
        sector: the sector's code, null for a false friend.
        weight: 3 for words that decide ("uranium enrichment"), 2 for usual ones, 1 for generic ones ("energy").
        isic: section, division or class in ISIC Rev. 4 that makes or does it; null for a false friend.
        yields: the finer sectors beside which its words say nothing of their own ("energy" beside nuclear).
    """

    sector: Sector | None
    weight: int = Field(default=2, ge=1, le=3)
    isic: str | None = Field(default=None, pattern=r"^([A-U]|\d{2}|\d{4})$")
    yields: tuple[Sector, ...] = ()

    @model_validator(mode="after")
    def _code_agrees(self) -> Self:
        if (self.sector is None) != (self.isic is None):
            raise ValueError(f"{self.id}: an entry has a sector and an ISIC code, or neither")
        return self


class InstrumentEntry(PhraseEntry):
    """Words that name a paper or an act by which an undertaking is made; null for a false friend."""

    instrument: Instrument | None


@cache
def sector_index() -> PhraseIndex[SectorEntry]:
    """The index of ``sectors.jsonl``."""
    return index_of(load("sectors", SectorEntry))


@cache
def _yields() -> Mapping[str, frozenset[Sector]]:
    return {e.id: frozenset(e.yields) for e in load("sectors", SectorEntry) if e.yields}


def yields_to(entry_id: str) -> frozenset[Sector]:
    """The sectors beside which an entry of ``sectors.jsonl`` says nothing.

    Args:
        entry_id: its id.

    Examples:
        >>> "nuclear" in yields_to("energy")
        True
    """
    return _yields().get(entry_id, frozenset())


@cache
def instrument_index() -> PhraseIndex[InstrumentEntry]:
    """The index of ``instruments.jsonl``."""
    return index_of(load("instruments", InstrumentEntry))
