from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.site.backup import NoCopy, back_up


class Command(BaseCommand):
    help = "Copy the database into a new file, while the portal runs; the README restores it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            back_up(file)
        except NoCopy as refusal:
            raise CommandError(f"No copy was made: {refusal}.") from refusal
        self.stdout.write(f"The database is copied to {file}.")
