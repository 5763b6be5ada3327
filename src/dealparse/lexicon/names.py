"""Lexicons of names: countries, groups of states, regions, agencies, offices, leaders, and the words of names.

Facts of the field and of geography only; companies are found by their shape, never by a list.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from pydantic import Field

from dealparse.lexicon.loader import Entry, load
from dealparse.model.vocabulary import PartyType

Rank = Literal[
    "country", "adjective", "capital", "metonym", "group", "group_adjective", "group_capital",
    "state", "city", "area", "agency", "agency_lead", "agency_tail", "office", "leader", "surname", "term",
]  # fmt: skip


class Country(Entry):
    """A country; the id is its ISO 3166 alpha-2 code.

    Args:
        names: the usual name first, then official, press and former names.
        adjectives: adjectives and demonyms.
        capitals: capitals, which stand for the government in news prose.
        metonyms: other words that stand for its government ("White House").
    """

    names: tuple[str, ...] = Field(min_length=1)
    adjectives: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()


class GroupOfStates(Entry):
    """A union of states, an international body or a development bank of several states."""

    type: PartyType
    names: tuple[str, ...] = Field(min_length=1)
    adjectives: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()


class Region(Entry):
    """A toponym below or above the level of countries; `country` is None for what spans several."""

    names: tuple[str, ...] = Field(min_length=1)
    sort: Literal["state", "city", "area"]
    country: str | None = None


class Agency(Entry):
    """A body of a state, by its full name (`exact`), its first words (`lead`) or its last words (`tail`)."""

    sort: Literal["exact", "lead", "tail"]
    names: tuple[str, ...] = Field(min_length=1)
    type: PartyType = "government"
    country: str | None = None


class Office(Entry):
    """An office or title, and for what its holder acts."""

    names: tuple[str, ...] = Field(min_length=1)
    acts_for: Literal["government", "organization", "company", "none"]


class Leader(Entry):
    """A widely known holder of state office; `alone` says that the surname needs no first name or office beside it."""

    country: str
    names: tuple[str, ...] = Field(min_length=1)
    surname: str
    alone: bool


class LegalSuffix(Entry):
    """What a company's name ends with by law or custom."""

    names: tuple[str, ...] = Field(min_length=1)
    country: str | None = None


class FirmNoun(Entry):
    """A common noun for a party ("miner", "lender", "ministry").

    Args:
        telling: folded words in the names of such parties ("airways" for "airline").
    """

    singular: str
    plural: str
    sort: Literal["company", "bank", "fund", "government", "people", "organization"]
    telling: tuple[str, ...] = ()


class NotName(Entry):
    """Capitalised words that are no party."""

    sort: Literal[
        "calendar", "function", "heading", "common", "law", "programme", "project", "product", "acronym",
        "common-proper",
    ]  # fmt: skip
    words: tuple[str, ...] = Field(min_length=1)


class CommonWords(Entry):
    """Words of plain English: at the start of a sentence or in a headline they are no name."""

    words: tuple[str, ...] = Field(min_length=1)


class NameWordSet(Entry):
    """A closed set of words that steers how names are cut and read; the note says what for."""

    words: tuple[str, ...] = Field(min_length=1)


class NameHead(Entry):
    """A last word that tells what sort of party or place a name is ("Airlines", "University", "Harbour")."""

    word: str
    type: Literal["company", "fund", "organization", "government", "place", "project"]


class GivenNames(Entry):
    """First names of persons."""

    names: tuple[str, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class NameFact:
    """One spelling in the index.

    Args:
        words: its words as they are spelt.
        rank: which lexicon and which column it comes from.
        id: the entry's id; for countries and groups it is the code.
        name: the entry's first name.
        type: what sort of party it is.
        country: ISO code where it is or lies in a country, or the group's id.
        acts_for: for offices.
        dotted: an abbreviation that needs its full stop ("Wis.").
        joined: it holds a comma or "&", so those may stand between its words.
        keys: its words, folded.
    """

    words: tuple[str, ...]
    rank: Rank
    id: str
    name: str
    type: PartyType | None = None
    country: str | None = None
    acts_for: str | None = None
    dotted: bool = False
    joined: bool = False
    keys: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "keys", tuple(fold_word(word) for word in self.words))


# The order in which readings of the same words win.
_PRIORITY: tuple[Rank, ...] = (
    "country", "group", "agency", "adjective", "group_adjective", "leader", "metonym", "group_capital", "state",
    "capital", "city", "area", "agency_lead", "office", "agency_tail", "surname",
)  # fmt: skip


def fold_word(word: str) -> str:
    """The form in which words of names are compared: case, full stops and curly apostrophes don't count.

    Examples:
        >>> fold_word("U.S."), fold_word("Ma’aden")
        ('us', "ma'aden")
    """
    if word.isalnum():
        return word.casefold()
    return word.replace(".", "").replace("’", "'").casefold()


def split_name(name: str) -> tuple[str, ...]:
    """The words of a name, with hyphens, commas and "&" as borders.

    Examples:
        >>> split_name("Export-Import Bank of Korea")
        ('Export', 'Import', 'Bank', 'of', 'Korea')
    """
    cleaned = name
    for mark in "-–,&":
        cleaned = cleaned.replace(mark, " ")
    return tuple(cleaned.split())


def _facts(names: Iterable[str], rank: Rank, entry: Entry, name: str, **more: object) -> Iterable[NameFact]:
    for spelling in names:
        dotted = spelling.endswith(".") and "." not in spelling[:-1] and rank in {"state", "office"}
        joined = "," in spelling or "&" in spelling
        yield NameFact(split_name(spelling), rank, entry.id, name, dotted=dotted, joined=joined, **more)  # type: ignore[arg-type]


def _plurals(adjectives: Iterable[str]) -> Iterable[str]:
    """Demonyms of several people, where the adjective serves as one ("Americans", "Israelis")."""
    return (a + "s" for a in adjectives if a[-1] in "nikbrtez" and not a.endswith("men"))


def _country_facts() -> Iterable[NameFact]:
    for c in load("countries", Country):
        people = (*c.adjectives, *_plurals(c.adjectives))
        columns: list[tuple[Rank, tuple[str, ...]]] = [("country", c.names), ("adjective", people)]
        columns += [("capital", c.capitals), ("metonym", c.metonyms)]
        for rank, names in columns:
            yield from _facts(names, rank, c, c.names[0], type="government", country=c.id)
    for g in load("groups", GroupOfStates):
        columns = [
            ("group", g.names),
            ("group_adjective", (*g.adjectives, *_plurals(g.adjectives))),
            ("group_capital", g.capitals),
        ]
        for rank, names in columns:
            yield from _facts(names, rank, g, g.names[0], type=g.type, country=g.id)


def _other_facts() -> Iterable[NameFact]:
    for r in load("regions", Region):
        yield from _facts(r.names, r.sort, r, r.names[0], type="government", country=r.country)
    ranks: Mapping[str, Rank] = {"exact": "agency", "lead": "agency_lead", "tail": "agency_tail"}
    for a in load("agencies", Agency):
        yield from _facts(a.names, ranks[a.sort], a, a.names[0], type=a.type, country=a.country)
    for o in load("offices", Office):
        yield from _facts(o.names, "office", o, o.names[0], acts_for=o.acts_for)
    for p in load("leaders", Leader):
        yield from _facts(p.names, "leader", p, p.names[0], type="person", country=p.country)
        rank: Rank = "leader" if p.alone else "surname"
        yield from _facts((p.surname,), rank, p, p.names[0], type="person", country=p.country)


@cache
def name_index() -> Mapping[str, Sequence[NameFact]]:
    """All spellings by their folded first word; the longest first, then by priority."""
    index: dict[str, list[NameFact]] = {}
    for fact in (*_country_facts(), *_other_facts()):
        index.setdefault(fold_word(fact.words[0]).removesuffix("'s"), []).append(fact)
    for facts in index.values():
        facts.sort(key=lambda f: (-len(f.words), _PRIORITY.index(f.rank), f.id))
    return index


def state_homonyms(name: str) -> frozenset[str]:
    """Codes of the countries that have a state called `name`.

    Examples:
        >>> state_homonyms("Georgia"), state_homonyms("Peru")
        (frozenset({'US'}), frozenset())
    """
    facts = name_index().get(fold_word(name), ())
    return frozenset(f.country for f in facts if f.rank == "state" and len(f.words) == 1 and f.country is not None)


@cache
def countries() -> Mapping[str, Country]:
    """Countries by code."""
    return {c.id: c for c in load("countries", Country)}


@cache
def groups() -> Mapping[str, GroupOfStates]:
    """Groups of states and international bodies by id."""
    return {g.id: g for g in load("groups", GroupOfStates)}


@cache
def words_that_are(*sorts: str) -> frozenset[str]:
    """Folded words of `not_names` with one of the `sorts`; "common" adds the words of plain English."""
    found = {fold_word(w) for e in load("not_names", NotName) if e.sort in sorts for w in e.words}
    if "common" in sorts:
        found.update(w for e in load("common_words", CommonWords) for w in e.words)
    return frozenset(found)


@cache
def word_class(entry_id: str) -> frozenset[str]:
    """Folded words of one entry of `not_names`."""
    return frozenset(fold_word(w) for e in load("not_names", NotName) if e.id == entry_id for w in e.words)


@cache
def word_set(entry_id: str) -> frozenset[str]:
    """The words of one entry of `name_word_sets`."""
    return next(frozenset(e.words) for e in load("name_word_sets", NameWordSet) if e.id == entry_id)


@cache
def name_heads() -> Mapping[str, str]:
    """Type by folded last word of a name."""
    return {fold_word(h.word): h.type for h in reversed(load("name_heads", NameHead))}


@cache
def legal_suffixes() -> frozenset[str]:
    """Folded words that stand in legal suffixes."""
    words = (w for s in load("legal_suffixes", LegalSuffix) for n in s.names for w in split_name(n))
    return frozenset(fold_word(w) for w in words if w[0].isupper() or w == "plc")


@cache
def agency_tails() -> frozenset[tuple[str, ...]]:
    """Folded last words of names of state bodies."""
    rows = (split_name(n) for a in load("agencies", Agency) if a.sort == "tail" for n in a.names)
    return frozenset(tuple(fold_word(w) for w in row) for row in rows)


@cache
def given_names() -> frozenset[str]:
    """Folded first names."""
    return frozenset(fold_word(n) for e in load("given_names", GivenNames) for n in e.names)


@cache
def firm_nouns() -> Mapping[str, tuple[FirmNoun, bool]]:
    """Noun and whether it is plural, by the lower-case noun."""
    found: dict[str, tuple[FirmNoun, bool]] = {}
    for noun in load("firm_nouns", FirmNoun):
        found.setdefault(noun.singular, (noun, False))
        found.setdefault(noun.plural, (noun, True))
    return found


@cache
def firm_noun_starts() -> frozenset[str]:
    """First words of the nouns of :func:`firm_nouns`."""
    return frozenset(noun.replace("-", " ").split()[0] for noun in firm_nouns())
