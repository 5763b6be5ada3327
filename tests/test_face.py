"""The face: what `import dealparse` gives, and what it does not load."""

from __future__ import annotations

import subprocess
import sys

import pytest

import dealparse
from dealparse.errors import DealparseError

HEAVY = {"spacy", "pint", "pandas", "dateparser", "trafilatura", "pydantic", "rich", "typer", "numpy"}


def python(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


def test_all_names_are_there() -> None:
    assert sorted(dealparse.__all__) == dir(dealparse)
    assert all(hasattr(dealparse, name) for name in dealparse.__all__)


def test_nothing_else_is_public() -> None:
    code = "import dealparse; print(*(n for n in vars(dealparse) if not n.startswith('_')))"
    # "version" and "errors" are modules that the package itself loads.
    assert set(python(code).split()) - {"TYPE_CHECKING", "VERSION", "Any", "annotations", "cache", "import_module"} == {
        *("errors", "extract", "extract_html", "version")
    }


def test_names_are_the_real_ones() -> None:
    from dealparse.model.record import Commitment
    from dealparse.pipeline import Pipeline

    assert dealparse.Commitment is Commitment
    assert dealparse.Pipeline is Pipeline
    assert issubclass(dealparse.errors.FileError, DealparseError)


def test_unknown_names_are_attribute_errors() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        getattr(dealparse, "nonsense")  # noqa: B009 - the checker must not see the name


@pytest.mark.parametrize("code", ["import dealparse", "import dealparse; dealparse.__version__; dir(dealparse)"])
def test_import_is_light(code: str) -> None:
    loaded = set(python(f"{code}\nimport sys; print(*sys.modules)").split())
    assert loaded & HEAVY == set()


def test_command_line_starts_light() -> None:
    loaded = set(python("import dealparse.cli, sys; print(*sys.modules)").split())
    assert loaded & {"spacy", "pint", "pandas", "dateparser", "trafilatura"} == set()


def test_import_says_nothing_and_leaves_logging_alone() -> None:
    code = "import logging, dealparse.pipeline; print(logging.getLogger().handlers)"
    assert python(code) == "[]\n"


def test_codes_of_errors_are_unique_and_stable() -> None:
    kinds = [value for value in vars(dealparse.errors).values() if isinstance(value, type)]
    codes = {kind.__name__: kind.code for kind in kinds if issubclass(kind, DealparseError)}
    assert codes == {
        "DealparseError": "DP000",
        "InputTypeError": "DP101",
        "InputTextError": "DP102",
        "InputTooLargeError": "DP103",
        "PublishedDateError": "DP104",
        "HtmlError": "DP105",
        "FileError": "DP106",
        "OptionError": "DP107",
        "MissingExtraError": "DP201",
        "LexiconError": "DP301",
        "GoldError": "DP401",
        "RecordError": "DP501",
        "InternalError": "DP900",
    }
