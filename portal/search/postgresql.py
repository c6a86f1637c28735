"""A stored tsvector with GIN, given word by word: no parser or locale of the server has a say."""

import datetime as dt
from collections.abc import Sequence
from itertools import chain
from typing import Any

from django.db.backends.utils import CursorWrapper

from .query import Term

Folded = tuple[int, dt.date, list[str], list[str]]


def statements(edition_table: str) -> list[tuple[str, str]]:
    """What makes the table, each with what unmakes it. No foreign key: it breaks a test's flush."""
    search = _name(edition_table)
    return [
        (
            f"create table {search} (edition_id bigint primary key, "
            "display_date date not null, words tsvector not null)",
            f"drop table {search}",
        ),
        (
            f'create index "{edition_table}_search_words" on {search} using gin (words)',
            f'drop index "{edition_table}_search_words"',
        ),
    ]


def write(cursor: CursorWrapper, edition_table: str, *, rows: Sequence[Folded]) -> None:
    cursor.executemany(
        f"insert into {_name(edition_table)} (edition_id, display_date, words) "
        "values (%s, %s, %s::tsvector) on conflict (edition_id) do update "
        "set display_date = excluded.display_date, words = excluded.words",
        [(edition_id, when, _vector(title, body)) for edition_id, when, title, body in rows],
    )


def remove(cursor: CursorWrapper, edition_table: str, *, ids: Sequence[int]) -> None:
    cursor.execute(f"delete from {_name(edition_table)} where edition_id = any(%s)", [list(ids)])


def question(
    edition_table: str, terms: Sequence[Term], *, where: tuple[str, Sequence[Any]], limit: int
) -> tuple[str, list[Any]]:
    # The words asked for stand literally in every place: read from a common table expression
    # they took eight times as long. The match is said twice because PostgreSQL takes it for cheap:
    # a word of half of 400,000 texts it looked for in every text, 2 s instead of 0.1. The offsets
    # keep it from joining all that matches before it takes the newest. The rank's 1 weighs a word
    # less in a longer text.
    search = _name(edition_table)
    condition, parameters = where
    asked = " & ".join(map(_term, terms))
    sql = (
        "with newest as materialized (select found.edition_id as id, found.words from ("
        f"select edition_id, display_date, words from {search} "
        "where words @@ %s::tsquery and words @@ %s::tsquery "
        "order by display_date desc, edition_id desc offset 0) found "
        f'join lateral (select from "{edition_table}" '
        f'where "{edition_table}".id = found.edition_id and ({condition}) offset 0) shown on true '
        "order by found.display_date desc, found.edition_id desc limit %s) "
        "select id from newest "
        "order by ts_rank_cd('{0, 0, 0.1, 1}', words, %s::tsquery, 1) desc, id desc"
    )
    return sql, [asked, asked, *parameters, limit, asked]


def _vector(title: list[str], body: list[str]) -> str:
    weighted = chain(((word, "A") for word in title), ((word, "B") for word in body))
    return " ".join(f"'{word}':{at}{weight}" for at, (word, weight) in enumerate(weighted, 1))


def _term(term: Term) -> str:
    return f"'{term.word}'{':*' if term.is_open else ''}"


def _name(edition_table: str) -> str:
    return f'"{edition_table}_search"'
