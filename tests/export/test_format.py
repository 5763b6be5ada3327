"""How values are written for people."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealparse.export.format import (
    format_amount,
    format_binding,
    format_money,
    format_parties,
    format_reason,
    format_volume,
    format_volumes,
    one_line,
)
from dealparse.model.record import BindingBasis, Money, Volume
from tests.records import amounts, offtake, pledge


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("0", "0"),
        ("0.25", "0.25"),
        ("999", "999"),
        ("12500", "12,500"),
        ("1000000", "1m"),
        ("2500000", "2.5m"),
        ("999999999", "999,999,999"),
        ("1500000000", "1.5bn"),
        ("36200000000", "36.2bn"),
        ("550000000000", "550bn"),
        ("1440000000000", "1.44tn"),
        ("1234500000", "1,234,500,000"),
        ("1.005", "1.005"),
    ],
)
def test_amounts(value: str, shown: str) -> None:
    assert format_amount(Decimal(value)) == shown


@given(amounts)
def test_no_digit_is_lost(value: Decimal) -> None:
    shown = format_amount(value).replace(",", "")
    scale = {"tn": 12, "bn": 9, "m": 6}
    for letters, power in scale.items():
        if shown.endswith(letters):
            assert Decimal(shown.removesuffix(letters)).scaleb(power) == value
            return
    assert Decimal(shown) == value


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"low": 1.5e9, "high": 1.5e9, "qualifier": "exact"}, "USD 1.5bn"),
        ({"low": 5e9, "high": 5e9, "qualifier": "approx"}, "~ USD 5bn"),
        ({"low": 330e9, "high": None, "qualifier": "at_least"}, "≥ USD 330bn"),
        ({"low": None, "high": 25e9, "qualifier": "at_most"}, "≤ USD 25bn"),
        ({"low": 2e9, "high": 3e9, "qualifier": "range"}, "USD 2bn–3bn"),
        ({"low": 250e9, "high": 250e9, "qualifier": "exact", "period": "year"}, "USD 250bn a year"),
    ],
)
def test_money(fields: dict[str, Any], shown: str) -> None:
    assert format_money(Money(currency="USD", **fields)) == shown


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"low": 1, "high": 1, "unit": "Mt/year", "qualifier": "exact"}, "1 Mt/year"),
        ({"low": 103, "high": 103, "unit": "count", "qualifier": "exact", "commodity": "aircraft"}, "103 aircraft"),
        ({"low": 4, "high": 4, "unit": "count/year", "qualifier": "approx", "commodity": "ships"}, "~ 4/year ships"),
        ({"low": 15, "high": 15, "unit": "percent", "qualifier": "exact"}, "15 %"),
        ({"low": 30, "high": None, "unit": "percent", "qualifier": "at_least", "commodity": "stake"}, "≥ 30 % stake"),
        ({"low": 1, "high": 2.5, "unit": "GW", "qualifier": "range"}, "1–2.5 GW"),
    ],
)
def test_volumes(fields: dict[str, Any], shown: str) -> None:
    assert format_volume(Volume(**fields)) == shown
    assert format_volumes([Volume(**fields)] * 2) == f"{shown}; {shown}"


def test_what_is_missing_is_empty() -> None:
    assert format_money(None) == ""
    assert format_volumes([]) == ""
    assert format_parties([]) == ""


def test_binding_and_its_reason() -> None:
    assert format_binding(offtake()) == "non-binding"
    assert format_binding(offtake(disputed=True)) == "non-binding (disputed)"
    assert format_reason(offtake()) == "a letter of intent binds nobody: “letter of intent”"
    assert format_reason(pledge(binding_basis=BindingBasis(rule="r", reason="nothing says so"))) == "nothing says so"


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        ("a\n b\r\n\tc", None, "a b c"),
        ("red \x1b[31m text \x07", None, "red [31m text"),
        ("a\u202eb\u200bc", None, "a b c"),
        ("abcdef", 4, "abc…"),
        ("abcd", 4, "abcd"),
        ("", 4, ""),
    ],
)
def test_one_line(text: str, most: int | None, shown: str) -> None:
    assert one_line(text, most) == shown


@given(st.text(), st.integers(2, 30))
def test_one_line_is_safe_for_a_terminal(text: str, most: int) -> None:
    line = one_line(text, most)
    assert len(line) <= most
    assert line.isprintable()
