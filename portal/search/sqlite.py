"""FTS5: the row id holds display date and edition, so that the newest matches come first.

A row can be found only by its row id, and the date may change: `…_search_place` remembers it.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db.backends.utils import CursorWrapper

from .query import Term

Folded = tuple[int, dt.date, list[str], list[str]]


def statements(edition_table: str) -> list[tuple[str, str]]:
    """What makes the tables, each with what unmakes it."""
    # The text arrives folded: the ascii tokenizer splits it at spaces and nowhere else. Without
    # the index of prefixes, an open term that begins 20,000 words took 5.7 s instead of 10 ms.
    search, place = _names(edition_table)
    return [
        (
            f"create virtual table {search} "
            "using fts5(title, body, tokenize = 'ascii', prefix = '3 4')",
            f"drop table {search}",
        ),
        (
            f"create table {place} (edition_id integer primary key, place integer not null)",
            f"drop table {place}",
        ),
    ]


def write(cursor: CursorWrapper, edition_table: str, *, rows: Sequence[Folded]) -> None:
    remove(cursor, edition_table, ids=[edition_id for edition_id, *_ in rows])
    search, place = _names(edition_table)
    placed = [
        (edition_id, when.toordinal() << 32 | edition_id, " ".join(title), " ".join(body))
        for edition_id, when, title, body in rows
    ]
    cursor.executemany(
        f"insert into {search} (rowid, title, body) values (%s, %s, %s)",
        [(rowid, title, body) for _, rowid, title, body in placed],
    )
    cursor.executemany(
        f"insert into {place} (edition_id, place) values (%s, %s)",
        [(edition_id, rowid) for edition_id, rowid, *_ in placed],
    )


def remove(cursor: CursorWrapper, edition_table: str, *, ids: Sequence[int]) -> None:
    search, place = _names(edition_table)
    keys = [(edition_id,) for edition_id in ids]
    cursor.executemany(
        f"delete from {search} where rowid = (select place from {place} where edition_id = %s)",
        keys,
    )
    cursor.executemany(f"delete from {place} where edition_id = %s", keys)


def question(
    edition_table: str, terms: Sequence[Term], *, where: tuple[str, Sequence[Any]], limit: int
) -> tuple[str, list[Any]]:
    # The cross join keeps the text search outside; its order by row id needs no sorting.
    search, _ = _names(edition_table)
    condition, parameters = where
    sql = (
        f"select id from ("
        f'select "{edition_table}".id, bm25({search}, 10, 1) as score '
        f'from {search} cross join "{edition_table}" '
        f'on "{edition_table}".id = {search}.rowid & 4294967295 '
        f"where {search} match %s and ({condition}) "
        f"order by {search}.rowid desc limit %s"
        f") order by score, id desc"
    )
    return sql, [" ".join(map(_term, terms)), *parameters, limit]


def _term(term: Term) -> str:
    return f'"{term.word}"{"*" if term.is_open else ""}'


def _names(edition_table: str) -> tuple[str, str]:
    return f'"{edition_table}_search"', f'"{edition_table}_search_place"'
