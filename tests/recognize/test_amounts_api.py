"""`dealparse.quantities`: one list of all that the number grammar finds; and the tree of each."""

from __future__ import annotations

import json
import re
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dealparse
from dealparse.errors import InputTypeError, PublishedDateError
from dealparse.model.dates import PartialDate
from dealparse.model.mention import DateMention, Mention, MoneyMention, QuantityMention, TermMention
from dealparse.recognize.amounts_api import quantities
from dealparse.recognize.explain_amounts import explain_amount


def show(mention: Mention) -> str:
    """A mention in a few words."""
    if isinstance(mention, MoneyMention):
        return f"{mention.low}..{mention.high} {mention.currency}"
    if isinstance(mention, QuantityMention):
        return f"{mention.low}..{mention.high} {mention.unit} {mention.commodity}"
    if isinstance(mention, DateMention):
        return f"{mention.use} {mention.date} {mention.basis}"
    assert isinstance(mention, TermMention)
    return f"{mention.years} years {mention.use}"


CASES = [
    ("It signs nothing.", []),
    ("On Tuesday it lent €5m.", ["point 2026-05-05 relative", "5000000..5000000 EUR"]),
    ("It buys 3 Mt a year of LNG for 20 years from 2028.", ["3..3 Mt/year LNG", "20 years tenor", "start 2028 stated"]),
    ("Half of the gas goes to Oslo by 2030.", ["50..50 percent gas", "end 2030 stated"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_all_sorts_in_order(text: str, expected: list[str]) -> None:
    assert [show(mention) for mention in quantities(text, "2026-05-06")] == expected


def test_the_whole_text_decides_its_dollar() -> None:
    text = "SYDNEY - Australia will lend $5 million to a port in Queensland."
    assert [show(mention) for mention in quantities(text)] == ["5000000..5000000 AUD"]


@pytest.mark.parametrize("published", ["2026-05-06", date(2026, 5, 6), PartialDate(2026, 5, 6)])
def test_published_in_any_form(published: str | date | PartialDate) -> None:
    assert [show(mention) for mention in quantities("Next year.", published)] == ["point 2027 relative"]


def test_without_published_nothing_relative_is_resolved() -> None:
    assert [show(mention) for mention in quantities("Next year.")] == ["point None none"]


@pytest.mark.parametrize("published", ["Tuesday", "2026-13-01", "", 5])
def test_no_date(published: Any) -> None:
    with pytest.raises(PublishedDateError):
        quantities("Next year.", published)


@pytest.mark.parametrize("text", [None, 5, b"5 tonnes"])
def test_no_text(text: Any) -> None:
    with pytest.raises(InputTypeError):
        quantities(text)


def test_the_package_shows_it() -> None:
    assert dealparse.quantities is quantities
    assert dealparse.explain_amount is explain_amount


TREES = [
    ("up to US$2bn a year", ["hedge up to", "currency US$", "number 2", "scale bn", "period a year"]),
    ("5 x 10^6 tonnes of coal", ["number 5 x 10^6", "unit tonnes", "commodity coal"]),
    ("12 ferries", ["number 12", "commodity ferries"]),
    ("March 3, 2027", ["month March", "number 3", "year 2027"]),
    ("the end of 2027", ["words end of", "year 2027"]),
    ("a 20-year lease", ["number 20", "words year"]),
]


@pytest.mark.parametrize(("text", "expected"), TREES)
def test_trees(text: str, expected: list[str]) -> None:
    [mention] = quantities(text)
    tree = explain_amount(text, mention)
    assert [f"{part['role']} {part['text']}" for part in tree["parts"]] == expected


def test_the_page_counts_the_conventions_that_we_do_not_follow() -> None:
    root = Path(__file__).parents[2]
    sets = json.loads((root / "benchmarks" / "conventions.json").read_text("utf-8"))
    page = (root / "docs" / "amounts.md").read_text("utf-8")
    shown = re.findall(r"^\|[^|]*\|[^|]*\| ([0-9]+) \|$", page, re.MULTILINE)
    assert sorted(map(int, shown)) == sorted(len(ids) for classes in sets.values() for ids in classes.values())


PIECES = ["€", "5", "10,000", " million", " tonnes", " a year", " of ", "May", " 2027", " 20 years", "%", " to ", ". "]


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(max_size=60))
def test_any_text(text: str) -> None:
    found = quantities(text, "2026-05-06")
    assert [(m.start, m.end) for m in found] == sorted((m.start, m.end) for m in found)
    for mention in found:
        assert text[mention.start : mention.end] == mention.text
        for part in explain_amount(text, mention)["parts"]:
            assert text[part["start"] : part["end"]] == part["text"]
    assert found == quantities(text, "2026-05-06")


@pytest.mark.parametrize("piece", ["9", ",", "$", "million", "$5 ", "May "])
def test_time_is_linear(piece: str) -> None:
    def spent(repeats: int) -> float:
        text = piece * repeats
        begun = time.process_time()
        quantities(text, "2026-05-06")
        return time.process_time() - begun

    short, long = spent(1_000), spent(10_000)
    assert long < 40 * short + 0.3
