"""Writes the records of one or many articles in the formats of the command line, each article as it comes."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from typing import TextIO

from dealparse.export.delimited import csv_header, csv_rows
from dealparse.model.extraction import Extraction

PLAIN_WIDTH = 140  # of a table that goes to a file or a pipe


class Writer(ABC):
    """Writes extractions to a stream.

    Args:
        out: where to.
        several: whether there are several articles; then each record says which one it comes from.
    """

    def __init__(self, out: TextIO, several: bool) -> None:
        self._out = out
        self._several = several
        self._count = 0

    def write(self, name: str, extraction: Extraction) -> None:
        """Write one article's records under the article's name."""
        self._write(name, extraction)
        self._count += 1
        self._out.flush()

    @abstractmethod
    def _write(self, name: str, extraction: Extraction) -> None: ...

    def close(self) -> None:
        """Write what closes the format; the stream stays open."""
        self._out.flush()


class TableWriter(Writer):
    """A table for each article."""

    def _write(self, name: str, extraction: Extraction) -> None:
        from rich.console import Console

        from dealparse.export.table import records_table

        console = Console(file=self._out, width=None if self._out.isatty() else PLAIN_WIDTH)
        console.print(records_table(extraction, title=name if self._several else None))


class JsonWriter(Writer):
    """One Extraction object; of several articles an array of ``{"file": …, "extraction": …}``."""

    def _write(self, name: str, extraction: Extraction) -> None:
        body = extraction.model_dump_json(indent=2)
        if self._several:
            body = f'{{"file": {json.dumps(name, ensure_ascii=False)}, "extraction": {body}}}'
            self._out.write(",\n" if self._count else "[\n")
        self._out.write(body)

    def close(self) -> None:
        if self._several:
            self._out.write("\n]\n" if self._count else "[]\n")
        elif self._count:
            self._out.write("\n")
        super().close()


class JsonlWriter(Writer):
    """One Commitment object a line; of several articles with the article's name as the first key."""

    def _write(self, name: str, extraction: Extraction) -> None:
        if not self._several:
            self._out.write(extraction.to_jsonl())
            return
        for record in extraction.to_dicts():
            line = json.dumps({"file": name, **record}, ensure_ascii=False, separators=(",", ":"))
            self._out.write(line + "\n")


class CsvWriter(Writer):
    """One row a record; of several articles with the article's name in the first column."""

    def __init__(self, out: TextIO, several: bool) -> None:
        super().__init__(out, several)
        out.write(csv_header(["file"] if several else []))

    def _write(self, name: str, extraction: Extraction) -> None:
        self._out.write(csv_rows(extraction, [name] if self._several else []))


WRITERS: dict[str, type[Writer]] = {
    "table": TableWriter,
    "json": JsonWriter,
    "jsonl": JsonlWriter,
    "csv": CsvWriter,
}
