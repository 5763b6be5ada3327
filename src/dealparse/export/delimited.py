"""Records as CSV (RFC 4180, UTF-8, a header line)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from dealparse.export.rows import COLUMNS, Cell
from dealparse.model.extraction import Extraction


def csv_header(leading: Iterable[str] = ()) -> str:
    """The header line.

    Args:
        leading: names of columns put before ours.
    """
    return _lines([[*leading, *(column.name for column in COLUMNS)]])


def csv_rows(extraction: Extraction, leading: Iterable[str] = ()) -> str:
    """One line a record, without a header; the columns are those of ``to_pandas``.

    Args:
        extraction: what ``extract`` returned.
        leading: values put before ours on every line.
    """
    before = list(leading)
    return _lines([[*before, *(_cell(column.read(c)) for column in COLUMNS)] for c in extraction.commitments])


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _lines(rows: Iterable[Iterable[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()
