"""The binding decision: which rule fires, on which words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dealparse.model.frame import Frame
from dealparse.model.mention import CueMention, InstrumentMention
from dealparse.model.vocabulary import Instrument, Status
from dealparse.normalize.binding import decide_binding

TEXT = "words that stand for the article"
HEDGE = CueMention(0, 5, "words", "modal", "hedge", "plan")
FRAME = Frame(claim=0, start=0, end=5, score=0.9, kind="investment", status="pledged", evidence=((0, 5),))


def cue(value: str) -> CueMention:
    return CueMention(6, 10, "that", "bind", value, "explicit")


CASES: list[tuple[Status, Instrument | None, bool, str | None, str, str]] = [
    # status, instrument, hedged, explicit statement -> flag, rule
    ("pledged", None, False, None, "unclear", "plain_promise"),
    ("pledged", None, True, None, "non_binding", "hedged"),
    ("signed", None, False, None, "unclear", "plain_agreement"),
    ("signed", "agreement", False, None, "unclear", "plain_agreement"),
    ("signed", "framework_agreement", False, None, "unclear", "plain_agreement"),
    ("signed", "contract", False, None, "binding", "hard_by_nature"),
    ("signed", "contract", True, None, "binding", "hard_by_nature"),
    ("signed", "loan_agreement", False, None, "binding", "hard_by_nature"),
    ("signed", "mou", False, None, "non_binding", "soft_by_nature"),
    ("signed", "letter_of_intent", False, None, "non_binding", "soft_by_nature"),
    ("signed", "heads_of_agreement", False, None, "non_binding", "soft_by_nature"),
    ("signed", "term_sheet", False, None, "non_binding", "soft_by_nature"),
    ("pledged", "joint_statement", False, None, "non_binding", "soft_by_nature"),
    ("effective", "joint_statement", False, None, "non_binding", "soft_by_nature"),
    ("effective", None, False, None, "binding", "performed"),
    ("effective", "treaty", False, None, "binding", "performed"),
    ("effective", "law", False, None, "binding", "performed"),
    ("signed", "law", False, None, "unclear", "law_made"),
    ("signed", "treaty", False, None, "unclear", "plain_agreement"),
    ("proposed", None, False, None, "non_binding", "proposed_only"),
    ("proposed", "law", False, None, "non_binding", "proposed_only"),
    ("cancelled", "contract", False, None, "binding", "hard_by_nature"),
    ("cancelled", "mou", False, None, "non_binding", "soft_by_nature"),
    ("cancelled", None, True, None, "non_binding", "hedged"),
    ("cancelled", None, False, None, "unclear", "plain_promise"),
    ("signed", "contract", False, "non_binding", "non_binding", "stated_non_binding"),
    ("signed", "mou", False, "binding", "binding", "stated_binding"),
    ("signed", "agreement", False, "binding", "binding", "stated_binding"),
    ("pledged", None, True, "binding", "binding", "stated_binding"),
]


@pytest.mark.parametrize(("status", "instrument", "hedged", "explicit", "flag", "rule"), CASES)
def test_rule_that_fires(
    status: Status, instrument: Instrument | None, hedged: bool, explicit: str | None, flag: str, rule: str
) -> None:
    named = InstrumentMention(11, 16, "stand", instrument, "x") if instrument else None
    cues = (cue(explicit),) if explicit else ()
    frame = replace(FRAME, status=status, instrument=named, hedged=hedged, hedge=HEDGE if hedged else None, cues=cues)
    binding, basis = decide_binding(frame, TEXT)
    assert (binding, basis.rule) == (flag, rule)


@pytest.mark.parametrize(
    ("explicit", "instrument", "words"),
    [("non_binding", None, "that"), (None, "mou", "stand"), (None, None, "words")],
)
def test_basis_points_at_the_words(explicit: str | None, instrument: Instrument | None, words: str) -> None:
    named = InstrumentMention(11, 16, "stand", instrument, "x") if instrument else None
    cues = (cue(explicit),) if explicit else ()
    frame = replace(FRAME, instrument=named, hedged=True, hedge=HEDGE, cues=cues)
    _, basis = decide_binding(frame, TEXT)
    assert basis.span is not None and basis.span.text == words
