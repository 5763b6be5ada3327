"""What is no undertaking whatever its score: manner, instalments, praise, lead-ins that a list spells out."""

from __future__ import annotations

import pytest

from dealparse.lexicon.floors import packaged_floors
from dealparse.lexicon.scores import Judge
from dealparse.relate import relate
from dealparse.relate.bars import bar_of
from dealparse.relate.candidates import candidates_in, views_of
from tests.relate.test_frames import ANSWERS
from tests.scenes import TableScorer, document_of

BARRED = [
    ("Kia will put up to $3 billion into a mill; turbines in close partnership with Voss.", {"manner"}),
    ("Kia will work in partnership with Voss.", set()),
    ("Kia will invest $9 billion, of which $2 billion next year.", {"instalment"}),
    ("Kia will invest $9 billion, of which $2 billion in a mill in Ohio.", set()),
    ("Kia pays $9 billion; $2 billion of it is cash.", {"instalment"}),
    ("Kia pays $9 billion, of which $2 billion was paid on signing.", {"instalment"}),
    ("This landmark agreement represents an investment in the ports.", {"praise"}),
    ("The agreement contributes to cooperation on ports.", {"praise"}),
    ("The state owns a 49.9% stake in Voss.", {"standing stake"}),
    ("The state is to hold a 49.9% stake in Voss.", set()),
    ("Last year Oslo exported $9 billion of oil.", {"statistic"}),
    ("Oslo sold Kia for $9 billion.", set()),
    ("The agreement includes a working group on ports.", set()),
]


@pytest.mark.parametrize(("text", "rules"), BARRED)
def test_barred_nuclei(text: str, rules: set[str]) -> None:
    views = views_of(document_of(text))
    reasons = [bar_of(view, c) for number, view in enumerate(views) for c in candidates_in(number, view)]
    assert {r.slot for r in reasons if r is not None} == rules


LISTS = [
    (
        "Oslo will deepen its ties:\n\n• a loan of $200 million\n• a port for $300 million\n",
        ["$200 million", "$300 million"],
    ),
    (
        "Oslo signed an agreement:\n\n• a loan of $200 million\n• a port for $300 million\n",
        ["signed", "$200 million", "$300 million"],
    ),
    (
        "Oslo will pay $500 million:\n\n• a loan of $200 million\n• a port for $300 million\n",
        ["$500 million", "$200 million", "$300 million"],
    ),
]


@pytest.mark.parametrize(("text", "nuclei"), LISTS)
def test_a_lead_in_that_its_list_spells_out_is_no_record(text: str, nuclei: list[str]) -> None:
    related = relate(document_of(text), Judge(TableScorer(ANSWERS)), packaged_floors())
    assert [text[f.start : f.end] for f in related.frames] == nuclei


SUMS = [
    ("Voss bids £1 billion, or about $1.3 billion, for Kia.", ["£1 billion"]),
    ("Voss bids £1 billion, 120 billion yen, for Kia.", ["£1 billion"]),
    ("Voss bids £1 billion and $1.3 billion for Kia.", ["£1 billion", "$1.3 billion"]),
    ("Voss bids $1 billion, $2 billion for Kia.", ["$1 billion", "$2 billion"]),
]


@pytest.mark.parametrize(("text", "nuclei"), SUMS)
def test_a_sum_in_another_currency_is_the_same_sum(text: str, nuclei: list[str]) -> None:
    [view] = views_of(document_of(text))
    assert [text[c.start : c.end] for c in candidates_in(0, view)] == nuclei
