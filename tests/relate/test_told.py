"""What is told of a candidate with what is told of those around it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pytest

from dealparse.model.evidence import Place
from dealparse.model.scene import Document
from dealparse.read import read_text
from dealparse.recognize import recognize
from dealparse.relate.candidates import Candidate, View, candidates_in, views_of
from dealparse.relate.pairs import party_options
from dealparse.relate.told import Told
from dealparse.segment import segment

TEXT = "Kawa will invest $40 million in Ohio. Voss Rail will lend Kawa $9 million. Sales rose to $3 million."


class Says:
    """Tells by the claim: the first two hold undertakings, investments; nothing is told of the rest."""

    def expect(self, claims: Iterable[int]) -> None:
        """Nothing to prepare."""

    def of(
        self, task: str, nucleus: Place, other: Place | None = None, scope: str = "own"
    ) -> Mapping[str, float] | None:
        if task == "undertaking":
            return {"no": -3.0, "yes": -0.05} if nucleus.claim < 2 else {"no": -0.05, "yes": -3.0}
        if task == "kind":
            return {"investment": -0.1, "financing": -2.5} if nucleus.claim < 2 else None
        if task == "party" and other is not None:
            first = -0.2 if other.start < nucleus.start else -3.0
            return {"none": -2.0, "committer": first, "counterparty": -3.2 - first}
        return None

    def of_pairs(
        self, task: str, nucleus: Place, others: Sequence[tuple[Place, str]]
    ) -> Sequence[Mapping[str, float] | None]:
        return [self.of(task, nucleus, other, scope) for other, scope in others]


def read() -> tuple[Document, tuple[View, ...], list[Candidate]]:
    article = read_text(TEXT)
    document = recognize(article, segment(article))
    views = views_of(document)
    return document, views, [c for n, v in enumerate(views) for c in candidates_in(n, v)]


def test_company_is_told_beside_the_own_word() -> None:
    _, views, candidates = read()
    told = Told(views, candidates, Says())
    first, last = told.of("undertaking", candidates[0]), told.of("undertaking", candidates[-1])
    assert first is not None and last is not None
    assert (first["yes"], last["yes"]) == (-0.05, -3.0)
    assert first["before"] == -2.0 < first["after"]
    assert last["before"] > 0
    assert first["count"] == last["count"] == pytest.approx(1.078, abs=0.01)


def test_kinds_around_are_weighed_by_how_likely_they_are() -> None:
    _, views, candidates = read()
    told = Told(views, candidates, Says()).of("kind", candidates[0])
    assert told is not None
    assert 0 < told["article:financing"] < told["article:investment"] < 1
    assert Told(views, candidates, Says()).of("kind", candidates[-1]) is None


def test_the_best_party_leads() -> None:
    _, views, candidates = read()
    options = party_options(views, candidates[1])
    values = Told(views, candidates, Says()).of_parties(candidates[1], options)
    leads = {o.mention.text: v["over:committer"] for o, v in zip(options, values, strict=True) if v is not None}
    assert all(-5 <= lead <= 5 for lead in leads.values())
    assert leads["Voss Rail"] >= 0


def test_without_an_encoder_nothing_is_told() -> None:
    _, views, candidates = read()
    told = Told(views, candidates, None)
    options = party_options(views, candidates[0])
    assert told.of("kind", candidates[0]) is None
    assert told.of_parties(candidates[0], options) == [None] * len(options)
    assert told.of_mentions("date", candidates[0], options) == [None] * len(options)
