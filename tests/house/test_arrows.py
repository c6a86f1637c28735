"""Who may import whom: facts do not know who reports them, and nothing knows the wiring."""

from __future__ import annotations

import ast
import sys

from .tree import ROOT, SOURCE, imported, python_files, syntax

ARROWS = {
    "kernel": {"kernel"},
    "figures": {"figures"},
    "operations": {"kernel", "operations", "figures"},
    "news": {"kernel", "operations", "news"},
    "wiring": {"kernel", "operations", "news", "wiring"},
    "bench": {"kernel", "operations", "news", "wiring", "bench"},
    "deploy": {"deploy"},
}


def part(module: str) -> str:
    """The part of the house in which a module stands, told by its folder; empty outside."""
    top, second, *_ = [*module.split("."), "", ""]
    if top == "portal":
        configures = (ROOT / top / f"{second}.py").exists()
        return "wiring" if configures or second == "site" else "kernel"
    if (top, second) == ("operations", "figures"):
        return "figures"
    return top if top in (*SOURCE, "tests") else ""


def test_imports_of_every_module_follow_the_arrows() -> None:
    against = [
        f"{path}:{line} imports {name}"
        for path in python_files(*SOURCE)
        for line, name in imported(path)
        if part(name) and part(name) not in ARROWS[part(".".join(path.with_suffix("").parts))]
    ]
    assert against == []


def test_imports_of_the_reader_of_figures_are_of_python_alone() -> None:
    foreign = [
        f"{path}:{line} imports {name}"
        for path in python_files("operations/figures")
        for line, name in imported(path)
        if name.split(".")[0] not in sys.stdlib_module_names and part(name) != "figures"
    ]
    assert foreign == []


def test_imports_stand_at_the_top_of_a_module() -> None:
    hidden = [
        f"{path}:{inner.lineno}"
        for path in python_files(*SOURCE, "tests")
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert hidden == []


def test_imports_between_packages_are_absolute() -> None:
    climbing = [
        f"{path}:{node.lineno}"
        for path in python_files(*SOURCE, "tests")
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.ImportFrom) and node.level > 1
    ]
    assert climbing == []
