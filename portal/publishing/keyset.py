"""Pages of a long list by key (a date, an instant and an id): never OFFSET, never COUNT.

A page is asked for by one of `?from=KEY` (that row first), `?older=KEY`, `?newer=KEY`,
`?oldest=1`; nothing asks for the newest. KEY is `2024-02-14.1707904800000000.118`, the instant in
microseconds; in older addresses it stands without one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Generic, NamedTuple, Self, TypeVar

from django.db.models import Q
from django.utils.translation import gettext as _

R = TypeVar("R")
WORDS = ("from", "older", "newer", "oldest")
LARGEST_ID = 2**63 - 2  # one more must still be a number to the database
LONGEST_KEY = 50
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
END = dt.datetime.max.replace(tzinfo=dt.UTC) - dt.timedelta(days=1)  # in any zone it is a time
MICROSECOND = dt.timedelta(microseconds=1)


class BadCursor(ValueError):
    """The address asks for a place in the list that cannot exist."""

    def __init__(self) -> None:
        super().__init__(_("This place in the list does not exist. Start from the newest."))


class Key(NamedTuple):
    """The place of a row. `first`: since when its line is public; None in an older address."""

    date: dt.date
    first: dt.datetime | None
    row: int

    def __str__(self) -> str:
        first = "" if self.first is None else f".{(self.first - EPOCH) // MICROSECOND}"
        return f"{self.date.isoformat()}{first}.{self.row}"

    @classmethod
    def start_of(cls, day: dt.date) -> Self:
        """The place after all that day holds, and before the days that went before."""
        return cls(day, EPOCH, 0)

    @classmethod
    def parse(cls, text: str) -> Self:
        date, *numbers = text.split(".")
        if len(text) > LONGEST_KEY or len(date) != 10 or len(numbers) not in (1, 2):
            raise BadCursor
        if not all(number.isascii() and number.isdigit() for number in numbers):
            raise BadCursor
        *first, row = map(int, numbers)
        if row > LARGEST_ID:
            raise BadCursor
        try:
            instants = [EPOCH + number * MICROSECOND for number in first]
            return cls(dt.date.fromisoformat(date), next(iter(instants), None), row)
        except (ValueError, OverflowError) as error:
            raise BadCursor from error


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


class Page(NamedTuple, Generic[R]):
    rows: Sequence[R]
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
    """The three columns of the key: a date, the first release, and the id that makes it unique."""

    date: str
    first: str
    row: str

    @property
    def newest(self) -> tuple[str, ...]:
        """For `order_by`."""
        return tuple(f"-{column}" for column in self)

    def key(self, row: Any) -> Key:
        return Key(*(getattr(row, column) for column in self))

    def after(self, key: Key) -> Q:
        """Older than the key. The outer date bound is redundant and is what the index uses."""
        return Q(**{f"{self.date}__lte": key.date}) & self._beyond(key, "lt")

    def before(self, key: Key) -> Q:
        return Q(**{f"{self.date}__gte": key.date}) & self._beyond(key, "gt")

    def _beyond(self, key: Key, than: str) -> Q:
        return (
            Q(**{f"{self.date}__{than}": key.date})
            | Q(**{self.date: key.date, f"{self.first}__{than}": key.first})
            | Q(**{self.date: key.date, self.first: key.first, f"{self.row}__{than}": key.row})
        )
