"""Pages of a long list by key (a date and an id): never OFFSET, never COUNT.

A page is asked for by one of `?from=KEY` (that row first), `?older=KEY`, `?newer=KEY`,
`?oldest=1`; nothing asks for the newest. KEY is `2024-02-14.118`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Generic, NamedTuple, Self, TypeVar

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _

M = TypeVar("M", bound=Model)
WORDS = ("from", "older", "newer", "oldest")
LARGEST_ID = 2**63 - 2  # one more must still be a number to the database


class BadCursor(ValueError):
    """The address asks for a place in the list that cannot exist."""

    def __init__(self) -> None:
        super().__init__(_("This place in the list does not exist. Start from the newest."))


class Key(NamedTuple):
    date: dt.date
    row: int

    def __str__(self) -> str:
        return f"{self.date.isoformat()}.{self.row}"

    @classmethod
    def parse(cls, text: str) -> Self:
        date, _dot, row = text.partition(".")
        if len(text) > 30 or len(date) != 10 or not (row.isascii() and row.isdigit()):
            raise BadCursor
        try:
            key = cls(dt.date.fromisoformat(date), int(row))
        except ValueError as error:
            raise BadCursor from error
        if key.row > LARGEST_ID:
            raise BadCursor
        return key


class Cursor(NamedTuple):
    word: str = ""
    key: Key | None = None

    @classmethod
    def read(cls, query: Mapping[str, str]) -> Self:
        asked = [word for word in WORDS if word in query]
        if not asked:
            return cls()
        if len(asked) > 1:
            raise BadCursor
        word = asked[0]
        return cls(word) if word == "oldest" else cls(word, Key.parse(query[word]))


class Page(NamedTuple, Generic[M]):
    rows: Sequence[M]
    newer: Key | None
    older: Key | None

    def pager(self, path: str, *, filters: str = "") -> Pager:
        """The addresses around this page; `filters`: the rest of the query, encoded."""
        start = f"{path}?{filters}&" if filters else f"{path}?"
        return Pager(
            newest=(f"{path}?{filters}" if filters else path) if self.newer else "",
            newer=f"{start}newer={self.newer}" if self.newer else "",
            older=f"{start}older={self.older}" if self.older else "",
            oldest=f"{start}oldest=1" if self.older else "",
        )


class Pager(NamedTuple):
    """Empty where the page itself is the newest, or the oldest."""

    newest: str
    newer: str
    older: str
    oldest: str


class Order(NamedTuple):
    """The two columns of the key: a date, then the id that makes it unique; newest first."""

    date: str
    row: str

    def key(self, row: Any) -> Key:
        return Key(getattr(row, self.date), getattr(row, self.row))

    def after(self, key: Key) -> Q:
        """Older than the key. The outer date bound is redundant and is what the index uses."""
        return Q(**{f"{self.date}__lte": key.date}) & (
            Q(**{f"{self.date}__lt": key.date})
            | Q(**{self.date: key.date, f"{self.row}__lt": key.row})
        )

    def before(self, key: Key) -> Q:
        return Q(**{f"{self.date}__gte": key.date}) & (
            Q(**{f"{self.date}__gt": key.date})
            | Q(**{self.date: key.date, f"{self.row}__gt": key.row})
        )


def page_of(rows: QuerySet[M, M], order: Order, *, cursor: Cursor, size: int) -> Page[M]:
    """One page; 1 query for the newest page, at most 2 for any other."""
    newest_first = rows.order_by(f"-{order.date}", f"-{order.row}")
    if cursor.word in ("newer", "oldest"):
        found = _upwards(rows, order, cursor=cursor, size=size)
        if found is not None:
            return found
        cursor = Cursor()
    if cursor.key is None:
        taken = list(newest_first[: size + 1])
        return Page(taken[:size], None, _edge(taken, order, size=size))
    if cursor.word == "older":
        taken = list(newest_first.filter(order.after(cursor.key))[: size + 1])
        first = order.key(taken[0]) if taken else None
        return Page(taken[:size], first, _edge(taken, order, size=size))
    inclusive = Key(cursor.key.date, cursor.key.row + 1)
    taken = list(newest_first.filter(order.after(inclusive))[: size + 1])
    first = (
        order.key(taken[0]) if taken and rows.filter(order.before(cursor.key)).exists() else None
    )
    return Page(taken[:size], first, _edge(taken, order, size=size))


def _upwards(rows: QuerySet[M, M], order: Order, *, cursor: Cursor, size: int) -> Page[M] | None:
    """A page read from its old end; None where the newest page would show the same and more."""
    oldest_first = rows.order_by(order.date, order.row)
    if cursor.key is not None:
        oldest_first = oldest_first.filter(order.before(cursor.key))
    taken = list(oldest_first[: size + 1])
    if len(taken) <= size and cursor.key is not None:
        return None
    shown = taken[:size][::-1]
    newer = order.key(shown[0]) if len(taken) > size else None
    older = order.key(shown[-1]) if cursor.key is not None and shown else None
    return Page(shown, newer, older)


def _edge(taken: Sequence[M], order: Order, *, size: int) -> Key | None:
    return order.key(taken[size - 1]) if len(taken) > size else None
