"""The gate before the encoder is measured on what carries a record, and on words."""

from __future__ import annotations

from tests.scenes import document_of
from training.linear.gate import Passed, passed, report

TEXT = "Kawa will invest $200 million in a mill in Ohio. The weather was fine all week."
RECORD = {
    "evidence": ["Kawa will invest $200 million in a mill in Ohio."],
    "anchors": {"money": "$200 million", "head": "invest"},
    "money": {"low": 200_000_000, "high": 200_000_000},
    "kind": "investment",
}


def test_what_carries_a_record_passes_and_what_holds_no_candidate_does_not() -> None:
    found = passed(document_of(TEXT), [RECORD])
    assert (found.kept, found.carrying) == (1, 1)
    assert 0 < found.read < found.words


def test_the_report_adds_up() -> None:
    line = report("gold", [Passed(1, 2, 30, 100), Passed(1, 2, 0, 100)])
    assert line == "gold: kept 2 of 4 (0.5000), words read 0.150, articles of which nothing is read 0.50\n"
    assert report("news", [Passed(0, 0, 0, 10)]) == "news: words read 0.000, articles of which nothing is read 1.00\n"
