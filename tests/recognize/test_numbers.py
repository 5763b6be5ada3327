"""The number grammar: tables, and properties over any text."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dealparse.lexicon.amounts import number_words
from dealparse.recognize.number_grammar import any_of, lowered, plain
from dealparse.recognize.numbers import digits_value, numbers

VALUES = [
    # digits, both conventions
    ("7", "7"),
    ("1,234", "1234"),
    ("1,234,567.89", "1234567.89"),
    ("1.234.567,89", "1234567.89"),
    ("1.234.567", "1234567"),
    ("12,34,567", "1234567"),
    ("1 234 567", "1234567"),
    ("1\u00a0234", "1234"),
    ("1\u2009234,5", "1234.5"),
    ("10 000", "10000"),
    ("10'000", "10000"),
    ("2,5", "2.5"),
    ("0,125", "0.125"),
    ("1.063", "1.063"),
    ("007", "7"),
    # scales
    ("1.5 million", "1500000"),
    ("3bn", "3000000000"),
    ("3 bn", "3000000000"),
    ("45 mln", "45000000"),
    ("45mn", "45000000"),
    ("2 trn", "2000000000000"),
    ("2tn", "2000000000000"),
    ("7-million", "7000000"),
    ("4.52 lakh crore", "4520000000000"),
    ("35 lakh", "3500000"),
    ("3,080 crore", "30800000000"),
    ("5 hundred million", "500000000"),
    ("12 thousand", "12000"),
    ("1.2 milliard", "1200000000"),
    ("3 dozen", "36"),
    # words
    ("seven", "7"),
    ("twenty-one", "21"),
    ("one hundred and two", "102"),
    ("a hundred and seventy million", "170000000"),
    ("five thousand five hundred", "5500"),
    ("two hundred and five thousand three hundred", "205300"),
    ("one million two hundred thousand", "1200000"),
    ("three hundred thousand million", "300000000000"),
    ("hundred million", "100000000"),
    ("a dozen", "12"),
    ("two dozen", "24"),
    ("fifteen hundred", "1500"),
    # spoken decimals
    ("36-point-two billion", "36200000000"),
    ("five-point-eight billion", "5800000000"),
    ("two point zero five million", "2050000"),
    # fractions
    ("half", "0.5"),
    ("half a billion", "500000000"),
    ("half-a-million", "500000"),
    ("half a dozen", "6"),
    ("a quarter of a million", "250000"),
    ("three quarters of a billion", "750000000"),
    ("three and a half billion", "3500000000"),
    ("twelve and a quarter million", "12250000"),
    ("a million and a half", "1500000"),
    ("two thirds", "0.666666666666667"),
    ("one-fifth", "0.2"),
    ("10 1/2", "10.5"),
    ("3/4", "0.75"),
    ("2½", "2.5"),
    ("⅓", "0.333333333333333"),
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_one_number(text: str, value: str) -> None:
    [number] = numbers(f"They need {text}, we hear.")
    assert number.value is not None
    assert str(plain(number.value)) == value


SEVERAL = [
    ("Take 225 737 MAXs", ["225", "737"]),
    ("one two three", ["1", "2", "3"]),
    ("7 and 9", ["7", "9"]),
    ("seven and nine", ["7", "9"]),
    ("in 2012-13", ["2012", "13"]),
    ("1999 5 000", ["1999", "5000"]),
]


@pytest.mark.parametrize(("text", "values"), SEVERAL)
def test_several_numbers(text: str, values: list[str]) -> None:
    assert [str(n.value) for n in numbers(text)] == values


NONE = ["", "none", "the phone", "someone", "12:30", "3/4/2025", "1.2.3", "1,2,3,4", "often", "the first half of it"]


@pytest.mark.parametrize("text", NONE)
def test_no_number(text: str) -> None:
    assert numbers(text) == []


@pytest.mark.parametrize("text", ["billions", "tens of billions", "several million", "a few hundred", "multi-billion"])
def test_vague(text: str) -> None:
    assert [n.value for n in numbers(text)] == [None]


@pytest.mark.parametrize("entry", number_words(), ids=lambda e: e.id)
def test_each_word_has_an_example(entry: object) -> None:
    example = entry.example  # type: ignore[attr-defined]
    assert numbers(example), example


def test_digit_conventions_that_clash_are_no_number() -> None:
    assert digits_value("1.234.56") is None
    assert digits_value("1,23.4") is None
    assert digits_value("9" * 40) is None


def test_any_of_matches_the_longest() -> None:
    import re

    found = re.match(any_of(["six", "sixty", "sixteen"]), "sixty")
    assert found is not None and found.group() == "sixty"


def test_lowered_keeps_offsets() -> None:
    assert lowered("İ 5 BILLION")[2:] == "5 billion"
    assert len(lowered("İİ5")) == 3


GROUPS = {"plain": "{}", "comma": "{:,}"}


@given(st.integers(0, 10**15), st.sampled_from(sorted(GROUPS)))
def test_whole_numbers_come_back(value: int, form: str) -> None:
    [number] = numbers("x " + GROUPS[form].format(value) + " y")
    assert number.value == value


@given(
    st.decimals(Decimal("0.01"), Decimal(9999), places=2), st.sampled_from(["thousand", "million", "bn", "trillion"])
)
def test_scaled_numbers_come_back(value: Decimal, scale: str) -> None:
    factor = {"thousand": 3, "million": 6, "bn": 9, "trillion": 12}[scale]
    [number] = numbers(f"about {value} {scale} of it")
    assert number.value == value * 10**factor


@given(st.integers(0, 10**18), st.sampled_from(["\u00a0", "\u2009", "\u202f", "'", "."]))
def test_other_group_signs_come_back(value: int, sign: str) -> None:
    written = f"{value:,}".replace(",", sign)
    if sign == "." and written.count(".") < 2:
        return  # "1.234" is a decimal in English
    [number] = numbers(written)
    assert number.value == value


@settings(max_examples=300)
@given(st.text(alphabet=st.sampled_from(" -.,'’/:0123456789½anhudrelfmiobtqvsx&\n"), max_size=60))
def test_any_text_gives_true_spans(text: str) -> None:
    last = 0
    for number in numbers(text):
        assert last <= number.start < number.end <= len(text)
        assert number.start <= number.core_end <= number.end
        last = number.end
    assert numbers(text) == numbers(text)


@given(st.text(max_size=80))
def test_no_text_raises(text: str) -> None:
    numbers(text)


@pytest.mark.parametrize("piece", ["9", "1,", "1,000", "five ", "million ", "half a ", "1 ", "1/2 ", "1.1"])
def test_time_is_linear(piece: str) -> None:
    def spent(times: int) -> float:
        begun = time.process_time()
        numbers(piece * times)
        return time.process_time() - begun

    short, long = spent(1_000), spent(10_000)
    assert long < 40 * short + 0.2
