"""Measures in two units of one system: "5 feet 2 inches"."""

from __future__ import annotations

import re
from decimal import Decimal

from dealparse.recognize.number_grammar import EXACT, ONE, Number, plain, times
from dealparse.recognize.unit_marks import UnitMark


def value_of(number: Number, mark: UnitMark | None) -> Decimal:
    """The number's value in the unit of its mark.

    Args:
        number: a number that isn't vague.
        mark: its unit, None for a count.
    """
    value = number.value or Decimal(0)
    if mark is None or (mark.scale == ONE and mark.unit.factor == ONE):
        return value
    return times(value, EXACT.multiply(mark.scale, mark.unit.factor))


# Mixed measures, each in its system's smallest unit: "5 feet 2 inches" is 62 inches.
_SYSTEMS = (
    {"yard": Decimal(36), "ft": Decimal(12), "inch": Decimal(1)},
    {"km": Decimal(100000), "m": Decimal(100), "dm": Decimal(10), "cm": Decimal(1)},
    {"lb": Decimal(16), "oz": Decimal(1)},
    {"kg": Decimal(1000), "g": Decimal(1)},
)
_MIXES = re.compile(r"\s|,?\s(?:and\s)?")


def compound(
    low: str, free: list[Number], marks: list[UnitMark | None], at: int
) -> tuple[tuple[Number, Decimal, UnitMark], int] | None:
    """Number, value and unit of a mixed measure that begins at `at`, and how many numbers it takes."""
    first = marks[at]
    system = next((s for s in _SYSTEMS if first is not None and first.unit.name in s), None)
    if first is None or system is None:
        return None
    total, last, used = EXACT.multiply(value_of(free[at], first), system[first.unit.name]), first, 1
    while at + used < len(free):
        mark, number = marks[at + used], free[at + used]
        if mark is None or mark.unit.name not in system or system[mark.unit.name] >= system[last.unit.name]:
            break
        gap = _MIXES.fullmatch(low, last.end, number.start)
        value = EXACT.multiply(value_of(number, mark), system[mark.unit.name])
        # "2 km and 1 m" are two lengths, "7 feet and 10 inches" is one.
        if gap is None or (gap.group() != " " and ("inch" not in system or value >= system[last.unit.name])):
            break
        total, last, used = EXACT.add(total, value), mark, used + 1
    if used == 1:
        return None
    return (free[at], plain(EXACT.divide(total, system[last.unit.name])), last), used
