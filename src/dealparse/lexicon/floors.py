"""The least probability at which each decision is taken; chosen by cross-validation (training/README.md)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def packaged_floors() -> Mapping[str, float]:
    """Floors by decision."""
    text = files("dealparse.lexicon").joinpath("data", "floors.json").read_text("utf-8")
    return MappingProxyType({name: float(value) for name, value in json.loads(text).items()})
