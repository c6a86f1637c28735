"""The unit for systemd: it starts what the README starts, and may write to var/ alone."""

from __future__ import annotations

import re
import shutil
import subprocess
from configparser import RawConfigParser
from pathlib import Path

import pytest

from tests.processes import ROOT

from .readme import blocks

UNIT = ROOT / "deploy" / "portal.service"


def service() -> RawConfigParser:
    unit = RawConfigParser(delimiters="=", strict=True)
    unit.optionxform = str  # type: ignore[assignment,method-assign]  # systemd's names have capitals
    unit.read(UNIT)
    return unit


def test_unit_starts_what_the_readme_starts() -> None:
    found = service()["Service"]
    *_, line = blocks("First start")[0]
    assert found["ExecStart"] == f"{found['WorkingDirectory']}/{line}"
    assert found["ReadWritePaths"] == f"-{found['WorkingDirectory']}/var"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not here")
def test_unit_is_understood_by_systemd(tmp_path: Path) -> None:
    here = re.sub(r"ExecStart=\S+", "ExecStart=/bin/true", UNIT.read_text())
    (tmp_path / "portal.service").write_text(here)
    answer = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", tmp_path / "portal.service"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (answer.returncode, answer.stderr) == (0, "")
