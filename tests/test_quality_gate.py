"""The scores on the fixtures hold at committed floors, and the floors follow what is reached: they only go up."""

from __future__ import annotations

import pytest

from dealparse.evaluate import read_gold
from tests import gate

pytestmark = pytest.mark.skipif(
    not gate.FLOORS.exists(), reason="no fixtures/floors.json yet; `python -m tests.gate` writes it"
)

MARGIN = 0.0005
SLACK = 0.02  # what a figure may lie above its floor before the floor must follow


@pytest.mark.parametrize("figure", gate.FIGURES)
def test_no_figure_falls(figure: str) -> None:
    floor = gate.read_floors()["floors"][figure]
    assert gate.run().figures.to_dict()[figure] >= floor - MARGIN, "see `dealparse evaluate fixtures --errors`"


@pytest.mark.parametrize("figure", gate.FIGURES)
def test_floors_follow(figure: str) -> None:
    floor = gate.read_floors()["floors"][figure]
    assert gate.run().figures.to_dict()[figure] <= floor + SLACK, "better than before: run `python -m tests.gate`"


def test_floors_are_those_of_these_fixtures() -> None:
    assert gate.read_floors()["corpus"] == gate.corpus_hash(), "fixtures have changed: run `python -m tests.gate --new`"


def test_no_article_crashes() -> None:
    assert gate.run().figures.crashed == 0


def test_articles_without_commitments_stay_nearly_empty() -> None:
    empty = [article.name for article in read_gold(gate.FIXTURES) if not article.records]
    false_alarms = [outcome for outcome in gate.run().outcomes if outcome.article in empty]
    assert len(empty) >= 2
    assert len(false_alarms) <= len(empty)


def test_floors_never_fall() -> None:
    floors = dict.fromkeys(gate.FIGURES, 0.5)
    figures = dict.fromkeys(gate.FIGURES, 0.49999) | {"slot_f1": 0.75559}
    assert gate.raised(floors, figures) == floors | {"slot_f1": 0.755}
