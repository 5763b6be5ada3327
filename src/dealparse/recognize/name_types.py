"""What sort of party a run of capitalised words is: by its last word, its legal suffix, and the words around it."""

from __future__ import annotations

import re

from dealparse.lexicon.names import agency_tails, given_names, legal_suffixes, name_heads, word_set, words_that_are
from dealparse.model.vocabulary import PartyType
from dealparse.recognize.name_chunks import Chunk, Scan
from dealparse.recognize.name_table import NameTable

# These don't bar a party behind them: one can buy "at" a shipyard.
_WEAK_LOCATIVES = frozenset({"at", "across", "around"})
_TYPE_OF_FIRST: dict[str, PartyType] = {
    "ministry": "government", "department": "government", "government": "government", "city": "government",
    "state": "government", "town": "government", "county": "government", "office": "government",
    "bureau": "government", "university": "organization", "institute": "organization", "port": "government",
    "province": "government", "municipality": "government", "republic": "government", "kingdom": "government",
    "monetary": "government", "board": "government", "secretariat": "organization", "embassy": "government",
    "council": "organization", "chamber": "organization", "association": "organization", "college": "organization",
}  # fmt: skip
_ROMAN = re.compile(r"[ivx]{1,4}")
# "R&D", "M&A", "Q&A": no names.
_LETTERS = frozenset({("r", "d"), ("m", "a"), ("q", "a")})
_NAME_AFTER = frozenset(["project", "projects"])


def after_locative(scan: Scan, first: int) -> bool:
    """Whether the words before word `first` say that it is a place ("in X", but not "a stake in X")."""
    at = first - 1
    if scan.key(at) == "the":
        at -= 1
    if scan.gap(at + 1) != " ":
        return False
    if scan.key(at) == "of":
        return scan.key(at - 1) in word_set("place_of")
    if scan.key(at) not in word_set("locatives"):
        return False
    return scan.key(at) != "in" or (scan.key(at - 1) not in word_set("into_party") and not _percent_before(scan, at))


def _percent_before(scan: Scan, at: int) -> bool:
    return scan.text[: scan.words[at].start].rstrip().endswith("%")


def name_core(scan: Scan, chunk: Chunk) -> tuple[str, ...]:
    """The folded words without a roman numeral, a number or a toponym at the end ("Fund II", "Indonesia")."""
    keys = scan.keys(chunk)
    while len(keys) > 1 and (_ROMAN.fullmatch(keys[-1]) or keys[-1].isdigit()):
        keys = keys[:-1]
    return keys


def run_type(scan: Scan, chunk: Chunk, names: NameTable) -> PartyType | None:
    """The type of the party that a run names; None where it names none."""
    keys = scan.keys(chunk)
    if keys in names.things:
        return None
    known = names.names.get(keys)
    if known is not None:
        return known.type
    return shape_type(scan, chunk)


def shape_type(scan: Scan, chunk: Chunk) -> PartyType | None:
    """The type by the run's own words and those right beside it."""
    keys = name_core(scan, chunk)
    suffixed = any(k in legal_suffixes() for k in keys[1:])
    if not suffixed:
        if keys in _LETTERS:
            return None
        if keys[-1] in words_that_are("law", "programme", "calendar") or keys[0] in words_that_are("law"):
            return None
        if "act" in keys[1:] or "agreement" in keys:
            return None
        if keys[-1] in words_that_are("project") or _named_project(scan, chunk):
            return "organization"
    typed = _by_words(scan, chunk, keys, suffixed)
    if typed is not None:
        return typed
    if name_heads().get(keys[-1]) == "place" and len(keys) > 1 and not suffixed and _stands_as_place(scan, chunk):
        return None
    return "company"


def _stands_as_place(scan: Scan, chunk: Chunk) -> bool:
    """Whether a name that ends like a place is one: behind a preposition, a possessive or "the"; else "Silver Lake"."""
    before = scan.key(chunk.first - 1)
    if before in word_set("locatives") or before in {"the", "from", "into", "on", "through"}:
        return True
    if chunk.first and scan.words[chunk.first - 1].possessive:
        return True
    return scan.gap(chunk.last) == "," and scan.words[chunk.last].cap if chunk.last < len(scan.words) else False


def bars_party(scan: Scan, chunk: Chunk) -> bool:
    """Whether a locative word stands before a name that isn't shaped as a firm's, so that it hardly is a party."""
    at = chunk.first - 1 - (scan.key(chunk.first - 1) == "the")
    return (
        scan.key(at) not in _WEAK_LOCATIVES
        and after_locative(scan, chunk.first)
        and not firm_shaped(name_core(scan, chunk))
    )


def firm_shaped(keys: tuple[str, ...]) -> bool:
    """Whether a name ends as firms' names do."""
    return len(keys) > 1 and (
        name_heads().get(keys[-1]) in {"company", "fund"} or any(k in legal_suffixes() for k in keys[1:])
    )


def _named_project(scan: Scan, chunk: Chunk) -> bool:
    return (scan.gap(chunk.last) == " " and scan.key(chunk.last) in _NAME_AFTER) or scan.keys(chunk)[0] == "project"


def _by_words(scan: Scan, chunk: Chunk, keys: tuple[str, ...], suffixed: bool) -> PartyType | None:
    plain = [k for k in keys if k not in legal_suffixes() or k in {"trust"}]
    for k in reversed(plain[-2:]):
        head = name_heads().get(k)
        if head == "fund":
            return "fund"
        if head in {"organization", "government"} and not suffixed:
            return "government" if head == "government" else "organization"
        if head == "company":
            break
    if not suffixed and len(keys) > 1:
        if ends_with_agency(keys):
            return "government"
        if "of" in keys[1:3] or "for" in keys[1:3]:
            return _TYPE_OF_FIRST.get(keys[keys.index("of") - 1 if "of" in keys else 0])
        if "ministry" in keys or "department" in keys:
            return "government"
        if any(name_heads().get(k) == "organization" for k in keys[:1]) and keys[0] in {"university", "fc"}:
            return "organization"
    return None


def ends_with_agency(keys: tuple[str, ...]) -> bool:
    """Whether a name ends as a body of a state does ("Air Force", "Port Authority")."""
    return any(keys[-length:] in agency_tails() for length in (1, 2, 3) if length < len(keys))


def looks_like_person(scan: Scan, chunk: Chunk) -> bool:
    """Two to four words that begin with a first name and hold no word of a firm's name."""
    keys = scan.keys(chunk)
    if not 2 <= len(keys) <= 5 or keys[0] not in given_names():
        return False
    if any(k in legal_suffixes() or k in name_heads() for k in keys[1:]):
        return False
    if any(
        "&" in scan.text[scan.words[i].full_end : scan.words[i + 1].start] for i in range(chunk.first, chunk.last - 1)
    ):
        return False
    return not any(w.upper and len(w.text) < 4 for w in scan.words[chunk.first : chunk.last]) or all(
        w.upper for w in scan.words[chunk.first : chunk.last]
    )
