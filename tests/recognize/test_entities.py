"""Clusters: which mentions are one party."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dealparse.recognize.entities import Clusters, cluster
from dealparse.recognize.parties import collect_names, find_parties


def clusters(*texts: str) -> Clusters:
    table = collect_names(texts)
    return cluster([find_parties(text, table) for text in texts])


def party_of(span: str, *texts: str, claim: int = -1) -> str | None:
    """The name of the party that `span` in the last (or another) text stands for."""
    table = collect_names(texts)
    rows = [find_parties(text, table) for text in texts]
    claim %= len(texts)
    index = next(i for i, m in enumerate(rows[claim]) if m.text == span)
    found = cluster(rows).of(claim, index)
    return None if found is None else found.name


SAME = [
    ("ADNOC", "Abu Dhabi National Oil Company", ["Abu Dhabi National Oil Company (ADNOC) grew.", "ADNOC will sell."]),
    ("Hyundai Rotem", "Hyundai Rotem", ["Hyundai Rotem and Hyundai Steel met.", "Hyundai Rotem will sell."]),
    ("Ganganet", "Ganganet LNG", ["A cargo for Ganganet LNG came.", "Then Ganganet paid."]),
    ("Kestrel", "Kestrel Foods, Inc", ["Kestrel Foods, Inc. grew.", "Profits of Kestrel rose."]),
    ("KHNP", "Korea Hydro Nuclear Power", ["Korea Hydro Nuclear Power won.", "A suit against KHNP failed."]),
    ("EU", "European Union", ["The European Union met the European Parliament.", "The EU will pay."]),
    ("Brussels", "EU", ["The EU met the European Parliament.", "Brussels will pay."]),
    ("NORTH KAWA", "North Kawa", ["VISIT OF NORTH KAWA GRID", "North Kawa will pay.", "So will NORTH KAWA."]),
    ("Tokyo", "Japan", ["Japan signed.", "Then Tokyo paid."]),
    ("U.S.", "United States", ["The United States signed.", "The U.S. will pay."]),
    ("Republic of Korea", "Republic of Korea", ["South Korea signed.", "The Republic of Korea will pay."]),
    ("Japanese", "Japan", ["Japan signed.", "Cheap Japanese steel came."]),
    ("Hayami", "Japan", ["Japan’s Prime Minister Aiko Hayami came.", "Later Hayami promised it."]),
    ("Jensen", "Kestrel", ["Kestrel CEO Carla Jensen came.", "Later Jensen promised it."]),
    ("the carrier", "Korean Air", ["Korean Air grew.", "Then the carrier ordered jets."]),
    ("the company", "Kestrel", ["Kestrel grew.", "So the company will hire."]),
    ("it", "Kestrel", ["Kestrel said it will hire."]),
    ("its", "Kestrel", ["Kestrel grew.", "In March its order came."]),
    ("It", "Kestrel", ["Kestrel met Vulcan.", "It will hire."]),
    ("he", "Japan", ["Japan’s Prime Minister Aiko Hayami came.", "Then he promised it."]),
    ("the government", "Peru", ["Peru signed.", "Soon the government will pay."]),
    ("prime minister", "Peru", ["Peru signed.", "Then the prime minister left."]),
    ("the utility", "Kestrel Power", ["The loan went to the utility Kestrel Power."]),
    ("a new lender", "Tamuri", ["Vulcan met Tamuri, a new lender, on Friday."]),
    ("The bank", "Tamuri Bank", ["Kestrel Motor Co. met Tamuri Bank.", "Then Kestrel Motor grew.", "The bank paid."]),
    ("The lender", "Arden", ["Arden, a lender, met Voss Mining.", "Voss Mining grew.", "The lender paid."]),
    ("The bloc", "EU", ["The EU met.", "The Trade Ministry of Peru met.", "The bloc will pay."]),
    ("a Thai maker", "Kestrel Corp", ["Kestrel Corp., a Thai maker, paid."]),
    ("USKS", "US Kestrel Service", ["The US Kestrel Service paid.", "A suit against USKS failed."]),
    ("Voss", "Voss Motor Co", ["Voss Motor Co. met.", "The Voss Panda is small.", "Then Voss paid."]),
    ("World Bank", "World Bank", ["The IMF and the World Bank met.", "The World Bank will lend."]),
]  # fmt: skip


@pytest.mark.parametrize(("span", "name", "texts"), SAME)
def test_party_of_a_mention(span: str, name: str, texts: list[str]) -> None:
    assert party_of(span, *texts) == name


def test_ambiguous_short_form_stands_for_itself() -> None:
    found = clusters("Hanwha Ocean and Hanwha Systems met.", "The chairman of Hanwha came.")
    assert [c.name for c in found.items] == ["Hanwha Ocean", "Hanwha Systems", "Hanwha"]


def test_fullest_name_and_aliases() -> None:
    found = clusters("The U.S. pays.", "The United States of America and President Trump agreed.", "Washington paid.")
    assert found.items[0].name == "United States of America"
    assert set(found.items[0].aliases) >= {"U.S.", "Washington", "President Trump"}
    assert (found.items[0].code, found.items[0].type) == ("US", "government")


def test_agency_is_a_party_of_its_own() -> None:
    found = clusters("The United States and the U.S. Navy ordered ships.")
    assert [c.name for c in found.items] == ["United States", "U.S. Navy"]


def test_group_is_not_its_country() -> None:
    found = clusters("Japan and Japanese companies will invest.")
    assert [(c.name, c.type) for c in found.items] == [("Japan", "government"), ("Japanese companies", "group")]


def test_firms_of_a_union_are_not_the_union() -> None:
    found = clusters("European firms may bid.", "The EU will pay.")
    assert [(c.name, c.type) for c in found.items] == [("European firms", "group"), ("EU", "government")]


def test_county_is_not_its_utility() -> None:
    found = clusters("Tamuri County Power Company paid.", "Tamuri County will pay.")
    assert [(c.name, c.type) for c in found.items] == [
        ("Tamuri County Power Company", "company"),
        ("Tamuri County", "government"),
    ]


@pytest.mark.parametrize(
    "text",
    ["The Thai makers Voss and Kestrel signed.", "Two Thai makers, Voss and Kestrel, signed."],
)
def test_group_that_is_spelt_out_is_its_members(text: str) -> None:
    found = clusters(text)
    assert [found.items[i].name for i in found.several[0, 0]] == ["Voss", "Kestrel"]


def test_both_countries_are_two_parties() -> None:
    found = clusters("Japan met Peru.", "Then both countries signed.")
    assert found.several == {(1, 0): (0, 1)}
    assert found.ids[1] == (None,)


def test_participants_are_the_two_signatories() -> None:
    found = clusters("Japan and Peru signed.", "Peru and Japan trade with Chile.", "The Participants will meet.")
    assert found.several == {(2, 0): (0, 1)}


def test_unresolved_pronoun_has_no_party() -> None:
    assert clusters("It rained.").ids == ((None,),)


def test_we_is_left_to_the_speaker() -> None:
    assert party_of("we", "Kestrel grew.", "Now we will pay.") is None


def test_newcomers_are_parties_of_their_own() -> None:
    found = clusters("Kestrel grew.", "Its stake was bought by a Gulf fund and the money came from private investors.")
    assert [c.name for c in found.items] == ["Kestrel", "private investors", "Gulf fund"]


def test_empty() -> None:
    assert cluster([]) == Clusters((), ())
    assert cluster([[], []]).ids == ((), ())


WORDS = [
    "Japan",
    "Japan's",
    "Boeing",
    "it",
    "they",
    "the",
    "company",
    "both",
    "countries",
    "Trump",
    "U.S.",
    "Japanese",
    "companies",
    "said",
    ".",
    ",",
    "and",
    "Ltd",
]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), max_size=6))
def test_ids_fit(texts: list[str]) -> None:
    table = collect_names(texts)
    rows = [find_parties(text, table) for text in texts]
    found = cluster(rows)
    assert found == cluster(rows)
    assert [len(row) for row in found.ids] == [len(row) for row in rows]
    for party in found.items:
        assert party.name
        assert all(found.ids[claim][index] == party.id for claim, index in party.mentions)
    assert all(0 <= i < len(found.items) for pair in found.several.values() for i in pair)
