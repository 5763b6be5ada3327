"""Totals that show without a score, what can't be a total, and what parts take over from theirs."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from dealparse.model.article import Article, Block
from dealparse.model.record import BindingBasis, Commitment, Evidence, Money, Party
from dealparse.reconcile.terms import with_papers
from dealparse.reconcile.wholes import can_hold, evident_totals, lists_of, shared_totals
from tests.records import pledge

LINES = (
    "Oslo and Lima signed a trade deal.",
    "First item of the list",
    "Second item of the list",
    "Third item of the list",
    "Fourth item of the list",
    "Fifth item of the list",
    "A line after it all.",
)
TEXT = "\n\n".join(LINES)


def _blocks() -> tuple[Block, ...]:
    at = [TEXT.index(line) for line in LINES]
    return tuple(
        Block(kind="bullet" if "item" in line else "paragraph", start=a, end=a + len(line))
        for a, line in zip(at, LINES, strict=True)
    )


ARTICLE = Article(text=TEXT, blocks=_blocks())
OSLO = (Party(name="Oslo", type="government"),)


def record(line: int, millions: int | None = None, **changes: Any) -> Commitment:
    start = TEXT.index(LINES[line])
    money = None
    if millions is not None:
        money = Money(low=Decimal(millions), high=Decimal(millions), currency="USD", qualifier="exact")
    fields: dict[str, Any] = {
        "id": f"r{line}",
        "committers": OSLO,
        "counterparties": (),
        "sectors": (),
        "money": money,
        "evidence": (Evidence(start=start, end=start + len(LINES[line]), text=LINES[line]),),
        "spans": {},
        "locations": (),
        "dates": pledge().dates.model_copy(update={"end": None, "spans": {}}),
    }
    return pledge(**(fields | changes))


DEAL = record(0, kind="trade_rules", instrument="treaty", status="signed")


def test_duties_and_rules_after_a_trade_deal_are_its_terms() -> None:
    records = [DEAL, record(1, kind="tariff"), record(2, 7), record(3, kind="trade_rules")]
    assert evident_totals(records) == {1: 0, 3: 0}


SUMS = [
    ([100, 60, 40], {1: 0, 2: 0}),  # they add up
    ([100, 60, 39], {}),
    ([100, 60], {}),  # one alone is no sum
    ([100, 13, 11, 9, 8, 7], {1: 0, 2: 0, 3: 0, 4: 0, 5: 0}),  # many have room in what opens the article
    ([20, 13, 11, 9, 8, 7], {}),  # and these have none
]


@pytest.mark.parametrize(("millions", "expected"), SUMS)
def test_sums(millions: list[int], expected: dict[int, int]) -> None:
    records = [record(n, m) for n, m in enumerate(millions)]
    assert evident_totals(records) == expected


def test_sums_of_strangers_do_not_add_up() -> None:
    others = [record(n, m, committers=(Party(name=f"Firm {n}", type="company"),)) for n, m in ((1, 60), (2, 40))]
    assert evident_totals([record(0, 100), *others]) == {}


CAN = [
    (record(1, 5), record(0, 9), 0, True),
    (record(1, 5), record(2, 9), 0, False),  # the total comes first
    (record(1), record(0, 9), 0, False),  # what has no amount is no part of a sum
    (record(1, 5), record(0, 9), 7, False),  # deep in the article only a list's lead-in is a total
    (record(1, 5, sectors=("lng",)), record(0, 9, sectors=("space",)), 0, False),
    (record(1, kind="tariff"), DEAL, 0, True),
    (record(1, kind="tariff"), DEAL, 1, False),  # a deal that isn't what the article is about
    (record(1, 5), record(0), 0, False),  # an investment without an amount
]


@pytest.mark.parametrize(("part", "total", "place", "expected"), CAN)
def test_what_can_hold_a_part(part: Commitment, total: Commitment, place: int, expected: bool) -> None:
    assert can_hold(part, total, place) is expected


def test_items_of_one_list_share_their_total() -> None:
    records = [record(n) for n in range(7)]
    lists = lists_of(ARTICLE, records)
    assert lists == [[1, 2, 3, 4, 5]]
    assert shared_totals(records, lists, {1: 0, 2: 0, 3: 0}) == {4: 0, 5: 0}
    assert shared_totals(records, lists, {1: 0}) == {}


def _basis(rule: str) -> BindingBasis:
    return BindingBasis(rule=rule, reason="as tested")


TERMS = [
    # what the total has, what the part has and what it has afterwards: instrument, status, binding
    (("treaty", "signed", "unclear"), (None, "pledged", "unclear"), ("treaty", "pledged", "unclear")),
    (("treaty", "effective", "binding"), (None, "pledged", "unclear"), ("treaty", "effective", "binding")),
    (("mou", "signed", "non_binding"), (None, "pledged", "unclear"), ("mou", "pledged", "non_binding")),
    (("mou", "signed", "non_binding"), ("contract", "signed", "binding"), ("contract", "signed", "binding")),
    (("contract", "signed", "binding"), (None, "proposed", "non_binding"), (None, "proposed", "non_binding")),
    ((None, "signed", "unclear"), (None, "pledged", "unclear"), (None, "pledged", "unclear")),
]


@pytest.mark.parametrize(("whole", "piece", "expected"), TERMS)
def test_terms_carry_the_paper_of_the_deal(
    whole: tuple[str | None, str, str], piece: tuple[str | None, str, str], expected: tuple[str | None, str, str]
) -> None:
    def made(line: int, values: tuple[str | None, str, str], **changes: Any) -> Commitment:
        names = ("instrument", "status", "binding")
        fields: dict[str, Any] = dict(zip(names, values, strict=True)) | {
            "kind": "trade_rules",
            "binding_basis": _basis("plain"),
        }
        return record(line, **(fields | changes))

    _, part = with_papers([made(0, whole), made(1, piece, part_of="r0")])
    assert (part.instrument, part.status, part.binding) == expected


def test_firms_investments_are_no_terms_of_a_deal() -> None:
    firm = record(1, 5, committers=(Party(name="Kia", type="company"),), part_of="r0")
    assert with_papers([DEAL, firm])[1].instrument is None
