"""Durations in sentences of our own."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealparse.recognize.terms import find_terms

TENORS = [
    ("a 20-year contract", "20"),
    ("a 20 year contract", "20"),
    ("a 20-yr contract", "20"),
    ("a ten-year contract", "10"),
    ("a twenty-five-year contract", "25"),
    ("for 20 years", "20"),
    ("for 20 yrs", "20"),
    ("for a period of 15 years", "15"),
    ("an initial period of ten years", "10"),
    ("over the next decade", "10"),
    ("over three decades", "30"),
    ("a decade-long programme", "10"),
    ("over four years", "4"),
    ("over the next four years", "4"),
    ("over about five years", "5"),
    ("for its first ten years", "10"),
    ("for twelve more years", "12"),
    ("over the next 10-plus years", "10"),
    ("over those same twelve years", "12"),
    ("for a further five years", "5"),
    ("ten years' worth of gas", "10"),
    ("for a year", "1"),
    ("within a year", "1"),
    ("over the coming year", "1"),
    ("for an additional year", "1"),
    ("for a year and a half", "1.5"),
    ("for two and a half years", "2.5"),
    ("for 2.5 years", "2.5"),
    ("for two years and six months", "2.5"),
    ("for half a century", "50"),
    ("18 months", "1.5"),
    ("over thirty-seven months", "3.08"),
    ("no more than 64 months", "5.33"),
    ("within five months", "0.42"),
    ("for six months", "0.5"),
    ("within 180 days", "0.5"),
    ("for 90 days", "0.25"),
    ("within 10 days", "0.03"),
    ("for 26 weeks", "0.5"),
    ("three to five years", "5"),
    ("a three- to five-year loan", "5"),
    ("10-15 years", "15"),
    ("between three and five years", "5"),
    ("in five years", "5"),
    ("extended by ten years", "10"),
]

AGES = [
    ("ten years ago", "10"),
    ("in the past five years", "5"),
    ("for the last 20 years", "20"),
    ("over the past decade", "10"),
    ("a 35-year-old plant", "35"),
    ("15 percent more than a year earlier", "1"),
    ("three years later", "3"),
    ("30 years of experience", "30"),
    ("the biggest order in ten years", "10"),
    ("the least in more than a decade", "10"),
    ("for the first time in nine years", "9"),
    ("has been running for eight years", "8"),
    ("after six years of talks", "6"),
    ("a 10-month low", "0.83"),
    ("in the first nine months of 2025", "0.75"),
    ("in the twelve months to June", "1"),
    ("the sale came two months on, and", "0.17"),
]

NOTHING = [
    "4 million tonnes a year",
    "$5 billion a year",
    "$5 billion per year",
    "every two years",
    "five days a week",
    "next year",
    "this decade",
    "10 million years",
    "year one",
    "three quarters of output",
    "half-year results",
    "one day",
    "the fiscal year 2026",
    "$20 year",
    "years",
]


@pytest.mark.parametrize(("text", "years"), TENORS)
def test_tenor(text: str, years: str) -> None:
    assert [(m.use, m.years) for m in find_terms(text)] == [("tenor", Decimal(years))]


@pytest.mark.parametrize(("text", "years"), AGES)
def test_age(text: str, years: str) -> None:
    assert [(m.use, m.years) for m in find_terms(text)] == [("age", Decimal(years))]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert find_terms(text) == []


def test_spans_hold_number_and_unit() -> None:
    text = "a 20-year lease, then three to five years, then over the next decade"
    assert [m.text for m in find_terms(text)] == ["20-year", "three to five years", "decade"]


@given(st.integers(1, 99), st.sampled_from(["a {}-year deal", "for {} years", "over the next {} years", "{} yrs"]))
def test_any_notation_reads_back(years: int, form: str) -> None:
    (mention,) = find_terms(form.format(years))
    assert (mention.years, mention.use) == (Decimal(years), "tenor")


pieces = st.sampled_from(
    [
        "a",
        "half",
        "year",
        "years",
        "month",
        "ten",
        "-",
        "5",
        "1.5",
        "and",
        "to",
        "the",
        "next",
        "last",
        "ago",
        "for",
        "of",
    ]
)


@given(st.text() | st.lists(pieces, max_size=12).map(" ".join))
def test_no_text_raises_and_spans_are_true(text: str) -> None:
    found = find_terms(text)
    assert found == find_terms(text)
    at = 0
    for mention in found:
        assert at <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
        assert mention.years > 0
        at = mention.end
