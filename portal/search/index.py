import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any, NamedTuple

from django.db import connection, transaction

from . import postgresql, sqlite
from .folding import words
from .query import terms

RANKED = 1_000
_BATCH = 500
_STORES = {"sqlite": sqlite, "postgresql": postgresql}


class SearchRow(NamedTuple):
    edition_id: int
    when: dt.date | None
    title: str
    body: str


class Matches(NamedTuple):
    """Edition ids, best first, among the newest RANKED matches."""

    ids: Sequence[int]
    has_more: bool


class SearchIndex:
    """The search rows of one edition table; the table is made by CreateSearchTable.

    The text may be anything readable: it is folded here.
    """

    def __init__(self, edition_table: str) -> None:
        self.edition_table = edition_table

    def write(self, edition_id: int, *, when: dt.date | None, title: str, body: str) -> None:
        """Put or replace the row of an edition; `when` is its display date."""
        self.write_many([SearchRow(edition_id, when, title, body)])

    def write_many(self, rows: Iterable[SearchRow]) -> None:
        pending = iter(rows)
        while batch := list(islice(pending, _BATCH)):
            folded = [
                (row.edition_id, row.when or dt.date.min, words(row.title), words(row.body))
                for row in batch
            ]
            with transaction.atomic(), connection.cursor() as cursor:
                _STORES[connection.vendor].write(cursor, self.edition_table, rows=folded)

    def remove(self, edition_id: int) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            _STORES[connection.vendor].remove(cursor, self.edition_table, ids=[edition_id])

    def matches(self, query: str, *, where: tuple[str, Sequence[Any]]) -> Matches:
        """Raises BadQuery. `where` is what `EditionQuerySet.where_sql` gives."""
        asked = terms(query)
        if not asked:
            return Matches([], has_more=False)
        sql, values = _STORES[connection.vendor].question(
            self.edition_table, asked, where=where, limit=RANKED + 1
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            ids = [row[0] for row in cursor.fetchall()]
        return Matches(ids[:RANKED], has_more=len(ids) > RANKED)
