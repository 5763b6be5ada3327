"""What the distribution promises: entry points, typing, version, licence, Pythons."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import distribution, entry_points
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

import dealparse

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "dealparse"


@pytest.fixture(scope="module")
def pyproject() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def test_version_stands_in_the_changelog() -> None:
    headings = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert headings[0] == "Unreleased"
    assert dealparse.__version__ in headings


def test_installed_version_is_that_of_the_source() -> None:
    assert distribution("dealparse").version == dealparse.__version__


def test_types_are_published() -> None:
    assert (PACKAGE / "py.typed").exists()


def test_licence_is_apache_2() -> None:
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert "Apache License" in text
    assert "Version 2.0, January 2004" in text
    assert "END OF TERMS AND CONDITIONS" in text
    assert distribution("dealparse").metadata["License-Expression"] == "Apache-2.0"


def ours(group: str) -> list[Any]:
    return [entry for entry in entry_points(group=group) if entry.dist and entry.dist.name == "dealparse"]


def test_command_line_is_an_entry_point() -> None:
    (entry,) = ours("console_scripts")
    assert (entry.name, callable(entry.load())) == ("dealparse", True)


def test_factories_of_spacy_load(pyproject: dict[str, Any]) -> None:
    declared = pyproject["project"]["entry-points"]["spacy_factories"]
    installed = {entry.name: entry for entry in ours("spacy_factories")}
    assert installed.keys() == declared.keys(), "run `make install`: entry points have changed"
    for name, entry in installed.items():
        assert name.startswith("dealparse_")
        assert entry.load() is not None


def test_every_package_has_an_init() -> None:
    folders = {path.parent for path in PACKAGE.rglob("*.py")}
    assert [str(folder) for folder in folders if not (folder / "__init__.py").exists()] == []


def third_party_imports() -> set[str]:
    """The top-level names of what our modules import and neither we nor Python ship."""
    found: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found.update(alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.partition(".")[0])
    return found - set(sys.stdlib_module_names) - {"dealparse"}


def test_everything_imported_is_declared(pyproject: dict[str, Any]) -> None:
    project = pyproject["project"]
    requirements = list(chain(project["dependencies"], *project["optional-dependencies"].values()))
    declared = {re.split(r"[^\w-]", requirement)[0].replace("-", "_") for requirement in requirements}
    installed_with = {"pydantic_core": "pydantic"}
    assert {installed_with.get(name, name) for name in third_party_imports()} <= declared


def test_every_extra_that_an_error_names_exists(pyproject: dict[str, Any]) -> None:
    extras = pyproject["project"]["optional-dependencies"].keys()
    sources = "".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
    named = set(re.findall(r"dealparse\[(\w+)\]", sources))
    assert named
    assert named <= extras


def test_pythons_are_those_of_the_floor_and_up(pyproject: dict[str, Any]) -> None:
    classifiers = pyproject["project"]["classifiers"]
    versions = [c.rpartition(" ")[2] for c in classifiers if re.search(r"Python :: 3\.\d+$", c)]
    assert versions[0] == pyproject["project"]["requires-python"].removeprefix(">=")
    assert versions == [f"3.{minor}" for minor in range(11, 11 + len(versions))]
