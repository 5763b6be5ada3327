"""The scorer: when values agree, which records are aligned, how slots are counted. Tables worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealparse.errors import GoldError
from dealparse.evaluate import CodedRecord, Evaluation, Scored, read_records, score
from dealparse.evaluate.align import affinity, align, overlap
from dealparse.evaluate.coded import CodedMoney, CodedVolume
from dealparse.evaluate.equal import count_pairs, near, same_date, same_money, same_party, same_volume
from dealparse.evaluate.names import name_key, places_agree
from dealparse.evaluate.slots import SLOTS, Tally, compare


def record(**fields: Any) -> CodedRecord:
    """A coded record with a quote of its own, unless fields say otherwise."""
    base = {
        "id": "c1",
        "kind": "investment",
        "status": "pledged",
        "binding": "unclear",
        "evidence": ["Klow will build."],
    }
    return read_records([base | fields], "test")[0]


def money(low: float | None, high: float | None, currency: str = "USD", period: str | None = None) -> dict[str, Any]:
    return {"low": low, "high": high, "currency": currency, "qualifier": "exact", "period": period}


def volume(low: float | None, high: float | None, unit: str) -> dict[str, Any]:
    return {"low": low, "high": high, "unit": unit, "qualifier": "exact", "commodity": None}


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Japan", ("@jp",)),
        ("the United States", ("@us",)),
        ("The White House", ("@us",)),
        ("U.S.", ("@us",)),
        ("Tokyo", ("@jp",)),
        ("Tokyo Gas", ("tokyo", "gas")),
        ("Sprodj Grain Co., Ltd.", ("sprodj", "grain")),
        ("Sprodj's", ("sprodj",)),
        ("The Company", ("company",)),
        ("AT&T Inc", ("at&t",)),
        ("", ()),
    ],
)
def test_what_names_are_compared_by(name: str, key: tuple[str, ...]) -> None:
    assert name_key(name) == key


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"name": "Japan"}, {"name": "Japanese government"}, True),
        ({"name": "US", "aliases": ["America"]}, {"name": "United States"}, True),
        ({"name": "Carrier"}, {"name": "Carrier Global Corporation"}, True),
        ({"name": "Gulf"}, {"name": "Gulf Steel Works Sohar"}, False),
        ({"name": "GE"}, {"name": "GE Vernova"}, False),
        ({"name": "Vernova"}, {"name": "GE Vernova"}, True),
        ({"name": "Japan"}, {"name": "Japan Steel"}, False),
        ({"name": "Klow Rail", "aliases": ["KR"]}, {"name": "KR"}, True),
        ({"name": "Klow Rail"}, {"name": "Zileheroum Bank"}, False),
    ],
)
def test_same_party(one: dict[str, Any], other: dict[str, Any], same: bool) -> None:
    a, b = record(committers=[one]).committers[0], record(committers=[other]).committers[0]
    assert same_party(a, b) is same
    assert same_party(b, a) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Texas", "texas", True),
        ("Louisiana", "Cameron, Louisiana", True),
        ("the US", "America", True),
        ("Ohio", "Texas", False),
        ("port of Klow", "port of Sbrodj", False),
    ],
)
def test_same_place(one: str, other: str, same: bool) -> None:
    assert places_agree(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "tolerance", "expected"),
    [
        (100, 100.5, 0.005, True),
        (100, 100.6, 0.005, False),
        (0, 0, 0.005, True),
        (None, None, 0.005, True),
        (None, 0, 0.005, False),
        (-5, 5, 0.5, False),
    ],
)
def test_near(one: float | None, other: float | None, tolerance: float, expected: bool) -> None:
    assert near(one, other, tolerance) is expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (CodedMoney(5e9, 5e9, "USD", None), CodedMoney(5.02e9, 5.02e9, "USD", None), True),
        (CodedMoney(5e9, 5e9, "USD", None), CodedMoney(5e9, 5e9, "EUR", None), False),
        (CodedMoney(5e9, 5e9, "USD", None), CodedMoney(5e9, 5e9, "USD", "year"), False),
        (CodedMoney(5e9, 5e9, "USD", None), CodedMoney(5e9, None, "USD", None), False),
        (CodedMoney(None, 5e9, "USD", None), CodedMoney(None, 5e9, "USD", None), True),
    ],
)
def test_same_money(one: CodedMoney, other: CodedMoney, same: bool) -> None:
    assert same_money(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ((2, "Mt/year"), (2_000_000, "t/year"), True),
        ((2, "Mt/year"), (2.03, "Mt/year"), True),
        ((2, "Mt/year"), (2, "Mt"), False),
        ((2, "Mt/year"), (2.1, "Mt/year"), False),
        ((1000, "MW"), (1, "GW"), True),
        ((15, "percent"), (15, "count"), False),
        ((1, "furlong"), (1, "Furlong"), True),
        ((1, "furlong"), (1, "m"), False),
        ((1000, "liter/s"), (1, "cumec"), True),
    ],
)
def test_same_volume(one: tuple[float, str], other: tuple[float, str], same: bool) -> None:
    a, b = (CodedVolume(n, n, unit, None) for n, unit in (one, other))
    assert same_volume(a, b) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2030", "2030", True),
        ("2030", "2030-07-01", True),
        ("2030-07", "2030-07-01", True),
        ("2030-07", "2030-08", False),
        ("203", "2030", False),
    ],
)
def test_same_date(one: str, other: str, same: bool) -> None:
    assert same_date(one, other) is same


def test_pairs_are_one_to_one_and_greedy() -> None:
    assert count_pairs([1, 1], [1], lambda a, b: a == b) == 1
    # 2 takes the 1 that only 1 could have had: pairs are taken in order, not chosen for the best sum.
    assert count_pairs([2, 1], [1, 2], lambda a, b: abs(a - b) <= 1 and a >= b) == 1


QUOTE = "Klow Rail will build a line to Douma for $2 billion."


def test_overlap_is_measured_on_the_shorter_quote() -> None:
    one = record(evidence=[QUOTE])
    assert overlap(one, record(evidence=["a line to Douma"])) == 1
    assert overlap(one, record(evidence=["a line to Szohod"])) == 0.75
    assert overlap(one, record(evidence=[""])) == 0
    assert overlap(record(evidence=["x", QUOTE]), record(evidence=[{"text": QUOTE}])) == 1


RAIL = {"name": "Klow Rail", "type": "company"}
DOUMA = {"name": "Douma", "type": "government"}


@pytest.mark.parametrize(
    ("gold", "predicted", "expected"),
    [
        # one quote in common, same kind: 1 + 0.5
        ({"evidence": [QUOTE]}, {"evidence": [QUOTE]}, 1.5),
        # and money, volume, committer, counterparty: + 1.5 + 0.7 + 0.7 + 0.4
        (
            {"evidence": [QUOTE], "money": money(2e9, 2e9), "volumes": [volume(1, 1, "km")]}
            | {"committers": [RAIL], "counterparties": [DOUMA]},
            {"evidence": [QUOTE], "money": money(2e9, None), "volumes": [volume(1, 1, "km")]}
            | {"committers": [RAIL], "counterparties": [DOUMA]},
            4.8,
        ),
        # the other kind
        ({"evidence": [QUOTE]}, {"evidence": [QUOTE], "kind": "purchase"}, 1.0),
        # another amount: - 1.5
        ({"evidence": [QUOTE], "money": money(2e9, 2e9)}, {"evidence": [QUOTE], "money": money(3e9, 3e9)}, 0.0),
        # an amount on one side only: - 0.5
        ({"evidence": [QUOTE], "money": money(2e9, 2e9)}, {"evidence": [QUOTE]}, 1.0),
        # no words in common: nothing, unless amount and a party agree
        ({"evidence": ["abc"]}, {"evidence": ["xyz"], "committers": [RAIL]}, 0.0),
        (
            {"evidence": ["abc"], "money": money(2e9, 2e9), "counterparties": [DOUMA]},
            {"evidence": ["xyz"], "money": money(2e9, 2e9), "counterparties": [DOUMA]},
            2.4,
        ),
    ],
)
def test_affinity(gold: dict[str, Any], predicted: dict[str, Any], expected: float) -> None:
    assert affinity(record(**gold), record(**predicted)) == pytest.approx(expected)


def test_alignment_is_one_to_one_and_strongest_first() -> None:
    gold = [record(id="c1", evidence=[QUOTE]), record(id="c2", evidence=[QUOTE], money=money(2e9, 2e9))]
    predicted = [record(id="p1", evidence=[QUOTE], money=money(2e9, 2e9)), record(id="p2", evidence=[QUOTE])]
    assert dict(align(gold, predicted)) == {0: 1, 1: 0}
    assert dict(align(gold[:1], [predicted[1], predicted[1]])) == {0: 0}
    assert align(gold, []) == ()


def test_alignment_needs_enough_in_common() -> None:
    far = record(evidence=["Klow Rail will build a bridge for Zileheroum"], kind="purchase")
    assert overlap(record(evidence=[QUOTE]), far) == 0.75
    assert align([record(evidence=[QUOTE])], [far]) == ()


def tallies(gold: dict[str, Any], predicted: dict[str, Any]) -> dict[str, Tally]:
    found = compare(record(**gold), record(**predicted), {"c9": "p9"})
    return {name: tally for name, tally in found.items() if tally.gold or tally.predicted}


BARE = {"kind": None, "status": None, "binding": None}


@pytest.mark.parametrize(
    ("gold", "predicted", "expected"),
    [
        ({"kind": "tariff"}, {"kind": "tariff"}, {"kind": Tally(1, 1, 1)}),
        ({"kind": "tariff"}, {"kind": "sanction"}, {"kind": Tally(0, 1, 1)}),
        ({"instrument": "mou"}, {"instrument": None}, {"instrument": Tally(0, 1, 0)}),
        ({"disputed": False}, {"disputed": True}, {"disputed": Tally(0, 0, 1)}),
        ({"previously_announced": True}, {"previously_announced": True}, {"previously_announced": Tally(1, 1, 1)}),
        ({"sectors": ["lng", "coal"]}, {"sectors": ["coal"]}, {"sectors": Tally(1, 2, 1)}),
        ({"locations": ["Ohio"]}, {"locations": ["Ohio", "Texas"]}, {"locations": Tally(1, 1, 2)}),
        ({"committers": [RAIL, DOUMA]}, {"committers": [DOUMA]}, {"committers": Tally(1, 2, 1)}),
        ({"money": money(1, 1)}, {"money": money(1, 1)}, {"money": Tally(1, 1, 1)}),
        ({"volumes": [volume(1, 1, "GW")]}, {"volumes": [volume(1000, 1000, "MW")]}, {"volumes": Tally(1, 1, 1)}),
        ({"dates": {"end": "2030"}}, {"dates": {"end": "2030-05"}}, {"end": Tally(1, 1, 1)}),
        ({"dates": {"term_years": 20}}, {"dates": {"term_years": 20.0}}, {"term_years": Tally(1, 1, 1)}),
        ({"dates": {"start": "2030"}}, {"dates": {"end": "2030"}}, {"start": Tally(0, 1, 0), "end": Tally(0, 0, 1)}),
        ({"volumes": [volume(15, 15, "%")]}, {"volumes": [volume(15, 15, "percent")]}, {"volumes": Tally(1, 1, 1)}),
        ({"part_of": "c9"}, {"part_of": "p9"}, {"part_of": Tally(1, 1, 1)}),
        ({"part_of": "c9"}, {"part_of": "p8"}, {"part_of": Tally(0, 1, 1)}),
        ({"part_of": "c8"}, {"part_of": "p8"}, {"part_of": Tally(0, 1, 1)}),
    ],
)
def test_slots(gold: dict[str, Any], predicted: dict[str, Any], expected: dict[str, Tally]) -> None:
    assert tallies(BARE | gold, BARE | predicted) == expected


def test_attribution_is_not_scored() -> None:
    assert "attribution" not in {slot.name for slot in SLOTS}


@pytest.mark.parametrize(
    ("tally", "precision", "recall", "f1"),
    [
        (Tally(0, 0, 0), 1, 1, 1),
        (Tally(0, 3, 0), 0, 0, 0),
        (Tally(0, 0, 3), 0, 0, 0),
        (Tally(1, 2, 1), 1, 0.5, 2 / 3),
        (Tally(3, 4, 6), 0.5, 0.75, 0.6),
    ],
)
def test_tallies(tally: Tally, precision: float, recall: float, f1: float) -> None:
    assert (tally.precision, tally.recall, tally.f1) == pytest.approx((precision, recall, f1))


def scored(gold: list[dict[str, Any]], predicted: list[dict[str, Any]], name: str = "a") -> Scored:
    return Scored(name, read_records(gold, name), read_records(predicted, name))


def example() -> Evaluation:
    """Two gold records: the first found with a wrong binding, the second missed; one false alarm."""
    line = {"id": "c1", "kind": "investment", "binding": "unclear", "evidence": [QUOTE], "committers": [RAIL]}
    other = {"id": "c2", "kind": "tariff", "binding": "binding", "evidence": ["Duties on hats fall to nothing."]}
    guess = {"id": "p1"} | {key: line[key] for key in ("kind", "evidence", "committers")} | {"binding": "binding"}
    noise = {"id": "p2", "kind": "purchase", "binding": "unclear", "evidence": ["It rained all week in Szohod."]}
    return score([scored([line, other], [guess, noise])])


def test_figures() -> None:
    figures = example().figures
    shown = figures.to_dict()
    assert (shown["docs"], shown["gold"], shown["pred"], shown["crashed"]) == (1, 2, 2, 0)
    assert shown["detect_f1"] == 0.5
    assert figures.by_slot["kind"] == Tally(1, 2, 2)
    assert figures.by_slot["binding"] == Tally(0, 2, 2)
    assert figures.by_slot["committers"] == Tally(1, 1, 1)
    assert figures.slots == Tally(2, 5, 5)
    assert shown["slot_f1"] == pytest.approx(0.4)
    assert shown["record_f1"] == 0
    assert shown["binding_acc"] == 0
    assert figures.confusion == {("unclear", "binding"): 1}
    assert [outcome.state for outcome in example().outcomes] == ["found", "missed", "false_alarm"]


def test_a_perfect_answer() -> None:
    coded = [
        {
            "id": "c1",
            "kind": "tariff",
            "binding": "unclear",
            "evidence": [QUOTE],
            "volumes": [volume(15, 15, "percent")],
        }
    ]
    figures = score([scored(coded, coded)]).figures.to_dict()
    assert {name: value for name, value in figures.items() if isinstance(value, float) and value != 1} == {}


def test_nothing_to_find_and_nothing_found() -> None:
    figures = score([scored([], [])]).figures
    assert figures.detect.f1 == figures.slots.f1 == 1
    assert figures.binding_acc == 0


def test_a_crash_counts_as_nothing_found() -> None:
    article = scored([{"id": "c1", "evidence": [QUOTE]}], [])
    figures = score([Scored("a", article.gold, (), "[DP900] fault")]).figures
    assert (figures.crashed, figures.detect.recall) == (1, 0)


@pytest.mark.parametrize(
    "item",
    [
        "text",
        {"committers": [3]},
        {"committers": "Klow"},
        {"sectors": "lng"},
        {"money": {"low": "much"}},
        {"volumes": ["2 MW"]},
        {"evidence": [{"quote": "x"}]},
        {"dates": ["2030"]},
    ],
)
def test_what_is_no_coded_record(item: Any) -> None:
    with pytest.raises(GoldError, match="record 1 is not a coded record"):
        read_records([item], "x.json")


coded_records = st.lists(
    st.fixed_dictionaries(
        {
            "id": st.sampled_from(["c1", "c2", "c3"]),
            "kind": st.sampled_from(["tariff", "purchase", None]),
            "evidence": st.lists(st.sampled_from([QUOTE, "Duties fall.", "Klow Rail will build"]), max_size=2),
            "committers": st.lists(st.sampled_from([RAIL, DOUMA, "Klow"]), max_size=2),
            "money": st.one_of(st.none(), st.just(money(2e9, 2e9)), st.just(money(None, 2e9, "EUR"))),
        }
    ),
    max_size=4,
)


@given(coded_records, coded_records)
def test_scores_stay_in_bounds(gold: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> None:
    result = score([scored(gold, predicted)])
    assert all(0 <= value <= 1 for value in result.figures.to_dict().values() if isinstance(value, float))
    assert len(result.outcomes) == len(gold) + len(predicted) - result.figures.detect.hits
