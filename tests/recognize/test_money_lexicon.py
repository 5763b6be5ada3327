"""Every currency, name, hedge and period of the lexicons is read."""

from __future__ import annotations

from typing import Any

import pytest

from dealparse.lexicon.amounts import currencies, currency_groups, currency_names, hedges, periods, spellings
from dealparse.recognize.money import find_money
from dealparse.recognize.quantities import find_amounts


@pytest.mark.parametrize("entry", currencies().values(), ids=lambda e: e.id)
def test_each_code_and_name_is_read(entry: Any) -> None:
    code, names = entry.id, entry.names
    assert find_money(entry.example)[0].currency == code
    for name in names:
        [mention] = find_money(f"They paid 250 million {name} for it.")
        assert mention.currency == code, name


@pytest.mark.parametrize("entry", currency_names(), ids=lambda e: e.id)
def test_each_press_name_is_read(entry: Any) -> None:
    code = entry.id
    [mention] = find_money(entry.example)
    assert code in (mention.currency, *mention.candidates)
    for sign in entry.signs:
        [mention] = find_money(f"They paid {sign}250 million for it.")
        assert code in (mention.currency, *mention.candidates), sign
    for name in spellings(entry.names):
        [mention] = find_money(f"They paid 250 million {name} for it.")
        assert code in (mention.currency, *mention.candidates), name


@pytest.mark.parametrize("entry", currency_groups().values(), ids=lambda e: e.id)
def test_each_group_is_read(entry: Any) -> None:
    [mention] = find_money(entry.example)
    codes = entry.codes
    assert mention.candidates == codes or mention.currency in codes
    assert set(codes) <= set(currencies())


@pytest.mark.parametrize(("words", "side", "qualifier"), [(w, h.side, h.qualifier) for h in hedges() for w in h.words])
def test_each_hedge_is_read(words: str, side: str, qualifier: str) -> None:
    text = f"They paid {words} €5 million." if side == "before" else f"They paid €5 million {words}."
    [mention] = find_money(text)
    assert mention.qualifier == qualifier
    assert words.strip("-") in mention.text


@pytest.mark.parametrize("entry", [*hedges(), *periods()], ids=lambda e: e.id)
def test_each_example_is_read(entry: Any) -> None:
    money, quantities = find_amounts(entry.example)
    assert money or quantities
