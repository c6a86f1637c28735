"""The README's own lines, run in a folder of a new portal as an operator runs them."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.processes import ROOT, clean_environment, free_port, running

HERE_ALREADY = ("git ", "python3 deploy/environment.py", "apt-get ")  # they fetch from elsewhere
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "var", ".env", "__pycache__", ".*_cache")


def blocks(title: str) -> list[list[str]]:
    """The indented lines under a title, in their blocks, without those that fetch."""
    section = (ROOT / "README.md").read_text().split(f"### {title}\n")[1].split("\n#")[0]
    found = re.findall(r"(?:^    .+\n)+", section, re.MULTILINE)
    assert found
    return [
        [line.strip() for line in block.splitlines() if not line.strip().startswith(HERE_ALREADY)]
        for block in found
    ]


class Portal(NamedTuple):
    folder: Path
    environment: dict[str, str]

    def run(self, *lines: str) -> str:
        """What the lines print; the first that fails ends the test with what it said."""
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", "\n".join(lines)],
            cwd=self.folder, env=self.environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    def edit(self, **variables: str) -> None:
        """What the operator writes the next time the editor opens `.env`."""
        script = "".join(f"s|^{name}=.*|{name}={value}|\n" for name, value in variables.items())
        (self.folder / "edits.sed").write_text(script)

    def content(self) -> str:
        return self.run(".venv/bin/python manage.py dumpdata accounts auth office operations news")

    @contextmanager
    def served(self) -> Iterator[str]:
        """By the README's own line, on a port that is free; gives its address."""
        *_, line = blocks("First start")[0]
        port = free_port()
        command = line.replace("8000", str(port)).split()
        health = f"http://127.0.0.1:{port}/healthz"
        with running(
            command, until=health, cwd=self.folder, env=self.environment, host="press.example.org"
        ):
            yield f"http://127.0.0.1:{port}"


def new_portal(folder: Path, **variables: str) -> Portal:
    """A copy of what is here, as it would be cloned, in a folder with an awkward name."""
    shutil.copytree(ROOT, folder, ignore=LEFT_OUT)
    (folder / ".venv").symlink_to((ROOT / ".venv").resolve())
    programs = folder.with_name("programs")
    programs.mkdir()
    (programs / "editor").write_text(f'#!/bin/sh\nexec sed -i -f "{folder}/edits.sed" "$@"\n')
    (programs / "editor").chmod(0o755)
    environment = clean_environment(**variables)
    environment.pop("ENV_FILE")
    return Portal(folder, environment | {"PATH": f"{programs}:{environment['PATH']}"})
