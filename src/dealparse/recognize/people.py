"""Persons: officials with the government or firm that they act for, and people who are only named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dealparse.lexicon.names import NameFact, given_names, legal_suffixes, name_heads, word_set, words_that_are
from dealparse.recognize.name_chunks import GEO, Chunk, Scan
from dealparse.recognize.name_table import NameTable, Person
from dealparse.recognize.name_types import looks_like_person, run_type

_COUNTRY_RANKS = GEO - {"area"} | {"metonym"}
_MAX_BETWEEN = 3


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """A person (or an office without a name) at the words ``first:last``."""

    first: int
    last: int
    person: Person
    named: bool


def people_in(scan: Scan, names: NameTable) -> Iterator[FoundPerson]:
    """Persons of a text, in order: after an office, before one, by first name, by surname, by office alone."""
    chunks = scan.chunks
    taken = -1
    for i, chunk in enumerate(chunks):
        if chunk.first < taken:
            continue
        found = _person_at(scan, chunks, i, names)
        if found is not None:
            taken = found.last
            yield found


def _person_at(scan: Scan, chunks: tuple[Chunk, ...], i: int, names: NameTable) -> FoundPerson | None:
    chunk = chunks[i]
    if chunk.rank == "office":
        return _after_office(scan, chunks, i, names)
    if chunk.rank == "leader" and chunk.fact is not None:
        return FoundPerson(chunk.first, chunk.last, _leader(chunk.fact, scan.surface(chunk)), True)
    if chunk.rank != "run":
        return None
    known = names.people.get(scan.keys(chunk))
    if known is not None:
        return FoundPerson(chunk.first, chunk.last, known, True)
    after = _office_behind(scan, chunks, i, names)
    if after is not None:
        return FoundPerson(chunk.first, chunk.last, after, True)
    if len(scan.keys(chunk)) == 1 and scan.keys(chunk)[0] in given_names() and scan.keys(chunk) not in names.names:
        return FoundPerson(chunk.first, chunk.last, Person(scan.surface(chunk)), True)
    if (looks_like_person(scan, chunk) or _speaks(scan, chunk, names)) and scan.keys(chunk) not in names.names:
        return FoundPerson(chunk.first, chunk.last, Person(scan.surface(chunk)), True)
    return None


def _speaks(scan: Scan, chunk: Chunk, names: NameTable) -> bool:
    """Two or three plain words that say something, and whose last word the article uses more than the first.

    A line that opens with such words and a colon is a speaker's.
    """
    keys = scan.keys(chunk)
    if not 2 <= len(keys) <= 3 or any(k in name_heads() or k in legal_suffixes() for k in keys):
        return False
    if any(k in words_that_are("common", "function") for k in keys) or scan.possessive(chunk):
        return False
    if chunk.first == 0 and scan.text[scan.words[chunk.last - 1].full_end :].startswith(":"):
        return True
    if scan.key(chunk.first - 1) in word_set("said") and scan.gap(chunk.first) == " ":
        return True
    if scan.key(chunk.last) == "who" and scan.gap(chunk.last) == ",":
        return True
    first = names.capitals.get(keys[0], 0) + scan.words[chunk.first].initial
    return scan.key(chunk.last) in word_set("said") and names.capitals.get(keys[-1], 0) > first


def _leader(fact: NameFact, surface: str) -> Person:
    return Person(surface, None, fact.country, True)


def _after_office(scan: Scan, chunks: tuple[Chunk, ...], i: int, names: NameTable) -> FoundPerson | None:
    """ "Japan's Prime Minister Sanae Takaichi", "Boeing CEO Kelly Ortberg", "the Turkish president"."""
    office = chunks[i]
    assert office.fact is not None
    if office.fact.acts_for == "none":
        return _titled(scan, chunks, i, names)
    lower = not scan.words[office.first].cap
    apposed = _named_behind(scan, chunks, i)
    if apposed is not None:
        acts = _acts(scan, chunks, i, names, office)
        if acts.acts_for is not None:
            found = Person(scan.surface(apposed), acts.acts_for, acts.code, acts.public)
            return FoundPerson(chunks[i + 1].first, apposed.last, found, True)
    follower = chunks[i + 1] if i + 1 < len(chunks) and chunks[i + 1].first == office.last else None
    if follower is not None and follower.rank == "office":
        return None
    named = follower is not None and follower.rank in {"run", "leader"} and scan.gap(office.last) in {" ", "."}
    person = _acts(scan, chunks, i, names, office)
    if named and follower is not None:
        full = Person(scan.surface(follower), person.acts_for, person.code, person.public)
        if follower.rank == "leader" and follower.fact is not None:
            full = Person(scan.surface(follower), person.acts_for, person.code or follower.fact.country, True)
        elif scan.keys(follower) in names.people and full.acts_for is None:
            full = names.people[scan.keys(follower)]
        return FoundPerson(office.first, follower.last, full, True)
    if lower and not person.public:
        return None
    return FoundPerson(office.first, office.last, person, False) if person.public else None


def _named_behind(scan: Scan, chunks: tuple[Chunk, ...], i: int) -> Chunk | None:
    """The name between commas right behind an office: "Peru's president, Sir Aldo Voss, said"."""
    k = i + 1
    if scan.gap(chunks[i].last) != ",":
        return None
    titled = k < len(chunks) and chunks[k].fact is not None and chunks[k].rank == "office"
    k += titled
    if k >= len(chunks) or chunks[k].rank not in {"run", "leader"} or chunks[k].first - chunks[i].last != titled:
        return None
    keys = scan.keys(chunks[k])
    firm = len(keys) not in range(2, 7) or any(key in name_heads() or key in legal_suffixes() for key in keys)
    named = chunks[k].rank == "leader" or titled or not firm
    return chunks[k] if named and scan.gap(chunks[k].last) == "," else None


def _titled(scan: Scan, chunks: tuple[Chunk, ...], i: int, names: NameTable) -> FoundPerson | None:
    office = chunks[i]
    if i + 1 >= len(chunks) or chunks[i + 1].first != office.last or chunks[i + 1].rank not in {"run", "leader"}:
        return None
    follower = chunks[i + 1]
    if scan.gap(office.last) == "-":
        return None  # "DR-CAFTA"
    known = names.people.get(scan.keys(follower)) or _office_behind(scan, chunks, i + 1, names)
    return FoundPerson(office.first, follower.last, known or Person(scan.surface(follower)), True)


def _acts(scan: Scan, chunks: tuple[Chunk, ...], i: int, names: NameTable, office: Chunk) -> Person:
    """For whom the office at chunk `i` acts, by the names before it and behind "of"."""
    assert office.fact is not None
    public = office.fact.acts_for in {"government", "organization"}
    behind = _behind_of(scan, chunks, i)
    if behind is not None:
        return _for(scan, behind, names, public)
    before = chunks[i - 1] if i else None
    if before is not None and _close_before(scan, before, office):
        if before.rank in _COUNTRY_RANKS and public:
            return _for(scan, before, names, public)
        if before.rank in {"run", "agency", "country"} and not looks_like_person(scan, before):
            return _for(scan, before, names, public)
    return Person("", None, None, public)


def _close_before(scan: Scan, before: Chunk, office: Chunk) -> bool:
    if office.first - before.last > _MAX_BETWEEN:
        return False
    between = scan.text[scan.words[before.last - 1].full_end : scan.words[office.first].start]
    return not any(c in between for c in ".,;:()\n") and not any(
        w.key in word_set("not_before_office") for w in scan.words[before.last : office.first]
    )


def _behind_of(scan: Scan, chunks: tuple[Chunk, ...], i: int) -> Chunk | None:
    """The chunk after "of" or "for" behind the office ("president of France", "CEO of Boeing")."""
    last = chunks[i].last
    if i + 1 < len(chunks) and scan.key(last) in {"of", "at"}:
        at = last + 1 + (scan.key(last + 1) == "the")
        if chunks[i + 1].first == at:
            return chunks[i + 1]
    return None


def _for(scan: Scan, chunk: Chunk, names: NameTable, public: bool) -> Person:
    if chunk.fact is not None and chunk.rank in _COUNTRY_RANKS:
        country = chunk.fact.country if chunk.rank not in {"state", "city"} else None
        name = chunk.fact.name if chunk.rank not in {"state", "city", "country", "group"} else scan.surface(chunk)
        return Person("", name, country, True)
    if chunk.rank == "run" and run_type(scan, chunk, names) is None:
        return Person("", None, None, public)
    return Person("", scan.surface(chunk), None, public)


def _office_behind(scan: Scan, chunks: tuple[Chunk, ...], i: int, names: NameTable) -> Person | None:
    """ "Sanae Takaichi, the Japanese prime minister", "Denise Okafor, Chair and Chief Executive Officer"."""
    chunk = chunks[i]
    if len(scan.keys(chunk)) > 5 or scan.gap(chunk.last) not in {",", "("} or scan.possessive(chunk):
        return None
    for k in range(i + 1, min(i + 4, len(chunks))):
        other = chunks[k]
        if other.first - chunk.last > 5:
            return None
        if other.rank == "office" and other.fact is not None and other.fact.acts_for != "none":
            between = scan.text[scan.words[chunk.last - 1].full_end : scan.words[other.first].start]
            if between.count(",") > 1 or any(c in between for c in ".;:\n"):
                return None
            if any(w.key in {"and", "said", "whose", "with", "which"} for w in scan.words[chunk.last : other.first]):
                return None
            acts = _acts(scan, chunks, k, names, other)
            return Person(scan.surface(chunk), acts.acts_for, acts.code, acts.public)
    return None
