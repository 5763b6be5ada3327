"""Governments, those who act for them, and groups ("Japanese companies")."""

from __future__ import annotations

import pytest

from dealparse.recognize.parties import collect_names, find_parties
from tests.recognize.test_parties import parties

GOVERNMENTS = [
    ("Japan agreed with Ukraine.", [("Japan", "JP", "name"), ("Ukraine", "UA", "name")]),
    ("Japanese tariffs fell.", [("Japanese", "JP", "adjective")]),
    ("Tokyo will lower the duty.", [("Tokyo", "JP", "capital")]),
    ("the White House announced it", [("White House", "US", "capital")]),
    ("Brussels and Beijing agreed.", [("Brussels", "EU", "capital"), ("Beijing", "CN", "capital")]),
    ("The U.S. and the UK agreed.", [("U.S.", "US", "name"), ("UK", "GB", "name")]),
    ("US–Japan trade grew.", [("US", "US", "name"), ("Japan", "JP", "name")]),
    ("The Kremlin denied it.", [("Kremlin", "RU", "capital")]),
    ("South Korea's exports", [("South Korea", "KR", "name")]),
    ("The Republic of Korea signed.", [("Republic of Korea", "KR", "name")]),
    ("The Democratic Republic of Congo joined.", [("Democratic Republic of Congo", "CD", "name")]),
    ("Niger and Nigeria differ.", [("Niger", "NE", "name"), ("Nigeria", "NG", "name")]),
    ("Türkiye joined.", [("Türkiye", "TR", "name")]),
    ("Côte d’Ivoire signed.", [("Côte d’Ivoire", "CI", "name")]),
    ("Ivory Coast signed.", [("Ivory Coast", "CI", "name")]),
    ("The Netherlands paid.", [("Netherlands", "NL", "name")]),
    ("The EU will cut duties.", [("EU", "EU", "name")]),
    ("Mercosur offered quotas.", [("Mercosur", "MERCOSUR", "name")]),
    ("They let us know and gave us turkey.", []),
    ("CHINA AGREES", [("CHINA", "CN", "name")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), GOVERNMENTS)
def test_governments(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = [(m.text, m.code, m.form) for m in parties(text) if m.code]
    assert found == expected


OFFICIALS = [
    ("President Donald Trump will go.", "President Donald Trump", "US", None),
    ("Japan’s new Prime Minister Aiko Hayami agreed.", "Prime Minister Aiko Hayami", "JP", "Japan"),
    ("French Finance Minister Luc Moreau will pay.", "Finance Minister Luc Moreau", "FR", "France"),
    ("Luc Moreau, the French finance minister, will pay.", "Luc Moreau", "FR", "France"),
    ("Aylin Demir, president of Turkey, came.", "Aylin Demir", "TR", "Turkey"),
    ("The Indonesian trade minister said no.", "trade minister", "ID", "Indonesia"),
    ("Boeing CEO Carla Jensen said so.", "CEO Carla Jensen", None, "Boeing"),
    ("Carla Jensen, chief executive of Boeing, said so.", "Carla Jensen", None, "Boeing"),
    ("Airbus's chief executive Jean Morel will sign.", "chief executive Jean Morel", None, "Airbus"),
    ("Mr. Okonjo thanked them.", "Mr. Okonjo", None, None),
    ("James Whitfield bought the house.", "James Whitfield", None, None),
]


@pytest.mark.parametrize(("text", "span", "code", "acts_for"), OFFICIALS)
def test_officials(text: str, span: str, code: str | None, acts_for: str | None) -> None:
    found = [(m.text, m.code, m.acts_for) for m in parties(text) if m.form == "official"]
    assert (span, code, acts_for) in found


def test_surname_stands_for_the_government_everywhere() -> None:
    article = ["Hayami and Trump met.", "Japan's Prime Minister Aiko Hayami signed it.", "Then Hayami left."]
    table = collect_names(article)
    for text in (article[0], article[2]):
        first = next(m for m in find_parties(text, table) if m.text == "Hayami")
        assert (first.form, first.code, first.acts_for) == ("official", "JP", "Japan")


GROUPS = [
    ("Japanese companies plan to invest.", "Japanese companies", "JP"),
    ("European firms will buy it.", "European firms", "EU"),
    ("Gulf investors came.", "Gulf investors", None),
    ("It was financed by eleven banks.", "eleven banks", None),
    ("Two European reinsurers took part.", "Two European reinsurers", "EU"),
    ("The money comes from private companies.", "private companies", None),
    ("They will help local farmers.", "local farmers", None),
    ("British tourists will pay less.", "British tourists", "GB"),
    ("Access for American tech firms is promised.", "American tech firms", "US"),
    ("Four Gulf sovereign wealth funds invest.", "Four Gulf sovereign wealth funds", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "span", "code"), GROUPS)
def test_groups(text: str, span: str, code: str | None) -> None:
    assert [(m.text, m.code) for m in parties(text) if m.type == "group" and m.form != "pronoun"] == [(span, code)]


def test_two_groups_under_one_noun() -> None:
    found = [(m.text, m.name, m.code) for m in parties("Deals of U.S. and Thai companies were signed.")]
    assert found == [("U.S.", "U.S. companies", "US"), ("Thai companies", "Thai companies", "TH")]


SHARED_NOUNS = [
    ("Deals between Saudi and Thai firms were signed.", [("Saudi firms", "SA"), ("Thai firms", "TH")]),
    ("Six Saudi and Thai firms signed.", [("Six Saudi and Thai firms", None)]),
    ("The U.S. and Polish governments will pay.", [("U.S.", "US"), ("Poland", "PL")]),
    ("The Saudi and Thai governments will pay.", [("Saudi Arabia", "SA"), ("Thailand", "TH")]),
    ("It helps Peruvian farmers, ranchers, and producers.", [("Peruvian farmers, ranchers, and producers", "PE")]),
    ("Texas growers and exporters gained.", [("Texas growers and exporters", None)]),
    ("Peruvian banks, Voss and Kestrel paid.", [("Peruvian banks", "PE"), ("Voss", None), ("Kestrel", None)]),
]


@pytest.mark.parametrize(("text", "expected"), SHARED_NOUNS)
def test_nouns_and_nationalities_that_are_shared(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(m.name, m.code) for m in parties(text) if m.form != "pronoun"] == expected
