"""What belongs to another item or amount of a sentence."""

from __future__ import annotations

import pytest

from dealparse.relate.candidates import candidates_in, views_of
from dealparse.relate.items import apart_by_semicolons, told_with_another
from tests.scenes import document_of

ROW = "Japan will build a mill with Kia; a port with Hanwha; and a $200 million plant with Doosan."
ITEMS = [("Japan", False), ("Kia", False), ("Hanwha", True), ("Doosan", False)]


@pytest.mark.parametrize(("name", "apart"), ITEMS)
def test_semicolons_part_what_leads_in_from_no_item_but_items_from_each_other(name: str, apart: bool) -> None:
    [view] = views_of(document_of(ROW))
    candidate = next(c for c in candidates_in(0, view) if c.money is not None)
    mention = next(r.mention for r in view.scene.parties if r.mention.name == name)
    assert apart_by_semicolons(view, candidate, mention) is apart


AMOUNTS = [
    ("It lends $30 million to Kia, and $20 million to Hanwha.", "Kia", True),
    ("It lends $30 million to Kia, and $20 million to Hanwha.", "Hanwha", False),
    ("With Kia it puts in $30 million, and $20 million with Hanwha.", "Kia", False),
    ("It lends $30 million to Kia and $20 million more.", "Kia", False),
]


@pytest.mark.parametrize(("text", "name", "other"), AMOUNTS)
def test_a_party_tied_to_the_amount_before_is_told_with_it(text: str, name: str, other: bool) -> None:
    [view] = views_of(document_of(text))
    last = [c for c in candidates_in(0, view) if c.money is not None][-1]
    mention = next(r.mention for r in view.scene.parties if r.mention.name == name)
    assert told_with_another(view, last, mention) is other
