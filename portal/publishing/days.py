"""Days as the database reckons with them."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Func


class Month(Func):
    """2024-02-14 → 202402, by nothing that the database itself lacks.

    Django's own functions of a date are Python on SQLite: a table that used them could be read,
    copied and backed up by Django alone.
    """

    arity = 1
    output_field = models.IntegerField()

    def as_sqlite(self, compiler: Any, connection: BaseDatabaseWrapper, **context: Any) -> Any:
        template = (
            "(CAST(SUBSTR(%(expressions)s, 1, 4) AS INTEGER) * 100"
            " + CAST(SUBSTR(%(expressions)s, 6, 2) AS INTEGER))"
        )
        return self.as_sql(compiler, connection, template=template, **context)

    def as_postgresql(self, compiler: Any, connection: BaseDatabaseWrapper, **context: Any) -> Any:
        template = (
            "(EXTRACT(YEAR FROM %(expressions)s) * 100"
            " + EXTRACT(MONTH FROM %(expressions)s))::integer"
        )
        return self.as_sql(compiler, connection, template=template, **context)
