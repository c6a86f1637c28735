import datetime as dt
from collections.abc import Iterator

import pytest
from django.db import connection
from django.db.migrations.state import ProjectState

from portal.search import BadQuery, CreateSearchTable, Matches, SearchIndex, SearchRow

EVERYTHING: tuple[str, list[object]] = ("1 = 1", [])
INDEX = SearchIndex("leaf")
DAY = dt.date(2024, 2, 16)


@pytest.fixture
def leaf(db: None) -> Iterator[None]:
    """A throw-away edition table with its search table; the test's transaction undoes both."""
    with connection.cursor() as cursor:
        cursor.execute("create table leaf (id integer primary key, language varchar(2))")
    CreateSearchTable("leaf").database_forwards(
        "portal", connection.schema_editor(), ProjectState(), ProjectState()
    )
    yield


def put(edition_id: int, title: str, body: str = "", *, when: dt.date | None = DAY) -> None:
    with connection.cursor() as cursor:
        cursor.execute("insert into leaf (id, language) values (%s, 'en')", [edition_id])
    INDEX.write(edition_id, when=when, title=title, body=body)


def found(query: str) -> list[int]:
    matches = INDEX.matches(query, where=EVERYTHING)
    assert not matches.has_more
    return list(matches.ids)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("елка", [1]),
        ("ЁЛКА", [1]),
        ("muller", [2]),
        ("Mu\u0308ller", [2]),
        ("йод", [2]),
        ("операция канал", [3]),
        ("операциями", [3]),
        ("наркотика", [3]),
        ("seizure", [4]),
        ("seizures of drug", [4]),
        ("countries", [4]),
        ("heroin seiz", [4]),
        ("seiz heroin", [4]),
        ("her in seizures", []),
        ("pol", [4]),
        ("pol seizures", []),
        ("1.3", [4]),
        ("27", []),
        ("274", [4]),
        ("1e5 12e3abc", [4]),
        ("OR AND NOT NEAR", []),
        ('"heroin', [4]),
        ("heroin' & !x | (", []),
        ("heroin\\", [4]),
        ("%s heroin", []),
        ("", []),
        ("  -- «!» ''\"\"", []),
        ("日本国", [5]),
    ],
)
def test_matches_of_a_query_are_the_same_rows_on_both_databases(
    leaf: None, query: str, ids: list[int]
) -> None:
    put(1, "Новогодняя Ёлка")
    put(2, "Müller", "Йод")
    put(3, "Операции «Канал»", "Изъяты наркотики: 5 кг")
    put(4, "Seizures of heroin", "One country: police, 274 kg of drugs, 1.3 t, 1e5 12e3abc")
    put(5, "日本国")
    assert found(query) == ids


def test_matches_of_a_title_come_before_those_of_a_body(leaf: None) -> None:
    put(1, "A visit", "the seminar and many more words " * 20, when=DAY + dt.timedelta(1))
    put(2, "The seminar", "words")
    assert found("seminar") == [2, 1]


def test_matches_of_equal_worth_are_newest_first(leaf: None) -> None:
    for edition_id in (1, 2, 3):
        put(edition_id, "Channel")
    assert found("channel") == [3, 2, 1]


def test_matches_beyond_the_ranked_ones_are_only_announced(leaf: None) -> None:
    for edition_id in range(1, 1003):
        put(edition_id, "Channel", when=DAY - dt.timedelta(edition_id))
    matches = INDEX.matches("channel", where=EVERYTHING)
    assert (len(matches.ids), matches.has_more) == (1000, True)
    assert 1002 not in matches.ids


def test_matches_under_a_condition_leave_the_others_out(leaf: None) -> None:
    put(1, "Channel")
    put(2, "Channel")
    with connection.cursor() as cursor:
        cursor.execute("update leaf set language = 'ru' where id = 1")
    only_russian = ('"leaf"."language" = %s', ["ru"])
    assert INDEX.matches("channel", where=only_russian) == Matches([1], has_more=False)


def test_write_again_with_another_date_and_text_replaces_the_row(leaf: None) -> None:
    put(1, "Channel")
    put(2, "Channel", when=DAY + dt.timedelta(1))
    INDEX.write(1, when=DAY + dt.timedelta(2), title="Channel, mended", body="")
    INDEX.write(2, when=None, title="Barrier", body="")
    assert (found("channel"), found("mended"), found("barrier")) == ([1], [1], [2])


def test_write_many_of_more_than_a_batch_writes_all(leaf: None) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(
            "insert into leaf (id, language) values (%s, 'en')", [(n,) for n in range(1, 602)]
        )
    INDEX.write_many(SearchRow(n, DAY, f"Item {n}", "") for n in range(1, 602))
    assert (len(found("item")), found("601")) == (601, [601])


def test_write_of_hostile_text_is_stored_and_found(leaf: None) -> None:
    put(1, "a\0b ' \\ : 'x':5A \ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"))
    put(2, "word" * 9000, " ".join(f"w{n}" for n in range(20_000)) + " end" * 300)
    assert (found("a b x 5a"), found("word"), found("w19999 end")) == ([1], [2], [2])


def test_remove_of_a_row_or_of_none_leaves_the_rest(leaf: None) -> None:
    put(1, "Channel")
    put(2, "Channel")
    INDEX.remove(1)
    INDEX.remove(99)
    assert found("channel") == [2]


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("a\0b", "The search cannot contain control characters."),
        ("word " * 2000, "Search for at most 200 characters."),
    ],
)
def test_matches_of_a_query_that_cannot_be_asked_says_the_mend(query: str, problem: str) -> None:
    with pytest.raises(BadQuery) as refused:
        INDEX.matches(query, where=EVERYTHING)
    assert str(refused.value) == problem


def test_create_search_table_backwards_removes_all_that_it_made(leaf: None) -> None:
    CreateSearchTable("leaf").database_backwards(
        "portal", connection.schema_editor(), ProjectState(), ProjectState()
    )
    tables = connection.introspection.table_names()
    assert [name for name in tables if name.startswith("leaf")] == ["leaf"]
