"""A copy that is made while others write, and the portal that is restored from it."""

from __future__ import annotations

import resource
import signal
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from portal.site import backup
from tests.processes import ROOT, clean_environment

sqlite_alone = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="copies a file")
postgresql_alone = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="runs pg_dump")
ROWS = 4000
SMALL = 64 * 1024


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Path]:
    """A file in which both tables always hold the same number, written all the time."""
    file = tmp_path / "it's a database.sqlite3"
    with closing(sqlite3.connect(file)) as made:
        made.execute("pragma journal_mode = wal")
        made.execute("create table one as select 0 number, zeroblob(500) weight")
        made.execute("create table other as select 0 number, zeroblob(500) weight")
        for table in ("one", "other"):
            made.executemany(f"insert into {table} values (0, zeroblob(500))", [()] * ROWS)
        made.commit()
    ended = Event()
    writer = Thread(target=_write, args=[file, ended])
    writer.start()
    yield file
    ended.set()
    writer.join()


def _write(file: Path, ended: Event) -> None:
    with closing(sqlite3.connect(file, timeout=20)) as writing:
        while not ended.is_set():
            with writing:
                writing.execute("update one set number = number + 1 where rowid < 100")
                writing.execute("update other set number = number + 1 where rowid < 100")


def numbers(file: Path) -> list[int]:
    with closing(sqlite3.connect(file)) as opened:
        one, other = (
            opened.execute(f"select sum(number), count(*) from {table}").fetchone()
            for table in ("one", "other")
        )
    return [*one, *other]


@sqlite_alone
def test_copy_made_while_others_write_is_of_one_instant(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(connection.settings_dict, "NAME", str(database))
    target = tmp_path / "copies" / "portal.sqlite3"
    target.parent.mkdir()
    backup.back_up(target)
    first, rows, *other = numbers(target)
    assert [first, rows] == other
    assert rows == ROWS + 1
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.django_db(transaction=True)
def test_copy_over_a_file_is_refused_and_the_file_stays(tmp_path: Path) -> None:
    target = tmp_path / "portal.copy"
    target.write_text("the only copy")
    with pytest.raises(CommandError) as refused:
        call_command("backup", str(target))
    assert str(refused.value) == (
        f"No copy was made: {target} is there already: name a file that is not."
    )
    assert target.read_text() == "the only copy"
    assert list(tmp_path.iterdir()) == [target]


@sqlite_alone
@pytest.mark.parametrize("found", ["nothing", "no database", "damaged"])
def test_copy_of_no_whole_database_is_refused_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, found: str
) -> None:
    file, target = tmp_path / "db.sqlite3", tmp_path / "copies" / "portal.sqlite3"
    target.parent.mkdir()
    if found == "no database":
        file.write_text("a letter " * 100)
    if found == "damaged":
        with closing(sqlite3.connect(file)) as made, made:
            made.execute("create table one as select zeroblob(90000) weight")
        file.write_bytes(file.read_bytes()[:8192] + b"\7" * 20000 + file.read_bytes()[28192:])
    monkeypatch.setitem(connection.settings_dict, "NAME", str(file))
    with pytest.raises(backup.NoCopy) as refused:
        backup.back_up(target)
    assert "\n" not in str(refused.value)
    assert list(target.parent.iterdir()) == []


def _full_disk() -> None:
    """No file grows beyond some pages: what a disk without room does to a writer."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL, SMALL))


@sqlite_alone
def test_copy_for_which_there_is_no_room_says_so_in_one_line(
    database: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "full"
    folder.mkdir()
    answer = subprocess.run(
        [sys.executable, "manage.py", "backup", str(folder / "copy")], cwd=ROOT, text=True,
        env=clean_environment(DATABASE_URL=f"sqlite:///{database}".replace(" ", "%20")),
        capture_output=True, check=False, preexec_fn=_full_disk,
    )  # fmt: skip
    assert answer.stderr.startswith("CommandError: No copy was made: ")
    assert (answer.returncode, answer.stderr.count("\n"), answer.stdout) == (1, 1, "")
    assert list(folder.iterdir()) == []


def test_copy_into_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        backup.back_up(tmp_path / "none" / "copy")
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which programs are looked for."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


@postgresql_alone
@pytest.mark.django_db(transaction=True)
def test_copy_without_the_program_says_what_to_install(programs: Path, tmp_path: Path) -> None:
    with pytest.raises(backup.NoCopy) as refused:
        backup.back_up(tmp_path / "copy")
    assert str(refused.value) == (
        "pg_dump is missing. Install it: apt-get install postgresql-client"
    )
    assert not (tmp_path / "copy").exists()


@postgresql_alone
@pytest.mark.django_db(transaction=True)
def test_copy_by_an_older_program_is_refused(programs: Path, tmp_path: Path) -> None:
    program = programs / "pg_dump"
    program.write_text("#!/bin/sh\necho 'pg_dump (PostgreSQL) 9.6.24'\n")
    program.chmod(0o755)
    server = connection.get_database_version()[0]
    with pytest.raises(backup.NoCopy) as refused:
        backup.back_up(tmp_path / "copy")
    assert str(refused.value) == (
        f"pg_dump 9.6.24 is older than the server, {server}. "
        f"Install its own: apt-get install postgresql-client-{server}"
    )


@postgresql_alone
@pytest.mark.django_db(transaction=True)
def test_password_of_the_database_stands_on_no_command_line(
    programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = tmp_path / "seen"
    for name in ("pg_dump", "pg_restore"):
        program = programs / name
        program.write_text(
            f'#!/bin/sh\necho "{name} (PostgreSQL) 99.1"\necho "$@|$PGPASSWORD" >> {seen}\n'
        )
        program.chmod(0o755)
    monkeypatch.setitem(connection.settings_dict, "PASSWORD", "päss wörd")
    backup.back_up(tmp_path / "copy")
    assert [line.partition("|")[2] for line in seen.read_text().splitlines()] == ["päss wörd"] * 3
    assert "päss" not in "".join(line.partition("|")[0] for line in seen.read_text().splitlines())
