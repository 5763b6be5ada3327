"""What most records of an article agree on fills what one of the same parties leaves open."""

from __future__ import annotations

from typing import Any

from dealparse.reconcile.topics import fill_topics
from tests.records import pledge


def mined(name: str, **changes: Any) -> Any:
    fields: dict[str, Any] = {"id": name, "sectors": ("critical_minerals",), "locations": ()}
    return pledge(**(fields | changes))


def test_the_sector_that_all_agree_on_is_filled_in() -> None:
    records = [mined("a"), mined("b"), mined("c", sectors=())]
    assert fill_topics(records)[2].sectors == ("critical_minerals",)


def test_rules_of_trade_totals_and_strangers_keep_what_they_have() -> None:
    records = [mined("a"), mined("b", part_of="t"), mined("r", sectors=(), kind="tariff"), mined("t", sectors=())]
    stranger = mined("s", sectors=(), committers=(), counterparties=())
    assert [r.sectors for r in fill_topics([*records, stranger])[2:]] == [(), (), ()]


def test_one_record_or_a_divided_article_fills_nothing() -> None:
    assert fill_topics([mined("a"), mined("b", sectors=())])[1].sectors == ()
    divided = [mined("a"), mined("b", sectors=("metals",)), mined("c", sectors=())]
    assert fill_topics(divided)[2].sectors == ()


def test_a_site_must_be_the_only_one() -> None:
    there = [mined(n, locations=("Klow",)) for n in "abcd"]
    assert fill_topics([*there, mined("e")])[4].locations == ("Klow",)
    assert fill_topics([*there, mined("f", locations=("Dbrnouk",)), mined("e")])[5].locations == ()
