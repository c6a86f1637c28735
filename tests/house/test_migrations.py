from __future__ import annotations

import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db.migrations import RunPython, RunSQL
from django.db.migrations.loader import MigrationLoader

from .tree import ROOT, SOURCE


def migrations() -> list[Path]:
    found = [path for folder in SOURCE for path in (ROOT / folder).rglob("migrations/*.py")]
    return [path for path in found if path.name != "__init__.py"]


@pytest.mark.django_db
def test_no_migration_is_pending() -> None:
    said = StringIO()
    call_command("makemigrations", check=True, dry_run=True, stdout=said)
    assert said.getvalue() == "No changes detected\n"


def test_migrations_are_named_by_what_they_do() -> None:
    wrong = re.compile(r"(?!\d{4}_[a-z])|\d{4}_(auto_|alter_|.*_and_more)")
    assert [path.name for path in migrations() if wrong.match(path.name)] == []


def test_no_migration_mixes_data_with_schema() -> None:
    mixed = []
    loader = MigrationLoader(None)
    for (app, name), migration in loader.disk_migrations.items():
        if not migration.__module__.startswith(SOURCE):
            continue
        data = [isinstance(step, RunPython | RunSQL) for step in migration.operations]
        if any(data) and not all(data):
            mixed.append(f"{app}.{name}")
    assert mixed == []
