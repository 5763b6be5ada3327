"""The first stage: from what the caller gives to an :class:`~dealparse.model.article.Article` with its blocks."""

from __future__ import annotations

from dealparse.read.page import read_html
from dealparse.read.text import read_text

__all__ = ["read_html", "read_text"]
