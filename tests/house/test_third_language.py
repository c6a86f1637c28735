"""A language more in the settings, and nothing else: the whole crawl, with texts in it."""

from __future__ import annotations

import os
import subprocess
import sys

from .tree import ROOT


def test_portal_with_armenian_as_a_third_language_stands_every_test_of_pages() -> None:
    given = {"LANGUAGES": "en,ru,hy", "ENV_FILE": os.devnull, "DATABASE_URL": "sqlite://:memory:"}
    asked = ["tests/house/test_pages.py", "tests/house/in_armenian.py"]
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *asked],
        cwd=ROOT, env=os.environ | given, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout[-6000:]
