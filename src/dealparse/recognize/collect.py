"""One pass over the whole article that gathers what it tells about names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dealparse.lexicon.names import (
    fold_word,
    given_names,
    legal_suffixes,
    name_heads,
    split_name,
    state_homonyms,
    word_class,
    word_set,
    words_that_are,
)
from dealparse.model.vocabulary import PartyType
from dealparse.recognize.name_chunks import Chunk, Scan
from dealparse.recognize.name_spans import cut, look
from dealparse.recognize.name_table import Key, KnownName, NameTable, Person
from dealparse.recognize.name_types import (
    after_locative,
    bars_party,
    firm_shaped,
    looks_like_person,
    name_core,
    shape_type,
)
from dealparse.recognize.people import people_in

_DEFINITION = re.compile(r"\s?\((?P<inside>[^()\n;:]{2,80})\)")
_ACRONYM = re.compile(r" \([“\"']?(?P<short>[A-Z][A-Z0-9&-]{1,9})[”\"']?\)")
_WORD = re.compile(r" ([a-z]+)")
_NEAR = 24  # characters beside a bracket in which a word stands
_OR = re.compile(r"\s(?:or|and)\s|,\s")
_LEAD_IN = re.compile(r"^(?:also|together|collectively|hereinafter|formerly|known as|or|each|a)\s", re.IGNORECASE)
_QUOTES = "“”\"'‘’"


def collect_names(texts: Sequence[str]) -> NameTable:
    """Read a whole article's texts (headline, paragraphs, bullets…) for what they tell about names.

    Args:
        texts: the article's blocks or claims, in order.

    Returns:
        An immutable table for :func:`find_parties` and :func:`find_places`.

    Examples:
        >>> table = collect_names(["Abu Dhabi National Oil Company (ADNOC) will sell LNG."])
        >>> table.aliases
        {('adnoc',): 'Abu Dhabi National Oil Company'}
    """
    return names_in([look(text) for text in texts])


def names_in(looked: Sequence[Scan]) -> NameTable:
    """What texts that were looked at tell about names; see :func:`collect_names`."""
    lower, capitals = _cases(looked)
    first = NameTable(lower=lower, capitals=capitals)
    scans = [cut(seen, first) for seen in looked]
    aliases = _definitions(scans)
    people = _people(scans, first)
    runs = _count_runs(scans, people)
    places = frozenset(k for k, r in runs.items() if r.is_place() and k not in aliases)
    short = _things(scans)
    things = short | {tuple(fold_word(w) for w in split_name(aliases[key])) for key in short if key in aliases}
    names = {key: name for key, name in _names(runs, places, aliases).items() if key not in things}
    starts: dict[str, set[int]] = {}
    for key in names:
        starts.setdefault(key[0], set()).add(len(key))
    ordered = {word: tuple(sorted(lengths, reverse=True)) for word, lengths in starts.items()}
    return NameTable(lower, capitals, names, ordered, aliases, people, places, _homonyms(scans), things)


def _homonyms(scans: Sequence[Scan]) -> frozenset[str]:
    """Countries that share their name with a state, in an article that speaks of that state's neighbours."""
    facts = [chunk.fact for seen in scans for chunk in seen.chunks if chunk.fact is not None]
    states = {f.country for f in facts if f.rank == "state"}
    told = {f.country for f in facts if f.rank in {"adjective", "capital"}}
    return frozenset(
        fold_word(f.name)
        for f in facts
        if f.rank == "country" and f.country not in told and not states.isdisjoint(state_homonyms(f.name))
    )


def _cases(looked: Sequence[Scan]) -> tuple[frozenset[str], dict[str, int]]:
    lower: set[str] = set()
    capitals: Counter[str] = Counter()
    for seen in looked:
        for word in seen.words:
            if not word.cap:
                lower.add(word.key)
            elif not word.initial and not seen.title_case:
                capitals[word.key] += 1
    return frozenset(lower), dict(capitals)


def _definitions(scans: Sequence[Scan]) -> dict[Key, str]:
    """Short forms in brackets behind a name: "(ADNOC)", "(“Rawafid” or “the Company”)"."""
    found: dict[Key, str] = {}
    for seen in scans:
        for chunk in seen.chunks:
            if chunk.rank not in {"run", "agency", "agency_lead"}:
                continue
            start, end = seen.span(chunk)
            match = _DEFINITION.match(seen.text, end)
            if match is None:
                continue
            for part in _OR.split(match["inside"]):
                short = _LEAD_IN.sub("", part.strip()).strip(_QUOTES)
                defined = part.strip()[:1] in _QUOTES or "“" in part
                if defined and short.lower().startswith("the "):
                    found.setdefault(("the", *(fold_word(w) for w in split_name(short[4:]))), seen.text[start:end])
                elif (defined and short[:1].isupper() and len(short) < 33) or _is_short_form(
                    short, seen.text[start:end]
                ):
                    found.setdefault(tuple(fold_word(w) for w in split_name(short)), seen.text[start:end])
    return found


def _things(scans: Sequence[Scan]) -> frozenset[Key]:
    """Short forms in brackets behind the name of a law or programme: "Free Trade Agreement (CAFTA)"."""
    found: set[Key] = set()
    for seen in scans:
        for match in _ACRONYM.finditer(seen.text):
            start, end = match.span()
            last = fold_word(next(iter(split_name(seen.text[:start][-_NEAR:])[-1:]), ""))
            behind = _WORD.match(seen.text, end)
            body = last in legal_suffixes() or name_heads().get(last) in {"government", "organization", "fund"}
            programme = behind is not None and behind[1] in word_set("programme_nouns") and not body
            if programme or last in words_that_are("law", "programme"):
                found.add((fold_word(match["short"]),))
    return frozenset(found)


def _is_short_form(short: str, full: str) -> bool:
    """An acronym of the name, or some of its words."""
    words = split_name(short)
    if not words or not short[0].isalnum() or len(words) > 4 or not any(c.isupper() for c in short) or short == full:
        return False
    folded = {fold_word(w) for w in split_name(full)}
    if all(fold_word(w) in folded for w in words):
        return True
    letters = [c.casefold() for c in short if c.isalpha()]
    if len(words) > 1 or len(letters) < 2:
        return False
    initials = "".join(w[0] for w in split_name(full)).casefold()
    return letters[0] in initials and sum(c in fold_word(full) for c in letters) >= 0.8 * len(letters)


def _people(scans: Sequence[Scan], table: NameTable) -> dict[Key, Person]:
    """Persons by full name and by surname; the mention that tells most about a person wins."""
    found: dict[Key, Person] = {}
    firms = _first_words_of_firms(scans)
    for seen in scans:
        for hit in people_in(seen, table):
            key = tuple(fold_word(w) for w in split_name(hit.person.name))
            if not hit.named or len(key) < 2:
                continue
            surname = key[-1:]
            _remember(found, key, hit.person)
            if surname not in firms and surname[0] not in words_that_are("common"):
                _remember(found, surname, hit.person)
    return found


def _remember(found: dict[Key, Person], key: Key, person: Person) -> None:
    old = found.get(key)
    if old is None or (old.acts_for is None and person.acts_for is not None):
        found[key] = person


def _first_words_of_firms(scans: Sequence[Scan]) -> set[Key]:
    """Words that open a firm's name: where there is a Ford Motor, "Ford" is not Mr. Ford."""
    runs = ((seen, chunk) for seen in scans for chunk in seen.chunks if chunk.rank == "run")
    return {seen.keys(chunk)[:1] for seen, chunk in runs if firm_shaped(name_core(seen, chunk))}


@dataclass(slots=True)
class _Seen:
    """Counts for one run of capitals: its uses as a place, as a site's name, as somebody who acts, and all uses."""

    name: str
    type: PartyType | None
    places: int = 0
    sites: int = 0
    acts: int = 0
    total: int = 0
    suffixed: bool = False

    def is_place(self) -> bool:
        """Whether half of its uses are a place's, or it names a site and never does anything ("the X field")."""
        return not self.suffixed and (self.places * 2 >= self.total or (self.sites > 0 and not self.acts))


def _count_runs(scans: Sequence[Scan], people: Mapping[Key, Person]) -> dict[Key, _Seen]:
    runs: dict[Key, _Seen] = {}
    for seen in scans:
        if seen.title_case:
            continue
        for i, chunk in enumerate(seen.chunks):
            keys = seen.keys(chunk)
            if chunk.rank != "run" or keys in people or looks_like_person(seen, chunk):
                continue
            if keys[-1] in words_that_are("law", "programme", "calendar") or (
                len(keys) == 1 and keys[0] in given_names()
            ):
                continue
            kind = shape_type(seen, chunk)
            run = runs.setdefault(keys, _Seen(seen.surface(chunk), kind))
            run.type = run.type or kind
            run.total += 1
            run.places += _used_as_place(seen, i)
            run.sites += _names_site(seen, chunk)
            run.acts += _acts(seen, chunk)
            run.suffixed = any(k in legal_suffixes() for k in keys[1:])
    return runs


def _used_as_place(seen: Scan, index: int) -> bool:
    """ "near X", "X, Texas", "the X dam", "X Harbour"."""
    chunk = seen.chunks[index]
    if bars_party(seen, chunk) or shape_type(seen, chunk) is None:
        return True
    if _names_site(seen, chunk):
        return True
    behind = seen.chunks[index + 1] if index + 1 < len(seen.chunks) else None
    return (
        behind is not None
        and behind.first == chunk.last
        and seen.gap(chunk.last) == ","
        and behind.rank in {"state", "country"}
        and after_locative(seen, chunk.first)
    )


def _names_site(seen: Scan, chunk: Chunk) -> bool:
    return seen.gap(chunk.last) == " " and seen.key(chunk.last) in word_set("site_nouns")


def _acts(seen: Scan, chunk: Chunk) -> bool:
    """Whether a run does or owns something, or something is done with or by it."""
    if seen.possessive(chunk) or seen.key(chunk.first - 1) in {"with", "by"}:
        return True
    verbs = word_set("acts") | word_class("auxiliaries") | word_class("common-verbs")
    return seen.gap(chunk.last) == " " and seen.key(chunk.last) in verbs


def _names(runs: Mapping[Key, _Seen], places: frozenset[Key], aliases: Mapping[Key, str]) -> dict[Key, KnownName]:
    """Names found by shape outside of headlines in title case, and their short forms."""
    known = {
        key: KnownName(run.name, run.type, run.total - run.places)
        for key, run in runs.items()
        if run.type is not None and key not in places
    }
    for short, full in aliases.items():
        if short[0] == "the":
            continue
        long = known.get(tuple(fold_word(w) for w in split_name(full)))
        count = known[short].count if short in known else 0
        known[short] = KnownName(" ".join(short).upper(), long.type if long else "company", count + 1)
    return known
