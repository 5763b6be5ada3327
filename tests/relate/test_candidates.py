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
