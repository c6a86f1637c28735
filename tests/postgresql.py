"""Runs a command against a PostgreSQL of its own: python -m tests.postgresql pytest tests/news

The server is started from the binaries on this machine, listens on a socket in a short temporary
folder alone, writes nothing safely, and is gone when the command ends.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

MISSING = """PostgreSQL is not here, neither on PATH nor in /usr/lib/postgresql: {}.
To run it: apt-get install postgresql
"""
SETTINGS = ("listen_addresses=", "fsync=off", "synchronous_commit=off", "full_page_writes=off")
SECONDS_TO_START = 60


class CannotStart(Exception):
    """The server's own last words."""


def binaries() -> Path | None:
    """The folder of the newest server found."""
    found = [Path(path).parent for path in [shutil.which("postgres")] if path]
    found += Path("/usr/lib/postgresql").glob("*/bin")
    whole = [folder for folder in found if (folder / "initdb").exists()]
    return max(whole, key=_major_version, default=None)


def _major_version(folder: Path) -> int:
    return int(folder.parent.name) if folder.parent.name.isdigit() else 0


@contextmanager
def server(programs: Path) -> Iterator[str]:
    """Gives the server's address; PostgreSQL refuses to run as root, so root lends it a user."""
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))  # a socket's path is 107 bytes long
    user = _user()
    if user:
        shutil.chown(folder, user["user"], user["group"])
    log = folder / "log"
    try:
        with log.open("w") as output:
            streams = {"stdout": output, "stderr": output, "cwd": folder}
            _prepare(programs, folder, **streams, **user)
            process = _start(programs, folder, **streams, **user)
            try:
                _wait(process, folder)
                yield f"postgres://postgres@{quote(str(folder), safe='')}/postgres"
            finally:
                process.send_signal(signal.SIGINT)
                process.wait()
    except (subprocess.CalledProcessError, CannotStart) as error:
        raise CannotStart(log.read_text()[-2000:]) from error
    finally:
        shutil.rmtree(folder)


def _user() -> dict[str, Any]:
    if os.geteuid() != 0:
        return {}
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = known.get("postgres") or known["nobody"]
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def _prepare(programs: Path, folder: Path, **how: Any) -> None:
    choices = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"]
    command = [f"{programs}/initdb", "--no-sync", *choices, f"{folder}/data"]
    subprocess.run(command, check=True, **how)


def _start(programs: Path, folder: Path, **how: Any) -> subprocess.Popen[str]:
    settings = [f"-c{setting}" for setting in (*SETTINGS, f"unix_socket_directories={folder}")]
    command = [f"{programs}/postgres", "-D", f"{folder}/data", *settings]
    # A session of its own: Ctrl-C is for the command, which still needs the server to end well.
    return subprocess.Popen(command, start_new_session=True, text=True, **how)


def _wait(process: subprocess.Popen[str], folder: Path) -> None:
    """The last line of the lock file says "ready" once the server takes connections."""
    lock = folder / "data" / "postmaster.pid"
    until = time.monotonic() + SECONDS_TO_START
    while not (lock.exists() and lock.read_text().rstrip().endswith("ready")):
        if process.poll() is not None or time.monotonic() > until:
            raise CannotStart
        time.sleep(0.05)


def main(command: list[str]) -> int:
    programs = binaries()
    if programs is None:
        required = os.environ.get("REQUIRE_ALL") == "1"
        sys.stderr.write(MISSING.format("REQUIRE_ALL=1 asks for it" if required else "skipped"))
        return int(required)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        with server(programs) as address:
            kept = {name: text for name, text in os.environ.items() if not name.startswith("PG")}
            environment = {**kept, "DATABASE_URL": address}
            return subprocess.run(command, env=environment, check=False).returncode
    except CannotStart as error:
        sys.stderr.write(f"PostgreSQL in {programs} did not start:\n{error}\n")
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
