"""The word that stands for an amount or an expression."""

from __future__ import annotations

import pytest

from training.encoder.runtime.carrier import carrier


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("more than $ 40 billion", "40"),
        ("up to three ships", "three"),
        ("as many again", "again"),
        ("has agreed to buy", "agreed"),
        ("will be set up", "set"),
        ("the", "the"),
    ],
)
def test_carrier(phrase: str, expected: str) -> None:
    assert phrase.split()[carrier(phrase.split())] == expected
