from __future__ import annotations

import json

import pytest
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils.translation import override

from operations.models import Country, Place
from portal.labels.columns import by_name

pytestmark = pytest.mark.django_db


def messages(place: Place) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as refused:
        place.full_clean()
    return refused.value.message_dict


def test_texts_are_stored_without_what_is_empty_and_read_as_they_are() -> None:
    place = Place.objects.create(name={"en": " Osh ", "ru": "", "hy": "Օշ"})
    assert place.name == {"en": "Osh", "hy": "Օշ"}
    place.refresh_from_db()
    assert place.name == {"en": "Osh", "hy": "Օշ"}
    with connection.cursor() as cursor:
        cursor.execute("select cast(name as text) from operations_place")
        assert "Օշ" in cursor.fetchone()[0]


def test_texts_are_asked_for_by_their_language() -> None:
    place = Place.objects.create(name={"en": "Osh", "zh-hans": "奥什"})
    assert list(Place.objects.filter(name__en="Osh")) == [place]
    assert list(Place.objects.filter(**{"name__zh-hans": "奥什"})) == [place]
    assert list(Place.objects.filter(name__ru=None)) == [place]
    assert list(Place.objects.filter(name__ru="Osh")) == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ({}, {"__all__": ["Give the name in one language at least."]}),
        ({"en": " "}, {"__all__": ["Give the name in one language at least."]}),
        ("Osh", {"name": ["Give a text for each language."]}),
        ({"en": 1}, {"name": ["Give a text for each language."]}),
        ({"en": ["Osh"]}, {"name": ["Give a text for each language."]}),
        ({"en": "a\0b"}, {"name": ["Null characters are not allowed."]}),
        (
            {"en": "x" * 201},
            {"name": ["Ensure this value has at most 200 characters (it has 201)."]},
        ),
    ],
)
def test_texts_that_are_none_are_refused_with_a_message(
    name: dict[str, str], said: dict[str, list[str]]
) -> None:
    assert messages(Place(name=name)) == said


def test_database_refuses_a_row_without_any_name() -> None:
    for name in ({}, {"en": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Place.objects.create(name=name)


def test_what_is_no_text_is_never_stored() -> None:
    with pytest.raises(ValidationError):
        Place.objects.create(name="Osh")  # type: ignore[misc]  # what no form would give


@pytest.mark.parametrize(
    ("language", "order"),
    [("en", ["Cuba", "Zambia", "Ангола"]), ("ru", ["Zambia", "Ангола", "Куба"])],
)
def test_rows_are_ordered_by_the_name_that_the_desk_reads(language: str, order: list[str]) -> None:
    Country.objects.create(code="ZM", name={"en": "Zambia"})
    Country.objects.create(code="CU", name={"en": "Cuba", "ru": "Куба"})
    Country.objects.create(code="AO", name={"ru": "Ангола"})
    with override(language):
        found = [str(country) for country in Country.objects.order_by(*by_name())]
    assert found == order


def test_texts_go_through_a_dump_and_back() -> None:
    place = Place.objects.create(name={"en": "Osh", "hy": "Օշ"})
    dumped = serializers.serialize("json", [place])
    assert json.loads(dumped)[0]["fields"]["name"] == {"en": "Osh", "hy": "Օշ"}
    [loaded] = serializers.deserialize("json", dumped)
    assert {**vars(loaded.object)}["name"] == place.name
