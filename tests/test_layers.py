"""The layers of DESIGN: a stage knows model, lexicon and errors, and no stage but itself; imports form no circle."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src"
STAGES = ("read", "segment", "recognize", "relate", "normalize", "reconcile")
FOUNDATION = {"model", "lexicon", "errors"}

# What each part may import beside itself. Whatever is not named here may not be imported by it.
MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "version": set(),
    "lexicon": {"errors", "model"},
    "model": {"errors", "lexicon"},
    **dict.fromkeys(STAGES, FOUNDATION),
    "language": FOUNDATION,
    "export": FOUNDATION,
    "files": {"errors"},
    "evaluate": FOUNDATION | {"files", "normalize"},
    "pipeline": FOUNDATION | {"version", "language", *STAGES},
    "cli": FOUNDATION | {"files", "evaluate", "export", "pipeline", "dealparse"},
    "__main__": {"cli"},
    "dealparse": {"errors", "version", "pipeline", "model"},
}

# Exceptions, each with its reason: (module, what it imports).
EXCEPTIONS = {
    # The face shows type checkers the number grammar; it is loaded on first use.
    ("dealparse", "dealparse.recognize.amounts_api"),
    ("dealparse", "dealparse.recognize.explain_amounts"),
    # The spaCy component of the encoder splits a doc that has no sentences as the pipeline would.
    ("dealparse.language.component", "dealparse.read"),
    ("dealparse.language.component", "dealparse.segment"),
    # The methods of the records that show or convert them load their exporter when they are called.
    ("dealparse.model.extraction", "dealparse.export.frames"),
    ("dealparse.model.extraction", "dealparse.export.html"),
    ("dealparse.model.trace", "dealparse.export.explain"),
}


def modules() -> dict[str, Path]:
    """Every module of ours by its dotted name."""
    found = {}
    for path in sorted((SOURCE / "dealparse").rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = modules()


def part(module: str) -> str:
    """The part of the library that a module belongs to."""
    names = module.split(".")
    return names[1] if len(names) > 1 else names[0]


def imports(module: str, *, at_start: bool = False) -> Iterator[str]:
    """Our modules that a module imports; with `at_start` only those that are loaded with it."""
    tree = ast.parse(MODULES[module].read_text("utf-8"))
    for node in _at_start(tree) if at_start else ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in MODULES)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: imports are written out in full"
            if node.module in MODULES:
                targets = (f"{node.module}.{alias.name}" for alias in node.names)
                yield from (target if target in MODULES else node.module for target in targets)


def _at_start(tree: ast.Module) -> Iterator[ast.AST]:
    """Statements that run on import: not those in functions, nor those for type checkers only."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        for child in ast.iter_child_nodes(node):
            is_function = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            if not is_function and not _for_type_checkers(child):
                waiting.append(child)


def _for_type_checkers(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def test_all_parts_are_known() -> None:
    assert {part(module) for module in MODULES} <= MAY_IMPORT.keys()


@pytest.mark.parametrize("module", MODULES)
def test_a_part_imports_only_what_lies_below(module: str) -> None:
    own = part(module)
    allowed = MAY_IMPORT[own] | {own}
    above = {target for target in imports(module) if part(target) not in allowed and (module, target) not in EXCEPTIONS}
    assert above == set()


def test_exceptions_are_needed() -> None:
    assert {pair for pair in EXCEPTIONS if pair[1] not in set(imports(pair[0]))} == set()


def test_imports_form_no_circle() -> None:
    graph = {module: set(imports(module, at_start=True)) - {module} for module in MODULES}
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(f"a circle of imports: {' → '.join(error.args[1])}")


@pytest.mark.parametrize("module", MODULES)
def test_no_clock_environment_network_or_print(module: str) -> None:
    tree = ast.parse(MODULES[module].read_text("utf-8"))
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    imported = {
        (alias.name if isinstance(node, ast.Import) else node.module or "").split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert names & {"print", "eval", "exec"} == set()
    assert attributes & {"now", "utcnow", "today", "environ", "getenv", "basicConfig"} == set()
    assert imported & {"time", "random", "socket", "urllib", "requests", "httpx", "subprocess", "locale"} == set()


@pytest.mark.parametrize("module", MODULES)
def test_a_file_stays_readable(module: str) -> None:
    assert len(MODULES[module].read_text("utf-8").splitlines()) <= 450
