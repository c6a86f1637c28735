from __future__ import annotations

from pathlib import Path
from smtplib import SMTPRecipientsRefused

import pytest
from django.db import DatabaseError

from portal.site.command_line import said
from tests.processes import manage

READ_ONLY = slice(18, 20)  # versions of the file's format, for writing and for reading


@pytest.mark.parametrize(
    "command",
    ["load_demo", "load_measures", "sync_roles", "index_search", "clearsessions",
     "create_administrator you@example.org", "migrate", "serve --port 65535", "demo --port 65535"],
)  # fmt: skip
def test_command_without_a_database_says_so_in_one_line(command: str, tmp_path: Path) -> None:
    answer = manage(*command.split(), DATABASE_URL=f"sqlite:///{tmp_path}/none/db.sqlite3")
    name = command.partition(" ")[0]
    assert answer.stderr == f"manage.py {name} failed: unable to open database file.\n"
    assert (answer.returncode, answer.stdout) == (1, "")


def test_command_without_a_server_says_so_in_one_line(tmp_path: Path) -> None:
    answer = manage("load_measures", DATABASE_URL="postgres://press@%2Fnonexistent/press")
    assert answer.stderr.startswith("manage.py load_measures failed: connection is bad: ")
    assert (answer.returncode, answer.stderr.count("\n")) == (1, 1)


def test_command_on_a_database_of_another_user_says_so_in_one_line(tmp_path: Path) -> None:
    file = tmp_path / "db.sqlite3"
    assert manage("migrate", "contenttypes", DATABASE_URL=f"sqlite:///{file}").returncode == 0
    content = bytearray(file.read_bytes())
    content[READ_ONLY] = b"\x03\x01"  # so that not even root may write to it
    file.write_bytes(content)
    answer = manage("migrate", "accounts", DATABASE_URL=f"sqlite:///{file}")
    assert answer.stderr == "manage.py migrate failed: attempt to write a readonly database.\n"
    assert (answer.returncode, file.read_bytes()) == (1, bytes(content))


def test_command_that_failed_shows_where_when_asked(tmp_path: Path) -> None:
    none = f"sqlite:///{tmp_path}/none/db.sqlite3"
    answer = manage("load_measures", "--traceback", DATABASE_URL=none)
    assert answer.stderr.startswith("Traceback")


@pytest.mark.parametrize(
    ("fault", "line"),
    [
        (PermissionError(13, "Permission denied", "/var/x"), "Permission denied: /var/x"),
        (OSError(28, "No space left on device"), "No space left on device"),
        (OSError(1, "Not permitted", "a", None, "b"), "Not permitted: a -> b"),
        (TimeoutError("timed out"), "timed out"),
        (DatabaseError("no rights\n\tfor you."), "no rights for you"),
        (SMTPRecipientsRefused({}), "{}"),
        (OSError(), "OSError"),
    ],
)
def test_fault_is_said_in_one_line(fault: Exception, line: str) -> None:
    assert said(fault) == line
