"""Every entry of the lexicons of names is found in its own example."""

from __future__ import annotations

import pytest

from dealparse.lexicon.loader import load
from dealparse.lexicon.names import (
    Agency,
    CommonWords,
    Country,
    FirmNoun,
    GivenNames,
    GroupOfStates,
    LegalSuffix,
    NameHead,
    NameWordSet,
    NotName,
    Office,
    Region,
    fold_word,
    name_index,
    split_name,
)
from dealparse.lexicon.names import Leader as LeaderEntry
from dealparse.recognize.descriptions import descriptions
from dealparse.recognize.name_spans import scan
from dealparse.recognize.name_table import NameTable
from dealparse.recognize.name_words import name_words
from dealparse.recognize.parties import collect_names, find_parties

EMPTY = NameTable()


def fact_ids(text: str) -> set[str]:
    """Ids of all facts whose words stand in `text`."""
    keys = [w.key for w in name_words(text)]
    found = set()
    for at, key in enumerate(keys):
        for fact in name_index().get(key, ()):
            if tuple(keys[at : at + len(fact.words)]) == tuple(fold_word(w).removesuffix("'s") for w in fact.words):
                found.add(fact.id)
    return found


INDEXED = [
    *load("countries", Country),
    *load("groups", GroupOfStates),
    *load("regions", Region),
    *load("agencies", Agency),
    *load("offices", Office),
    *load("leaders", LeaderEntry),
]


@pytest.mark.parametrize("entry", INDEXED, ids=lambda e: f"{type(e).__name__}-{e.id}")
def test_indexed_entry_is_in_its_example(
    entry: Country | GroupOfStates | Region | Agency | Office | LeaderEntry,
) -> None:
    assert entry.id in fact_ids(entry.example)


@pytest.mark.parametrize("entry", load("countries", Country), ids=lambda e: e.id)
def test_country_acts_in_its_example(entry: Country) -> None:
    found = find_parties(entry.example, EMPTY)
    assert [(m.code, m.type) for m in found] == [(entry.id, "government")]


@pytest.mark.parametrize("entry", load("legal_suffixes", LegalSuffix), ids=lambda e: e.id)
def test_legal_suffix_ends_a_name(entry: LegalSuffix) -> None:
    found = find_parties(entry.example, collect_names([entry.example]))
    assert found[0].text.startswith("Northland Widget")
    assert split_name(found[0].text)[-1].rstrip(".") == split_name(entry.names[0])[-1].rstrip(".")


@pytest.mark.parametrize("entry", load("firm_nouns", FirmNoun), ids=lambda e: e.id)
def test_firm_noun_is_a_description(entry: FirmNoun) -> None:
    found = list(descriptions(scan(entry.example, EMPTY)))
    assert [m.text for m in found] == [f"The {entry.singular}"]


@pytest.mark.parametrize("entry", load("not_names", NotName), ids=lambda e: e.id)
def test_not_name_is_no_party(entry: NotName) -> None:
    found = find_parties(entry.example, collect_names([entry.example]))
    assert [m for m in found if m.form == "name" and m.start == 0] == []


@pytest.mark.parametrize("entry", load("common_words", CommonWords), ids=lambda e: e.id)
def test_common_word_is_no_party(entry: CommonWords) -> None:
    found = find_parties(entry.example, collect_names([entry.example]))
    assert [m for m in found if m.form == "name" and m.start == 0] == []


@pytest.mark.parametrize("entry", load("name_heads", NameHead), ids=lambda e: e.id)
def test_name_head_gives_the_type(entry: NameHead) -> None:
    found = find_parties(entry.example, collect_names([entry.example]))
    kind = {"project": "organization", "place": "company"}.get(entry.type, entry.type)
    assert [m.type for m in found if m.text.startswith("Northland")] == [kind]


@pytest.mark.parametrize("entry", load("given_names", GivenNames), ids=lambda e: e.id)
def test_given_name_makes_a_person(entry: GivenNames) -> None:
    found = find_parties(entry.example, collect_names([entry.example]))
    assert [(m.type, m.form) for m in found] == [("person", "official")]


@pytest.mark.parametrize("entry", load("name_word_sets", NameWordSet), ids=lambda e: e.id)
def test_word_set_holds_its_example(entry: NameWordSet) -> None:
    assert entry.example.split()[0] in entry.words
