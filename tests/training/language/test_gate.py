"""Which claims are worth reading."""

from __future__ import annotations

import pytest

from dealparse.read import read_text
from dealparse.recognize import recognize
from dealparse.segment import segment
from training.encoder.runtime.gate import is_worth_reading


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ostmark will buy trams.", True),
        ("It costs $5 million.", True),
        ("They signed a memorandum of understanding.", True),
        ("The weather was fine that day.", False),
        ("Riders cheered in the rain.", False),
    ],
)
def test_gate(text: str, expected: bool) -> None:
    article = read_text(text)
    scene = recognize(article, segment(article)).scenes[0]
    assert is_worth_reading(scene) is expected
