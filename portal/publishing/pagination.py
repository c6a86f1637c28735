"""One page of a long list, read by key: from a queryset, or by statements that are written once.

LISTS = Paged(in_language, Story, ORDER, size=20, at=dt.datetime, language=str)
page = LISTS.page(cursor, at=now, language="en")

page = page_of(RowsOf(queryset, ORDER, size=20), ORDER, cursor=cursor, size=20)
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, Protocol, TypeVar

from django.db.models import Model, QuerySet

from .keyset import END, EPOCH, Cursor, Key, Order, Page
from .reading import Statement

M = TypeVar("M", bound=Model)
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)


class Source(Protocol[R_co]):
    """Where the rows of a list come from; each costs one query. `key` is whole."""

    def newest(self) -> Sequence[R_co]:
        """A page and one row more, as do the next two."""

    def older(self, key: Key) -> Sequence[R_co]: ...

    def upwards(self, key: Key | None) -> Sequence[R_co]:
        """The oldest first: of all, or of those that are newer."""

    def has_newer(self, key: Key) -> bool: ...

    def first_of(self, key: Key) -> dt.datetime | None:
        """The instant that completes the key of an older address; None where it is not there."""


def page_of(source: Source[R], order: Order, *, cursor: Cursor, size: int) -> Page[R]:
    """1 query for the newest page, at most 2 for any other, 3 by an older address."""
    cursor = _placed(cursor, source)
    if cursor.word in ("newer", "oldest"):
        found = _upwards(source.upwards(cursor.key), order, cursor=cursor, size=size)
        if found is not None:
            return found
        cursor = Cursor()
    if cursor.key is None:
        taken = source.newest()
        return Page(taken[:size], None, _edge(taken, order, size=size))
    if cursor.word == "older":
        taken = source.older(cursor.key)
        first = order.key(taken[0]) if taken else None
        return Page(taken[:size], first, _edge(taken, order, size=size))
    taken = source.older(cursor.key._replace(row=cursor.key.row + 1))  # with the row itself
    first = order.key(taken[0]) if taken and source.has_newer(cursor.key) else None
    return Page(taken[:size], first, _edge(taken, order, size=size))


def _placed(cursor: Cursor, source: Source[R]) -> Cursor:
    """With the whole key: that of an older address is filled in from its row, one query. Where
    the row is not in the list any more the day is shown from its end on, so nothing is lost."""
    key = cursor.key
    if key is None or key.first is not None:
        return cursor
    first = source.first_of(key) if key.row else EPOCH
    if first is None:
        first = EPOCH if cursor.word == "newer" else END
    return cursor._replace(key=key._replace(first=first))


def _upwards(taken: Sequence[R], order: Order, *, cursor: Cursor, size: int) -> Page[R] | None:
    """A page read from its old end; None where the newest page would show the same and more."""
    if len(taken) <= size and cursor.key is not None:
        return None
    shown = taken[:size][::-1]
    newer = order.key(shown[0]) if len(taken) > size else None
    older = order.key(shown[-1]) if cursor.key is not None and shown else None
    return Page(shown, newer, older)


def _edge(taken: Sequence[R], order: Order, *, size: int) -> Key | None:
    return order.key(taken[size - 1]) if len(taken) > size else None


class RowsOf(Generic[M]):
    """The rows of a queryset."""

    def __init__(self, rows: QuerySet[M, Any], order: Order, *, size: int) -> None:
        self.rows, self.order, self.size = rows, order, size
        self.newest_first = rows.order_by(*order.newest)

    def newest(self) -> Sequence[M]:
        return list(self.newest_first[: self.size + 1])

    def older(self, key: Key) -> Sequence[M]:
        return list(self.newest_first.filter(self.order.after(key))[: self.size + 1])

    def upwards(self, key: Key | None) -> Sequence[M]:
        rows = self.rows.order_by(*self.order)
        if key is not None:
            rows = rows.filter(self.order.before(key))
        return list(rows[: self.size + 1])

    def has_newer(self, key: Key) -> bool:
        return self.rows.filter(self.order.before(key)).exists()

    def first_of(self, key: Key) -> dt.datetime | None:
        same = self.rows.filter(**{self.order.date: key.date, self.order.row: key.row})
        return same.values_list(self.order.first, flat=True).first()


class Paged(Generic[R]):
    """`rows` makes the queryset out of the values, as for a statement; `row` has the columns of
    the order."""

    def __init__(
        self,
        rows: Callable[..., QuerySet[Any, Any]],
        row: Callable[..., R],
        order: Order,
        *,
        size: int,
        **kinds: type,
    ) -> None:
        self.rows, self.order, self.size = rows, order, size
        place: dict[str, type] = {"date": dt.date, "first": dt.datetime, "row": int}
        self.newest = Statement(self._newest, row, **kinds)
        self.older = Statement(self._older, row, **kinds, **place)
        self.oldest = Statement(self._oldest, row, **kinds)
        self.newer = Statement(self._newer, row, **kinds, **place)
        self.nearest: Statement[Any] = Statement(self._nearest, tuple(order), **kinds, **place)
        self.same: Statement[Any] = Statement(
            self._same, (order.first,), **kinds, date=dt.date, row=int
        )

    def page(self, cursor: Cursor, **values: Any) -> Page[R]:
        bound: Source[R] = _Asked(self, values)
        return page_of(bound, self.order, cursor=cursor, size=self.size)

    def _newest(self, **values: Any) -> QuerySet[Any, Any]:
        return self.rows(**values).order_by(*self.order.newest)[: self.size + 1]

    def _oldest(self, **values: Any) -> QuerySet[Any, Any]:
        return self.rows(**values).order_by(*self.order)[: self.size + 1]

    def _older(self, **values: Any) -> QuerySet[Any, Any]:
        key = Key(values.pop("date"), values.pop("first"), values.pop("row"))
        rows = self.rows(**values).filter(self.order.after(key))
        return rows.order_by(*self.order.newest)[: self.size + 1]

    def _newer(self, **values: Any) -> QuerySet[Any, Any]:
        key = Key(values.pop("date"), values.pop("first"), values.pop("row"))
        rows = self.rows(**values).filter(self.order.before(key))
        return rows.order_by(*self.order)[: self.size + 1]

    def _nearest(self, **values: Any) -> QuerySet[Any, Any]:
        return self._newer(**values)[:1]

    def _same(self, *, date: dt.date, row: int, **values: Any) -> QuerySet[Any, Any]:
        return self.rows(**values).filter(**{self.order.date: date, self.order.row: row})[:1]


class _Asked(Generic[R]):
    """a paged list with these values."""

    def __init__(self, paged: Paged[R], values: Mapping[str, Any]) -> None:
        self.paged, self.values = paged, values

    def newest(self) -> Sequence[R]:
        return self.paged.newest(**self.values)

    def older(self, key: Key) -> Sequence[R]:
        return self.paged.older(**self.values, **key._asdict())

    def upwards(self, key: Key | None) -> Sequence[R]:
        if key is None:
            return self.paged.oldest(**self.values)
        return self.paged.newer(**self.values, **key._asdict())

    def has_newer(self, key: Key) -> bool:
        return bool(self.paged.nearest(**self.values, **key._asdict()))

    def first_of(self, key: Key) -> dt.datetime | None:
        found = self.paged.same(**self.values, date=key.date, row=key.row)
        return found[0][0] if found else None
