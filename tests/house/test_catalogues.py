"""The catalogues are committed as they are compiled, and lose nothing that is put in."""

from __future__ import annotations

import gettext
import re
from pathlib import Path

import pytest

from .catalogue import Entry, read
from .tree import ROOT

FOLDER = ROOT / "portal" / "locale"
CATALOGUES = sorted(FOLDER.rglob("*.po"))
each = pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])


def names(text: str) -> list[str]:
    return sorted(set(re.findall(r"%\(\w+\)[a-z]|\{\w*\}|%[sd]", text)))


def translated(entry: Entry) -> bool:
    return not entry.fuzzy and bool(entry.forms) and all(entry.forms.values())


@each
def test_compiled_catalogue_says_what_its_source_says(path: Path) -> None:
    written: dict[str | tuple[str, int], str] = {}
    for entry in filter(translated, read(path)):
        for form, text in entry.forms.items():
            written[(entry.key, form) if entry.plural else entry.key] = text
    with path.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    assert compiled._catalog == written  # type: ignore[attr-defined]  # no other way to list it


@each
def test_translations_keep_the_names_that_are_put_in(path: Path) -> None:
    lost = [
        entry.source
        for entry in read(path)
        if entry.source and translated(entry)
        for text in entry.forms.values()
        if names(text) not in (names(entry.source), names(entry.plural))
    ]
    assert lost == []
