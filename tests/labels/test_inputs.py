from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from operations.models import Agency, Series
from portal.labels.inputs import slug_of
from tests import build

pytestmark = pytest.mark.django_db

ADD = reverse("admin:operations_agency_add")


@pytest.fixture
def administrator(client: Client) -> Client:
    client.force_login(build.user("administrator"))
    return client


@pytest.fixture
def three_languages(settings: Settings) -> None:
    settings.LANGUAGES = [("en", "English"), ("ru", "Russian"), ("hy", "Armenian")]


def change_path(row: Agency | Series) -> str:
    return reverse(f"admin:operations_{row._meta.model_name}_change", args=[row.pk])


def labelled(page: str) -> list[tuple[str, str]]:
    """Name and label of each input that has a language."""
    found = re.findall(r'name="(\w+)"[^>]* lang="\w+" aria-label="([^"]*)"', page)
    return [(name, label) for name, label in found]


def test_form_has_an_input_for_each_language_of_the_settings(
    administrator: Client, three_languages: None
) -> None:
    assert labelled(administrator.get(ADD).content.decode()) == [
        ("name_en", "Name (English)"),
        ("name_ru", "Name (Russian)"),
        ("name_hy", "Name (Armenian)"),
        ("short_en", "Short name (English)"),
        ("short_ru", "Short name (Russian)"),
        ("short_hy", "Short name (Armenian)"),
    ]


def test_form_writes_what_was_typed_in_each_language(
    administrator: Client, three_languages: None
) -> None:
    typed = {"name_en": " Police ", "name_ru": "", "name_hy": "Ոստիկանություն", "kind": "force"}
    assert administrator.post(ADD, typed).status_code == 302
    assert Agency.objects.get().name == {"en": "Police", "hy": "Ոստիկանություն"}


def test_form_keeps_what_a_row_holds_in_a_language_that_it_does_not_know(
    administrator: Client,
) -> None:
    held = {"en": "Police", "ru": "Полиция", "hy": "Ոստիկանություն"}
    agency = Agency.objects.create(name=held, kind="force")
    page = administrator.get(change_path(agency)).content.decode()
    assert [name for name, _label in labelled(page)] == [
        "name_en", "name_ru", "short_en", "short_ru",
    ]  # fmt: skip
    administrator.post(change_path(agency), {"name_en": "Guard", "name_ru": "", "kind": "force"})
    agency.refresh_from_db()
    assert agency.name == {"en": "Guard", "hy": "Ոստիկանություն"}


def test_form_refuses_a_text_that_is_too_long_and_shows_it_again(administrator: Client) -> None:
    typed = {"name_en": "Police", "short_ru": "П" * 61, "kind": "force"}
    page = administrator.post(ADD, typed).content.decode()
    assert "Ensure this value has at most 60 characters (it has 61)." in page
    assert f'value="{"П" * 61}"' in page
    assert not Agency.objects.exists()


def test_page_that_is_only_read_shows_the_text_of_every_language(client: Client) -> None:
    client.force_login(build.user("press officer"))
    series = build.series(name_en="Channel", name_ru="Канал")
    assert "Channel · Канал" in client.get(change_path(series)).content.decode()


@pytest.mark.parametrize(
    ("names", "slug"),
    [
        ({"en": "Joint Staff", "ru": "Штаб"}, "joint-staff"),
        ({"en": "???", "ru": "Штаб"}, "shtab"),
        ({"hy": "Police"}, ""),
        ({}, ""),
    ],
)
def test_address_is_made_of_the_first_name_that_gives_one(names: dict[str, str], slug: str) -> None:
    assert slug_of(names) == slug
