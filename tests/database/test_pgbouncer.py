"""Behind a pooler that lends a connection for one transaction, without prepared statements."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import DEFAULT_DB_ALIAS, connection, connections

from portal.publishing.beat import Beat, raise_beat
from portal.publishing.reading import Statement

SERVER = "/usr/sbin/pgbouncer"
USER = "postgres"  # who may reach the socket of the tests' server
pytestmark = [
    pytest.mark.skipif(connection.vendor != "postgresql", reason="asks PostgreSQL"),
    pytest.mark.django_db(transaction=True),
]
BEATS: Statement[tuple[int]] = Statement(
    lambda least: Beat.objects.filter(count__gte=least), ("count",), least=int
)


@pytest.fixture
def pooled(tmp_path: Path) -> Iterator[list[Any]]:
    """Two connections of the portal over a pool of one."""
    if not Path(SERVER).exists():
        refuse = pytest.fail if os.environ.get("REQUIRE_ALL") == "1" else pytest.skip
        refuse("PgBouncer is not here; to run this: apt-get install pgbouncer")
    own, port = connection.settings_dict, _free_port()
    configuration = tmp_path / "pgbouncer.ini"
    configuration.write_text(
        f"[databases]\n* = host={own['HOST']} port={own['PORT'] or 5432} user={own['USER']}\n"
        f"[pgbouncer]\nlisten_addr=127.0.0.1\nlisten_port={port}\nunix_socket_dir=\n"
        f"auth_type=any\npool_mode=transaction\ndefault_pool_size=1\n"
    )
    tmp_path.chmod(0o755)
    command = [SERVER, *(["-u", USER] if os.geteuid() == 0 else []), str(configuration)]
    with (tmp_path / "log").open("w") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        _wait(port)
        yield [_over(port), _over(port)]
    finally:
        process.terminate()
        process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait(port: int) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)


def _over(port: int) -> Any:
    """As the settings make it where PREPARE_STATEMENTS is off."""
    other: Any = connection.copy()
    other.settings_dict |= {"HOST": "127.0.0.1", "PORT": port}
    other.settings_dict["OPTIONS"]["prepare_threshold"] = None
    return other


def test_statements_that_are_not_prepared_work_over_a_pool_by_transaction(
    pooled: list[Any],
) -> None:
    raise_beat()
    right, own, found = BEATS(least=0), connections[DEFAULT_DB_ALIAS], []
    try:
        for turn in range(20):
            connections[DEFAULT_DB_ALIAS] = pooled[turn % 2]
            found += BEATS(least=0)
    finally:
        connections[DEFAULT_DB_ALIAS] = own
        for one in pooled:
            one.close()
    assert (right, found) == ([(1,)], 20 * right)
