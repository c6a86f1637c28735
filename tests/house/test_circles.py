"""No file comes back to itself through what it imports, be it for the sake of types alone."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from .tree import SOURCE, imported, python_files

FILES = frozenset(python_files(*SOURCE))


def runs(name: str) -> Iterator[Path]:
    """The file that holds a name, after those of the packages above it."""
    steps = name.split(".")
    for depth in range(1, len(steps) + 1):
        path = Path(*steps[:depth])
        yield from FILES & {path / "__init__.py", path.with_suffix(".py")}


def needs(path: Path) -> set[Path]:
    """A package that the file itself stands in runs before it and is no import of the file's,
    unless a name is taken from it."""
    needed = set()
    for _, name in imported(path):
        *above, last = [*runs(name)] or [path]
        needed |= {one for one in above if one.parent not in path.parents} | {last}
    return needed - {path}


def test_no_file_comes_back_to_itself_through_what_it_imports() -> None:
    order = TopologicalSorter({path: needs(path) for path in FILES})
    try:
        order.prepare()
    except CycleError as error:
        circle = [str(path) for path in error.args[1]]
    else:
        circle = []
    assert circle == []
