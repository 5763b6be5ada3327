"""What stands in a stream in the place of an article that could not be read."""

from __future__ import annotations

from dataclasses import dataclass

from dealparse.errors import DealparseError


@dataclass(frozen=True, slots=True)
class Failed:
    """An article that could not be read.

    Args:
        index: its place in the stream, from 0.
        error: what was wrong.
    """

    index: int
    error: DealparseError
