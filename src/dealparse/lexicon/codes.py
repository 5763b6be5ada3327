"""The closed code lists that records are validated against: ISO 4217 currencies and our units."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files


def _ids(name: str) -> frozenset[str]:
    text = files("dealparse.lexicon").joinpath("data", f"{name}.jsonl").read_text("utf-8")
    return frozenset(json.loads(line)["id"] for line in text.splitlines() if line.strip())


_PER = frozenset(["year", "month", "quarter", "week", "day", "hour", "minute", "second", "s"])


@cache
def currency_codes() -> frozenset[str]:
    """All ISO 4217 codes that we know."""
    return _ids("currencies")


@cache
def unit_names() -> frozenset[str]:
    """All units that a volume can have, without a rate."""
    return _ids("units")


def is_unit(unit: str) -> bool:
    """Whether `unit` is on our list, alone or as a rate ("Mt/year").

    Examples:
        >>> is_unit("Mt/year"), is_unit("parsec")
        (True, False)
    """
    base, _, per = unit.rpartition("/")
    return unit in unit_names() or (base in unit_names() and per in _PER)
