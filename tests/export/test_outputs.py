"""Frames, CSV, tables, pages and the writers of the command line."""

from __future__ import annotations

import builtins
import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from rich.console import Console

from dealparse.errors import MissingExtraError
from dealparse.export.delimited import csv_header, csv_rows
from dealparse.export.html import to_html
from dealparse.export.rows import COLUMNS
from dealparse.export.schema import schema_text
from dealparse.export.table import records_table
from dealparse.export.writers import WRITERS
from dealparse.model.article import Article
from dealparse.model.extraction import Extraction
from tests.records import TEXT, extraction, extractions, offtake, pledge

EMPTY = Extraction(article=Article(text="Rain."), version="0")
ROOT = Path(__file__).parents[2]


def test_frame_holds_the_values() -> None:
    frame = extraction().to_pandas()
    assert list(frame["id"]) == ["d1", "d2"]
    first = frame.iloc[0]
    assert first["committers"] == "Borduria"
    assert first["money_low"] == 3e9
    assert first["money_high"] is pd.NA
    assert first["end"] == "2031"
    assert first["evidence"] == TEXT[first["evidence_start"] : first["evidence_end"]]
    assert frame["volumes"][1] == "2 Mt/year grain"
    assert frame["instrument"].isna().tolist() == [True, False]
    assert frame["money_low"].sum() == 3e9


@pytest.mark.parametrize("found", [EMPTY, extraction(), extraction(offtake())], ids=["none", "both", "no money"])
def test_frame_has_the_same_columns_and_types_always(found: Extraction) -> None:
    frame = found.to_pandas()
    assert list(frame.columns) == [column.name for column in COLUMNS]
    expected = {"text": "string", "number": "Float64", "flag": "bool", "offset": "int64"}
    assert [str(dtype) for dtype in frame.dtypes] == [expected[column.type] for column in COLUMNS]


def test_frames_of_many_articles_can_be_joined() -> None:
    joined = pd.concat([extraction().to_pandas(), EMPTY.to_pandas(), extraction(offtake()).to_pandas()])
    assert joined.dtypes.equals(EMPTY.to_pandas().dtypes)
    assert len(joined) == 3


def test_missing_pandas_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without_pandas(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == "pandas":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without_pandas)
    with pytest.raises(MissingExtraError, match=r"pip install 'dealparse\[pandas\]'"):
        EMPTY.to_pandas()


def test_csv_reads_back() -> None:
    rows = list(csv.DictReader(io.StringIO(csv_header() + csv_rows(extraction()))))
    assert [row["id"] for row in rows] == ["d1", "d2"]
    assert rows[0]["money_low"] == "3000000000"
    assert rows[0]["money_high"] == ""
    assert rows[0]["disputed"] == "false"
    assert rows[1]["evidence"].endswith("<b>from Klow & beyond</b>.")


@given(extractions())
@settings(max_examples=30)
def test_csv_keeps_every_text(found: Extraction) -> None:
    rows = list(csv.DictReader(io.StringIO(csv_header() + csv_rows(found), newline="")))
    assert [row["evidence"] for row in rows] == [c.evidence[0].text for c in found.commitments]


def render(found: Extraction, width: int) -> str:
    out = io.StringIO()
    Console(file=out, width=width).print(records_table(found))
    return out.getvalue()


@pytest.mark.parametrize("width", [120, 140, 160])
def test_table_fits_and_tells_all(width: int) -> None:
    shown = render(extraction(), width)
    assert max(map(len, shown.splitlines())) <= width
    for words in ("Borduria", "USD 3bn", "2 Mt/year", "unclear", "non-binding", "transport"):
        assert words in shown, words
    assert "letter of intent" in " ".join(shown.split())
    assert "Ports · 2 commitments" in shown


def test_table_shows_the_total_of_a_part() -> None:
    assert "part of 1" in " ".join(render(extraction(pledge(), offtake(part_of="d1")), 240).split())


def test_table_of_nothing() -> None:
    assert "no commitments" in render(EMPTY, 120)


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert all(not name.startswith("on") for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


def parse(html: str) -> _Text:
    parser = _Text()
    parser.feed(html)
    parser.close()
    return parser


def test_page_escapes_the_article() -> None:
    page = to_html(extraction())
    assert "&lt;b&gt;from Klow &amp; beyond&lt;/b&gt;" in page
    assert "<b>from" not in page


def test_page_marks_values_with_what_they_are() -> None:
    page = to_html(extraction())
    marks = re.findall(r'<mark style="[^"]*" title="([^"]*)">([^<]*)</mark>', page)
    found = {words: title for title, words in marks}
    assert found["at least $3 billion"] == "1: evidence; 1: money"
    assert found["Sprodj Grain"] == "2: evidence; 2: committer"
    assert found["by 2031"] == "1: evidence; 1: end"


def test_page_of_nothing_says_so() -> None:
    assert "No commitments found" in to_html(EMPTY)


def test_notebook_shows_the_page() -> None:
    assert extraction()._repr_html_() == to_html(extraction())


@given(extractions())
@settings(max_examples=40)
def test_page_is_the_whole_text_in_known_tags(found: Extraction) -> None:
    parsed = parse(to_html(found).replace("\r", "\n"))
    assert set(parsed.tags) <= {"div", "mark", "b", "br", "p"}
    assert parsed.text.startswith(found.text.replace("\r", "\n"))


@pytest.mark.parametrize("several", [False, True])
def test_json_writer(several: bool) -> None:
    out = io.StringIO()
    writer = WRITERS["json"](out, several)
    writer.write("a.txt", extraction())
    if several:
        writer.write('b "2".txt', EMPTY)
    writer.close()
    written = json.loads(out.getvalue())
    if several:
        assert [item["file"] for item in written] == ["a.txt", 'b "2".txt']
        written = written[0]["extraction"]
    assert Extraction.model_validate(written) == extraction()


def test_json_writer_of_nothing() -> None:
    out = io.StringIO()
    WRITERS["json"](out, True).close()
    assert json.loads(out.getvalue()) == []


@pytest.mark.parametrize("several", [False, True])
def test_jsonl_writer(several: bool) -> None:
    out = io.StringIO()
    WRITERS["jsonl"](out, several).write("a.txt", extraction())
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [line.pop("file", None) for line in lines] == (["a.txt"] * 2 if several else [None] * 2)
    assert lines == extraction().to_dicts()


@pytest.mark.parametrize("several", [False, True])
def test_csv_writer(several: bool) -> None:
    out = io.StringIO()
    writer = WRITERS["csv"](out, several)
    writer.write("a.txt", extraction())
    writer.write("b.txt", extraction())
    header, *rows = csv.reader(io.StringIO(out.getvalue()))
    assert ("file" in header) is several
    assert len(rows) == 4
    assert all(len(row) == len(header) for row in rows)


def test_table_writer_names_the_file() -> None:
    out = io.StringIO()
    WRITERS["table"](out, True).write("a.txt", extraction())
    assert "a.txt · 2 commitments" in out.getvalue()


def test_committed_schema_is_the_schema() -> None:
    committed = ROOT / "schema" / "extraction.schema.json"
    assert committed.read_text("utf-8") == schema_text(), (
        "the records have changed: run `dealparse schema > schema/extraction.schema.json` and tell it in CHANGELOG.md"
    )
