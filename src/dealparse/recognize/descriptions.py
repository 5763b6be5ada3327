"""Parties that are described, not named: groups ("eleven banks"), descriptions ("the miner"), and pronouns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from dealparse.lexicon.names import FirmNoun, firm_noun_starts, firm_nouns, word_class, word_set, words_that_are
from dealparse.model.mention import PartyMention
from dealparse.model.vocabulary import PartyType
from dealparse.recognize.name_chunks import ADJECTIVES, Chunk, Scan

_DEFINITE = frozenset(["the", "this", "that", "its", "their", "both"])
_POSSESSIVE = frozenset({"its", "their", "our"})
_SORT_TYPE: dict[str, PartyType] = {
    "company": "company", "bank": "company", "fund": "fund", "government": "government", "people": "group",
    "organization": "organization",
}  # fmt: skip
# Singular nouns of the lexicon that are too common to stand for a party unless "the" or "its" precedes.
_MAX_LEFT = 6
_PEOPLE_ENDINGS = ("ers", "ors", "ists", "ees", "ians", "men")
_STATE_NOUNS = frozenset({"government", "administration", "cabinet", "parliament"})
_PAIR = FirmNoun(id="pair", example="both sides", singular="side", plural="sides", sort="government")
_PEOPLE = FirmNoun(id="people", example="people", singular="person", plural="people", sort="people")


def pronouns(scan: Scan) -> Iterator[PartyMention]:
    """Pronouns that can stand for a party."""
    for word in scan.words:
        if word.key in word_set("pronouns") and (not word.upper or len(word.text) > 2):
            kind: PartyType = (
                "person" if word.key in {"he", "she"} else "group" if word.key in {"they", "their"} else "company"
            )
            yield PartyMention(
                word.start, word.end, word.text, word.text, kind, "pronoun", possessive=word.key in _POSSESSIVE
            )


def descriptions(scan: Scan) -> Iterator[PartyMention]:
    """Groups and descriptions, in order; none overlaps another."""
    by_word = {i: chunk for chunk in scan.chunks for i in range(chunk.first, chunk.last)}
    last = 0
    for at in range(len(scan.words)):
        if at < last:
            continue
        found = _noun_at(scan, at, by_word)
        if found is None:
            continue
        noun, plural, end = found
        if plural and noun.sort != "government":
            end = _list_end(scan, end)
        mention = _describe(scan, at, end, noun, plural, by_word, last)
        if mention is not None:
            if plural:
                yield from _shared(scan, mention, noun, end, by_word, last)
            else:
                yield mention
            last = end


def _shared(
    scan: Scan, group: PartyMention, noun: FirmNoun, end: int, chunks: dict[int, Chunk], floor: int
) -> Iterator[PartyMention]:
    """A group whose noun another nationality before it may share.

    "The U.S. and Thai governments" are two states; "between U.S. and Thai companies" are two groups, one a side;
    "Saudi and Thai companies" are one group.
    """
    first = next(i for i in range(floor, len(scan.words)) if scan.words[i].start == group.start)
    other = _nationality_before(scan, first, chunks, floor)
    if other is None:
        yield group
        return
    own = chunks[first]
    if noun.singular in _STATE_NOUNS:
        yield _state(scan, other, other.last)
        yield _state(scan, own, end)
    elif other.rank == "country" or scan.key(other.first - 1) == "between":
        start, stop = scan.span(other)
        name = scan.text[start:stop] + group.text[len(scan.surface(own)) :]
        yield PartyMention(start, stop, scan.text[start:stop], name, "group", "name", _code(other))
        yield group
    else:
        left, _ = _left_edge(scan, other.first, chunks, floor)
        start = scan.words[left + (scan.key(left) == "the")].start
        text = scan.text[start : group.end]
        yield replace(group, start=start, text=text, name=text, code=None)


def _nationality_before(scan: Scan, first: int, chunks: dict[int, Chunk], floor: int) -> Chunk | None:
    """The nationality that "and" joins to the one at word `first` ("U.S." in "U.S. and Malaysian companies")."""
    chunk = chunks.get(first - 2) if scan.key(first - 1) == "and" else None
    if chunk is None or chunk.first < floor or chunk.rank not in {*ADJECTIVES, "country"} or scan.possessive(chunk):
        return None
    own = chunks.get(first)
    if own is None or own.rank not in ADJECTIVES or (chunk.rank == "country" and not scan.words[first - 2].upper):
        return None
    return chunk


def _state(scan: Scan, chunk: Chunk, end: int) -> PartyMention:
    """The state that a nationality before "governments" names."""
    assert chunk.fact is not None
    start, stop = scan.words[chunk.first].start, scan.words[end - 1].end
    text = scan.text[start:stop]
    name = scan.surface(chunk) if chunk.rank == "country" else chunk.fact.name
    return PartyMention(start, stop, text, name, "government", "name", _code(chunk))


def _noun_at(scan: Scan, at: int, chunks: dict[int, Chunk]) -> tuple[FirmNoun, bool, int] | None:
    """The longest noun phrase of the lexicon at word `at`."""
    parts = [scan.words[at].text.lower()]
    best = None
    for length in (1, 2, 3) if parts[0] in firm_noun_starts() else ():
        if length > 1:
            index = at + length - 1
            if index >= len(scan.words) or scan.gap(index) not in {" ", "-"} or scan.words[index - 1].possessive:
                break
            parts.append((" " if scan.gap(index) == " " else "-") + scan.words[index].text.lower())
        hit = firm_nouns().get("".join(parts))
        if hit is not None and (not scan.words[at].cap or _may_be_capital(scan, at, chunks)):
            best = (*hit, at + length)
    if best is None and _people_noun(scan, at, chunks):
        return _PEOPLE, True, at + 1
    if best is None and scan.key(at) in word_set("pairs"):
        return _PAIR, True, at + 1
    return best


def _may_be_capital(scan: Scan, at: int, chunks: dict[int, Chunk]) -> bool:
    """ "the Company", and nouns that open a sentence or stand in a headline."""
    chunk = chunks.get(at)
    if chunk is not None and (chunk.last > chunk.first + 1 or chunk.fact is not None):
        return False
    word = scan.words[at]
    return word.initial or scan.title_case or scan.key(at - 1) in {"the", "this", "our", "its"}


def _people_noun(scan: Scan, at: int, chunks: dict[int, Chunk]) -> bool:
    """ "British tourists": a plural of persons right behind a nationality."""
    word = scan.words[at]
    chunk = chunks.get(at - 1)
    return (
        not word.cap
        and word.key.endswith(_PEOPLE_ENDINGS)
        and word.key not in words_that_are("product")
        and word.key not in word_set("things")
        and chunk is not None
        and chunk.rank in {"adjective", "group_adjective"}
        and scan.gap(at) == " "
    )


def _describe(
    scan: Scan, at: int, end: int, noun: FirmNoun, plural: bool, chunks: dict[int, Chunk], floor: int
) -> PartyMention | None:
    """The mention whose noun stands at ``at:end``, with what belongs to it on the left."""
    first, geo = _left_edge(scan, at, chunks, floor)
    if scan.gap(end) == "-" and scan.key(end) not in {"", "led"}:
        return None
    if plural:
        return _plural(scan, first, at, end, noun, geo)
    return _singular(scan, first, at, end, noun, geo)


def _list_end(scan: Scan, end: int) -> int:
    """Where a list of bare nouns that shares what stands before it ends: "U.S. farmers, ranchers, and producers".

    Without "and" there is no list, and `end` it is.
    """
    at = end
    while at < len(scan.words) and scan.gap(at) in {" ", ","} and not scan.words[at - 1].possessive:
        last = scan.key(at) == "and"
        noun = at + last
        if (scan.gap(at) == " " and not last) or not _bare_people(scan, noun):
            return end
        if last:
            return end if _goes_on(scan, noun + 1) else noun + 1
        at = noun + 1
    return end


def _bare_people(scan: Scan, at: int) -> bool:
    """Whether word `at` is by itself a plural of persons or firms."""
    if at >= len(scan.words) or scan.words[at].cap:
        return False
    hit = firm_nouns().get(scan.words[at].text)
    return hit is not None and hit[1] and hit[0].sort in {"people", "company", "fund", "bank"}


def _goes_on(scan: Scan, at: int) -> bool:
    """Whether a noun follows at word `at`, so that what stands before it only modifies ("producers groups")."""
    return at < len(scan.words) and scan.gap(at) == " " and firm_nouns().get(scan.words[at].text) is not None


def _code(geo: Chunk | None) -> str | None:
    coded = geo is not None and geo.rank in {"country", "adjective", "group_adjective"}
    return geo.fact.country if coded and geo is not None and geo.fact is not None else None


def _plural(scan: Scan, first: int, at: int, end: int, noun: FirmNoun, geo: Chunk | None) -> PartyMention | None:
    """A group ("Japanese companies", "eleven banks") or a pair ("both sides")."""
    start, stop = scan.words[first].start, scan.words[end - 1].end
    text, possessive = scan.text[start:stop], scan.words[end - 1].possessive
    if _is_pair(scan, first, at) and scan.key(end - 1) in word_set("pairs"):
        return PartyMention(start, stop, text, text, "group", "description", possessive=possessive)
    if noun is _PAIR or (first == at and scan.key(at) not in word_set("bare") and noun.sort != "people"):
        return None
    lead = scan.key(first)
    name = text[4:] if lead == "the" and text[3:4] == " " else text
    named = geo is not None or (lead not in _DEFINITE and first < at)
    form: Literal["name", "description"] = "name" if named else "description"
    return PartyMention(start, stop, text, name, "group", form, _code(geo), possessive=possessive)


def _singular(scan: Scan, first: int, at: int, end: int, noun: FirmNoun, geo: Chunk | None) -> PartyMention | None:
    """ "the miner", "the Seoul-based carrier", "a Canadian lender"."""
    lead = scan.key(first)
    if noun.singular in _STATE_NOUNS and geo is not None and geo.last == at:
        return None  # "the Canadian government" is that government's name
    telling = geo is not None or (noun.sort in {"company", "bank", "fund"} and first < at)
    if lead not in _DEFINITE and not (lead in {"a", "an"} and telling):
        return None
    if lead in {"a", "an"} and scan.key(first - 1) in word_set("copulas"):
        return None
    start, stop = scan.words[first].start, scan.words[end - 1].end
    text = scan.text[start:stop]
    name = text.split(None, 1)[-1] if lead in {"the", "a", "an"} else text
    possessive = scan.words[end - 1].possessive
    return PartyMention(
        start, stop, text, name, _SORT_TYPE[noun.sort], "description", _code(geo), possessive=possessive
    )


def _is_pair(scan: Scan, first: int, at: int) -> bool:
    """ "both sides", "the two countries", "the parties"."""
    between = [scan.key(i) for i in range(first + 1, at)]
    return scan.key(first) == "both" or (scan.key(first) == "the" and between in ([], ["two"]))


def _behind_nationality(scan: Scan, at: int, chunks: dict[int, Chunk]) -> bool:
    """ "fruit" in "Philippine fruit exporters": one more word between a nationality and the noun."""
    word, chunk = scan.words[at], chunks.get(at - 1)
    if word.cap or chunk is None or scan.gap(at) != " " or scan.possessive(chunk):
        return False
    telling = word.key in word_class("common-verbs") or word.key in words_that_are("function")
    return chunk.rank in ADJECTIVES and not telling and not word.key.endswith(("s", "ly"))


def _left_edge(scan: Scan, at: int, chunks: dict[int, Chunk], floor: int) -> tuple[int, Chunk | None]:
    """Where the phrase begins, and the toponym in it ("the Seoul-based carrier")."""
    first, geo = at, None
    numbers = word_class("number-words")
    while first - 1 >= floor and at - first < _MAX_LEFT:
        gap, word = scan.gap(first), scan.words[first - 1]
        if gap not in {" ", "-", "–"} or word.possessive:
            break
        chunk = chunks.get(first - 1)
        if (
            chunk is not None
            and chunk.fact is not None
            and chunk.rank in {"adjective", "group_adjective", "capital", "city", "state", "area", "country", "group"}
        ):
            if chunk.rank in {"country", "group"} and len(word.text) > 4 and gap == " ":
                break
            geo, first = geo or chunk, max(chunk.first, floor)
        elif word.key == "that" and scan.words[at].key.endswith("s"):
            break  # "said that banks"
        elif word.key in _DEFINITE or word.key in {"a", "an", "all", "any", "no", "our"}:
            return first - 1, geo
        elif (
            word.key in word_set("modifiers")
            or word.key in numbers
            or word.text.isdigit()
            or _behind_nationality(scan, first - 1, chunks)
            or (word.key == "and" and first - 1 > floor and scan.key(first - 2) in word_set("modifiers"))
        ):
            first -= 1
        else:
            break
    while first < at and scan.key(first) == "and":
        first += 1
    return first, geo
