"""From candidates to frames: what is taken, what is refused, and with which reasons."""

from __future__ import annotations

from collections.abc import Mapping

from dealparse.lexicon.floors import packaged_floors
from dealparse.lexicon.scores import packaged_scorer
from dealparse.model.frame import Frame
from dealparse.relate import relate
from tests.scenes import TableScorer, document_of

NO = {"yes": 0.1, "none": 0.9}
ANSWERS: Mapping[str, Mapping[str, float]] = {
    "undertaking": {"yes": 0.9, "no": 0.1},
    "kind": {"investment": 0.8, "purchase": 0.2},
    "status": {"pledged": 1.0},
    "hedged": {"yes": 0.1, "no": 0.9},
    "previous": {"yes": 0.1, "no": 0.9},
    "party": {"committer": 0.1, "counterparty": 0.05, "none": 0.85},
    "volume": NO, "place": NO, "term": NO, "instrument": NO, "sector": NO,
    "date": {"none": 0.9, "announced": 0.05, "start": 0.02, "end": 0.02, "range": 0.01},
}  # fmt: skip


def names(frame: Frame, text: str) -> list[str]:
    return [text[r.start : r.end] for r in frame.committers]


def test_a_candidate_below_the_floor_is_refused_with_its_reason() -> None:
    answers = dict(ANSWERS) | {"undertaking": {"yes": 0.2, "no": 0.8}}
    related = relate(document_of("Kia will invest $200 million."), TableScorer(answers), packaged_floors())
    assert related.frames == ()
    assert [r.reason.score for r in related.refusals] == [0.2]


def test_the_party_with_the_best_score_is_the_committer() -> None:
    special = {("party", "ord:first_in_segment"): {"committer": 0.8, "counterparty": 0.1, "none": 0.1}}
    text = "Kia will invest $200 million with Hanwha."
    related = relate(document_of(text), TableScorer(ANSWERS, special), packaged_floors())
    assert names(related.frames[0], text) == ["Kia"]


def test_somebody_undertakes_even_where_none_is_sure() -> None:
    text = "Kia will invest $200 million."
    related = relate(document_of(text), TableScorer(ANSWERS), packaged_floors())
    assert names(related.frames[0], text) == ["Kia"]


def test_a_bullet_takes_its_stem_as_evidence() -> None:
    text = "Kia will build:\n\n• a plant for $200 million\n• a port for $300 million\n"
    related = relate(document_of(text), TableScorer(ANSWERS), packaged_floors())
    quotes = [[text[a:b] for a, b in f.evidence] for f in related.frames]
    assert ["a plant for $200 million", "Kia will build:"] in quotes


def test_every_decision_has_a_reason() -> None:
    related = relate(document_of("Kia will invest $200 million in Ohio by 2030."), packaged_scorer(), packaged_floors())
    slots = {r.slot for f in related.frames for r in f.reasons}
    assert {"undertaking", "kind", "status", "party", "hedged"} <= slots
