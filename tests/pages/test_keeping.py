from __future__ import annotations

import datetime as dt
import time

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from portal.accounts.models import User
from portal.office.models import Contact
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kept(settings: Settings) -> None:
    settings.KEEP_PAGES = True
    build.organisation()


def test_page_asked_for_again_is_the_same_and_costs_one_question(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    build.news_item("Kept", public_from=build.LONG_AGO)
    with django_assert_num_queries(3):
        first = client.get("/en/news/")
    with django_assert_num_queries(1):
        again = client.get("/en/news/")
    assert again.content == first.content
    assert sorted(again.items()) == sorted(first.items())


def test_page_is_written_anew_as_soon_as_anything_becomes_public_or_ceases_to_be(
    client: Client,
) -> None:
    assert "Sudden" not in client.get("/en/").text
    edition = build.news_item("Sudden", public_from=timezone.now())
    assert "Sudden" in client.get("/en/").text
    build.withdrawn(edition, at=timezone.now())
    assert "Sudden" not in client.get("/en/").text


def test_page_is_written_anew_at_the_instant_that_was_planned(client: Client) -> None:
    planned = timezone.now() + dt.timedelta(seconds=1.5)
    build.news_item("Planned", public_from=planned)
    assert "Planned" not in client.get("/en/").text
    while timezone.now() < planned:
        time.sleep(0.05)
    assert "Planned" in client.get("/en/").text


def test_page_is_written_anew_once_the_desk_has_saved_what_it_shows(client: Client) -> None:
    contact = Contact.objects.create(name_en="Old name", email="press@example.org")
    assert "Old name" in client.get("/en/press-office/").text
    desk = Client()
    desk.force_login(User.objects.create_superuser("root@example.org"))
    form = {"name_en": "New name", "email": "press@example.org", "order": "0", "is_shown": "on"}
    assert desk.post(f"/admin/office/contact/{contact.pk}/change/", form).status_code == 302
    assert "New name" in client.get("/en/press-office/").text
    desk.post(f"/admin/office/contact/{contact.pk}/delete/", {"post": "yes"})
    assert "New name" not in client.get("/en/press-office/").text


def test_kept_page_may_be_kept_by_others_until_the_next_change_alone(client: Client) -> None:
    client.get("/en/about/")
    build.news_item("Soon", public_from=timezone.now() + dt.timedelta(seconds=20))
    client.get("/en/about/")
    age = int(client.get("/en/about/")["Cache-Control"].removeprefix("public, max-age="))
    assert 15 <= age <= 20


def test_page_is_kept_apart_for_each_host_scheme_and_language(
    client: Client, settings: Settings
) -> None:
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    one = client.get("/en/about/", headers={"Host": "one.example"})
    two = client.get("/en/about/", headers={"Host": "two.example"})
    safe = client.get("/en/about/", headers={"Host": "two.example"}, secure=True)
    assert "http://one.example/en/about/" in one.text
    assert "http://two.example/en/about/" in two.text
    assert "https://two.example/en/about/" in safe.text
    assert client.get("/ru/about/")["Content-Language"] == "ru"


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/en/news/?oldest=1", {}, 200),
        ("/en/search/?q=x", {}, 200),
        ("/en/nowhere/", {}, 404),
        ("/", {}, 302),
        ("/healthz", {}, 200),
        ("/admin/login/", {}, 200),
        ("/en/news/feed.atom", {"If-Modified-Since": "Sat, 01 Jan 2000 00:00:00 GMT"}, 200),
    ],
)
def test_answer_that_is_for_one_request_alone_is_not_kept(
    path: str, headers: dict[str, str], status: int, client: Client
) -> None:
    with CaptureQueriesContext(connection) as first:
        assert client.get(path, headers=headers).status_code == status
    with CaptureQueriesContext(connection) as second:
        assert client.get(path, headers=headers).status_code == status
    assert len(second) == len(first)


def test_feed_that_is_kept_still_answers_who_holds_it_already(client: Client) -> None:
    build.news_item("A", public_from=build.LONG_AGO)
    tag = [client.get("/en/news/feed.atom")["ETag"] for _ in range(2)]
    assert tag[0] == tag[1]
    again = client.get("/en/news/feed.atom", headers={"If-None-Match": tag[0]})
    assert again.status_code == 304


def test_portal_without_its_organisation_keeps_nothing(client: Client) -> None:
    build.organisation().delete()
    client.get("/en/about/")
    build.organisation(name_en="Named now")
    assert "Named now" in client.get("/en/about/").text
