"""The database as several processes have it: each thread opens it for itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection, connections

Open = Callable[[], None]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    """Opens the database for the thread that calls it, as a process would: SQLite in a file, which
    several can read while one writes; the tests' own is in memory."""
    own = connections["default"]

    def open_file() -> None:
        if own.vendor == "sqlite":
            named = {**own.settings_dict, "NAME": str(tmp_path / "db.sqlite3")}
            connections["default"] = type(own)(named, "default")

    if own.vendor == "sqlite":
        open_file()
        connection.ensure_connection()
        own.ensure_connection()
        own.connection.backup(connection.connection)
    yield open_file
    if own.vendor == "sqlite":
        connection.close()
        connections["default"] = own
