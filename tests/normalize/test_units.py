"""Units: our list, converted by pint, and nothing else."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from dealparse.lexicon.codes import unit_names
from dealparse.normalize.units import to_base

# Their zero is not the zero of their base unit, so no factor converts them.
WITHOUT_FACTOR = {"degC", "degF"}


@pytest.mark.parametrize("unit", sorted(unit_names() - WITHOUT_FACTOR))
def test_every_unit_of_the_list_converts(unit: str) -> None:
    dimension, factor = to_base(unit)
    assert dimension
    assert factor > 0


@pytest.mark.parametrize(
    ("one", "count", "other"),
    [
        ("Mt/year", 1, "mtpa"),
        ("Mt", 1e6, "t"),
        ("kt", 1e3, "t"),
        ("short_ton", 0.90718474, "t"),
        ("long_ton", 1.0160469088, "t"),
        ("GW", 1e3, "MW"),
        ("TWh", 1e3, "GWh"),
        ("bbl", 0.158987294928, "m**3"),
        ("bbl/day", 365.25, "bbl/year"),
        ("ft**3", 0.028316846592, "m**3"),
        ("bcm", 1e9, "m**3"),
        ("Bcf", 1e9, "ft**3"),
        ("MMBtu", 1e6, "Btu"),
        ("hectare", 1e4, "m**2"),
        ("acre", 0.40468564224, "hectare"),
        ("count/quarter", 4, "count/year"),
        ("FEU", 2, "TEU"),
        ("dwt", 1, "t"),
        ("percentage_point", 100, "basis_point"),
        ("troy_ounce", 0.0311034768, "kg"),
    ],
)
def test_conversions(one: str, count: float, other: str) -> None:
    (dimension, factor), (other_dimension, other_factor) = to_base(one), to_base(other)
    assert dimension == other_dimension
    assert factor == pytest.approx(count * other_factor, rel=1e-4)


@pytest.mark.parametrize(("one", "other"), [("MW", "MWh"), ("t", "t/year"), ("count", "percent"), ("m**2", "m**3")])
def test_what_can_not_be_compared(one: str, other: str) -> None:
    assert to_base(one)[0] != to_base(other)[0]


@pytest.mark.parametrize("unit", ["", "USD", "parsec", "m; import os", "Mt/decade", "2 * m", "/year", *WITHOUT_FACTOR])
def test_units_that_are_refused(unit: str) -> None:
    with pytest.raises(ValueError, match=r"not a unit of our list|has no factor"):
        to_base(unit)


def test_threads_agree() -> None:
    units = sorted(unit_names() - WITHOUT_FACTOR) * 4
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(to_base, units)) == [to_base(unit) for unit in units]
