"""The command line: formats, exit codes, and messages that say what would be right."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import dealparse
from dealparse import cli
from dealparse.errors import InputTextError
from dealparse.export.schema import schema_text
from dealparse.model.extraction import Extraction
from tests.records import TEXT, extraction


class StubPipeline:
    """Answers TEXT with the records of tests.records, and refuses any other text."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, str, str | None]] = []

    def extract(self, text: str, published: str | None = None) -> Extraction:
        self.calls.append(("text", text, published))
        if TEXT not in text:
            raise InputTextError("this is not the text of the test; give that")
        return extraction()

    def extract_html(self, html: str, published: str | None = None) -> Extraction:
        self.calls.append(("html", html, published))
        return extraction()


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> StubPipeline:
    pipeline = StubPipeline()
    monkeypatch.setattr(cli, "_pipeline", lambda: pipeline)
    return pipeline


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.txt").write_bytes(TEXT.encode())
    (tmp_path / "b.txt").write_bytes(TEXT.encode())
    (tmp_path / "bad.txt").write_bytes(b"\xa3 5m")
    (tmp_path / "other.txt").write_bytes(b"Rain.")
    (tmp_path / "page.HTML").write_bytes(b"<p>Rain.</p>")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def invoke(*args: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli.app, args, input=stdin)


def test_version() -> None:
    result = invoke("--version")
    assert (result.exit_code, result.stdout) == (0, f"dealparse {dealparse.__version__}\n")


def test_schema() -> None:
    assert invoke("schema").stdout == schema_text()


def test_help_names_every_command() -> None:
    shown = invoke("--help").stdout
    assert all(name in shown for name in ("extract", "explain", "evaluate", "schema"))


@pytest.mark.usefixtures("stub", "folder")
class TestExtract:
    def test_table_is_the_default(self) -> None:
        result = invoke("extract", "a.txt")
        assert result.exit_code == 0
        assert "USD 3bn" in result.stdout
        assert result.stderr == ""

    def test_json_of_one_article_is_an_extraction(self) -> None:
        result = invoke("extract", "a.txt", "--format", "json")
        assert Extraction.model_validate_json(result.stdout) == extraction()

    def test_json_of_several_articles(self) -> None:
        written = json.loads(invoke("extract", "a.txt", "b.txt", "--format", "json").stdout)
        assert [item["file"] for item in written] == ["a.txt", "b.txt"]

    def test_jsonl(self) -> None:
        assert invoke("extract", "a.txt", "--format", "jsonl").stdout == extraction().to_jsonl()

    def test_csv(self) -> None:
        result = invoke("extract", "a.txt", "b.txt", "--format", "csv")
        rows = list(csv.DictReader(io.StringIO(result.stdout)))
        assert [row["file"] for row in rows] == ["a.txt", "a.txt", "b.txt", "b.txt"]

    def test_the_same_file_twice_is_read_once(self, stub: StubPipeline) -> None:
        assert invoke("extract", "a.txt", "a.txt", "--format", "jsonl").stdout == extraction().to_jsonl()
        assert len(stub.calls) == 1

    def test_standard_input(self, stub: StubPipeline) -> None:
        result = invoke("extract", "-", "--format", "jsonl", "--published", "2025-05-02", stdin=TEXT)
        assert result.stdout == extraction().to_jsonl()
        assert stub.calls == [("text", TEXT, "2025-05-02")]

    def test_pages_are_read_as_html(self, stub: StubPipeline) -> None:
        assert invoke("extract", "page.HTML").exit_code == 0
        assert stub.calls == [("html", "<p>Rain.</p>", None)]

    def test_line_ends_and_marks_stay(self, stub: StubPipeline, folder: Path) -> None:
        (folder / "dos.txt").write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode() + TEXT.encode())
        assert invoke("extract", "dos.txt").exit_code == 0
        assert stub.calls[0][1].startswith("\ufeffBorduria")
        assert "\r\n" in stub.calls[0][1]

    def test_output_file(self, folder: Path) -> None:
        result = invoke("extract", "a.txt", "--format", "jsonl", "-o", "out.jsonl")
        assert (result.exit_code, result.stdout) == (0, "")
        assert (folder / "out.jsonl").read_text("utf-8") == extraction().to_jsonl()

    @pytest.mark.parametrize(
        ("name", "why"),
        [
            ("bad.txt", "[DP106] byte 0xa3 at offset 0 is not UTF-8; convert the file to UTF-8 first"),
            ("other.txt", "[DP102] this is not the text of the test; give that"),
            ("none.txt", "[DP106] can't be read: No such file or directory"),
            (".", "[DP106] is a folder; name the files in it"),
        ],
    )
    def test_a_file_that_fails_is_named_and_the_others_are_written(self, name: str, why: str) -> None:
        result = invoke("extract", "a.txt", name, "b.txt", "--format", "jsonl")
        assert result.exit_code == 1
        assert result.stderr == f"dealparse: {name}: {why}\n"
        assert [json.loads(line)["file"] for line in result.stdout.splitlines()] == ["a.txt"] * 2 + ["b.txt"] * 2

    def test_all_files_failing_still_gives_valid_json(self) -> None:
        result = invoke("extract", "bad.txt", "none.txt", "--format", "json")
        assert (result.exit_code, json.loads(result.stdout)) == (1, [])

    def test_output_that_can_not_be_written(self) -> None:
        result = invoke("extract", "a.txt", "-o", "no/out.txt")
        assert result.exit_code == 1
        assert "[DP106] no/out.txt: can't be written: No such file or directory" in result.stderr

    @pytest.mark.parametrize(
        "args",
        [
            (),
            ("a.txt", "--format", "xml"),
            ("a.txt", "--published", "28 October"),
            ("a.txt", "--published", "2025-02-30"),
            ("a.txt", "--nonsense"),
            ("a.txt", "-o", "."),
        ],
    )
    def test_wrong_use_exits_with_2(self, args: tuple[str, ...]) -> None:
        assert invoke("extract", *args).exit_code == 2


def test_wrong_date_says_what_would_be_right() -> None:
    assert "YYYY-MM-DD" in invoke("extract", "a.txt", "--published", "28.10.2025").stderr


@pytest.mark.parametrize("args", [(), ("nonsense",), ("explain",), ("evaluate",), ("explain", "a", "b")])
def test_wrong_commands_exit_with_2(args: tuple[str, ...]) -> None:
    assert invoke(*args).exit_code == 2


@pytest.fixture
def gold(folder: Path) -> Path:
    coded = {"published": "2025-05-02", "commitments": extraction().to_dicts()}
    for name in ("a", "b"):
        (folder / f"{name}.json").write_text(json.dumps(coded), "utf-8")
    return folder


@pytest.mark.usefixtures("stub")
class TestEvaluate:
    def test_figures(self, gold: Path) -> None:
        result = invoke("evaluate", str(gold))
        assert result.exit_code == 0
        assert "slot_f1                  1.000" in result.stdout
        assert "docs                     2" in result.stdout

    def test_published_goes_along(self, gold: Path, stub: StubPipeline) -> None:
        invoke("evaluate", str(gold))
        assert {call[2] for call in stub.calls} == {"2025-05-02"}

    def test_save_and_baseline(self, gold: Path, stub: StubPipeline) -> None:
        assert invoke("evaluate", str(gold), "--save", "run.json").exit_code == 0
        (gold / "b.txt").write_text("Rain.", "utf-8")
        result = invoke("evaluate", str(gold), "--baseline", "run.json", "--errors")
        assert result.exit_code == 1
        assert "dealparse: b: [DP102]" in result.stderr
        assert "0 gains, 2 losses" in result.stdout
        assert "LOSS b d1 investment" in result.stdout
        assert "- b d2 purchase" in result.stdout

    def test_floors(self, gold: Path) -> None:
        assert invoke("evaluate", str(gold), "--min", "slot_f1=1", "--min", "detect_f1=0.5").exit_code == 0
        result = invoke("evaluate", str(gold), "--min", "slot_f1=1.01")
        assert result.exit_code == 1
        assert "slot_f1 1.000 < 1.01" in result.stdout

    @pytest.mark.parametrize(
        ("args", "why"),
        [
            (("nowhere",), "[DP401] nowhere: not a folder"),
            ((".", "--baseline", "none.json"), "[DP401] none.json: can't be read"),
            ((".", "--save", "no/run.json"), "[DP106] no/run.json: can't be written"),
        ],
    )
    def test_faults_are_told(self, gold: Path, args: tuple[str, ...], why: str) -> None:
        result = invoke("evaluate", *args)
        assert result.exit_code == 1
        assert why in result.stderr


@pytest.mark.usefixtures("stub")
@pytest.mark.parametrize("floor", ["speed=3", "slot_f1", "slot_f1=high"])
def test_wrong_floors_are_wrong_use(gold: Path, floor: str) -> None:
    result = invoke("evaluate", ".", "--min", floor)
    assert result.exit_code == 2
    assert "[DP107]" in result.stderr


def python_m(*args: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    environment = os.environ | {"PYTHONIOENCODING": "latin-1"}
    return subprocess.run([sys.executable, "-m", "dealparse", *args], input=stdin, capture_output=True, env=environment)


def test_python_m() -> None:
    assert python_m("--version").stdout.decode() == f"dealparse {dealparse.__version__}\n"


def test_real_article_end_to_end_and_twice_the_same() -> None:
    text = (
        "Sprodj Grain signed a letter of intent to buy 2 million tonnes of wheat a year from Borduria for €300 million."
    )
    first = python_m("extract", "-", "--format", "jsonl", stdin=text.encode())
    assert first.returncode == 0
    assert first.stderr == b""
    records = [json.loads(line) for line in first.stdout.decode("utf-8").splitlines()]
    assert [record["binding"] for record in records] == ["non_binding"]
    assert python_m("extract", "-", "--format", "jsonl", stdin=text.encode()).stdout == first.stdout


def test_explain_prints_the_reading() -> None:
    text = "Sprodj Grain will invest $3 billion in a port."
    result = python_m("explain", "-", stdin=text.encode())
    assert result.returncode == 0
    assert "$3 billion" in result.stdout.decode("utf-8", "replace")
