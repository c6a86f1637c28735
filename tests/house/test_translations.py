"""Everything that the portal says is translated."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.utils.translation import gettext, override

from .catalogue import read
from .test_catalogues import each, translated
from .tree import ROOT, SOURCE


@each
def test_catalogue_translates_everything_and_guesses_nothing(path: Path) -> None:
    """What Django itself translates may be left to it."""
    with override(path.parts[-3]):
        assert [
            entry.source
            for entry in read(path)
            if entry.source and not translated(entry) and gettext(entry.source) == entry.source
        ] == []


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The key of every text that code and templates ask to be translated."""
    if shutil.which("xgettext") is None:
        refuse = pytest.fail if os.environ.get("REQUIRE_ALL") == "1" else pytest.skip
        refuse("gettext is not here; to run this: apt-get install gettext")
    copy = tmp_path_factory.mktemp("portal")
    for name in (*SOURCE, "templates", "manage.py"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name)
        elif (ROOT / name).exists():
            shutil.copy(ROOT / name, copy)
    shutil.rmtree(copy / "portal" / "locale")
    (copy / "portal" / "locale").mkdir()
    command = [sys.executable, "manage.py", "makemessages", "--locale", "ru"]
    subprocess.run(command, cwd=copy, check=True, capture_output=True)
    return {entry.key for entry in read(next(copy.rglob("django.po")))}


@each
def test_catalogue_holds_what_is_said_and_no_more(path: Path, said: set[str]) -> None:
    held = {entry.key for entry in read(path)}
    assert (said - held, held - said) == (set(), set())  # missing, left over
