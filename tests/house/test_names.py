"""One name, one thing: whoever reads a name need not ask which of two is meant."""

from __future__ import annotations

import ast
from collections import defaultdict

from .tree import SOURCE, python_files, syntax

ENDINGS = ("ings", "ions", "ers", "ies", "ing", "ion", "es", "ed", "er", "s", "e", "y")
GIVEN = {"__init__", "admin", "apps", "forms", "managers", "middleware", "models", "urls", "views"}
SUBCLASSED = {"Command", "Media", "Meta"}
"""Names that Django looks for, in files and in classes."""


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


def test_names_of_classes_are_of_one_class_each() -> None:
    places = defaultdict(list)
    for path in python_files(*SOURCE):
        for node in ast.walk(syntax(path)):
            if isinstance(node, ast.ClassDef) and node.name not in SUBCLASSED:
                places[node.name].append(f"{path}:{node.lineno}")
    assert {name: found for name, found in places.items() if len(found) > 1} == {}
