"""Real processes of the portal, which end with the test that started them."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).parents[1]
SECONDS_TO_START = 60
SECONDS_TO_END = 30


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def clean_environment(**variables: str) -> dict[str, str]:
    """Of a user who has set nothing for the portal, and these."""
    kept = {
        name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ
    }
    return {**kept, "ENV_FILE": os.devnull, **variables}


def manage(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT, env=clean_environment(**variables), capture_output=True, text=True, check=False,
    )  # fmt: skip


def wait_until(is_so: Callable[[], bool], *, seconds: float) -> bool:
    until = time.monotonic() + seconds
    while not (found := is_so()) and time.monotonic() < until:
        time.sleep(0.1)
    return found


def answers(url: str, *, host: str | None = None) -> bool:
    asked = urllib.request.Request(url, headers={"Host": host} if host else {})
    with suppress(OSError), urllib.request.urlopen(asked, timeout=5) as answer:
        return bool(answer.status == 200)
    return False


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


@contextmanager
def running(
    command: list[str],
    *,
    until: str,
    cwd: Path = ROOT,
    env: Mapping[str, str],
    host: str | None = None,
) -> Iterator[subprocess.Popen[bytes]]:
    """A server that answers at that address; it and all that it started are gone afterwards."""
    process = subprocess.Popen(command, cwd=cwd, env=env, start_new_session=True)
    try:
        assert wait_until(lambda: answers(until, host=host), seconds=SECONDS_TO_START)
        yield process
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(SECONDS_TO_END)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
