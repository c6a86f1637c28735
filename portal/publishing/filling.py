"""What data migrations of several apps write in the same way."""

from __future__ import annotations

from typing import Any

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import OuterRef, Subquery


def fill_first_release(apps: Apps, schema_editor: BaseDatabaseSchemaEditor, *, lines: Any) -> None:
    """`lines`: (app, model, its line's columns): every edition gets its line's first release."""
    for app, name, line in lines:
        editions = apps.get_model(app, name)._default_manager.using(schema_editor.connection.alias)
        same = editions.filter(
            public_from__isnull=False, **{column: OuterRef(column) for column in line}
        )
        first = same.order_by("public_from").values("public_from")[:1]
        editions.update(first_public_at=Subquery(first))
