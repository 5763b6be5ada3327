"""The recognizers as spaCy components: each alone in a blank pipeline fills its own span group."""

from __future__ import annotations

import json
import pickle

import pytest
import spacy

from dealparse.recognize.components import RecognizerComponent

TEXT = (
    "Japan's JERA signed a memorandum in Ohio on 3 May 2024 "
    "to buy 2 million tonnes of LNG for $900 million over 20 years."
)

CASES = [
    ("dealparse_money", ["$900 million"], {"currency": None, "low": 900_000_000}),
    ("dealparse_quantities", ["2 million tonnes of LNG"], {"unit": "Mt", "commodity": "LNG"}),
    ("dealparse_dates", ["3 May 2024"], {"date": "2024-05-03"}),
    ("dealparse_terms", ["20 years"], {"years": 20}),
    ("dealparse_parties", ["Japan", "JERA"], {"type": "government"}),
    ("dealparse_places", ["Ohio"], {"after": "in"}),
    ("dealparse_sectors", ["LNG"], {"sector": "lng"}),
    ("dealparse_instruments", ["memorandum"], {"instrument": "mou"}),
    ("dealparse_cues", ["buy"], {"cue": "head", "value": "purchase"}),
]


@pytest.mark.parametrize(("factory", "words", "value"), CASES, ids=[c[0] for c in CASES])
def test_component_alone_fills_its_group(factory: str, words: list[str], value: dict[str, object]) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(factory)
    doc = nlp(TEXT)
    found = [span.text for span in doc.spans[factory]]
    assert set(words) <= {text.removesuffix("'s") for text in found}
    values = doc.user_data[factory]
    assert len(values) == len(found)
    assert any(value.items() <= v.items() for v in values), values


@pytest.mark.parametrize("factory", [c[0] for c in CASES])
def test_values_can_be_stored(factory: str) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(factory)
    doc = nlp(TEXT)
    assert json.loads(json.dumps(doc.user_data[factory])) == doc.user_data[factory]
    assert spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes()).user_data[factory] == doc.user_data[factory]


def test_two_components_don_t_overwrite_each_other() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("dealparse_money")
    nlp.add_pipe("dealparse_parties")
    doc = nlp(TEXT)
    assert doc.spans["dealparse_money"] and doc.spans["dealparse_parties"]


def test_an_amount_inside_a_token_is_widened_to_it() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("dealparse_quantities")
    doc = nlp("The plant makes 25mt a year.")
    [span] = doc.spans["dealparse_quantities"]
    assert "25mt" in span.text


@pytest.mark.parametrize(("text", "date"), [("PERTH — Due on 3/4/2027.", "2027-04-03"), ("Due on 3/4/2027.", "2027")])
def test_numeric_dates_are_read_in_the_order_of_the_document(text: str, date: str) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("dealparse_dates")
    assert nlp(text).user_data["dealparse_dates"][0]["date"] == date


def test_relative_dates_need_a_published_date_on_the_doc() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("dealparse_dates")
    doc = nlp.make_doc("They signed it on Tuesday.")
    doc.user_data["published"] = "2025-10-30"
    assert nlp(doc).user_data["dealparse_dates"][0]["date"] == "2025-10-28"
    assert nlp("They signed it on Tuesday.").user_data["dealparse_dates"][0]["date"] is None


def test_component_can_be_pickled() -> None:
    nlp = spacy.blank("en")
    component = nlp.add_pipe("dealparse_cues")
    assert isinstance(component, RecognizerComponent)
    copy = pickle.loads(pickle.dumps(component))
    assert copy(nlp.make_doc(TEXT)).user_data["dealparse_cues"] == nlp(TEXT).user_data["dealparse_cues"]
