"""Converts the units of volumes, by a pint registry that knows our list and nothing else counts.

Money never goes through it. The registry is built on first use (pint takes half a second to start) and under a lock,
because pint fills caches of its own while it converts.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from threading import Lock
from typing import TYPE_CHECKING

from dealparse.lexicon.amounts import units

if TYPE_CHECKING:
    import pint

_QUARTER = "quarter_of_a_year = year / 4"  # pint's own "quarter" is a weight
# A rate's time, as the registry reads it.
_TIMES = {time: time for time in ("year", "month", "week", "day", "hour", "minute", "s")} | {
    "quarter": "quarter_of_a_year"
}
_LOCK = Lock()


def to_base(unit: str) -> tuple[str, float]:
    """The dimension of a unit, and the factor that brings a number in it to base units.

    Args:
        unit: a unit of lexicon/data/units.jsonl, alone or as a rate ("Mt/year").

    Returns:
        The dimension as pint writes it, and the factor. Units of one dimension can be compared.

    Raises:
        ValueError: the unit is not on the list, or has no factor because its zero lies elsewhere (degrees Celsius).

    Examples:
        >>> to_base("km"), to_base("kt/year")[0] == to_base("lb/day")[0]
        (('[length]', 1000.0), True)
    """
    with _LOCK:
        return _to_base(unit)


@cache
def _to_base(unit: str) -> tuple[str, float]:
    expression = _expression(unit)
    registry = _registry()
    if registry.Quantity(0.0, expression).to_base_units().m:
        raise ValueError(f"{unit!r} has no factor: its zero is not the zero of its base unit")
    one = registry.Quantity(1.0, expression).to_base_units()
    return str(one.dimensionality), float(one.magnitude)


def _expression(unit: str) -> str:
    """The unit as our registry reads it."""
    names = _names()
    if unit in names:
        return names[unit]
    base, _, time = unit.rpartition("/")
    if base in names and time in _TIMES:
        return f"({names[base]})/{_TIMES[time]}"
    raise ValueError(f"not a unit of our list (dealparse/lexicon/data/units.jsonl): {unit!r}")


@cache
def _names() -> dict[str, str]:
    """By id, the name under which the registry knows a unit: what its definition defines, else its id."""
    return {unit.id: (unit.define or unit.id).partition("=")[0].strip() for unit in units()}


@cache
def _registry() -> pint.UnitRegistry[float]:
    import pint

    # Begun empty: a registry that loads its own definitions caches them, and some of ours take over a name that means
    # something else to pint (kt is a knot there, count has no dimension).
    registry: pint.UnitRegistry[float] = pint.UnitRegistry(None, on_redefinition="ignore")
    registry.load_definitions(str(files("pint").joinpath("default_en.txt")))
    registry.default_system = "mks"
    registry.define(_QUARTER)
    for unit in units():
        if unit.define is not None:
            registry.define(unit.define)
    return registry
