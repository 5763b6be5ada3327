"""From claims to mentions: money, volumes, dates, terms, parties, places, sectors, instruments, cues."""

from __future__ import annotations

from dealparse.recognize.scenes import recognize

__all__ = ["recognize"]
