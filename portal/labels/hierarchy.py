"""Rows that are parts of rows of their own kind, by a column `parent`."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.utils.translation import gettext


def refuse_ring(row: Model, *, parent_id: int | None) -> None:
    """Raises ValidationError where a row would become a part of its own part. One query."""
    rows: QuerySet[Any] = type(row)._default_manager.all()
    parents = dict(rows.exclude(parent=None).values_list("pk", "parent_id"))
    above = parent_id
    while above is not None:
        if above == row.pk:
            raise ValidationError({"parent": gettext("It cannot be a part of its own part.")})
        above = parents.pop(above, None)
