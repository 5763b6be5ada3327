"""When a predicted value counts as the coded one: the tolerance of each kind of slot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from dealparse.evaluate.coded import CodedMoney, CodedParty, CodedVolume
from dealparse.evaluate.names import fold, keys_agree
from dealparse.normalize.units import to_base

T = TypeVar("T")

MONEY_TOLERANCE = 0.005
VOLUME_TOLERANCE = 0.02  # a tonne taken for a long ton stays inside, a short ton doesn't


def near(one: float | None, other: float | None, tolerance: float) -> bool:
    """Whether two bounds are equal within a relative tolerance; an absent bound equals only an absent one.

    Examples:
        >>> near(100.0, 100.4, 0.005), near(None, 1.0, 0.005), near(None, None, 0.005)
        (True, False, True)
    """
    if one is None or other is None:
        return one is other
    return abs(one - other) <= tolerance * max(abs(one), abs(other), 1e-9)


def same_party(one: CodedParty, other: CodedParty) -> bool:
    """Whether any name of one stands for any name of the other."""
    return any(keys_agree(a, b) for a in one.keys for b in other.keys)


def same_money(one: CodedMoney, other: CodedMoney) -> bool:
    """Same currency and period, bounds within half a percent. The qualifier is told by the bounds."""
    if (one.currency, one.period) != (other.currency, other.period):
        return False
    return near(one.low, other.low, MONEY_TOLERANCE) and near(one.high, other.high, MONEY_TOLERANCE)


def shares_value(one: CodedMoney | None, other: CodedMoney | None) -> bool:
    """Whether two amounts have a bound in common, currency and period aside, or are the same amount."""
    if one is None or other is None:
        return False
    common = {one.low, one.high} & {other.low, other.high} - {None}
    return bool(common) or same_money(one, other)


def same_volume(one: CodedVolume, other: CodedVolume) -> bool:
    """Same dimension, bounds within two percent once brought to base units. What is counted isn't compared."""
    (dimension, factor), (other_dimension, other_factor) = _base(one.unit), _base(other.unit)
    if dimension != other_dimension:
        return False
    return near(_times(one.low, factor), _times(other.low, other_factor), VOLUME_TOLERANCE) and near(
        _times(one.high, factor), _times(other.high, other_factor), VOLUME_TOLERANCE
    )


def _base(unit: str) -> tuple[str, float]:
    """Dimension and factor; a unit that isn't on our list equals only itself."""
    try:
        return to_base(unit)
    except ValueError:
        return fold(unit), 1.0


def _times(bound: float | None, factor: float) -> float | None:
    return None if bound is None else bound * factor


def same_date(one: str, other: str) -> bool:
    """Whether two ISO dates agree as far as both are known.

    Examples:
        >>> same_date("2030", "2030-06"), same_date("2030-07", "2030-06-01")
        (True, False)
    """
    known = min(len(one), len(other))
    return one == other if known < 4 else one[:known] == other[:known]


def count_pairs(one: Sequence[T], other: Sequence[T], same: Callable[[T, T], bool]) -> int:
    """How many items of the first list find a partner of their own in the second, taken in order.

    Examples:
        >>> count_pairs(["a", "a", "b"], ["b", "a"], lambda x, y: x == y)
        2
    """
    free = list(other)
    pairs = 0
    for item in one:
        at = next((i for i, candidate in enumerate(free) if same(item, candidate)), None)
        if at is not None:
            del free[at]
            pairs += 1
    return pairs
