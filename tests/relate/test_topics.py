"""Sectors and places of a candidate, decided together: own words, rows of places, firms that look like places."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from dealparse.lexicon.floors import packaged_floors
from dealparse.lexicon.scores import Judge
from dealparse.model.frame import Frame
from dealparse.relate import relate
from tests.relate.test_frames import ANSWERS, related_of
from tests.scenes import TableScorer, document_of


def first_of(text: str, **answers: Mapping[str, float]) -> Frame:
    return related_of(text, TableScorer(dict(ANSWERS) | answers)).frames[0]


def with_scores(text: str, task: str, features: Mapping[str, float], label: str) -> Frame:
    special = {(task, f): {label: s, "none": 1 - s} for f, s in features.items()}
    return relate(document_of(text), Judge(TableScorer(ANSWERS, special)), packaged_floors()).frames[-1]


ALL = {"yes": 0.7, "none": 0.3}

SECTORS = [
    ("Kia will invest $2 billion in energy, above all in nuclear reactors.", ("nuclear",)),
    ("Kia will invest $2 billion in a car factory.", ("automotive",)),
    ("Orbex Steel will invest $2 billion in solar farms.", ("renewables",)),
    ("Kia will invest $2 billion in a hospital; $1 billion goes to steel mills.", ("pharma",)),
    ("Peru will buy helicopters for its army for $90 million.", ("defense",)),
]


@pytest.mark.parametrize(("text", "expected"), SECTORS)
def test_sectors(text: str, expected: tuple[str, ...]) -> None:
    assert tuple(s.sector for s in first_of(text, sector=ALL).sectors) == expected


def test_the_only_sector_of_a_claim_needs_less() -> None:
    low = {"yes": 0.25, "none": 0.75}
    assert [s.sector for s in first_of("Kia will invest $2 billion in lithium.", sector=low).sectors] == [
        "critical_minerals"
    ]
    assert [s.sector for s in first_of("Kia will invest $2 billion in a factory.", sector=low).sectors] == [
        "manufacturing"
    ]
    assert first_of("Kia will invest $2 billion in lithium and steel.", sector=low).sectors == ()


PLACES = [
    ("Kia will invest $2 billion in southern Italy.", ("southern Italy",)),
    ("Kia will spend $2 billion to move production from Mexico to Kansas.", ("Kansas",)),
    ("Kia will invest $2 billion in Ohio; $1 billion is for Texas.", ("Ohio",)),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_places(text: str, expected: tuple[str, ...]) -> None:
    assert tuple(p.name for p in first_of(text, place=ALL).places) == expected


def test_a_row_of_places_is_taken_whole() -> None:
    text = "Kia will invest $2 billion in plants in Iowa, Ohio and Utah."
    frame = with_scores(text, "place", {"P1:in": 0.9, "after:in": 0.2}, "yes")
    assert [p.name for p in frame.places] == ["Iowa", "Ohio", "Utah"]


LOW = {"yes": 0.05, "none": 0.95}
WORKS = [
    ("Kia will invest $2 billion in its Tesznik plant.", ("Tesznik",)),
    ("Kia will invest $2 billion in its Ohio battery factory.", ("Ohio",)),
    ("Kia will invest $2 billion, to Ohio's delight, in a factory.", ()),
    ("Kia will invest $2 billion in a new 400 kV line.", ()),
    ("Kia will invest $2 billion in a railway from Klow to Tesznik.", ("Klow", "Tesznik")),
]


@pytest.mark.parametrize(("text", "expected"), WORKS)
def test_the_name_of_works_and_the_ends_of_a_line_need_no_score(text: str, expected: tuple[str, ...]) -> None:
    assert tuple(p.name for p in first_of(text, place=LOW).places) == expected


BESIDE = [
    ("Kia pledged $2 billion at a summit in Lyon.", ()),
    ("A deal signed in Lyon gives Kia $2 billion.", ()),
    ("Kia will build it for $2 billion with Orbex Steel of Ohio.", ()),
    ("Kia will spend $2 billion on a conference centre in Lyon.", ("Lyon",)),
]


@pytest.mark.parametrize(("text", "expected"), BESIDE)
def test_where_people_meet_or_live_is_no_site(text: str, expected: tuple[str, ...]) -> None:
    assert tuple(p.name for p in first_of(text, place=ALL).places) == expected


def test_each_of_two_amounts_keeps_its_own_place() -> None:
    text = "Kia will put $2 billion into Ohio, where it has room, and up to $1 billion more into Utah."
    frames = related_of(text, TableScorer(dict(ANSWERS) | {"place": ALL})).frames
    assert [tuple(p.name for p in f.places) for f in frames] == [("Ohio",), ("Utah",)]
