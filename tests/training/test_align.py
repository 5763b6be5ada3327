"""Coded records on words: our own small articles."""

from __future__ import annotations

import re
from typing import Any

import pytest

from training.encoder.align import Aligned, Place, align


def words(text: str) -> list[tuple[int, int]]:
    return [(m.start(), m.end()) for m in re.finditer(r"\w+(?:\.\d+)?|[^\w\s]", text)]


def record(quotes: list[str], **more: Any) -> dict[str, Any]:
    return {"id": "c1", "kind": "purchase", "status": "signed", "binding": "binding", "evidence": quotes} | more


def claims_of(text: str) -> list[tuple[int, int]]:
    return [(m.start(), m.end()) for m in re.finditer(r"[^.]+\.", text)]


def aligned(text: str, *records: dict[str, Any]) -> Aligned:
    return align(text, claims_of(text), records, words)


def at(text: str, found: Aligned, place: Place) -> str:
    a, b = found.words[place.claim][place.word]
    return text[a:b]


ORDER = "Ostmark signed for 12 trams from Veltron. The price is 300 million euros. Riders cheered."


@pytest.mark.parametrize(
    ("anchors", "expected"),
    [
        ({"head": "signed", "volumes": ["12 trams"], "money": "300 million euros"}, ["300"]),
        ({"head": "signed", "volumes": ["12 trams"]}, ["12"]),
        ({"head": "signed"}, ["signed"]),
        ({}, []),
    ],
)
def test_nucleus_is_money_before_volume_before_head(anchors: dict[str, Any], expected: list[str]) -> None:
    coded = record(["Ostmark signed for 12 trams from Veltron.", "The price is 300 million euros."], anchors=anchors)
    found = aligned(ORDER, coded)
    assert [at(ORDER, found, n.place) for n in found.nuclei] == expected
    assert found.lost == (() if expected else ("c1",))


def test_other_quotes_are_silent() -> None:
    coded = record(
        ["The price is 300 million euros.", "Ostmark signed for 12 trams from Veltron."],
        anchors={"money": "300 million euros", "head": "signed"},
    )
    found = aligned(ORDER, coded)
    assert {at(ORDER, found, p) for p in found.silent} == {
        "Ostmark",
        "signed",
        "for",
        "12",
        "trams",
        "from",
        "Veltron",
        ".",
    }


def test_amount_told_twice_gives_two_nuclei() -> None:
    text = "Ostmark spends $ 5 million. The $ 5 million go to Veltron."
    coded = record(["Ostmark spends $ 5 million.", "The $ 5 million go to Veltron."], anchors={"money": "$ 5 million"})
    assert [n.place.claim for n in aligned(text, coded).nuclei] == [0, 1]


def test_two_records_on_one_word() -> None:
    first = record(["Ostmark signed for 12 trams"], anchors={"head": "signed"})
    second = first | {"id": "c2", "kind": "financing"}
    found = aligned(ORDER, first, second)
    assert [n.kind for n in found.nuclei] == ["purchase"]
    assert found.doubled == ("c2",)


def test_parties_by_all_names_longest_first() -> None:
    text = "Ostmark Rail AG ordered trams. Ostmark pays Veltron. Ostmarkers wait in Lund."
    coded = record(
        ["Ostmark Rail AG ordered trams."],
        committers=[{"name": "Ostmark Rail AG", "aliases": ["Ostmark", "it"], "type": "company"}],
        counterparties=[{"name": "Veltron", "aliases": [], "type": "company"}],
        locations=["Lund"],
        anchors={"head": "ordered"},
    )
    found = aligned(text, coded)
    spans = [
        (text[found.words[n.claim][n.first][0] : found.words[n.claim][n.last - 1][1]], n.sort) for n in found.named
    ]
    assert spans == [("Ostmark Rail AG", "company"), ("Ostmark", "company"), ("Veltron", "company"), ("Lund", "place")]
    assert found.named[0].party == found.named[1].party != found.named[2].party
    nucleus = found.nuclei[0]
    assert [*nucleus.committers, *nucleus.counterparties] == [found.named[0].party, found.named[2].party]


def test_number_inside_a_longer_number_is_not_taken() -> None:
    text = "They built 150 homes and 50 shops."
    found = aligned(text, record([text], anchors={"volumes": ["50 shops"]}))
    assert at(text, found, found.nuclei[0].place) == "50"
    assert found.nuclei[0].place.word > 3


def test_quote_that_is_not_in_the_text_is_lost() -> None:
    assert aligned(ORDER, record(["Nothing of the sort."], anchors={"head": "sort"})).lost == ("c1",)
