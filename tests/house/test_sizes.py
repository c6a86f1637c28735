"""What fits in one screen; branches are counted by the linter."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from .tree import ROOT, SOURCE, functions, python_files, syntax, templates, text

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
LONGEST_TEMPLATE = 120
USUAL_FUNCTION = 20
CALLED_BY_LIBRARIES = {"_attribute"}
VAGUE = {"utils", "util", "helpers", "helper", "services", "service", "common", "misc", "tools"}


def lines(path: Path) -> int:
    return len(text(path).splitlines())


def test_files_are_short() -> None:
    scripts = (ROOT / "portal" / "static").rglob("*.js")
    found = [*python_files(*SOURCE, "tests"), *(path.relative_to(ROOT) for path in scripts)]
    assert [f"{path} has {lines(path)}" for path in found if lines(path) > LONGEST_FILE] == []


def test_templates_are_short() -> None:
    found = [Path("templates", path) for path in templates()]
    assert [f"{path} has {lines(path)}" for path in found if lines(path) > LONGEST_TEMPLATE] == []


def test_functions_are_short() -> None:
    sizes = {
        f"{path}:{node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for path in python_files(*SOURCE, "tests")
        for node in functions(path)
    }
    assert [f"{name} has {size}" for name, size in sizes.items() if size > LONGEST_FUNCTION] == []
    usual = sum(size <= USUAL_FUNCTION for size in sizes.values())
    assert usual / len(sizes) > 0.9


def test_modules_are_named_after_what_they_do() -> None:
    found = [path for path in python_files(*SOURCE, "tests")]
    vague = [path for path in found if VAGUE & {*path.parts, path.stem}]
    assert [*vague, *(path for path in found if re.match(r"base_", path.stem))] == []


def by_place(node: ast.FunctionDef) -> list[str]:
    given = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args)]
    return [name for name in given if name != "request"]


def test_functions_take_two_things_by_place_and_the_others_by_name() -> None:
    """What a library calls takes what that library gives."""
    assert [
        f"{path}:{node.name} takes {by_place(node)}"
        for path in python_files(*SOURCE)
        for node in syntax(path).body
        if isinstance(node, ast.FunctionDef) and len(by_place(node)) > 2
        if node.name not in CALLED_BY_LIBRARIES
    ] == []
