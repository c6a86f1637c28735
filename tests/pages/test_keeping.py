from __future__ import annotations

import datetime as dt
import time
import tracemalloc

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from news.archive import archives
from portal.accounts.models import User
from portal.office.marks import Mark
from portal.office.models import Contact
from portal.pages.keeping import EACH, KeptPage, Store
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
    contact = Contact.objects.create(name={"en": "Old name"}, email="press@example.org")
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


def test_page_is_kept_apart_for_each_public_address_and_language(
    client: Client, settings: Settings
) -> None:
    assert "http://testserver/en/about/" in client.get("/en/about/").text
    settings.SITE_URL = "https://testserver"
    assert "https://testserver/en/about/" in client.get("/en/about/", secure=True).text
    assert client.get("/ru/about/", secure=True)["Content-Language"] == "ru"


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/en/news/?oldest=1", {}, 200),
        ("/en/search/?q=x", {}, 200),
        ("/en/nowhere/", {}, 404),
        ("/", {}, 302),
        ("/healthz", {}, 200),
        ("/admin/login/", {}, 200),
        ("/r/ABCD2345/", {}, 404),
    ],
)
def test_answer_that_is_for_one_request_alone_is_not_kept(
    path: str, headers: dict[str, str], status: int, client: Client
) -> None:
    costs = []
    for _ in range(2):
        archives.forget()
        with CaptureQueriesContext(connection) as asked:
            assert client.get(path, headers=headers).status_code == status
        costs.append(len(asked))
    assert costs[0] == costs[1]


@pytest.mark.parametrize("path", ["/en/news/", "/en/news/feed.atom", "/robots.txt", "/sitemap.xml"])
def test_kept_answer_has_every_header_of_the_first(client: Client, path: str) -> None:
    build.news_item("A", public_from=build.LONG_AGO)
    first, again = client.get(path), client.get(path)
    assert (again.status_code, again.content) == (first.status_code, first.content)
    assert sorted(again.items()) == sorted(first.items())


def test_kept_mark_may_still_be_kept_for_good(client: Client) -> None:
    organisation = build.organisation()
    organisation.wear(Mark(b"png", "0" * 32, 10, 10))
    organisation.save()
    first, again = (client.get(organisation.mark_path) for _ in range(2))
    assert again.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert sorted(again.items()) == sorted(first.items())


def test_kept_page_asked_for_its_head_alone_has_the_same_one(client: Client) -> None:
    build.news_item("A", public_from=build.LONG_AGO)
    heads = [client.head("/en/news/").headers]
    whole = client.get("/en/news/").headers
    heads += [client.head("/en/news/").headers]
    assert heads == [whole, whole]


def test_feed_that_is_kept_still_answers_who_holds_it_already(client: Client) -> None:
    build.news_item("A", public_from=build.LONG_AGO)
    tag = [client.get("/en/news/feed.atom")["ETag"] for _ in range(2)]
    assert tag[0] == tag[1]
    for asked, status in [
        ({"If-None-Match": tag[0]}, 304),
        ({"If-None-Match": f'"x", W/{tag[0]}'}, 304),
        ({"If-None-Match": '"x"'}, 200),
        ({"If-Match": '"x"'}, 412),
        ({"If-Modified-Since": "Sat, 01 Jan 2000 00:00:00 GMT"}, 200),
        ({"If-Modified-Since": "x"}, 200),
        ({"Range": "bytes=0-1"}, 200),
    ]:
        again = client.get("/en/news/feed.atom", headers=asked)
        assert (again.status_code, again.get("ETag")) == (status, tag[0] * (status != 412) or None)
    assert client.get("/en/about/", headers={"If-None-Match": "*"}).status_code == 200


def test_portal_without_its_organisation_keeps_nothing(client: Client) -> None:
    build.organisation().delete()
    client.get("/en/about/")
    build.organisation(name_en="Named now")
    assert "Named now" in client.get("/en/about/").text


def test_store_that_is_full_forgets_what_was_not_asked_for_longest() -> None:
    store = Store(most=3 * (EACH + 10))
    for name in "abc":
        store.get(name, beat=1)
        store.put(name, KeptPage(b"x" * 10, {}), beat=1)
    store.get("a", beat=1)
    store.put("d", KeptPage(b"x" * 10, {}), beat=1)
    assert [name for name in "abcd" if store.get(name, beat=1)] == ["a", "c", "d"]


def test_store_keeps_nothing_that_was_written_for_another_beat() -> None:
    store = Store()
    store.get("a", beat=1)
    store.get("a", beat=2)
    store.put("a", KeptPage(b"old", {}), beat=1)
    assert store.get("a", beat=2) is None
    store.put("a", KeptPage(b"new", {}), beat=2)
    store.get("a", beat=3)
    assert (len(store.pages), store.weight) == (0, 0)


def test_store_never_holds_more_memory_than_it_says() -> None:
    headers = {"Content-Type": "text/html; charset=utf-8", "Content-Language": "ru",
               "Cache-Control": "public, max-age=60", "ETag": f'"{"0" * 32}"',
               "Last-Modified": "Sat, 01 Jan 2000 00:00:00 GMT"}  # fmt: skip
    tracemalloc.start()
    try:
        store = Store(most=2_000_000)
        store.get("", beat=1)
        for number in range(20_000):
            key = "http://press.example.org", "ru", f"/ru/news/{number}-{'a' * 200}/"
            store.put(key, KeptPage(b"x" * (number % 3_000), dict(headers)), beat=1)
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 2_000_000
