"""A query whose SQL is written once a process; only the instant that it asks for changes.

Writing the SQL of a dozen subqueries took four times as long as all the rest of a small page.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler

# Stands in the written SQL's parameters for the instant; no row and no condition ever holds it.
_MARK = dt.datetime(1, 2, 3, 4, 5, 6, 789, tzinfo=dt.UTC)


class Prepared:
    """`build` makes a `values()` queryset out of an instant; nothing else may vary in it."""

    def __init__(self, build: Callable[[dt.datetime], QuerySet[Any, Any]]) -> None:
        self._build = build
        self._written: dict[str, tuple[str, Sequence[Any], Sequence[str], SQLCompiler]] = {}

    def rows(self, at: dt.datetime) -> list[dict[str, Any]]:
        """One query."""
        sql, parameters, names, compiler = self._write()
        mark, instant = map(connection.ops.adapt_datetimefield_value, (_MARK, at))
        with connection.cursor() as cursor:
            cursor.execute(sql, [instant if value == mark else value for value in parameters])
            found = cursor.fetchall()
        return [dict(zip(names, row, strict=True)) for row in compiler.results_iter([found])]

    def _write(self) -> tuple[str, Sequence[Any], Sequence[str], SQLCompiler]:
        if connection.vendor not in self._written:
            query = self._build(_MARK).query
            compiler = query.get_compiler(connection=connection)
            sql, parameters = compiler.as_sql()
            names = [*query.values_select, *query.annotation_select]
            self._written[connection.vendor] = sql, parameters, names, compiler
        return self._written[connection.vendor]
