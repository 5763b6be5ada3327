"""The example of every entry of the layout lexicons is understood as the entry says."""

from __future__ import annotations

import pytest

from dealparse.lexicon.layout import Abbreviation, LayoutCue, WordSet, layout_cues
from dealparse.lexicon.loader import load
from dealparse.lexicon.phrases import words_of
from dealparse.read import read_text
from dealparse.segment import segment


@pytest.mark.parametrize("cue", load("layout", LayoutCue), ids=lambda cue: cue.id)
def test_layout_cue(cue: LayoutCue) -> None:
    assert layout_cues().match(cue.example) == cue


@pytest.mark.parametrize("entry", load("abbreviations", Abbreviation), ids=lambda entry: entry.id)
def test_abbreviation(entry: Abbreviation) -> None:
    assert entry.id in entry.example
    claims = [claim.text for claim in segment(read_text(entry.example))]
    assert len(claims) == (2 if entry.kind == "unit" else 1), claims


@pytest.mark.parametrize("entry", load("word_sets", WordSet), ids=lambda entry: entry.id)
def test_word_set(entry: WordSet) -> None:
    words = {form for word in words_of(entry.example) for form in (word.lower, *word.lower.split("-"))}
    assert words & set(entry.words)
    assert all(word == word.lower() for word in entry.words)
