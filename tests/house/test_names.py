"""One name, one thing: whoever reads a name need not ask which of two is meant."""

from __future__ import annotations

from collections import defaultdict

from .tree import SOURCE, python_files

ENDINGS = ("ings", "ions", "ers", "ies", "ing", "ion", "es", "ed", "er", "s", "e", "y")
GIVEN = {"__init__", "admin", "apps", "forms", "managers", "middleware", "models", "urls", "views"}
"""Names that Django looks for."""


def stem(name: str) -> str:
    """What is left of a word without its ending: `list` of lists and of listing."""
    ending = next((one for one in ENDINGS if name.endswith(one)), "")
    bare = name.removesuffix(ending) if len(name) - len(ending) > 2 else name
    return bare[:-1] if bare[-1:] == bare[-2:-1] else bare


def test_names_of_files_differ_by_more_than_an_ending() -> None:
    alike = defaultdict(set)
    for path in python_files(*SOURCE):
        if path.stem not in GIVEN | set(SOURCE):  # some are about an app, and bear its name
            alike[stem(path.stem)].add(path.stem)
    assert [sorted(names) for names in alike.values() if len(names) > 1] == []
