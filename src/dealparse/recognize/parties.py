"""Parties of a text: governments and bodies by lexicon, companies, funds and persons by shape and by the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dealparse.lexicon.names import fold_word, split_name, word_set, words_that_are
from dealparse.model.mention import PartyMention
from dealparse.model.vocabulary import PartyType
from dealparse.recognize.collect import collect_names
from dealparse.recognize.descriptions import descriptions, pronouns
from dealparse.recognize.name_chunks import ADJECTIVES, Chunk, Scan
from dealparse.recognize.name_spans import scan
from dealparse.recognize.name_table import NameTable
from dealparse.recognize.name_types import after_locative, bars_party, run_type
from dealparse.recognize.people import FoundPerson, people_in
from dealparse.recognize.places import find_places

__all__ = ["NameTable", "collect_names", "find_parties", "find_places"]

_DATELINE = re.compile(r"[^\n]{0,40}?(?:\(\w|[–—]|- |, \w{3,9}\.? \d)")
_GOVERNMENT = frozenset({"government", "govt", "administration", "cabinet", "authorities", "parliament"})


def find_parties(text: str, names: NameTable) -> list[PartyMention]:
    """Everybody in `text` who could undertake something or at whom an undertaking could be directed.

    Args:
        text: a claim, or any stretch of the article.
        names: what :func:`collect_names` made of the whole article.

    Returns:
        Mentions in order; none overlaps another. Offsets are code points in `text`.

    Examples:
        >>> [(m.name, m.type) for m in find_parties("Japan's JERA will buy LNG.", collect_names([]))]
        [('Japan', 'government'), ('JERA', 'company')]
    """
    return parties_in(scan(text, names), names)


def parties_in(seen: Scan, names: NameTable) -> list[PartyMention]:
    """The parties of a text that was cut; see :func:`find_parties`."""
    found: list[PartyMention] = []
    people = list(people_in(seen, names))
    held = {i for p in people for i in range(p.first, p.last)}
    found.extend(_defined(m, names) for m in descriptions(seen))
    found.extend(_person(seen, p) for p in people)
    for chunk in seen.chunks:
        if held.isdisjoint(range(chunk.first, chunk.last)):
            found.extend(_chunk_mentions(seen, chunk, names))
    found.extend(pronouns(seen))
    return _without_overlaps(found)


def _without_overlaps(found: list[PartyMention]) -> list[PartyMention]:
    """Longer mentions win over those inside them; what remains is in order."""
    kept: list[PartyMention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
        elif mention.start == kept[-1].start or kept[-1].end >= mention.end:
            continue
    return kept


def _person(seen: Scan, found: FoundPerson) -> PartyMention:
    start, end = seen.words[found.first].start, seen.words[found.last - 1].end
    text = seen.text[start:end]
    name = found.person.name or text
    kind: PartyType = "person"
    return PartyMention(
        start, end, text, name, kind, "official", found.person.code, found.person.acts_for,
        possessive=seen.words[found.last - 1].possessive,
    )  # fmt: skip


def _chunk_mentions(seen: Scan, chunk: Chunk, names: NameTable) -> Iterator[PartyMention]:
    if chunk.fact is None:
        yield from _run(seen, chunk, names)
    elif chunk.rank in {"country", "capital", "metonym", "group", "group_capital", "state", "city", *ADJECTIVES}:
        yield from _government(seen, chunk)
    elif chunk.rank == "agency":
        yield _mention(seen, chunk, chunk.fact.type or "government", seen.surface(chunk), chunk.fact.id)


def _mention(
    seen: Scan, chunk: Chunk, kind: PartyType, name: str, code: str | None = None, *, alias: str | None = None
) -> PartyMention:
    start, end = seen.span(chunk)
    return PartyMention(
        start, end, seen.text[start:end], name, kind, "name", code, alias=alias, possessive=seen.possessive(chunk)
    )


def _run(seen: Scan, chunk: Chunk, names: NameTable) -> Iterator[PartyMention]:
    kind = run_type(seen, chunk, names)
    if kind is None:
        return
    keys = seen.keys(chunk)
    if _common_noun(seen, chunk, names) or (keys in names.places and kind == "company"):
        return
    known = names.names.get(keys)
    if (
        bars_party(seen, chunk)
        and kind == "company"
        and (known is None or known.count < 1)
        and keys not in names.aliases
    ):
        return
    if _after_place(seen, chunk) and known is None:
        return
    yield _mention(
        seen, chunk, kind, seen.surface(chunk), alias=_alias(names, seen.surface(chunk), seen.text, seen.span(chunk)[1])
    )


def _common_noun(seen: Scan, chunk: Chunk, names: NameTable) -> bool:
    """ "the Company", "the Project": one plain word behind an article."""
    keys = seen.keys(chunk)
    return (
        len(keys) == 1
        and keys not in names.aliases
        and keys[0] in words_that_are("common")
        and seen.key(chunk.first - 1) in {"the", "this", "our", "its", "a", "an", "each", "such", "these"}
    )


def _defined(mention: PartyMention, names: NameTable) -> PartyMention:
    """A description that the article has defined ("the Company") is a name."""
    key = ("the", *(fold_word(w) for w in split_name(mention.name)))
    full = names.aliases.get(key)
    return replace(mention, name=full, form="name") if full is not None else mention


def _after_place(seen: Scan, chunk: Chunk) -> bool:
    """ "X, Texas": what stands before a comma and a toponym after a locative word is a place."""
    return after_locative(seen, chunk.first) and seen.gap(chunk.last) == ","


def _alias(names: NameTable, full: str, text: str, end: int) -> str | None:
    """The short form that is defined right behind a name."""
    opening, closing = text[end : end + 2], text.find(")", end, end + 60)
    if opening != " (" or closing < 0:
        return None
    for part in text[end + 2 : closing].replace(" or ", ",").split(","):
        short = part.strip(" “”\"'‘’")
        if names.aliases.get(tuple(fold_word(w) for w in split_name(short))) == full:
            return short
    return None


def _government(seen: Scan, chunk: Chunk) -> Iterator[PartyMention]:
    assert chunk.fact is not None
    fact, rank = chunk.fact, chunk.rank
    if _dateline(seen, chunk) or (seen.gap(chunk.last) == "-" and seen.key(chunk.last) in word_set("made")):
        return
    start, end = seen.span(chunk)
    form, last = "name", chunk.last
    if rank in ADJECTIVES:
        form = "adjective"
    elif rank in {"capital", "group_capital", "metonym"}:
        form = "capital"
    if seen.key(last) in _GOVERNMENT and seen.gap(last) == " " and not seen.possessive(chunk):
        end, last, form = seen.words[last].end, last + 1, "name"
    text = seen.text[start:end]
    state = rank in {"state", "city"}
    if rank == "city" and last == chunk.last and not _acts_as_city(seen, chunk):
        return
    name = text if form == "name" else fact.name
    code = None if state else fact.country
    yield PartyMention(
        start, end, text, name, fact.type or "government", form, code,  # type: ignore[arg-type]
        possessive=seen.words[last - 1].possessive,
    )  # fmt: skip


def _acts_as_city(seen: Scan, chunk: Chunk) -> bool:
    """A city other than a capital is a party only where it is no place."""
    return not after_locative(seen, chunk.first) and seen.gap(chunk.last) != ","


def _dateline(seen: Scan, chunk: Chunk) -> bool:
    """ "TOKYO, Oct 28 -": a place line at the very start."""
    if (
        chunk.first != 0
        or not seen.surface(chunk).isupper()
        or (chunk.rank == "country" and len(seen.surface(chunk)) < 4)
    ):
        return False
    return _DATELINE.match(seen.text, seen.span(chunk)[1]) is not None
