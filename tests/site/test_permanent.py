from __future__ import annotations

import re

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from news.models import Edition
from tests import build

pytestmark = pytest.mark.django_db


def ask(reference: str, language: str = "en") -> HttpResponse:
    response = Client().get(f"/r/{reference}/", headers={"Accept-Language": language})
    assert isinstance(response, HttpResponse)
    return response


def both_languages() -> tuple[Edition, Edition]:
    english = build.news_item("Seminar held", public_from=build.LONG_AGO)
    russian = build.news_item(
        "Прошёл семинар", language="ru", item=english.item, public_from=build.LONG_AGO
    )
    return english, russian


@pytest.mark.parametrize(
    ("accepted", "path"),
    [
        ("en", "/en/news/seminar-held/"),
        ("ru", "/ru/news/proshyol-seminar/"),
        ("kk, ru;q=0.5, en;q=0.2", "/ru/news/proshyol-seminar/"),
        ("zz", "/en/news/seminar-held/"),
    ],
)
def test_reference_leads_to_the_version_in_the_readers_language(accepted: str, path: str) -> None:
    english, _ = both_languages()
    response = ask(english.item.reference, accepted)
    assert (response.status_code, response["Location"]) == (302, path)
    assert response["Vary"] == "Accept-Language"
    assert not response.cookies


def test_reference_leads_to_the_only_version_whatever_the_language() -> None:
    russian = build.news_item("Семинар", language="ru", public_from=build.LONG_AGO)
    assert ask(russian.item.reference, "en")["Location"] == "/ru/news/seminar/"


def test_reference_is_blind_to_case() -> None:
    english, _ = both_languages()
    assert ask(english.item.reference.lower())["Location"] == "/en/news/seminar-held/"


def test_reference_follows_the_address_that_stands_now() -> None:
    english, _ = both_languages()
    build.change(english, public_from=timezone.now(), slug="renamed")
    build.change(
        Edition.objects.get(slug="renamed"),
        public_from=timezone.now() + build.DAY,
        slug="renamed-tomorrow",
    )
    assert ask(english.item.reference)["Location"] == "/en/news/renamed/"


def test_reference_of_a_withdrawn_item_leads_to_the_page_that_says_so() -> None:
    english, _ = both_languages()
    build.withdrawn(english, at=timezone.now())
    assert ask(english.item.reference)["Location"] == "/en/news/seminar-held/"


@pytest.mark.parametrize("language", ["en", "ru"])
def test_reference_of_an_operation_leads_to_its_page(language: str) -> None:
    edition = build.operation("Channel – Barrier", public_from=build.LONG_AGO)
    path = f"/{language}/operations/channel-barrier/"
    assert ask(edition.operation.reference, language)["Location"] == path


def answer(response: HttpResponse) -> tuple[int, list[tuple[str, str]], bytes]:
    return response.status_code, sorted(response.items()), response.content


def test_reference_of_what_was_never_public_answers_as_an_unknown_one() -> None:
    build.organisation()
    later = timezone.now() + build.DAY
    hidden = [
        build.news_item("Draft").item.reference,
        build.news_item("Planned", public_from=later).item.reference,
        build.operation("Draft operation").operation.reference,
        build.operation("Planned operation", public_from=later).operation.reference,
    ]
    unknown = answer(ask("ZZZZZZZZ"))
    assert unknown[0] == 404
    for reference in hidden:
        assert answer(ask(reference)) == unknown


def test_reference_leads_to_a_language_that_answers_and_says_so_where_none_does() -> None:
    build.organisation()
    english, russian = both_languages()
    build.removed(english)
    assert ask(english.item.reference).headers["Location"] == f"/ru/news/{russian.slug}/"
    build.removed(russian)
    operation = build.operation(public_from=build.LONG_AGO)
    build.removed(operation)
    for reference in (english.item.reference, operation.operation.reference):
        response = ask(reference)
        assert (response.status_code, response["Vary"]) == (410, "Accept-Language")


@pytest.mark.parametrize("reference", ["A" * 10_000, "-", "_", "0" * 30, "%00", "%D0%AF"])
def test_reference_that_is_nonsense_is_not_found(reference: str) -> None:
    assert ask(reference).status_code == 404


def test_reference_costs_three_questions(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    build.organisation()
    edition = build.operation(public_from=build.LONG_AGO)
    ask(edition.operation.reference)
    with django_assert_num_queries(3):
        ask(edition.operation.reference)


def test_answer_to_a_reference_may_be_kept_no_longer_than_until_the_next_change() -> None:
    build.organisation()
    english, _ = both_languages()
    build.change(english, public_from=timezone.now() + 20 * build.MINUTE / 60)
    age = re.fullmatch(r"public, max-age=(\d+)", ask(english.item.reference)["Cache-Control"])
    assert age
    assert int(age[1]) <= 20
