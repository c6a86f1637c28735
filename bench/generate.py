"""Fills an empty portal with invented content: python -m bench.generate --items 200000

DATABASE_URL says where; the tables are made first. Search rows are written too. The verbs, which
write one thing at a time, are passed by.
"""

from __future__ import annotations

import argparse
import sys
import time

from django.core.management import call_command
from django.db import connection

from bench.news import make_items
from bench.operations import make_operations
from bench.rows import shelf
from bench.texts import SYLLABLES, texts
from news.models import NewsItem
from portal.labels import languages
from portal.office.models import Organisation


class NotEmpty(Exception):
    def __init__(self) -> None:
        super().__init__("This portal has content already. Give DATABASE_URL an empty database.")


def fill(*, items: int, operations: int) -> None:
    call_command("migrate", verbosity=0)
    if NewsItem.objects.exists() or Organisation.objects.exists():
        raise NotEmpty
    stock = {code: texts(code) for code in languages() if code in SYLLABLES}
    held = shelf()
    make_operations(operations, held, stock=stock)
    make_items(items, held, stock=stock)


def _run(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=200_000, help="news items in two languages")
    parser.add_argument("--operations", type=int, default=2_000)
    asked = parser.parse_args()
    begun = time.monotonic()
    if connection.vendor == "sqlite":
        _run("pragma synchronous = off", "pragma cache_size = -200000")
    try:
        fill(items=asked.items, operations=asked.operations)
    except NotEmpty as refusal:
        sys.exit(str(refusal))
    if connection.vendor == "postgresql":  # what autovacuum would do by itself in a minute
        _run("vacuum analyze")
    sys.stdout.write(f"Done in {(time.monotonic() - begun) / 60:.1f} minutes.\n")


if __name__ == "__main__":
    main()
