"""A spaCy pipeline of the caller's as a further source of parties."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from dealparse import Pipeline
from dealparse.errors import OptionError
from dealparse.model.extraction import Extraction

PATTERNS = [
    {"label": "ORG", "pattern": "kawa.io"},
    {"label": "ORG", "pattern": "adrano"},
    {"label": "ORG", "pattern": "Voss"},
    {"label": "GPE", "pattern": "Ohio"},
    {"label": "NORP", "pattern": "nordic"},
    {"label": "WORK_OF_ART", "pattern": "plant"},
]


def ruled() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns(PATTERNS)  # type: ignore[attr-defined]
    return nlp


def sides(x: Extraction) -> list[tuple[list[str], list[str]]]:
    return [([p.name for p in c.committers], [p.name for p in c.counterparties]) for c in x.commitments]


CASES = [
    ("On Tuesday adrano said it will invest $200 million in a plant in Ohio.", [(["adrano"], [])]),
    ("kawa.io will lend Voss Rail $20 million.", [(["kawa.io"], ["Voss Rail"])]),
    ("adrano’s $200 million investment in Ohio was announced on Monday.", [(["adrano"], [])]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_its_entities_are_parties_where_we_see_none(text: str, expected: list[tuple[list[str], list[str]]]) -> None:
    assert sides(Pipeline(nlp=ruled()).extract(text)) == expected
    assert sides(Pipeline().extract(text)) != expected


@pytest.mark.parametrize(
    "text", ["Voss Rail will build a plant in Ohio for $200 million.", "The nordic lenders will lend Voss $9 million."]
)
def test_ours_stand_where_both_see_one(text: str) -> None:
    assert Pipeline(nlp=ruled()).extract(text) == Pipeline().extract(text)


@Language.component("test_tagger_only")
def tagger_only(doc: Doc) -> Doc:
    return doc


@Language.component("test_fails", assigns=["doc.ents"])
def fails(doc: Doc) -> Doc:
    raise RuntimeError("no entities today")


def with_pipe(name: str) -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe(name)
    return nlp


def disabled() -> Language:
    nlp = ruled()
    nlp.disable_pipe("entity_ruler")
    return nlp


@pytest.mark.parametrize(
    ("nlp", "said"),
    [
        ("en_core_web_sm", r"nlp must be a spaCy pipeline .*, not str"),
        (spacy.blank("en"), r"lacks named entities \(doc\.ents\).*it has none.*add \"ner\" or \"entity_ruler\""),
        (with_pipe("test_tagger_only"), r"none of its components \(test_tagger_only\) declares"),
        (disabled(), "it has none"),
    ],
)
def test_it_is_said_what_is_missing(nlp: object, said: str) -> None:
    with pytest.raises(OptionError, match=said):
        Pipeline(nlp=nlp)  # type: ignore[arg-type]


def test_a_pipeline_that_fails_is_said_to_have_failed() -> None:
    with pytest.raises(OptionError, match="given as nlp failed on the article: RuntimeError: no entities today"):
        Pipeline(nlp=with_pipe("test_fails")).extract(CASES[0][0])


def test_what_is_too_long_for_it_is_left_out() -> None:
    nlp = ruled()
    nlp.max_length = 40
    text = CASES[0][0]
    assert Pipeline(nlp=nlp).extract(text) == Pipeline().extract(text)


def test_pickled_and_shared_between_threads_it_answers_alike() -> None:
    pipe = Pipeline(nlp=ruled())
    texts = [text for text, _ in CASES] * 3
    alone = [pipe.extract(text) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(pipe.extract, texts)) == alone
    copy = pickle.loads(pickle.dumps(pipe))
    assert [copy.extract(text) for text in texts] == alone
    assert list(pipe.stream(texts, workers=2)) == alone


def test_the_packaged_component_serves_too() -> None:
    nlp = with_pipe("dealparse_encoder")
    assert Pipeline(nlp=nlp).extract("Voss Rail will build a plant in Ohio for $200 million.").commitments
