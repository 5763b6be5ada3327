"""Places: toponyms, names behind a locative word, names with a word of a place in them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dealparse.recognize.parties import collect_names, find_places

CASES = [
    ("A mill in Badger Falls, Wisconsin, will be built.", [("Badger Falls", None), ("Wisconsin", "US")]),
    ("They invest in Louisiana’s Haynes Shale.", [("Louisiana", "US"), ("Haynes Shale", None)]),
    ("The plant is near Debrecen.", [("Debrecen", "HU")]),
    ("A smelter at Punta Alta was shut.", [("Punta Alta", None)]),
    ("It goes from Lagos to Kano.", [("Lagos", "NG"), ("Kano", "NG")]),
    ("The Rogun dam is being filled.", [("Rogun", None)]),
    ("work on the Petrel Bay port began", [("Petrel Bay", None)]),
    ("A hub in the Gulf and in Central Asia", [("Gulf", None), ("Central Asia", None)]),
    ("Marlow County will pave the road.", [("Marlow County", None)]),
    ("in Bavaria, Germany", [("Bavaria", "DE"), ("Germany", "DE")]),
    ("Its office is in Racine, Wis., near Ill. roads", [("Racine", None), ("Wis", "US"), ("Ill", "US")]),
    ("Cargoes of Alaska LNG were sold.", [("Alaska", "US")]),
    ("the Suez Canal", [("Suez Canal", None)]),
    ("A line between Rasht, Iran, and Baku", [("Rasht", None), ("Iran", "IR"), ("Baku", "AZ")]),
    ("homes in New South Wales", [("New South Wales", "AU")]),
    ("a yard in Geoje (South Korea)", [("Geoje", "KR"), ("South Korea", "KR")]),
    ("Tokyo Gas signed in Tokyo.", [("Tokyo", "JP")]),
    ("Invest in Teshio Holdings and Boeing.", []),
    ("They raised a stake in Kestrel.", []),
    ("In January, Boeing sold it.", []),
    ("The U.S. will pay; U.K. firms too.", [("U.S.", "US"), ("U.K.", "GB")]),
    ("a field in Maribel Valley, Western Australia", [("Maribel Valley", None), ("Western Australia", "AU")]),
    ("He met James Whitfield in private.", []),
    ("in the Mobile Software Act", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_places(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(p.name, p.code) for p in find_places(text, collect_names([text]))] == expected


LINES = [
    ("a railway from Klow to the port of Tesznik", ["Klow", "Tesznik"]),
    ("550 km of rail between Klow and Tesznik", ["Klow", "Tesznik"]),
    ("a submarine cable Klow–Tesznik", ["Klow", "Tesznik"]),
    ("the Klow–Tesznik gas pipeline", ["Klow", "Tesznik"]),
    ("talks between Kestrel and Volta", []),
]


@pytest.mark.parametrize(("text", "ends"), LINES)
def test_ends_of_a_line(text: str, ends: list[str]) -> None:
    assert [p.name for p in find_places(text, collect_names([text])) if p.line_end] == ends


def test_the_sign_of_a_currency_is_no_place() -> None:
    assert find_places("It costs US$40 million.", collect_names([])) == []


AFTER = [
    ("in Ohio", "in"),
    ("at Ruwais", "at"),
    ("near the Gulf", "near"),
    ("for Ohio", "for"),
    ("Ohio pays", None),
    ("outside Lyon", "outside"),
]


@pytest.mark.parametrize(("text", "after"), AFTER)
def test_word_before(text: str, after: str | None) -> None:
    assert [p.after for p in find_places(text, collect_names([text]))] == [after]


def test_list_carries_the_preposition() -> None:
    text = "Plants in Ohio, Texas and Kansas will close."
    assert [p.after for p in find_places(text, collect_names([text]))] == ["in", "in", "in"]


def test_article_tells_that_a_name_is_a_place() -> None:
    article = ["The mill stands in Grootvlei.", "Grootvlei will get a road."]
    table = collect_names(article)
    assert [p.name for p in find_places(article[1], table)] == ["Grootvlei"]


def test_georgia_is_a_state_among_states() -> None:
    states = ["A plant in Savannah, Georgia, and one in Alabama."]
    country = ["A port in Georgia, near Batumi, for Tbilisi."]
    for article, code in ((states, "US"), (country, "GE")):
        found = find_places(article[0], collect_names(article))
        assert [p.code for p in found if p.name == "Georgia"] == [code]


@settings(max_examples=100, deadline=None)
@given(
    st.text(max_size=120),
    st.lists(st.sampled_from(["in", "Ohio", ",", "the", "Bay", "of", "X", "at", "(Japan)", "port", "Kestrel's"])),
)
def test_spans_are_true(noise: str, words: list[str]) -> None:
    text = " ".join(words) + noise
    table = collect_names([text])
    found = find_places(text, table)
    assert found == find_places(text, table)
    assert all(text[p.start : p.end] == p.text == p.name for p in found)
    assert [p.start for p in found] == sorted(p.start for p in found)
