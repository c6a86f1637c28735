from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from portal.office.models import Person

COLUMNS = ("name_en", "name_ru", "post_en", "post_ru")


def migrated(name: str) -> Any:
    """The app at that migration."""
    executor = MigrationExecutor(connection)
    return executor.migrate([("office", name)]).apps


@pytest.fixture
def newest(transactional_db: None) -> Iterator[str]:
    leaves = MigrationExecutor(connection).loader.graph.leaf_nodes("office")
    [(_app, name)] = leaves
    yield name
    migrated(name)


def test_columns_of_two_languages_become_texts_and_columns_again(newest: str) -> None:
    before = migrated("0001_initial").get_model("office", "Person")
    before.objects.create(name_en="Anna Orlova", name_ru="Анна “Орлова”", post_en="Head ", pk=1)
    before.objects.create(name_ru="Иван", post_ru=" ", pk=2)
    migrated(newest)
    assert list(Person.objects.order_by("pk").values_list("name", "post")) == [
        ({"en": "Anna Orlova", "ru": "Анна “Орлова”"}, {"en": "Head"}),
        ({"ru": "Иван"}, {}),
    ]
    Person.objects.create(name={"hy": "Աննա", "en": "Anna"}, pk=3)
    back = migrated("0001_initial").get_model("office", "Person")
    assert list(back.objects.order_by("pk").values_list(*COLUMNS)) == [
        ("Anna Orlova", "Анна “Орлова”", "Head", ""),
        ("", "Иван", "", ""),
        ("Anna", "", "", ""),
    ]
