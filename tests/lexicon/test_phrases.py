"""The pattern syntax, the word forms, and the index that finds phrases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealparse.errors import LexiconError
from dealparse.lexicon.loader import IrregularVerb, PhraseEntry, index_of, irregular_verbs, load
from dealparse.lexicon.phrases import PhraseIndex, expand, noun_forms, verb_forms, words_of

VERBS = [
    ("buy", {"buy", "buys", "buying", "bought"}),
    ("invest", {"invest", "invests", "investing", "invested"}),
    ("supply", {"supply", "supplies", "supplying", "supplied"}),
    ("commit", {"commit", "commits", "committing", "committed"}),
    ("ship", {"ship", "ships", "shipping", "shipped"}),
    ("agree", {"agree", "agrees", "agreeing", "agreed"}),
    ("finance", {"finance", "finances", "financing", "financed"}),
    ("order", {"order", "orders", "ordering", "ordered"}),
    ("lend", {"lend", "lends", "lending", "lent"}),
    ("undertake", {"undertake", "undertakes", "undertaking", "undertook", "undertaken"}),
    ("plan", {"plan", "plans", "planning", "planned"}),
    ("deploy", {"deploy", "deploys", "deploying", "deployed"}),
    ("cut", {"cut", "cuts", "cutting"}),
    ("set", {"set", "sets", "setting"}),
    ("tie", {"tie", "ties", "tying", "tied"}),
]


@pytest.mark.parametrize(("verb", "forms"), VERBS, ids=[v for v, _ in VERBS])
def test_verb_forms(verb: str, forms: set[str]) -> None:
    assert set(verb_forms(verb, irregular_verbs())) == forms


@pytest.mark.parametrize(
    ("noun", "plural"),
    [("loan", "loans"), ("facility", "facilities"), ("tranche", "tranches"), ("tax", "taxes"), ("delay", "delays")],
)
def test_noun_forms(noun: str, plural: str) -> None:
    assert noun_forms(noun) == [noun, plural]


@pytest.mark.parametrize(
    ("pattern", "rows"),
    [
        ("letter of intent", {("letter", "of", "intent")}),
        (
            "soft|hard (credit) line",
            {("soft", "line"), ("hard", "line"), ("soft", "credit", "line"), ("hard", "credit", "line")},
        ),
        ("off-take", {("off", "take")}),
        ("@duty free", {("duty", "free"), ("duties", "free")}),
    ],
)
def test_expand(pattern: str, rows: set[tuple[str, ...]]) -> None:
    assert set(expand(pattern, {})) == rows


ENTRIES = (
    PhraseEntry(id="loi", phrases=("@letter of intent",), example="-"),
    PhraseEntry(id="letter", phrases=("@letter",), example="-"),
    PhraseEntry(id="sar", phrases=("SAR",), cased=True, example="-"),
    PhraseEntry(id="offtake", phrases=("off take",), example="-"),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Two letters of intent", [("loi", "letters of intent")]),
        ("a letter, of intent", [("letter", "letter")]),
        ("letter\u00a0of\u00a0intent", [("loi", "letter\u00a0of\u00a0intent")]),
        ("the letter’s date", [("letter", "letter")]),
        ("SAR 5 but not sar", [("sar", "SAR")]),
        ("an off-take deal", [("offtake", "off-take")]),
        ("of intent", []),
        ("", []),
    ],
)
def test_index_finds(text: str, found: list[tuple[str, str]]) -> None:
    hits = index_of(ENTRIES).find(text, words_of(text))
    assert [(h.payload.id, text[h.start : h.end]) for h in hits] == found


def test_groups_may_overlap_and_one_group_not() -> None:
    phrases = [(("firm", "order"), False, "a:long"), (("order",), False, "a:short"), (("order",), False, "b:short")]
    text = "a firm order"
    grouped = PhraseIndex(phrases, lambda p: p[0]).find(text, words_of(text))
    assert [h.payload for h in grouped] == ["a:long", "b:short"]


@given(st.text())
def test_words_are_true_to_the_text(text: str) -> None:
    for word in words_of(text):
        assert text[word.start : word.end] == word.text


def test_unknown_field_is_named_with_file_and_line() -> None:
    with pytest.raises(LexiconError, match=r"irregular_verbs\.jsonl line 1"):
        load("irregular_verbs", PhraseEntry)


def test_every_irregular_verb_stands_in_its_example() -> None:
    for entry in load("irregular_verbs", IrregularVerb):
        assert entry.past[0] in entry.example
