"""Words that settle status and kind by themselves, and the paper of a promise."""

from __future__ import annotations

import pytest

from dealparse.relate.candidates import candidates_in, views_of
from dealparse.relate.kinds import sure_kind
from dealparse.relate.statuses import settled, sure_status
from tests.scenes import document_of

STATUSES = [
    ("Voss broke ground in May on a $90 million mill.", "effective"),
    ("The ministers will sign an accord worth $90 million.", "pledged"),
    ("The board approved a loan of $90 million.", "pledged"),
    ("Kestrel tore up its $90 million lease.", "cancelled"),
    ("Orbex is weighing a $90 million mill in Ohio.", "proposed"),
    ("The airline took options on 12 jets.", "proposed"),
    ("Voss will invest $90 million in Ohio.", None),
    ("Kestrel cancelled the option for 12 jets.", None),  # two that disagree
]


@pytest.mark.parametrize(("text", "expected"), STATUSES)
def test_words_that_settle_the_status(text: str, expected: str | None) -> None:
    [view] = views_of(document_of(text))
    cue = sure_status(view, candidates_in(0, view)[0])
    assert (settled(cue)[0] if cue is not None else None) == expected


KINDS = [
    ("Kestrel is buying 28 jets for $90 million.", "acquisition", True),
    ("Orbex: a $90 million deal for drones", "investment", True),
    ("Orbex will build a $90 million plant for drones.", "investment", False),
    ("Kestrel will buy a $90 million stake in an airline with 28 jets.", "acquisition", False),
    ("Kestrel is buying 28 jets for $90 million.", "purchase", False),
]


@pytest.mark.parametrize(("text", "kind", "changed"), KINDS)
def test_goods_are_purchased(text: str, kind: str, changed: bool) -> None:
    [view] = views_of(document_of(text))
    assert (sure_kind(view, candidates_in(0, view)[0], kind) is not None) is changed
