"""Serves the portal: nothing is started that could only fail."""

from __future__ import annotations

import errno
import os
import socket
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

# One slow sender holds one thread, and a slow header none: tried against 60 of either.
SERVER = [
    "--interface=wsgi",
    "--no-ws",
    "--http=1",
    "--blocking-threads=16",
    "--http1-header-read-timeout=5000",
    "--workers-kill-timeout=10",
    "--respawn-failed-workers",
    "--blocking-threads-idle-timeout=600",  # a thread keeps its connection
    "--log-level=error",
    "--factory",
]

EVERYWHERE = ("0.0.0.0", "::")


class Command(BaseCommand):
    help = "Checks settings, database and address, then serves on the real WSGI server."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", default="8000")
        parser.add_argument("--workers", type=int, default=2, help="processes, about one per core")

    def handle(self, *args: Any, host: str, port: str, workers: int, **options: Any) -> None:
        claim(host, port)
        self.check(include_deployment_checks=settings.PRODUCTION)
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            raise CommandError("The database is not up to date. Run: manage.py migrate")
        connection.close()
        run(host, port, workers=workers)


def claim(host: str, port: str) -> None:
    """Raises CommandError with the mend where nobody could listen there."""
    if not port.isdecimal() or not 0 < int(port) < 65536:
        raise CommandError(f"PORT is {port!r}: choose a number from 1 to 65535, such as PORT=8001.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, int(port)))
        except OSError as error:
            taken = error.errno == errno.EADDRINUSE
            why = "is taken" if taken else f"cannot be used ({error.strerror})"
            mend = f"Choose another, such as PORT={int(port) % 65535 + 1}."
            raise CommandError(f"Port {port} on {host} {why}. {mend}") from error


def address(host: str, port: str) -> str:
    """Where readers find what is served there, as far as this machine can know: one that serves on
    every address of its own has the first of its names."""
    if host in EVERYWHERE:
        host = settings.ALLOWED_HOSTS[0].lstrip(".")
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def run(host: str, port: str, *, workers: int) -> None:
    """Becomes the server: this process keeps its number and gives its memory back."""
    command = [sys.executable, "-m", "granian", *SERVER, f"--host={host}", f"--port={port}"]
    sys.stdout.flush()
    os.environ["PORTAL_SERVES"] = address(host, port)
    os.execv(sys.executable, [*command, f"--workers={workers}", "portal.site.worker:worker"])
