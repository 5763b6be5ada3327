"""Every cue is found in its example, and the cue lists are closed."""

from __future__ import annotations

import pytest

from dealparse.lexicon.binding import BindingRule, binding_rules
from dealparse.lexicon.cues import CueEntry, cue_entries
from dealparse.lexicon.floors import packaged_floors
from dealparse.model.vocabulary import KINDS, STATUSES
from dealparse.recognize.cues import find_cues


@pytest.mark.parametrize("entry", cue_entries(), ids=lambda e: e.id)
def test_example_holds_the_cue(entry: CueEntry) -> None:
    assert entry.id in {c.entry for c in find_cues(entry.example)}


@pytest.mark.parametrize("entry", [e for e in cue_entries() if e.cue in ("head", "status")], ids=lambda e: e.id)
def test_values_are_of_the_contract(entry: CueEntry) -> None:
    assert entry.value in (KINDS if entry.cue == "head" else STATUSES)


@pytest.mark.parametrize("rule", binding_rules(), ids=lambda r: r.id)
def test_rule_says_when_and_why(rule: BindingRule) -> None:
    assert rule.reason and rule.example.endswith(".")


def test_last_rule_always_holds() -> None:
    last = binding_rules()[-1]
    conditions = (last.explicit, last.instrument, last.status, last.kind, last.modality)
    assert conditions == (None,) * 5


def test_floors_are_probabilities() -> None:
    assert all(0 <= floor <= 1 for floor in packaged_floors().values())
