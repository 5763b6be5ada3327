"""The examples of README and docs run, their links lead somewhere, and what they say of the code is so."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dealparse.cli import app
from dealparse.export.rows import COLUMNS
from dealparse.model.record import Commitment
from dealparse.model.vocabulary import INSTRUMENTS, KINDS, SECTORS, STATUSES

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_examples_run(page: Path) -> None:
    examples = doctest.DocTestParser().get_doctest(page.read_text("utf-8"), {}, page.name, str(page), 0)
    report: list[str] = []
    failed, _ = doctest.DocTestRunner(optionflags=OPTIONS).run(examples, out=report.append)
    assert not failed, "".join(report)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)(?:#[\w-]+)?\)", page.read_text("utf-8"))
    local = [target for target in targets if not target.startswith("https://")]
    assert [target for target in local if not (page.parent / target).exists()] == []


def test_files_that_the_pages_name_exist() -> None:
    text = "".join(page.read_text("utf-8") for page in [*PAGES, ROOT / "CONTRIBUTING.md"])
    named = set(re.findall(r"`((?:src|tests|docs|fixtures|schema|scripts|training|benchmarks)/[\w./-]*)`", text))
    assert {name for name in named if not (ROOT / name).exists()} == set()


@pytest.mark.parametrize("value", [*KINDS, *SECTORS, *INSTRUMENTS, *STATUSES, *Commitment.model_fields])
def test_every_field_and_value_is_explained(value: str) -> None:
    page = (ROOT / "docs" / "record.md").read_text("utf-8")
    assert re.search(rf"[`# ,]{re.escape(value)}[`,\n]", page)


@pytest.mark.parametrize("command", ["extract", "explain", "schema", "evaluate"])
def test_every_option_is_explained(command: str) -> None:
    shown = CliRunner().invoke(app, [command, "--help"], terminal_width=200).stdout
    page = (ROOT / "docs" / "cli.md").read_text("utf-8")
    options = set(re.findall(r"(--[a-z]+)", shown)) - {"--help", "--output"}
    assert f"dealparse {command}" in page
    assert {option for option in options if option not in page} == set()


def test_columns_of_frames_are_unique() -> None:
    names = [column.name for column in COLUMNS]
    assert len(set(names)) == len(names)
