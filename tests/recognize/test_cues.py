"""Cues in sentences: what is found, of which class, with what value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealparse.recognize.cues import find_cues

CASES = [
    ("Kia will invest $200 million", "head", ["investment"]),
    ("Kia will invest $200 million", "modal", ["promise"]),
    ("The fund is considering a stake", "modal", ["hedge"]),
    ("The fund is considering a stake", "status", ["proposed"]),
    ("They signed a letter of intent", "status", ["signed", "proposed"]),
    ("The sale was completed", "status", ["effective"]),
    ("The order was cancelled", "status", ["cancelled"]),
    ("The board rejected the offer", "status", ["cancelled"]),
    ("It isn't binding", "bind", ["non_binding"]),
    ("The offer is not legally binding", "bind", ["non_binding"]),
    ("The letter is legally binding on nobody", "bind", ["non_binding"]),
    ("It is binding on neither side", "bind", ["non_binding"]),
    ("A binding offtake agreement", "bind", ["binding"]),
    ("a firm order for ten jets", "bind", ["binding"]),
    ("previously pledged money", "previous", ["yes"]),
    ("the already announced plant", "previous", ["yes"]),
    ("the $3bn that Kia pledged in July", "previous", ["yes"]),
    ("as originally announced", "previous", ["yes"]),
    ("the largest plant it had ever been promised", "previous", ["yes"]),
    ("the ministry denied it", "dispute", ["yes"]),
    ("revenue rose", "noise", ["statistics"]),
    ("of which $2bn is for rail", "part", ["part"]),
    ("the minister said", "said", ["say"]),
    ("India will impose a duty", "head", ["tariff", "tariff"]),
    ("the two agencies will cooperate", "head", ["cooperation"]),
    ("a grant of 20 million euros", "head", ["financing"]),
    ("the takeover of the miner", "head", ["acquisition"]),
]


@pytest.mark.parametrize(("text", "cue", "values"), CASES)
def test_values_of_a_class(text: str, cue: str, values: list[str]) -> None:
    assert {c.value for c in find_cues(text) if c.cue == cue} == set(values)


def test_the_subject_of_a_seller_is_the_counterparty() -> None:
    [cue] = [c for c in find_cues("The mill will sell steel") if c.cue == "head"]
    assert (cue.text, cue.value, cue.subject) == ("sell", "purchase", "counterparty")


@given(st.text())
def test_spans_are_true_and_finding_is_deterministic(text: str) -> None:
    found = find_cues(text)
    assert all(text[c.start : c.end] == c.text for c in found)
    assert found == find_cues(text)
