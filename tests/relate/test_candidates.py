"""Masked tokens, segments and candidates: where an undertaking can hang."""

from __future__ import annotations

import pytest

from dealparse.relate.candidates import candidates_in, views_of
from tests.scenes import document_of

NUCLEI = [
    ("Kia will invest $200 million in Georgia.", [("money", "$200 million")]),
    ("Kia will invest $200 million and Hyundai $300 million.", [("money", "$200 million"), ("money", "$300 million")]),
    ("The yard will build 12 tankers for Evergreen.", [("volume", "12 tankers")]),
    ("The two agencies will cooperate on wildfire research.", [("head", "cooperate")]),
    ("It lends 5 billion yen ($33 million) to Fiji.", [("money", "5 billion yen")]),
    ("Both sides signed a memorandum; Oslo will lend money.", [("head", "signed"), ("head", "lend")]),
    (
        "Bern opens quotas of 500 t of beef and 700 t of pork.",
        [("volume", "500 t of beef"), ("volume", "700 t of pork")],
    ),
    ("Oslo levies 17% on cars and 19% on vans.", [("volume", "17%"), ("volume", "19%")]),
    ("Voss will hold 51% and Kawa 49%.", [("volume", "51%")]),
    ("The duty falls to 75% at once and to 40% by its tenth year.", [("volume", "75%")]),
    ("Kawa ordered 30 jets and 12 freighters.", [("volume", "30 jets")]),
    ("The World Investment Bank will lend money to Fiji.", [("head", "lend")]),
    ("It was a sunny morning in the harbour.", []),
]


@pytest.mark.parametrize(("text", "nuclei"), NUCLEI)
def test_nuclei(text: str, nuclei: list[tuple[str, str]]) -> None:
    document = document_of(text)
    found = [c for i, view in enumerate(views_of(document)) for c in candidates_in(i, view)]
    assert [(c.sort, text[c.start : c.end]) for c in found] == nuclei


SEGMENTS = [
    ("Oslo lends money; Rome builds roads.", 2),
    ("Oslo lends money, and Rome builds roads.", 2),
    ("Oslo agreed to lend money and build roads.", 2),
    ("Oslo lends money for roads and bridges.", 1),
    ("Kawa ordered 30 jets and took options on 12 more.", 2),
    ("Kawa ordered 30 jets at 2 billion dollars and the options included.", 1),
    ("Duty on cars: 15%.", 1),
    ("Oslo lends money: 30 million dollars.", 2),
    ("The sum – Oslo pays it – is large.", 3),
]


@pytest.mark.parametrize(("text", "count"), SEGMENTS)
def test_segments_cover_the_claim(text: str, count: int) -> None:
    [view] = views_of(document_of(text))
    assert len(view.segments) == count
    assert "".join(text[a:b] for a, b in view.segments) == text


def test_tokens_are_masked_by_type() -> None:
    [view] = views_of(document_of("Kia will invest $200 million in Georgia by 2030."))
    assert [t.form for t in view.tokens][:4] == ["PTY_company", "will", "invest", "MONEY"]
    assert "DATE" in {t.form for t in view.tokens}


def test_boilerplate_has_no_candidates() -> None:
    text = "Kia will invest $200 million in Ohio.\n\nAbout Kia\n\nKia invests $900 million a year."
    document = document_of(text)
    found = [c for i, view in enumerate(views_of(document)) for c in candidates_in(i, view)]
    assert [text[c.start : c.end] for c in found] == ["$200 million"]


def test_each_volume_of_an_enumeration_has_the_words_around_it() -> None:
    text = "Oslo sells 5 Mt to Voss and another 7 Mt to Kawa."
    [view] = views_of(document_of(text))
    found = candidates_in(0, view)
    assert [text[c.zone[0] : c.zone[1]] for c in found] == ["Oslo sells 5 Mt to Voss ", "and another 7 Mt to Kawa."]
    assert [(c.rank, c.rivals) for c in found] == [(0, 2), (1, 2)]
