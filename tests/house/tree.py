"""What the house is made of, for the tests that read its source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ("bench", "deploy", "news", "operations", "portal")


def python_files(*folders: str) -> list[Path]:
    """Relative to the root; migrations are written by Django."""
    found = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    return sorted(path.relative_to(ROOT) for path in found if "migrations" not in path.parts)


def templates() -> list[Path]:
    """Relative to the folder of templates."""
    folder = ROOT / "templates"
    return sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())


@cache
def text(path: Path) -> str:
    return (ROOT / path).read_text()


@cache
def syntax(path: Path) -> ast.Module:
    return ast.parse(text(path))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Line and full name of each module that a file imports from; one dot is resolved."""
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            here = [".".join(path.parent.parts)] if node.level else []
            module = ".".join([*here, *filter(None, [node.module])])
            yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names)
