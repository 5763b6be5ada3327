"""What the whole article tells about names; every claim is read with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dealparse.model.vocabulary import PartyType

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """A person named in the article.

    Args:
        name: the fullest form.
        acts_for: the government, body or company that the person speaks for, where the article tells it.
        code: that government's code.
        public: whether the person holds a public office.
    """

    name: str
    acts_for: str | None = None
    code: str | None = None
    public: bool = False


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name found by its shape: how it is written, what it is, and how often it stands outside of "in X"."""

    name: str
    type: PartyType
    count: int = 1


@dataclass(frozen=True, slots=True)
class NameTable:
    """Names of one article, immutable.

    Args:
        lower: folded words that are written in lower case somewhere.
        capitals: how often a folded word is capitalised in mid-sentence.
        names: names by their folded words.
        starts: for each first word, the lengths of the names that start with it, longest first.
        aliases: full name by the folded words of its short form ("ADNOC").
        people: persons by the folded words of the full name and of the surname.
        places: names that the article uses as places.
        homonyms: folded toponyms that are a state here, not the country of that name ("Georgia").
        things: short forms of laws and programmes ("CAFTA"); no parties.
    """

    lower: frozenset[str] = frozenset()
    capitals: Mapping[str, int] = field(default_factory=dict)
    names: Mapping[Key, KnownName] = field(default_factory=dict)
    starts: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    aliases: Mapping[Key, str] = field(default_factory=dict)
    people: Mapping[Key, Person] = field(default_factory=dict)
    places: frozenset[Key] = frozenset()
    homonyms: frozenset[str] = frozenset()
    things: frozenset[Key] = frozenset()
