"""Querysets whose SQL is written once a process; only the values that they ask for change.

For the queries of the busiest pages: there, writing the same SQL again took several times as
long as asking the database and filling the rows.

    standing = Prepared(
        lambda at, slug: Edition.objects.public(at).filter(slug=slug).select_related("section"),
        at=dt.datetime, slug=str,
    )
    editions = standing(at=now, slug="visit")
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import copy
from types import SimpleNamespace
from typing import Any, Generic, NamedTuple, TypeVar

from django.db import connection
from django.db.models import QuerySet

from .reading import MARKS, adapted

R = TypeVar("R")


class NotPrepared(ValueError):
    """Raised where a value did not end up in the SQL as a parameter of its own."""


class _Query(NamedTuple):
    queryset: Any
    compiler: Any
    sql: str
    parameters: Sequence[Any]  # a name's mark where the value of that name belongs
    names: Mapping[Any, str]


class Prepared(Generic[R]):
    """`build` makes the queryset out of keyword values of the stated types, none of them None.

    Any value must reach the database unchanged: plain comparisons, no `in`, no `contains`.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, R]], **kinds: type) -> None:
        self._build = build
        self._marks = {name: MARKS[kind](place) for place, (name, kind) in enumerate(kinds.items())}
        self._written: dict[str, _Query] = {}

    def __call__(self, **values: Any) -> list[R]:
        """What `list(build(**values))` would give; one query."""
        if connection.vendor not in self._written:
            self._written[connection.vendor] = self._write()
        written = self._written[connection.vendor]
        asked = {name: adapted(value) for name, value in values.items()}
        parameters = [
            asked[written.names[value]] if value in written.names else value
            for value in written.parameters
        ]
        with connection.cursor() as cursor:
            cursor.execute(written.sql, parameters)
            return _filled(written, cursor.fetchall())

    def _write(self) -> _Query:
        queryset = self._build(**self._marks)
        compiler = queryset.query.get_compiler(connection=connection)
        sql, parameters = compiler.as_sql()
        names = {adapted(mark): name for name, mark in self._marks.items()}
        if missing := set(names) - set(parameters):
            raise NotPrepared(f"No parameter of its own: {', '.join(names[m] for m in missing)}.")
        return _Query(queryset, compiler, sql, parameters, names)


def _filled(written: _Query, rows: Sequence[Any]) -> list[Any]:
    """The queryset's own way of filling objects, given the rows instead of fetching them."""
    compiler, query = copy(written.compiler), copy(written.queryset.query)
    compiler.execute_sql = lambda *args, **options: [rows]
    query.get_compiler = lambda *args, **options: compiler
    stand_in = SimpleNamespace(
        db=written.queryset.db,
        query=query,
        _fields=written.queryset._fields,
        _known_related_objects={},
    )
    return [*written.queryset._iterable_class(stand_in)]
