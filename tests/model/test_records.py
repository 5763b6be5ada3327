"""The contract: what a record refuses, and that it comes back from JSON as the same bytes."""

from __future__ import annotations

import json
import pickle
from decimal import Decimal
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from pydantic import ValidationError

from dealparse.lexicon.codes import currency_codes, is_unit
from dealparse.model.article import Article, Block
from dealparse.model.extraction import Extraction
from dealparse.model.record import Commitment, Evidence, Money, Party, Volume
from dealparse.model.span import OffsetMap, Span
from tests.records import TEXT, extraction, extractions, money, offtake, pledge, span, volumes


@pytest.mark.parametrize(
    ("low", "high", "qualifier"),
    [
        (5, 5, "exact"),
        (5, 5, "approx"),
        (5, None, "at_least"),
        (None, 5, "at_most"),
        (5, 6, "range"),
        (0, 0, "exact"),
    ],
)
def test_bounds_that_agree(low: Any, high: Any, qualifier: Any) -> None:
    assert Money(low=low, high=high, currency="USD", qualifier=qualifier).qualifier == qualifier
    assert Volume(low=low, high=high, unit="MW", qualifier=qualifier).qualifier == qualifier


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "why"),
    [
        (None, None, "exact", "needs a low or a high"),
        (6, 5, "range", "above high"),
        (5, 6, "exact", "doesn't agree"),
        (5, 6, "approx", "doesn't agree"),
        (5, None, "exact", "doesn't agree"),
        (5, 5, "at_least", "doesn't agree"),
        (None, 5, "at_least", "doesn't agree"),
        (5, None, "at_most", "doesn't agree"),
        (5, 6, "at_most", "doesn't agree"),
        (5, None, "range", "doesn't agree"),
        (-1, -1, "exact", "greater than or equal to 0"),
        (1, 1, "roughly", "Input should be"),
    ],
)
def test_bounds_that_contradict(low: Any, high: Any, qualifier: Any, why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        Money(low=low, high=high, currency="USD", qualifier=qualifier)
    with pytest.raises(ValidationError, match=why):
        Volume(low=low, high=high, unit="MW", qualifier=qualifier)


@pytest.mark.parametrize("currency", ["usd", "US$", "XYZ", "", "DOLLAR"])
def test_currency_must_be_iso(currency: str) -> None:
    with pytest.raises(ValidationError, match="ISO 4217"):
        Money(low=Decimal(1), high=Decimal(1), currency=currency, qualifier="exact")


@pytest.mark.parametrize("currency", ["USD", "EUR", "JPY", "KRW", "GBP", "CNY", "INR", "SAR", "AED", "XAF", "CHF"])
def test_currencies_that_are_there(currency: str) -> None:
    assert currency in currency_codes()


@pytest.mark.parametrize(
    "unit", ["Mt/year", "MW", "GWh", "bbl/day", "ft**3/day", "t", "hectare", "km", "percent", "count"]
)
def test_units_of_the_guide(unit: str) -> None:
    assert is_unit(unit)


@pytest.mark.parametrize("unit", ["", "parsec", "mt/year", "Mt/", "Mt/decade", "/year", "USD", "Mt/year/year"])
def test_unit_must_be_listed(unit: str) -> None:
    with pytest.raises(ValidationError, match="not a unit of our list"):
        Volume(low=Decimal(1), high=Decimal(1), unit=unit, qualifier="exact")


@pytest.mark.parametrize(
    ("model", "fields"),
    [
        (Party, {"name": "", "type": "company"}),
        (Party, {"name": "Sprodj", "type": "firm"}),
        (Party, {"name": "Sprodj", "type": "company", "country": "SY"}),
        (Span, {"start": 0, "end": 3, "text": "ab"}),
        (Span, {"start": -1, "end": 1, "text": "ab"}),
        (Span, {"start": 3, "end": 2, "text": ""}),
        (Block, {"kind": "footnote", "start": 0, "end": 1}),
        (Block, {"kind": "bullet", "start": 0, "end": 1, "depth": -1}),
        (Article, {"text": "ab", "blocks": [{"kind": "quote", "start": 0, "end": 3}]}),
        (Article, {"text": "abc", "blocks": [{"kind": "quote", "start": 2, "end": 1}]}),
        (
            Article,
            {
                "text": "abc",
                "blocks": [{"kind": "quote", "start": 0, "end": 2}, {"kind": "quote", "start": 1, "end": 3}],
            },
        ),
    ],
)
def test_what_is_no_record(model: Any, fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        model(**fields)


@pytest.mark.parametrize(
    "changes",
    [
        {"id": ""},
        {"kind": "gift"},
        {"status": "done"},
        {"binding": "maybe"},
        {"instrument": "handshake"},
        {"sectors": ("sailing",)},
        {"evidence": ()},
        {"confidence": 1.1},
        {"confidence": -0.1},
        {"unknown": 1},
        {"binding_basis": None},
    ],
)
def test_commitment_refuses(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        pledge(**changes)


def test_what_is_missing_is_null() -> None:
    bare = offtake(volumes=(), sectors=(), instrument=None, committers=())
    found = bare.model_dump(mode="json")
    nulls = {name for name, value in found.items() if value is None}
    assert nulls == {"money", "instrument", "attribution", "part_of"}
    assert {name for name, value in found["dates"].items() if value is None} == {
        "announced",
        "start",
        "end",
        "term_years",
    }


def test_records_are_frozen() -> None:
    record = pledge()
    with pytest.raises(ValidationError, match="frozen"):
        record.kind = "tariff"


@pytest.mark.parametrize(
    ("records", "why"),
    [
        ((pledge(), offtake(id="d1")), "unique"),
        ((pledge(part_of="d9"),), "not a record here"),
        ((pledge(part_of="d1"),), "part of itself"),
        ((pledge(spans={"head": Span(start=0, end=6, text="invest")}),), "stands 'Bordur', not 'invest'"),
        ((pledge(evidence=(Evidence(start=0, end=2, text="no"),)),), "stands 'Bo'"),
        ((pledge(evidence=(Evidence(start=10**6, end=10**6 + 2, text="no"),)),), "stands ''"),
    ],
)
def test_extraction_refuses(records: tuple[Commitment, ...], why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        extraction(*records)


WRONG = Span(start=0, end=2, text="no")


@pytest.mark.parametrize(
    "changes",
    [
        {"committers": (Party(name="x", type="company", span=WRONG),)},
        {"counterparties": (Party(name="x", type="company", span=WRONG),)},
        {"money": Money(low=Decimal(1), currency="USD", qualifier="at_least", span=WRONG)},
        {"volumes": (Volume(low=Decimal(1), unit="t", qualifier="at_least", span=WRONG),)},
        {"dates": {"spans": {"end": WRONG}}},
        {"spans": {"status": WRONG}},
        {"binding_basis": {"rule": "r", "reason": "r", "span": WRONG}},
        {
            "binding_by_speaker": (
                {"speaker": None, "binding": "unclear", "basis": {"rule": "r", "reason": "r", "span": WRONG}},
            )
        },
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_every_span_is_held_against_the_text(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="not 'no'"):
        extraction(pledge(**changes))


def test_face_of_an_extraction() -> None:
    found = extraction()
    assert found.text == TEXT
    assert [record["id"] for record in found.to_dicts()] == ["d1", "d2"]
    assert [json.loads(line) for line in found.to_jsonl().splitlines()] == found.to_dicts()
    assert found.to_jsonl().endswith("\n")


def test_json_uses_the_field_names_of_the_coding_guide() -> None:
    fields = list(pledge().model_dump(mode="json"))
    assert fields[:17] == [
        *(
            "id",
            "kind",
            "committers",
            "counterparties",
            "money",
            "volumes",
            "sectors",
            "status",
            "instrument",
            "binding",
        ),
        *("dates", "locations", "attribution", "previously_announced", "part_of", "disputed", "evidence"),
    ]


@given(extractions())
@settings(max_examples=60)
def test_json_round_trip_gives_the_same_bytes(found: Extraction) -> None:
    written = found.model_dump_json()
    again = Extraction.model_validate_json(written)
    assert again == found
    assert again.model_dump_json() == written
    assert pickle.loads(pickle.dumps(found)) == found


@given(extractions())
@settings(max_examples=20)
def test_json_obeys_the_schema(found: Extraction) -> None:
    jsonschema.validate(found.model_dump(mode="json"), Extraction.model_json_schema(mode="serialization"))


@given(money())
def test_money_round_trip(amount: Money) -> None:
    assert Money.model_validate_json(amount.model_dump_json()) == amount


@given(volumes())
def test_volume_round_trip(volume: Volume) -> None:
    assert Volume.model_validate_json(volume.model_dump_json()) == volume


def test_all_spans_has_every_span() -> None:
    texts = {s.text for s in pledge().all_spans()}
    assert {"invest", "by 2031", "at least $3 billion", "Borduria", "will"} <= texts


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8"])
def test_offsets_in_other_units(encoding: str) -> None:
    text = "é🚢–x"
    offsets = OffsetMap(text, encoding)
    codec = {"utf-16": "utf-16-le", "utf-8": "utf-8"}[encoding]
    width = {"utf-16": 2, "utf-8": 1}[encoding]
    for at in range(len(text) + 1):
        assert offsets.encode(at) == len(text[:at].encode(codec)) // width
        assert offsets.decode(offsets.encode(at)) == at
    assert span("Klow").text == "Klow"
