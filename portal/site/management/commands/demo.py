"""From an empty folder to the demonstration in the browser; run again it only serves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from portal.site.demo.signins import sign_ins_file

from .serve import claim, run

HOST = "127.0.0.1"


class Command(BaseCommand):
    help = "Prepares database, demonstration and files under var/, and serves on this machine."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", default="8000")

    def handle(self, *args: Any, port: str, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("This is a production set-up; the demonstration has no place in it.")
        claim(HOST, port)
        if sign_ins_file().exists():
            sign_ins_file().read_text()  # another user's are not for this one: before all else
        call_command("migrate", verbosity=0)
        call_command("sync_roles")
        call_command("load_demo")
        if not sign_ins_file().exists():
            call_command("load_demo", new_passwords=True)
        if collect(Path(settings.VAR, "collected")):
            self.stdout.write("Styles, fonts and scripts collected.")
        connection.close()
        address = f"http://{HOST}:{port}/"
        self.stdout.write(f"\n{sign_ins_file().read_text()}\nSign in at {address}admin/")
        self.stdout.write(f"The portal: {address} (Ctrl-C ends it)")
        run(HOST, port, workers=2)


def collect(stamp: Path) -> bool:
    """Compressing takes ten seconds: it is done only if a file has come, gone or changed."""
    manifest = Path(settings.STATIC_ROOT, "staticfiles.json")
    state = "\n".join(sorted(_sources()))
    if manifest.exists() and stamp.exists() and stamp.read_text() == state:
        return False
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(state)
    return True


def _sources() -> list[str]:
    found = []
    for finder in get_finders():
        for name, storage in finder.list(ignore_patterns=[]):
            stat = Path(storage.path(name)).stat()
            found.append(f"{name} {stat.st_size} {stat.st_mtime_ns}")
    return found
