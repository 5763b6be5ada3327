"""From candidates to frames: what is taken, what is refused, and with which reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pytest

from dealparse.lexicon.floors import packaged_floors
from dealparse.lexicon.scores import Judge, packaged_scorer
from dealparse.model.evidence import Place
from dealparse.model.frame import Frame, Related
from dealparse.relate import relate
from tests.scenes import TableScorer, document_of

NO = {"yes": 0.1, "none": 0.9}
ANSWERS: Mapping[str, Mapping[str, float]] = {
    "worth": {"yes": 0.9, "no": 0.1},
    "undertaking": {"yes": 0.9, "no": 0.1},
    "kind": {"investment": 0.8, "purchase": 0.2},
    "status": {"pledged": 1.0},
    "hedged": {"yes": 0.1, "no": 0.9},
    "previous": {"yes": 0.1, "no": 0.9},
    "party": {"committer": 0.3, "counterparty": 0.05, "none": 0.65},
    "volume": NO, "place": NO, "term": NO, "instrument": NO, "sector": NO,
    "date": {"none": 0.9, "announced": 0.05, "start": 0.02, "end": 0.02, "range": 0.01},
}  # fmt: skip


def names(frame: Frame, text: str) -> list[str]:
    return [text[r.start : r.end] for r in frame.committers]


def related_of(text: str, scorer: TableScorer, **floors: float) -> Related:
    return relate(document_of(text), Judge(scorer), dict(packaged_floors()) | floors)


class Answers:
    """Stands for the encoder: one answer to everything; keeps what it was asked."""

    def __init__(self) -> None:
        self.expected: list[list[int]] = []
        self.asked: list[tuple[str, Place, Place | None, str]] = []

    def expect(self, claims: Iterable[int]) -> None:
        self.expected.append(list(claims))

    def of(
        self, task: str, nucleus: Place, other: Place | None = None, scope: str = "own"
    ) -> Mapping[str, float] | None:
        self.asked.append((task, nucleus, other, scope))
        return None

    def of_pairs(
        self, task: str, nucleus: Place, others: Sequence[tuple[Place, str]]
    ) -> Sequence[Mapping[str, float] | None]:
        return [self.of(task, nucleus, other, scope) for other, scope in others]


def test_a_candidate_below_the_floor_is_refused_with_its_reason() -> None:
    answers = dict(ANSWERS) | {"undertaking": {"yes": 0.2, "no": 0.8}}
    related = related_of("Kia will invest $200 million.", TableScorer(answers))
    assert related.frames == ()
    assert [r.reason.score for r in related.refusals] == [0.2]


def test_the_party_with_the_best_score_is_the_committer() -> None:
    special = {("party", "ord:first_in_segment"): {"committer": 0.8, "counterparty": 0.1, "none": 0.1}}
    text = "Kia will invest $200 million with Hanwha."
    related = related_of(text, TableScorer(ANSWERS, special))
    assert names(related.frames[0], text) == ["Kia"]


def test_somebody_undertakes_even_where_none_is_sure() -> None:
    text = "Kia will invest $200 million."
    related = related_of(text, TableScorer(ANSWERS))
    assert names(related.frames[0], text) == ["Kia"]


def test_a_bullet_takes_its_stem_as_evidence() -> None:
    text = "Kia will build:\n\n• a plant for $200 million\n• a port for $300 million\n"
    related = related_of(text, TableScorer(ANSWERS))
    quotes = [[text[a:b] for a, b in f.evidence] for f in related.frames]
    assert ["a plant for $200 million", "Kia will build:"] in quotes


def test_every_decision_has_a_reason() -> None:
    document = document_of("Kia will invest $200 million in Ohio by 2030.")
    related = relate(document, Judge(packaged_scorer()), packaged_floors())
    slots = {r.slot for f in related.frames for r in f.reasons}
    assert {"undertaking", "kind", "status", "party", "hedged"} <= slots


def test_what_is_not_worth_reading_is_refused_unread() -> None:
    evidence = Answers()
    scorer = TableScorer(dict(ANSWERS) | {"worth": {"yes": 0.0123, "no": 0.9877}})
    floors = dict(packaged_floors()) | {"worth": 0.02}
    related = relate(document_of("Kia will invest $200 million."), Judge(scorer, evidence), floors)
    assert related.frames == ()
    assert [(r.reason.slot, r.reason.because) for r in related.refusals] == [("not worth reading", ("0.0123",))]
    assert (evidence.expected, evidence.asked) == ([[]], [])


@pytest.mark.parametrize(("floor", "frames"), [(0.0, 1), (0.9, 1), (0.91, 0)])
def test_the_gate_opens_at_its_floor(floor: float, frames: int) -> None:
    related = related_of("Kia will invest $200 million.", TableScorer(ANSWERS), worth=floor, worth_article=0)
    assert len(related.frames) == frames


@pytest.mark.parametrize(("best", "refused"), [(0.9, 0), (0.5, 0), (0.3, 1)])
def test_what_is_doubtful_is_read_beside_a_sure_one_only(best: float, refused: int) -> None:
    special = {("worth", "w:invest"): {"yes": best, "no": 1 - best}}
    scorer = TableScorer(dict(ANSWERS) | {"worth": {"yes": 0.1, "no": 0.9}}, special)
    related = related_of("Kia will invest $200 million. Hanwha will buy 12 ferries.", scorer, worth_article=0.04)
    assert [r.reason.slot for r in related.refusals] == ["not worth reading"] * refused


def test_an_article_whose_best_candidate_is_doubtful_is_not_read() -> None:
    evidence = Answers()
    scorer = TableScorer(dict(ANSWERS) | {"worth": {"yes": 0.19, "no": 0.81}})
    relate(document_of("Kia will invest $200 million. It rained."), Judge(scorer, evidence), packaged_floors())
    assert (evidence.expected, evidence.asked) == ([[]], [])


def test_claims_worth_reading_are_expected_together_and_no_others() -> None:
    evidence = Answers()
    text = "The weather was mild. Kia will invest $200 million. Hanwha will buy 12 ferries. It rained."
    relate(document_of(text), Judge(TableScorer(ANSWERS), evidence), packaged_floors())
    assert evidence.expected == [[1, 2]]
    assert {nucleus.claim for _, nucleus, _, _ in evidence.asked} == {1, 2}


def test_the_encoder_is_asked_where_the_words_stand() -> None:
    evidence = Answers()
    text = "Kia will invest $200 million in Ohio."
    relate(document_of(text), Judge(TableScorer(ANSWERS), evidence), packaged_floors())
    shown = {
        (task, text[nucleus.start : nucleus.end], other and text[other.start : other.end], scope)
        for task, nucleus, other, scope in evidence.asked
    }
    assert {
        ("undertaking", "$200 million", None, "own"),
        ("kind", "$200 million", None, "own"),
        ("party", "$200 million", "Kia", "own"),
        ("place", "$200 million", "Ohio", "own"),
    } <= shown
    assert all(task != "worth" for task, *_ in shown)


RATES = [
    ("Peru will cut the duty on cars to 15% instead of 27.5%.", ["15%"]),
    ("Peru will bring the duty on cars, now up to 30%, down to 5%.", ["5%"]),
    ("The duty on cars is now 15%, down from 25%.", ["15%"]),
]


@pytest.mark.parametrize(("text", "rates"), RATES)
def test_a_rate_that_a_new_one_replaces_is_not_promised(text: str, rates: list[str]) -> None:
    related = related_of(text, TableScorer(dict(ANSWERS) | {"volume": {"yes": 0.9, "none": 0.1}}))
    assert [v.text for v in related.frames[0].volumes] == rates


SUMS = [
    ("Kia will pay $61.50 for every share.", None),
    ("Kia will buy the yard for $1.", "$1"),
    ("Kia will invest $2,000.", "$2,000"),
    ("Kia will invest $200 million.", "$200 million"),
    ("Kia will invest billions of dollars.", None),
]


@pytest.mark.parametrize(("text", "money"), SUMS)
def test_a_price_of_one_piece_is_not_the_money_of_it(text: str, money: str | None) -> None:
    found = related_of(text, TableScorer(ANSWERS)).frames[0].money
    assert (found.text if found is not None else None) == money
