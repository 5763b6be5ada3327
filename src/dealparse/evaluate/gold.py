"""Reads a folder of coded articles, and runs a pipeline over it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dealparse.errors import DealparseError, GoldError
from dealparse.evaluate.coded import CodedRecord, read_records
from dealparse.evaluate.scoring import Scored
from dealparse.model.extraction import Extraction

_ARTICLE_SUFFIXES = (".txt", ".html", ".md")


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article with its coded records.

    Args:
        name: the file name without suffix.
        path: of the article.
        published: what relative dates are resolved against.
        records: as coded.
    """

    name: str
    path: Path
    published: str | None
    records: tuple[CodedRecord, ...]


def read_gold(folder: Path) -> tuple[GoldArticle, ...]:
    """Read every coded article of a folder: NAME.json with NAME.txt, NAME.html or NAME.md beside it.

    Args:
        folder: the folder; JSON files without an article beside them are passed over.

    Raises:
        GoldError: there is no such folder, no coded article in it, or one is not in the form of docs/record.md.
    """
    if not folder.is_dir():
        raise GoldError(f"{folder}: not a folder; give one that holds NAME.txt (or .html) with NAME.json beside it")
    pairs = ((path, _article_beside(path)) for path in sorted(folder.glob("*.json")))
    found = tuple(_read_pair(path, article) for path, article in pairs if article is not None)
    if not found:
        raise GoldError(f"{folder}: no coded article in it; needed are NAME.txt (or .html) with NAME.json beside it")
    return found


def _article_beside(path: Path) -> Path | None:
    return next((p for suffix in _ARTICLE_SUFFIXES if (p := path.with_suffix(suffix)).exists()), None)


def _read_pair(path: Path, article: Path) -> GoldArticle:
    gold = read_json(path)
    if not isinstance(gold.get("commitments"), list):
        raise GoldError(f"{path}: needs a list 'commitments'; docs/record.md shows the form")
    records = read_records(gold["commitments"], str(path))
    return GoldArticle(path.stem, article, gold.get("published"), records)


def read_json(path: Path) -> Mapping[str, Any]:
    """Read a JSON object.

    Raises:
        GoldError: the file can't be read, or is no JSON object.
    """
    try:
        value = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise GoldError(f"{path}: can't be read ({error.strerror})") from error
    except ValueError as error:
        raise GoldError(f"{path}: is not JSON in UTF-8 ({error})") from error
    if not isinstance(value, dict):
        raise GoldError(f"{path}: a JSON object is needed, not a {type(value).__name__}")
    return value


@dataclass(frozen=True, slots=True)
class Prediction:
    """What a pipeline made of one article: records as JSON, or the error that it raised."""

    records: tuple[Mapping[str, Any], ...] = ()
    error: str | None = None


def predict(article: GoldArticle, extract: Callable[[Path, str | None], Extraction]) -> Prediction:
    """Run a pipeline on one article.

    Args:
        article: the article.
        extract: takes the path and the published date.

    Returns:
        The records; none, and the error's text, where our error was raised.
    """
    try:
        return Prediction(tuple(extract(article.path, article.published).to_dicts()))
    except DealparseError as error:
        return Prediction(error=str(error))


def scored(article: GoldArticle, prediction: Prediction) -> Scored:
    """The article's gold beside what was predicted."""
    return Scored(article.name, article.records, read_records(prediction.records, article.name), prediction.error)
