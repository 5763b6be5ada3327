"""The encoder as a spaCy component."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dealparse.language.component import PARTIES, EncoderComponent


@pytest.fixture(scope="module")
def component() -> EncoderComponent:
    return EncoderComponent(None, 1)


NLP = spacy.blank("en")
TEXT = "Ostmark will buy 12 trams from Veltron for $40 million.\n\nThe mayor of Lund cheered."


def test_fills_tags_heads_and_sentences(component: EncoderComponent) -> None:
    doc = component(NLP(TEXT))
    assert [s.text.strip() for s in doc.sents] == TEXT.split("\n\n")
    verb = next(t for t in doc if t.text == "buy")
    assert (verb.dep_, verb.pos_) == ("ROOT", "VERB")
    assert {t.text for t in verb.children} >= {"Ostmark", "will", "trams"}
    assert all(e.text for e in doc.ents)
    assert PARTIES in doc.spans


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=120))
@example("::\x1b\x1b\x1b\x08")
@example("\0")
@example(" \n")
def test_any_text_gets_a_forest(component: EncoderComponent, text: str) -> None:
    doc = component(NLP(text))
    assert all(t.sent.root.head == t.sent.root for t in doc)


def test_what_is_no_article_is_one_sentence(component: EncoderComponent) -> None:
    doc = component(NLP("\x1b\x1b\x1b\x1b Kawa will build a mill"))
    assert next(t for t in doc if t.text == "build").pos_ == "VERB"
