"""By which instrument something is undertaken: its own words, what leads into it, the article itself."""

from __future__ import annotations

import pytest

from dealparse.lexicon.floors import packaged_floors
from dealparse.lexicon.scores import Judge
from dealparse.relate import relate
from tests.relate.test_frames import ANSWERS
from tests.scenes import TableScorer, document_of


def papers_of(text: str, likely: float = 0.0, status: str = "pledged") -> list[tuple[str, str | None]]:
    """Each frame's sentence with its instrument; `likely` is the probability of every instrument."""
    answers = dict(ANSWERS) | {"instrument": {"yes": likely, "none": 1 - likely}, "status": {status: 1.0}}
    document = document_of(text)
    frames = relate(document, Judge(TableScorer(answers)), packaged_floors()).frames
    return [(document.scenes[f.claim].claim.text, f.instrument.instrument if f.instrument else None) for f in frames]


TITLE = "Kia and Hanwha in Texas"
DEAL = "Japan and Korea signed a free trade agreement on Monday."
LEADS = [
    (f"{DEAL} Under the agreement, Korea will:", "treaty"),
    (f"{DEAL} As part of this deal, Korea will:", "treaty"),
    ("Japan and Korea signed a framework agreement. As part of this agreement, Korea will:", "framework_agreement"),
    ("The main elements of the treaty are as follows:", "treaty"),
    ("The bank signed a loan agreement. Under the agreement, Korea will:", "agreement"),
    ("Alongside an agreement, Korea will:", None),
]


@pytest.mark.parametrize(("lead", "instrument"), LEADS)
def test_what_leads_into_a_list_names_the_paper_of_its_items(lead: str, instrument: str | None) -> None:
    found = papers_of(f"{TITLE}\n\n{lead}\n\n• buy 5 jets for $200 million\n• build a port for $300 million\n")
    assert [i for text, i in found if text.startswith(("buy", "build"))] == [instrument, instrument]


WHOLE = [
    ("The terms are set out in a non-binding joint statement.", "joint_statement"),
    ("What was signed is a memorandum of understanding.", "mou"),
    ("A joint statement was read out in the room.", None),
]


@pytest.mark.parametrize(("sentence", "instrument"), WHOLE)
def test_an_article_that_says_where_its_terms_stand(sentence: str, instrument: str | None) -> None:
    terms = "Kia will spend $200 million on a mill.\n\nHanwha will spend $300 million on a port."
    text = f"{TITLE}\n\n{terms}\n\n{sentence}\n"
    assert [i for t, i in papers_of(text) if "will spend" in t] == [instrument, instrument]


OWN = [
    ("Kia signed a contract for $200 million.", 0.4, "signed", "contract"),
    ("Kia signed a contract for $200 million.", 0.4, "pledged", None),
    ("Kia signed a contract for $200 million.", 0.2, "signed", None),
    ("Kia signed a contract and a memorandum of understanding for $200 million.", 0.4, "signed", None),
    ("Kia will sign a contract for $200 million.", 0.9, "pledged", None),
]


@pytest.mark.parametrize(("sentence", "likely", "status", "instrument"), OWN)
def test_what_was_signed_was_signed_by_the_only_paper_named(
    sentence: str, likely: float, status: str, instrument: str | None
) -> None:
    assert [i for _, i in papers_of(sentence, likely, status)] == [instrument]
