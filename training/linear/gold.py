"""Reads a coded article: its text beside the JSON of its gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from dealparse.model.article import Article
from dealparse.read import read_html, read_text


def read_coded(path: Path) -> tuple[Article, list[dict[str, Any]]]:
    """A coded article as read, and its records.

    Args:
        path: the gold; the article stands beside it, as ``.txt`` or ``.html``.
    """
    gold = json.loads(path.read_text("utf-8"))
    article = next(p for s in (".txt", ".html") if (p := path.with_suffix(s)).exists())
    reader = read_html if article.suffix == ".html" else read_text
    return reader(article.read_text("utf-8"), published=gold.get("published")), gold["commitments"]
