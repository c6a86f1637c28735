"""The database file without Django: what an operator copies, reads and repairs by `sqlite3`."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from tests import build

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'sqlite'", reason="SQLite alone has this trap"),
]
DAYS = (dt.date(2022, 5, 23), dt.date(2022, 5, 27))


@pytest.fixture
def plain(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A copy of the database with a row of every kind, opened by the bare library."""
    operation = build.operation(public_from=build.LONG_AGO, windows=[DAYS])
    sheet = build.sheet(
        operation.operation, [build.Figure("heroin", "5")], public_from=build.LONG_AGO
    )
    build.news_item(
        public_from=build.LONG_AGO, people=[build.person()], operations=[operation.operation],
        sheet=sheet,
    )  # fmt: skip
    connection.ensure_connection()
    with closing(sqlite3.connect(tmp_path / "copy.sqlite3")) as target:
        connection.connection.backup(target)
    with closing(sqlite3.connect(tmp_path / "copy.sqlite3")) as opened:
        yield opened


def test_vacuum_into_makes_a_whole_copy(plain: sqlite3.Connection, tmp_path: Path) -> None:
    plain.execute("vacuum into ?", [str(tmp_path / "backup.sqlite3")])
    with closing(sqlite3.connect(tmp_path / "backup.sqlite3")) as backup:
        assert backup.execute("pragma integrity_check").fetchall() == [("ok",)]
        rows = backup.execute("select display_date, display_month from news_edition").fetchall()
    assert rows == [("2024-02-14", 202402)]


def test_every_table_is_read_and_written_without_django(plain: sqlite3.Connection) -> None:
    """A check, an index or a generated column that needs Django's functions refuses the write."""
    tables = plain.execute(
        "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' "
        "and sql not like '%virtual table%' and name not like '%_search_%'"
    ).fetchall()
    refused = {}
    for (table,) in tables:
        columns = plain.execute(f'pragma table_info("{table}")').fetchall()
        same = ", ".join(f'"{column[1]}" = "{column[1]}"' for column in columns)
        try:
            plain.execute(f'update "{table}" set {same}')
        except sqlite3.OperationalError as error:
            refused[table] = str(error)
    assert refused == {}
    assert plain.execute("pragma integrity_check").fetchall() == [("ok",)]
