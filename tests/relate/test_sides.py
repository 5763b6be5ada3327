"""Who undertakes toward whom: what a list's stem says, and what the words beside a party say."""

from __future__ import annotations

import pytest

from dealparse.lexicon.floors import packaged_floors
from dealparse.lexicon.phrases import words_of
from dealparse.lexicon.scores import Judge
from dealparse.lexicon.sides import SideCue, side_cues, side_index
from dealparse.model.frame import Frame
from dealparse.pipeline import Pipeline
from dealparse.relate import relate
from dealparse.relate.candidates import candidates_in, views_of
from dealparse.relate.lists import inherited, subjects
from dealparse.relate.pairs import Before, party_options
from dealparse.relate.turns import side_hits, turned
from tests.relate.test_frames import ANSWERS
from tests.scenes import TableScorer, document_of

SUBJECTS = [
    ("Kia will invest $200 million.", ["Kia"]),
    ("Kia, Hanwha and the Korean government have outlined these plans:", ["Kia", "Hanwha", "Korean government"]),
    ("Under the accord, Kia announced the following:", ["Kia"]),
    ("Plans of Kia:", []),
    ("$200 million with Kia", []),
]


@pytest.mark.parametrize(("text", "named"), SUBJECTS)
def test_whom_a_claim_is_about(text: str, named: list[str]) -> None:
    [view] = views_of(document_of(text))
    assert [r.mention.name for r in subjects(view)] == named


ITEMS = [
    ("a plant for $200 million", ["Kia"]),
    ("$200 million for a plant, with Hanwha", ["Kia"]),
    ("Hanwha will put up $200 million", []),
    ("Hanwha: a plant for $200 million", []),
    ("a plant for $200 million by Hanwha", []),
    ("This will cost $200 million", []),
]


@pytest.mark.parametrize(("item", "leaders"), ITEMS)
def test_who_leads_a_list_undertakes_the_items_that_name_nobody(item: str, leaders: list[str]) -> None:
    document = document_of(f"Kia has announced these plans:\n\n• {item}\n• a port for $300 million\n")
    views = views_of(document)
    at = next(i for i, view in enumerate(views) if view.scene.claim.text.startswith(item[:8]))
    [candidate] = candidates_in(at, views[at])
    heirs = inherited(views, candidate, Before())
    assert sorted(document.entities[e].name for e in heirs) == leaders


def test_who_gets_what_a_list_holds_does_not_lead_it() -> None:
    views = views_of(document_of("Kia will receive:\n\n• a loan of $200 million\n• a grant of $300 million\n"))
    [candidate] = candidates_in(1, views[1])
    assert inherited(views, candidate, Before()) == frozenset()


TURNS = [
    ("Kia will build a $200 million plant in partnership with Hanwha.", "investment", "Hanwha", "counterparty"),
    (
        "Kia will build a $2 million plant in collaboration with Voss and Hanwha.",
        "investment",
        "Hanwha",
        "counterparty",
    ),
    ("Kia will spend $2 million, and $5 million in partnership with Hanwha.", "investment", "Hanwha", "none"),
    ("Kia will build a $200 million plant in partnership with Hanwha.", "cooperation", "Hanwha", "none"),
    ("Hanwha will receive a loan of $200 million from Kia.", "financing", "Hanwha", "counterparty"),
    ("Hanwha will take a loan from Kia of $200 million.", "financing", "Kia", "committer"),
    ("Hanwha awarded $200 million for its port.", "financing", "Hanwha", "counterparty"),
    ("Hanwha awarded Kia $200 million for its port.", "financing", "Hanwha", "none"),
    ("Hanwha will be bought by Kia for $200 million.", "acquisition", "Hanwha", "counterparty"),
    ("Hanwha will be bought by Kia for $200 million.", "acquisition", "Kia", "committer"),
    ("Kia made a bid for the Japanese Hanwha of $200 million.", "acquisition", "Japan", "none"),
    ("A loan of $200 million from Kia to the Seoul-based Hanwha.", "financing", "Hanwha", "counterparty"),
    ("A loan of $200 million from Kia to Hanwha.", "financing", "Kia", "committer"),
    ("A loan of $200 million to help Hanwha.", "financing", "Hanwha", "none"),
    ("A loan of $200 million was signed after Kia wrote to Hanwha.", "financing", "Hanwha", "none"),
    ("Kia has ordered 30 jets for $200 million from Busan's Hanwha.", "purchase", "Hanwha", "counterparty"),
    ("Kia has sold 30% of a mill for $200 million to Hanwha.", "acquisition", "Hanwha", "committer"),
    ("Kia has sold a mill for $200 million, which belonged to Hanwha.", "acquisition", "Hanwha", "none"),
]


@pytest.mark.parametrize(("text", "kind", "name", "side"), TURNS)
def test_words_beside_a_party_give_its_side(text: str, kind: str, name: str, side: str) -> None:
    document = document_of(text)
    views = views_of(document)
    candidate = candidates_in(0, views[0])[0]
    option = next(
        o for o in party_options(views, candidate) if o.entity is not None and document.entities[o.entity].name == name
    )
    scores = {"committer": 0.3, "counterparty": 0.3, "none": 0.4}
    found = turned(views[0], candidate, kind, option, scores, side_hits(views[0]))
    other = {"committer": "counterparty", "counterparty": "committer"}.get(side)
    assert found == (scores if other is None else {**scores, side: 0.5, other: 0.0})


@pytest.mark.parametrize("cue", side_cues(), ids=lambda e: e.id)
def test_example_holds_the_words(cue: SideCue) -> None:
    assert cue in [hit.payload for hit in side_index().find(cue.example, words_of(cue.example))]


CHOSEN = [
    ("Oslo is growing. Kia will invest $200 million.", ["Kia"]),
    ("Three American producers, Kia and Hanwha, will invest $200 million.", ["Kia", "Hanwha"]),
    ("Kia will invest $200 million, according to Hanwha.", ["Kia"]),
    ("Chairman John Smith and Kia will invest $200 million.", ["Kia"]),
]


def frames_of(text: str) -> tuple[Frame, ...]:
    answers = dict(ANSWERS) | {"party": {"committer": 0.8, "counterparty": 0.1, "none": 0.1}}
    return relate(document_of(text), Judge(TableScorer(answers)), packaged_floors()).frames


@pytest.mark.parametrize(("text", "committers"), CHOSEN)
def test_who_only_tells_of_another_or_stands_elsewhere_undertakes_nothing(text: str, committers: list[str]) -> None:
    frame = next(f for f in frames_of(text) if f.money is not None)
    assert [text[r.start : r.end] for r in frame.committers] == committers


WHERE = [
    ("adrano.io will invest $200 million in a data center in Ohio.", []),
    ("Ohio will invest $200 million in a data center.", ["Ohio"]),
    ("adrano.io will invest $200 million in a data center near Toledo in Ohio with Voss Energy.", []),
]


@pytest.mark.parametrize(("text", "committers"), WHERE)
def test_where_something_is_built_is_not_who_builds_it(text: str, committers: list[str]) -> None:
    [record] = Pipeline().extract(text).commitments
    assert [p.name for p in record.committers if p.type == "government"] == committers
