"""Codings that stand off from their text come back as they were."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from training.codings import standing_in, standing_off

ARTICLES = sorted((Path(__file__).parents[2] / "training/articles").glob("*.json"))


@pytest.mark.parametrize("path", ARTICLES[::12], ids=lambda p: p.stem)
def test_there_and_back(path: Path) -> None:
    text, gold = path.with_suffix(".txt").read_text("utf-8"), json.loads(path.read_text("utf-8"))
    coding = standing_off(text, gold)
    assert all(isinstance(edge, int) for r in coding["commitments"] for quote in r["evidence"] for edge in quote)
    assert standing_in(text, coding) == gold
