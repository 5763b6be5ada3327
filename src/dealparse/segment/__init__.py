"""The second stage: from an article's blocks to its claims."""

from __future__ import annotations

from dealparse.segment.claims import segment

__all__ = ["segment"]
