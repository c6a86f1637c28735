"""A copy of the database, made while the portal runs: of one instant, and never half there."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from django.db import connection
from psycopg.pq import Conninfo


class NoCopy(Exception):
    """Why there is none, and where somebody can mend it, how."""


def back_up(target: Path) -> None:
    """Raises NoCopy or OSError, and then has left nothing behind."""
    with _draft_of(target) as draft:
        if connection.vendor == "sqlite":
            _copy_file(Path(connection.settings_dict["NAME"]), draft)
        else:
            _dump(draft)


@contextmanager
def _draft_of(target: Path) -> Iterator[Path]:
    """Readable by its owner alone, in a folder that nobody else enters; takes its place whole."""
    if target.exists():
        raise NoCopy(f"{target} is there already: name a file that is not")
    with TemporaryDirectory(prefix=".backup-", dir=target.parent) as folder:
        draft = Path(folder, target.name)
        draft.touch(mode=0o600)
        yield draft
        with draft.open("rb") as written:
            os.fsync(written.fileno())
        _place(draft, target)


def _place(draft: Path, target: Path) -> None:
    """Linking, unlike renaming, never overwrites what has come in the meantime."""
    try:
        os.link(draft, target)
    except FileExistsError:
        raise NoCopy(f"{target} is there already: name a file that is not") from None
    except OSError:  # a file system without links
        draft.rename(target)


def _copy_file(file: Path, draft: Path) -> None:
    """In one step, in which others go on writing; what comes needs no file beside it."""
    try:
        with (
            closing(sqlite3.connect(f"file:{quote(str(file))}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(draft)) as copy,
        ):
            source.backup(copy)
            copy.execute("pragma journal_mode = delete")
            found = copy.execute("pragma integrity_check(1)").fetchone()[0]
    except sqlite3.Error as error:
        raise NoCopy(str(error)) from error
    if found != "ok":
        raise NoCopy(f"the database itself is damaged: {' '.join(found.split())}")


def _dump(draft: Path) -> None:
    """By PostgreSQL's own program, which must not be older than the server; then read again."""
    _require_program()
    _run("pg_dump", "--format=custom", f"--file={draft}")
    _run("pg_restore", f"--file={os.devnull}", str(draft))


def _require_program() -> None:
    program = _run("pg_dump", "--version").split()[2]  # "pg_dump (PostgreSQL) 15.8 (Debian …)"
    server = connection.get_database_version()[0]
    if int(program.partition(".")[0]) < server:
        raise NoCopy(
            f"pg_dump {program} is older than the server, {server}. "
            f"Install its own: apt-get install postgresql-client-{server}"
        )


def _run(*command: str) -> str:
    """What the program wrote. It gets address and password by the environment, where no other
    user sees them."""
    try:
        done = subprocess.run(
            command, env=os.environ | _server(), capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        raise NoCopy(
            f"{command[0]} is missing. Install it: apt-get install postgresql-client"
        ) from None
    if done.returncode:
        raise NoCopy(" ".join(done.stderr.split()) or f"{command[0]} ended by {done.returncode}")
    return done.stdout


def _server() -> dict[str, str]:
    """Each parameter under the name by which PostgreSQL's programs know it."""
    given = connection.get_connection_params()
    known = {
        option.keyword.decode(): option.envvar.decode()
        for option in Conninfo.get_defaults()
        if option.envvar
    }
    return {known[name]: str(given[name]) for name in known.keys() & given.keys()}
