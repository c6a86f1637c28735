"""What a killed server leaves: nothing, so that a supervisor can start the next one."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from tests.processes import ROOT, clean_environment, free_port, is_free, running, wait_until

SERVE = """
import django, sys
django.setup()
from portal.site.management.commands.serve import run
run("127.0.0.1", sys.argv[1], workers=2)
"""
SECONDS_TO_END = 15


def test_killed_server_frees_its_port_and_the_next_one_serves(tmp_path: Path) -> None:
    port = free_port()
    environment = clean_environment(
        DJANGO_SETTINGS_MODULE="portal.settings", DATABASE_URL=f"sqlite:///{tmp_path}/db.sqlite3",
        SECRET_KEY="0123456789abcdefghij" * 3,
    )  # fmt: skip
    command = [sys.executable, "-c", SERVE, str(port)]
    health = f"http://127.0.0.1:{port}/healthz"
    with running(command, until=health, cwd=ROOT, env=environment) as killed:
        os.kill(killed.pid, signal.SIGKILL)
        killed.wait()
        assert wait_until(lambda: is_free(port), seconds=SECONDS_TO_END)
        with running(command, until=health, cwd=ROOT, env=environment) as next_one:
            assert next_one.poll() is None
            assert not is_free(port)
    assert is_free(port)
