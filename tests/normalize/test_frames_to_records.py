"""From frames to records: values, their spans, and ids that depend on content alone."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from dealparse.model.dates import PartialDate
from dealparse.model.frame import Frame, Role
from dealparse.model.mention import DateMention, MoneyMention, QuantityMention, TermMention
from dealparse.normalize import normalize
from tests.scenes import document_of

TEXT = "Kia will invest $200 million in a plant for 90 MW from 2026 to 2030."
DOCUMENT = document_of(TEXT)


def at(words: str) -> tuple[int, int, str]:
    start = TEXT.index(words)
    return start, start + len(words), words


FRAME = Frame(
    claim=0, start=0, end=3, score=0.876543, kind="investment", status="pledged", evidence=((0, len(TEXT)),),
    money=MoneyMention(*at("$200 million"), Decimal(200_000_000), Decimal(200_000_000), "USD", "exact"),
    volumes=(QuantityMention(*at("90 MW"), Decimal(90), Decimal(90), "MW", "exact", "plant"),),
    committers=(Role(0, 0, 3, 0.9),),
)  # fmt: skip


def test_values_and_their_spans() -> None:
    [record] = normalize(DOCUMENT, [FRAME])
    assert record.money is not None and record.money.low == 200_000_000
    assert record.money.span is not None and record.money.span.text == "$200 million"
    assert [(v.unit, v.commodity) for v in record.volumes] == [("MW", "plant")]
    assert [p.name for p in record.committers] == ["Kia"]
    assert all(TEXT[s.start : s.end] == s.text for s in record.all_spans())


def test_an_amount_without_a_currency_is_no_money() -> None:
    assert FRAME.money is not None
    [record] = normalize(DOCUMENT, [replace(FRAME, money=replace(FRAME.money, currency=None))])
    assert record.money is None


def test_a_unit_that_is_not_on_the_list_is_left_out() -> None:
    [record] = normalize(DOCUMENT, [replace(FRAME, volumes=(replace(FRAME.volumes[0], unit="parsec"),))])
    assert record.volumes == ()


def test_a_period_becomes_a_rate() -> None:
    [record] = normalize(DOCUMENT, [replace(FRAME, volumes=(replace(FRAME.volumes[0], unit="count", period="year"),))])
    assert record.volumes[0].unit == "count/year"


def test_a_range_gives_start_and_end() -> None:
    span = DateMention(*at("2026 to 2030"), PartialDate(2026), PartialDate(2030), "range")
    term = TermMention(*at("90 MW"), Decimal(5))
    [record] = normalize(DOCUMENT, [replace(FRAME, start_date=span, end_date=span, term=term)])
    assert (str(record.dates.start), str(record.dates.end)) == ("2026", "2030")
    assert record.dates.term_years == 5


def test_an_end_before_the_start_drops_the_start() -> None:
    late = DateMention(*at("2030"), PartialDate(2030))
    early = DateMention(*at("2026"), PartialDate(2026))
    [record] = normalize(DOCUMENT, [replace(FRAME, start_date=late, end_date=early)])
    assert record.dates.start is None and str(record.dates.end) == "2026"


def test_the_id_depends_on_content_not_on_place() -> None:
    [one] = normalize(DOCUMENT, [FRAME])
    moved = document_of("Monday.\n\n" + TEXT)
    shift = len("Monday.\n\n")
    assert FRAME.money is not None
    frame = replace(
        FRAME, start=FRAME.start + shift, end=FRAME.end + shift, evidence=((shift, shift + len(TEXT)),),
        money=FRAME.money.shifted(shift), volumes=tuple(v.shifted(shift) for v in FRAME.volumes),
        committers=(Role(next(e.id for e in moved.entities.values() if e.name == "Kia"), shift, shift + 3, 0.9),),
    )  # fmt: skip
    [two] = normalize(moved, [frame])
    assert one.id == two.id


def test_confidence_is_rounded_so_that_bytes_are_stable() -> None:
    assert normalize(DOCUMENT, [FRAME])[0].confidence == 0.877
