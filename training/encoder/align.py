"""Ties coded records to words: nuclei, what is coded of them, and the spans of parties and places, on tokens.

The nucleus of an undertaking is the word that carries it: the number of its amount of money where it has one, else of
its first volume, else the first word of weight among those that express it. Other quotes of the same record may tell
it again without that amount; whether they hold a nucleus the coding doesn't say, so their words are *silent*: nothing
is learned from them about nuclei.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from training.encoder.runtime.carrier import carrier

Offsets = tuple[int, int]
Record = Mapping[str, Any]

_PRONOUNS = frozenset({"it", "its", "we", "us", "our", "they", "them", "their", "he", "his", "she", "her", "you", "i"})


@dataclass(frozen=True, slots=True)
class Place:
    """A word: the number of its claim and its number in the claim."""

    claim: int
    word: int


@dataclass(frozen=True, slots=True)
class Nucleus:
    """A word that carries an undertaking, and what is coded of it.

    `committers` and `counterparties` hold numbers of parties, `places` indices of locations, as in `Named.owner`.
    """

    place: Place
    record: str
    kind: str
    status: str
    binding: str
    instrument: str
    sectors: tuple[str, ...]
    committers: frozenset[int]
    counterparties: frozenset[int]
    locations: frozenset[str]


@dataclass(frozen=True, slots=True)
class Named:
    """A mention of a party (by its number) or of a place (by its name), words ``first:last`` of a claim."""

    claim: int
    first: int
    last: int
    party: int | None
    sort: str
    location: str | None = None


@dataclass(frozen=True, slots=True)
class Aligned:
    """A coded article on its words.

    Args:
        words: for each claim the (start, end) of its words in the article.
        nuclei: one a word at most; of several records on one word the first coded.
        named: mentions of parties and places, not overlapping.
        silent: words about which the coding says nothing.
        doubled: records left out because another holds their word.
        lost: records none of whose words was found in a claim.
    """

    words: tuple[tuple[Offsets, ...], ...]
    nuclei: tuple[Nucleus, ...]
    named: tuple[Named, ...]
    silent: frozenset[Place]
    doubled: tuple[str, ...]
    lost: tuple[str, ...]


def align(
    text: str, claims: Sequence[Offsets], records: Sequence[Record], tokenize: Callable[[str], list[Offsets]]
) -> Aligned:
    """Tie the records of an article to its words.

    Args:
        text: the article.
        claims: (start, end) of each claim.
        records: as coded, with `anchors`.
        tokenize: from a text to the (start, end) of its words.

    Example:
        >>> record = {"id": "c1", "kind": "purchase", "evidence": ["Ostmark buys 12 trams"],
        ...           "committers": [{"name": "Ostmark", "aliases": [], "type": "company"}],
        ...           "anchors": {"head": "buys", "volumes": ["12 trams"]}}
        >>> words = lambda s: [(m.start(), m.end()) for m in re.finditer(r"\\\\S+", s)]
        >>> found = align("Ostmark buys 12 trams.", [(0, 22)], [record], words)
        >>> found.nuclei[0].place, found.named[0].first, found.named[0].last
        (Place(claim=0, word=2), 0, 1)
    """
    words = tuple(tuple((a + s, b + s) for a, b in tokenize(text[s:e])) for s, e in claims)
    index = _Index(text, words)
    parties = _Parties()
    nuclei: dict[Place, Nucleus] = {}
    silent: set[Place] = set()
    doubled: list[str] = []
    lost: list[str] = []
    for record in records:
        places, quiet = _carriers(index, record)
        silent |= quiet
        coded = [_nucleus(place, record, parties) for place in places]
        if not coded:
            lost.append(str(record.get("id")))
        elif all(n.place in nuclei for n in coded):
            doubled.append(str(record.get("id")))
        for nucleus in coded:
            nuclei.setdefault(nucleus.place, nucleus)
    named = tuple(_named(index, parties, records))
    ordered = tuple(sorted(nuclei.values(), key=lambda n: (n.place.claim, n.place.word)))
    return Aligned(words, ordered, named, frozenset(silent - set(nuclei)), tuple(doubled), tuple(lost))


class _Index:
    """Finds the words at a stretch of the text."""

    def __init__(self, text: str, words: Sequence[Sequence[Offsets]]) -> None:
        self.text, self.words = text, words
        self._flat = [(a, b, Place(c, w)) for c, row in enumerate(words) for w, (a, b) in enumerate(row)]

    def within(self, start: int, end: int) -> list[Place]:
        """Words that share a character with ``start:end``."""
        return [place for a, b, place in self._flat if a < end and b > start]

    def word(self, place: Place) -> str:
        a, b = self.words[place.claim][place.word]
        return self.text[a:b]


def _carriers(index: _Index, record: Record) -> tuple[list[Place], set[Place]]:
    """The nuclei of a record, and the words of its other quotes."""
    anchors = record.get("anchors") or {}
    found: list[Place] = []
    quiet: set[Place] = set()
    wanted = _strongest(anchors)
    quotes = [(at, quote) for quote in record.get("evidence") or () if (at := index.text.find(quote)) >= 0]
    for at, quote in quotes:
        inside = _located(index, at, quote, wanted)
        if inside is None:
            quiet |= set(index.within(at, at + len(quote)))
        elif inside not in found:
            found.append(inside)
    if not found and quotes and anchors.get("head"):
        hits = (_located(index, at, quote, [anchors["head"]]) for at, quote in quotes)
        found = [hit for hit in hits if hit is not None][:1]
    return found, quiet


def _strongest(anchors: Mapping[str, Any]) -> list[str]:
    if anchors.get("money"):
        return [anchors["money"]]
    if anchors.get("volumes"):
        return [v for v in anchors["volumes"] if v][:1]
    return [anchors["head"]] if anchors.get("head") else []


def _located(index: _Index, at: int, quote: str, wanted: Sequence[str]) -> Place | None:
    for words in wanted:
        start = _find_whole(quote, words)
        if start >= 0:
            places = index.within(at + start, at + start + len(words))
            if places:
                return places[carrier([index.word(p) for p in places])]
    return None


def _find_whole(text: str, words: str) -> int:
    """Where `words` stand in `text` as whole words; anywhere if they don't; -1 if not at all."""
    for found in re.finditer(re.escape(words), text):
        before, after = text[: found.start()][-1:], text[found.end() :][:1]
        if not (before.isalnum() and words[:1].isalnum()) and not (after.isalnum() and words[-1:].isalnum()):
            return found.start()
    return text.find(words)


class _Parties:
    """Numbers parties of the article: records name the same party alike."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.sorts: dict[int, str] = {}
        self.names: dict[str, int] = {}

    def number(self, party: Mapping[str, Any]) -> int:
        name = str(party.get("name", ""))
        number = self.numbers.setdefault(name, self.names.get(name, len(self.numbers)))
        self.sorts.setdefault(number, str(party.get("type", "organization")))
        for form in (name, *(party.get("aliases") or ())):
            if form and form.lower() not in _PRONOUNS:
                self.names.setdefault(form, number)
        return number


def _nucleus(place: Place, record: Record, parties: _Parties) -> Nucleus:
    return Nucleus(
        place=place,
        record=str(record.get("id")),
        kind=str(record.get("kind")),
        status=str(record.get("status")),
        binding=str(record.get("binding")),
        instrument=str(record.get("instrument") or "none"),
        sectors=tuple(record.get("sectors") or ()),
        committers=frozenset(parties.number(p) for p in record.get("committers") or ()),
        counterparties=frozenset(parties.number(p) for p in record.get("counterparties") or ()),
        locations=frozenset(record.get("locations") or ()),
    )


def _named(index: _Index, parties: _Parties, records: Iterable[Record]) -> list[Named]:
    """All mentions in the article of the parties and places of its records; where they overlap the longest wins."""
    forms: dict[str, tuple[int | None, str, str | None]] = {}
    for record in records:
        for place in record.get("locations") or ():
            forms[place] = (None, "place", place)
    for name, number in parties.names.items():
        location = forms[name][2] if name in forms else None
        forms[name] = (number, parties.sorts[number], location)
    found: list[Named] = []
    taken: set[Place] = set()
    for form in sorted(forms, key=lambda f: (-len(f), f)):
        for start in _occurrences(index.text, form):
            places = index.within(start, start + len(form))
            if not places or places[0].claim != places[-1].claim or taken & set(places):
                continue
            taken |= set(places)
            party, sort, location = forms[form]
            found.append(Named(places[0].claim, places[0].word, places[-1].word + 1, party, sort, location))
    return sorted(found, key=lambda n: (n.claim, n.first))


def _occurrences(text: str, form: str) -> list[int]:
    return [m.start() for m in re.finditer(rf"(?<![^\W_]){re.escape(form)}(?![^\W_])", text)]
