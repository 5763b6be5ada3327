"""From mentions to frames: who undertakes what toward whom."""

from __future__ import annotations

from dealparse.relate.frames import relate

__all__ = ["relate"]
