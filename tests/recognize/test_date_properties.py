"""What must hold for every text: what breaks in other readers of dates, each as a property."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealparse.model.dates import PartialDate
from dealparse.recognize.dates import find_dates
from dealparse.recognize.terms import find_terms

PUBLISHED = PartialDate(2025, 6, 18)

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def notations(value: PartialDate) -> list[str]:
    year, month, day = value.year, value.month, value.day
    if month is None:
        return [f"in {year}", f"by the end of {year}", f"in the second quarter of {year}", f"in FY{year}", f"({year})"]
    name = MONTHS[month - 1]
    if day is None:
        return [f"in {name} {year}", f"in {name} of {year}", f"in {name[:3]}. {year}", f"at the end of {name} {year}"]
    plain = [f"on {day} {name} {year}", f"on {name} {day}, {year}", f"on the {day}th of {name}, {year}"]
    return [
        *plain,
        str(value),
        f"{name[:3]} {day}, {year}",
        f"{day:02d}.{month:02d}.{year}",
        f"{day}-{name[:3]}-{year}",
    ]


full_dates = st.dates(date(1900, 1, 1), date(2100, 12, 31))
partial_dates = st.builds(
    lambda day, parts: PartialDate(day.year, day.month if parts > 1 else None, day.day if parts > 2 else None),
    full_dates,
    st.integers(1, 3),
)


@given(partial_dates, st.data(), st.none() | full_dates.map(PartialDate.of))
def test_any_notation_reads_back(value: PartialDate, data: st.DataObject, published: PartialDate | None) -> None:
    text = data.draw(st.sampled_from(notations(value)))
    (mention,) = find_dates(text, published)
    assert (mention.date, mention.basis) == (value, "stated")


pieces = st.sampled_from(
    [
        *(
            "May",
            "march",
            "2025",
            "2027-29",
            "by",
            "from",
            "to",
            "the end of",
            "Q2",
            "FY26",
            "next",
            "last",
            "year",
            "-",
        ),
        *(
            "Tuesday",
            "30",
            "June",
            "’23",
            "of",
            ",",
            "a",
            "later",
            "twenty",
            "third",
            "3/4/2025",
            "between",
            "and",
            ".",
        ),
        *("the", "decade", "ago", "same", "day", "99999999999", "half", "second", "9000", "years", "(", "1H", "fiscal"),
    ]
)


@given(st.text() | st.lists(pieces, max_size=12).map(" ".join), st.none() | full_dates.map(PartialDate.of))
def test_no_text_raises_and_spans_are_true(text: str, published: PartialDate | None) -> None:
    found = find_dates(text, published)
    assert found == find_dates(text, published)
    at = 0
    for mention in found:
        assert at <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
        assert (mention.date is None) == (mention.basis == "none")
        assert (mention.end_date is not None) == (mention.use == "range")
        at = mention.end


RELATIVE = (
    "on Tuesday",
    "last month",
    "by October",
    "from 2027 to next year",
    "two weeks ago",
    "the end of the decade",
)


def test_eight_threads_agree() -> None:
    jobs = [(text, PartialDate(year, 3, 5)) for text in RELATIVE for year in range(1990, 2090)]
    alone = [find_dates(*job) for job in jobs]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda job: find_dates(*job), jobs)) == alone


@pytest.mark.parametrize(
    "unit",
    ["1", "2025", "2025-", "May ", "end of the ", "early to late ", "from 2025 to ", "the ", "3/4/", "the same "],
)
def test_linear_in_the_length(unit: str) -> None:
    def seconds(count: int) -> float:
        text = unit * count
        best = 9.0
        for _ in range(3):
            start = time.perf_counter()
            find_dates(text, PUBLISHED)
            find_terms(text)
            best = min(best, time.perf_counter() - start)
        return best

    short, long = seconds(500), seconds(5000)
    assert long < 40 * short + 0.05
