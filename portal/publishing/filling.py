"""What data migrations of several apps write in the same way."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from .days import FIRST_YEAR, LAST_YEAR


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
    editions = model._default_manager.using(schema_editor.connection.alias)
    beyond = Q(**{f"{column}__lt": dt.date(FIRST_YEAR, 1, 1)})
    beyond |= Q(**{f"{column}__gt": dt.date(last, 12, 31)})
    for row in editions.filter(beyond).values("pk", "first_public_at", "changed_at"):
        may_be_open = model._meta.get_field(column).null
        instant = row["first_public_at"] or (None if may_be_open else row["changed_at"])
        day = None if instant is None else timezone.localdate(instant)
        editions.filter(pk=row["pk"]).update(**{column: day})
