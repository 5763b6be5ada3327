"""From frames to records: mentions become values."""

from __future__ import annotations

from dealparse.normalize.records import normalize

__all__ = ["normalize"]
