"""Dates and terms that stand outside an undertaking's own sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dealparse.model.frame import Frame, Role
from dealparse.relate.candidates import views_of
from dealparse.relate.sequels import carried_on
from tests.scenes import document_of

FIRST = "Kawa Steel will buy Leda Mills for $3 billion."
AFTER = [
    ("The deal is to be completed by early 2027.", "None/2027/None/None"),
    ("Settlement is expected on 21 May 2026.", "None/2026-05-21/None/None"),
    ("Deliveries are to run from 2027 to 2033.", "2027/2033/None/None"),
    ("Work begins in March 2026.", "2026-03/None/None/None"),
    ("It came into force on 7 July 2025.", "2025-07-07/None/None/None"),
    ("The contract, signed on 5 May 2025, runs for 12 years.", "None/None/2025-05-05/12"),
    ("Mechanical completion: March 2027.", "None/2027-03/None/None"),
    ("The two sides hope to close by May 2026.", "None/2026-05/None/None"),
    ("The first coils are due in 2027.", "2027/None/None/None"),
    ("The first coils are to be handed over in 2027.", "2027/None/None/None"),
    ("It is to be handed over in 2027.", "None/2027/None/None"),
    ("They arrive in May 2027.", "2027-05/None/None/None"),
    ("It should close in the first quarter of 2027.", "None/2027/None/None"),
    ("Kawa Steel expects to finish it in 2027.", "None/None/None/None"),
    ("Kawa Steel was founded in 1901.", "None/None/None/None"),
    ("Analysts expect a profit by 2028.", "None/None/None/None"),
    ("The yard needs $1 billion by 2030.", "None/None/None/None"),
    ("The mill opened its gates in 1960.", "None/None/None/None"),
]


def frame_of(claim: int, kind: str = "acquisition") -> Frame:
    """A frame that knows of no date."""
    return Frame(claim=claim, start=0, end=1, score=0.9, kind=kind, status="pledged", evidence=((0, 1),))  # type: ignore[arg-type]


def told(frame: Frame) -> str:
    """start/end/announced/term."""
    end = frame.end_date
    dates = [frame.start_date and frame.start_date.date, end and (end.end_date or end.date)]
    dates.append(frame.announced and frame.announced.date)
    return "/".join([*map(str, dates), str(frame.term.years if frame.term else None)])


@pytest.mark.parametrize(("after", "expected"), AFTER)
def test_the_next_sentence_dates_it(after: str, expected: str) -> None:
    views = views_of(document_of(f"{FIRST} {after}"))
    assert told(carried_on(views, [frame_of(0)])[0]) == expected


def test_a_party_of_it_dates_it() -> None:
    document = document_of(f"{FIRST} Kawa Steel expects to finish it in 2027.")
    buyer = document.scenes[0].parties[0]
    role = Role(buyer.entity, buyer.mention.start, buyer.mention.end, 0.9)
    frame = replace(frame_of(0), committers=(role,))
    assert told(carried_on(views_of(document), [frame])[0]) == "None/2027/None/None"


def test_of_two_sums_none_is_dated() -> None:
    views = views_of(document_of("Kawa buys coal for $2 billion and iron for $3 billion. Deliveries begin in 2027."))
    sums = views[0].scene.money
    frames = [replace(frame_of(0), money=sums[0]), replace(frame_of(0), money=sums[1])]
    assert [told(f) for f in carried_on(views, frames)] == ["None/None/None/None"] * 2


def test_another_undertaking_keeps_its_dates() -> None:
    views = views_of(document_of(f"{FIRST} Work begins in March 2026."))
    assert told(carried_on(views, [frame_of(0), frame_of(1)])[0]) == "None/None/None/None"


def test_a_term_of_each_is_lent_to_the_items() -> None:
    lead = "Kawa Gas signed for 5 Mt a year of LNG, every one of them with a term of 20 years."
    text = f"{lead}\n\n• Leda LNG: 2 Mt\n• Orb LNG: 3 Mt"
    views = views_of(document_of(text))
    items = [v.scene.claim.index for v in views if v.scene.claim.kind == "bullet"]
    frames = carried_on(views, [frame_of(0, "purchase"), *(frame_of(i, "purchase") for i in items), frame_of(items[0])])
    assert [str(f.term.years) if f.term else None for f in frames] == [None, "20", "20", None]
