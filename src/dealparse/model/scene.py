"""The article as recognized: each claim with its mentions, and the parties that run through all of it.

This is what `relate` works on. All offsets are code points in the article's text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dealparse.lexicon.phrases import Word
from dealparse.model.article import Article, Claim
from dealparse.model.dates import PartialDate
from dealparse.model.mention import (
    CueMention,
    DateMention,
    InstrumentMention,
    MoneyMention,
    PartyMention,
    PlaceMention,
    QuantityMention,
    SectorMention,
    TermMention,
)
from dealparse.model.vocabulary import PartyType


@dataclass(frozen=True, slots=True)
class Entity:
    """A party as the whole article shows it.

    Args:
        id: its number in the article, by first mention.
        name: the fullest form in the article.
        aliases: other forms in the article.
        type: what sort of party.
        code: ISO 3166 alpha-2 code (or a group's id) of a government, else None.
    """

    id: int
    name: str
    aliases: tuple[str, ...]
    type: PartyType
    code: str | None = None


@dataclass(frozen=True, slots=True)
class PartyRef:
    """A mention of a party with the entity that it was resolved to."""

    mention: PartyMention
    entity: int


@dataclass(frozen=True, slots=True)
class Scene:
    """A claim with what was recognized in it; `words` keep the claim's own offsets moved into the article's text."""

    claim: Claim
    words: tuple[Word, ...] = ()
    money: tuple[MoneyMention, ...] = ()
    quantities: tuple[QuantityMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    terms: tuple[TermMention, ...] = ()
    parties: tuple[PartyRef, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    sectors: tuple[SectorMention, ...] = ()
    instruments: tuple[InstrumentMention, ...] = ()
    cues: tuple[CueMention, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """All scenes of an article, and its parties by id."""

    article: Article
    scenes: tuple[Scene, ...]
    entities: Mapping[int, Entity]
    published: PartialDate | None = None
