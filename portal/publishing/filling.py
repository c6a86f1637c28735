"""What data migrations of several apps write in the same way."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any
from uuid import UUID, uuid5

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from .days import FIRST_YEAR, LAST_YEAR
from .models import new_reference


def fill_first_release(apps: Apps, schema_editor: BaseDatabaseSchemaEditor, *, lines: Any) -> None:
    """`lines`: (app, model, its line's columns): every edition gets its line's first release."""
    for app, name, line in lines:
        editions = apps.get_model(app, name)._base_manager.using(schema_editor.connection.alias)
        same = editions.filter(
            public_from__isnull=False, **{column: OuterRef(column) for column in line}
        )
        first = same.order_by("public_from").values("public_from")[:1]
        editions.update(first_public_at=Subquery(first))


def mend_years(
    apps: Apps,
    schema_editor: BaseDatabaseSchemaEditor,
    *,
    app: str,
    name: str,
    column: str,
    last: int = LAST_YEAR,
) -> None:
    """A date in a year that cannot be becomes the day of the line's first release; that of a text
    which never was public is left open where it may be, else it is the day of its last change."""
    model = apps.get_model(app, name)
    editions = model._base_manager.using(schema_editor.connection.alias)
    beyond = Q(**{f"{column}__lt": dt.date(FIRST_YEAR, 1, 1)})
    beyond |= Q(**{f"{column}__gt": dt.date(last, 12, 31)})
    for row in editions.filter(beyond).values("pk", "first_public_at", "changed_at"):
        may_be_open = model._meta.get_field(column).null
        instant = row["first_public_at"] or (None if may_be_open else row["changed_at"])
        day = None if instant is None else timezone.localdate(instant)
        editions.filter(pk=row["pk"]).update(**{column: day})


ROWS_OF_EDITIONS = UUID("5f1c2a7e-6d0b-4b8e-9a53-0d1e8f4c7b21")
AT_ONCE = 1_000


def fill_uids(apps: Apps, schema_editor: BaseDatabaseSchemaEditor, *, rows: Any) -> None:
    """`rows`: (app, model, columns that tell the line and the row within it). What is the same row
    in several editions of a line gets the same uid; of several alike, the n-th is the n-th."""
    for app, name, columns in rows:
        model = apps.get_model(app, name)
        stored = model._base_manager.using(schema_editor.connection.alias)
        keys = stored.order_by("edition", "pk").values_list("pk", "edition", *columns)
        alike: Counter[Any] = Counter()
        changed: list[Any] = []
        for pk, edition, *key in keys.iterator(AT_ONCE):
            alike[edition, *key] += 1
            told = "/".join(map(str, (name, *key, alike[edition, *key])))
            changed.append(model(pk=pk, uid=uuid5(ROWS_OF_EDITIONS, told)))
        for place in range(0, len(changed), AT_ONCE):
            stored.bulk_update(changed[place : place + AT_ONCE], ["uid"])


def fill_references(
    apps: Apps, schema_editor: BaseDatabaseSchemaEditor, *, identities: Any
) -> None:
    """`identities`: (app, model) whose rows had no permanent reference."""
    for app, name in identities:
        rows = apps.get_model(app, name)._base_manager.using(schema_editor.connection.alias)
        for key in rows.filter(reference=None).values_list("pk", flat=True):
            rows.filter(pk=key).update(reference=new_reference())
