"""Numbers whose equal values give equal bytes; dates that stay cut to what is known."""

from __future__ import annotations

import pickle
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from pydantic import TypeAdapter, ValidationError

from dealparse.model.base import Amount, from_amount, to_amount
from dealparse.model.dates import Dates, PartialDate
from tests.records import amounts, partial_dates, span

AMOUNT: TypeAdapter[Decimal] = TypeAdapter(Amount)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1_500_000_000, "1500000000"),
        ("1.5e9", "1500000000"),
        (1.5e9, "1500000000"),
        (Decimal("1500000000.00"), "1500000000"),
        (0.1, "0.1"),
        ("2.50", "2.5"),
        (Decimal("0.000"), "0"),
        ("1E+3", "1000"),
        ("-3", "-3"),
    ],
)
def test_equal_amounts_have_one_form(value: Any, expected: str) -> None:
    assert str(to_amount(value)) == expected


@pytest.mark.parametrize(
    "value", ["", "three", "1,5", True, None, "NaN", "Infinity", float("inf"), "1e30", "-1e31", []]
)
def test_no_number_is_refused(value: Any) -> None:
    with pytest.raises(ValidationError):
        AMOUNT.validate_python(value)


def test_more_digits_than_json_keeps_are_refused() -> None:
    with pytest.raises(ValueError, match="15 significant digits"):
        to_amount("0.12345678901234567891")


@pytest.mark.parametrize(("value", "json"), [("5.5e11", b"550000000000"), ("2.50", b"2.5"), ("0", b"0")])
def test_amount_in_json(value: str, json: bytes) -> None:
    assert AMOUNT.dump_json(AMOUNT.validate_python(value)) == json


@given(amounts)
def test_amount_survives_json(value: Decimal) -> None:
    amount = to_amount(value)
    assert to_amount(from_amount(amount)) == amount
    assert str(to_amount(str(amount))) == str(amount)


@pytest.mark.parametrize("text", ["2030", "2025-10", "2025-10-28", "2024-02-29"])
def test_date_reads_and_writes_the_same(text: str) -> None:
    assert str(PartialDate.parse(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "30",
        "2025-13",
        "2025-00",
        "2025-02-30",
        "2025-1-1",
        "2025-10-00",
        "0999",
        "2025-10-28T00:00",
        "28 October",
        " 2025",
        "2025-",
    ],
)
def test_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        PartialDate.parse(text)


def test_day_without_month_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a month"):
        PartialDate(2025, None, 3)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2030", date(2030, 1, 1), date(2030, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-10-28", date(2025, 10, 28), date(2025, 10, 28)),
    ],
)
def test_what_a_date_can_mean(text: str, earliest: date, latest: date) -> None:
    assert (PartialDate.parse(text).earliest, PartialDate.parse(text).latest) == (earliest, latest)


def test_order_of_dates() -> None:
    texts = ["2029-12-31", "2030", "2030-01", "2030-01-01", "2030-02", "2031"]
    dates = [PartialDate.parse(text) for text in texts]
    backwards = dates[::-1]
    assert sorted(backwards) == dates
    assert all(a < b and a <= b and b > a and b >= a and a != b for a, b in pairwise(dates))


@given(partial_dates())
def test_date_properties(day: PartialDate) -> None:
    assert PartialDate.parse(str(day)) == day
    assert hash(PartialDate.parse(str(day))) == hash(day)
    assert day.earliest <= day.latest
    assert pickle.loads(pickle.dumps(day)) == day


def test_date_is_immutable() -> None:
    day = PartialDate(2030)
    with pytest.raises(AttributeError):
        day.year = 2031
    with pytest.raises(AttributeError):
        del day.year
    assert PartialDate.of(date(2025, 1, 2)) == PartialDate(2025, 1, 2)
    assert repr(day) == "PartialDate('2030')"


@pytest.mark.parametrize("published", [2030, 20.5, ["2030"], {"year": 2030}, date(2030, 1, 1)])
def test_dates_in_records_are_iso_strings(published: Any) -> None:
    with pytest.raises(ValidationError, match="YYYY"):
        Dates(announced=published)


def test_dates_refuse_the_wrong_order() -> None:
    with pytest.raises(ValidationError, match="lies after end"):
        Dates(start=PartialDate(2031), end=PartialDate(2030, 5))
    assert Dates(start=PartialDate(2030, 6), end=PartialDate(2030)).end == PartialDate(2030)


@pytest.mark.parametrize("term", [0, -1])
def test_a_term_is_positive(term: int) -> None:
    with pytest.raises(ValidationError):
        Dates(term_years=Decimal(term))


def test_dates_refuse_spans_of_no_field() -> None:
    with pytest.raises(ValidationError, match="no such date field"):
        Dates(spans={"begin": span("2031")})
