"""What public pages read: statements whose SQL is written once a process, and small typed rows.

    class SectionLink(NamedTuple):
        slug: str
        name: Mapping[str, str]

    class Story(NamedTuple):            # its shape says what is read
        slug: str
        headline: str
        section: SectionLink            # section__slug and section__name

    standing = Statement(
        lambda at, language: Edition.objects.public(at).in_language(language).newest_first(),
        Story, at=dt.datetime, language=str,
    )
    stories = standing(at=now, language="en")

A field is a column, an annotation, or a row of a relation; a relation that may be empty is typed
`SectionLink | None` and begins with a column that is never null. Where a tuple of names stands in
the place of a class, rows are plain tuples. Conditions are spelled by the
queryset alone. Writing the SQL again and filling model instances took several times as long as
asking the database.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, Generic, NamedTuple, TypeVar, get_args, get_type_hints

from django.db import InterfaceError, OperationalError, connection
from django.db.models import QuerySet

R = TypeVar("R")
Make = Callable[[Sequence[Any]], Any]

# What stands for a value while the SQL is written; no row holds it and no condition names it.
MARKS: Mapping[type, Callable[[int], Any]] = {
    str: lambda place: f"\x02{place}\x02",
    int: lambda place: 2**62 + place,
    dt.date: lambda place: dt.date(1, 1, 2 + place),
    dt.datetime: lambda place: dt.datetime(1, 1, 2 + place, 3, 4, 5, 678, tzinfo=dt.UTC),
}


class NotBound(ValueError):
    """Raised where a value did not end up in the SQL as a parameter of its own."""


class _Written(NamedTuple):
    sql: str
    parameters: Sequence[Any]  # a name's mark where the value of that name belongs
    names: Mapping[Any, str]
    kinds: Mapping[str, type]  # of numbers: as the database's driver wants them told apart
    compiler: Any
    converters: Any


class Statement(Generic[R]):
    """`build` makes the queryset out of keyword values of the stated types, none of them None.

    Any value must reach the database unchanged: plain comparisons, no `in`, no `contains`.
    """

    def __init__(
        self,
        build: Callable[..., QuerySet[Any, Any]],
        row: Callable[..., R] | Sequence[str],
        /,
        **kinds: type,
    ) -> None:
        self._build, self._row = build, row
        self._marks = {name: MARKS[kind](place) for place, (name, kind) in enumerate(kinds.items())}
        self._written: dict[str, _Written] = {}
        self._make: Make | None = None

    def __call__(self, **values: Any) -> list[R]:
        """One query."""
        written = self._written.get(connection.vendor) or self._write()
        asked = {name: adapted(value) for name, value in values.items()}
        for name, kind in written.kinds.items():
            asked[name] = kind(asked[name])
        names = written.names
        parameters = [asked[names[p]] if p in names else p for p in written.parameters]
        try:
            rows = _fetched(written.sql, parameters)
        except (OperationalError, InterfaceError):
            if connection.in_atomic_block or connection.is_usable():
                raise
            connection.close()  # it had died since it was used last; a new one is opened
            rows = _fetched(written.sql, parameters)
        if written.converters:
            rows = written.compiler.apply_converters(rows, written.converters)
        assert self._make
        return [*map(self._make, rows)]

    def first(self, **values: Any) -> R | None:
        return next(iter(self(**values)), None)

    def _write(self) -> _Written:
        paths, self._make = [*_paths(self._row)], _maker(self._row, iter(range(10_000)))
        query = self._build(**self._marks).values_list(*paths).query
        compiler = query.get_compiler(connection=connection)
        sql, parameters = compiler.as_sql()
        names = {adapted(mark): name for name, mark in self._marks.items()}
        if missing := set(names) - set(parameters):
            raise NotBound(f"No parameter of its own: {', '.join(names[m] for m in missing)}.")
        kinds = {
            names[value]: type(value)
            for value in parameters
            if value in names and isinstance(value, int)
        }
        converters = compiler.get_converters([column for column, *_rest in compiler.select])
        found = _Written(sql, parameters, names, kinds, compiler, converters)
        self._written[connection.vendor] = found
        return found


def _fetched(sql: str, parameters: Sequence[Any]) -> Sequence[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        rows: Sequence[Any] = cursor.fetchall()
    return rows


def _fields(row: Any) -> Iterator[tuple[str, Any, bool]]:
    """Name; the row of a relation, or None for a column; whether that row may be missing."""
    if isinstance(row, tuple):
        yield from ((name, None, False) for name in row)
        return
    hints = get_type_hints(row)
    for name in row._fields:
        options = [hints.get(name), *get_args(hints.get(name))]
        inner = next((option for option in options if hasattr(option, "_fields")), None)
        yield name, inner, inner is not None and type(None) in options


def _paths(row: Any, before: str = "") -> Iterator[str]:
    for name, inner, _optional in _fields(row):
        if inner is None:
            yield before + name
        else:
            yield from _paths(inner, f"{before}{name}__")


def _maker(row: Any, places: Iterator[int], *, optional: bool = False) -> Make:
    """Makes the row out of the columns of all; takes its own places in them."""
    first: int | None = None
    parts: list[Make] = []
    for _name, inner, may_miss in _fields(row):
        if inner is None:
            place = next(places)
            first = place if first is None else first
            parts.append(itemgetter(place))
        else:
            parts.append(_maker(inner, places, optional=may_miss))

    def make(columns: Sequence[Any]) -> Any:
        if optional and columns[first or 0] is None:
            return None
        return row._make([part(columns) for part in parts])

    return tuple if isinstance(row, tuple) else make


def adapted(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return connection.ops.adapt_datefield_value(value) if isinstance(value, dt.date) else value
