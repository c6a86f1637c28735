import datetime as dt
import re
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from news.models import Edition
from portal.publishing.beat import Beat, raise_beat
from tests import build
from tests.news.pages import page

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
EVERY = (
    "/en/news/feed.atom", "/en/news/feed.rss",
    "/en/sections/secretariat/feed.atom", "/en/sections/secretariat/feed.rss",
)  # fmt: skip


@pytest.fixture(autouse=True)
def organisation() -> None:
    build.organisation()


def public(headline: str, **columns: Any) -> Edition:
    edition = build.news_item(headline, public_from=build.LONG_AGO, **columns)
    raise_beat()
    return edition


def titles(client: Client, path: str) -> list[str]:
    response = client.get(path)
    assert response.status_code == 200, path
    assert not response.cookies
    root = ElementTree.fromstring(response.content)
    found = [*root.iter(f"{ATOM}entry"), *root.iter("item")]
    return [one.findtext(f"{ATOM}title") or one.findtext("title") or "" for one in found]


@pytest.mark.parametrize("path", EVERY)
def test_feed_holds_the_newest_public_items_alone(client: Client, path: str) -> None:
    now = timezone.now()
    public("First")
    public("Second")
    public("Older", display_date=dt.date(2023, 1, 1))
    public("По-русски", language="ru")
    build.news_item("Draft")
    build.news_item("Scheduled", public_from=now + build.DAY)
    build.withdrawn(public("Withdrawn"), at=now)
    build.removed(public("Removed"))
    build.change(public("Changed"), public_from=now + build.DAY, headline="To come")
    assert titles(client, path) == ["Changed", "Second", "First", "Older"]
    text = client.get(path).content.decode()
    for hidden in ("Draft", "Scheduled", "Withdrawn", "Removed", "To come", "to-come"):
        assert hidden not in text, hidden


def test_feed_of_a_section_holds_its_own_items_alone(client: Client) -> None:
    public("Here")
    public("There", section=build.section("joint-staff"))
    assert titles(client, "/en/sections/joint-staff/feed.atom") == ["There"]


def test_feed_of_a_section_without_public_news_is_not_found(client: Client) -> None:
    build.news_item("Draft", section=build.section("joint-staff"))
    public("In English")
    for path in ("/en/sections/joint-staff/feed.atom", "/ru/sections/secretariat/feed.rss"):
        assert client.get(path).status_code == 404, path


@pytest.mark.parametrize("path", EVERY)
def test_feed_ends_after_twenty_items_and_its_archives_hold_the_others(
    client: Client, path: str
) -> None:
    for number in range(45):
        public(f"Item {number}")
    found = []
    while path:
        found.append(titles(client, path))
        older = re.search(r'rel="prev-archive".* href="http://testserver(.+?)"', page(client, path))
        path = older[1] if older else ""
    assert [len(part) for part in found] == [20, 20, 5]
    assert [title for part in found for title in part] == [f"Item {n}" for n in range(44, -1, -1)]


def test_id_stays_through_a_new_address_and_differs_by_language(client: Client) -> None:
    def ids(path: str) -> list[str | None]:
        root = ElementTree.fromstring(client.get(path).content)
        return [entry.findtext(f"{ATOM}id") for entry in root.iter(f"{ATOM}entry")]

    edition = public("First title")
    before = ids("/en/news/feed.atom")
    build.change(edition, public_from=timezone.now(), slug="other", headline="Other")
    build.news_item("Русский", language="ru", item=edition.item, public_from=build.LONG_AGO)
    assert ids("/en/news/feed.atom") == before
    assert ids("/ru/news/feed.atom") == [str(before[0]).removesuffix("en") + "ru"]


def test_entry_was_published_first_and_updated_last(client: Client) -> None:
    noon = dt.datetime(2024, 2, 14, 12, tzinfo=dt.UTC)
    edition = build.news_item("Title", public_from=noon, display_date=noon.date())
    build.change(edition, public_from=noon + build.DAY)
    root = ElementTree.fromstring(client.get("/en/news/feed.atom").content)
    assert [root.findtext(f"{ATOM}entry/{ATOM}{name}") for name in ("published", "updated")] == [
        "2024-02-14T15:00:00+03:00",
        "2024-02-15T15:00:00+03:00",
    ]


@pytest.mark.parametrize("path", EVERY)
def test_release_withdrawal_and_new_words_between_two_visits_are_seen(
    client: Client, path: str
) -> None:
    def visit() -> int:
        response = client.get(path, headers={"if-none-match": tags[-1]})
        tags.append(response.headers["ETag"])
        return response.status_code

    edition = public("First")
    tags = [client.get(path).headers["ETag"]]
    assert visit() == 304
    second = public("Second")
    assert visit() == 200
    build.withdrawn(second, at=timezone.now())
    raise_beat()
    assert (visit(), visit()) == (200, 304)
    build.change(edition, public_from=timezone.now(), standfirst="Other words.")
    assert (visit(), visit()) == (200, 304)


def test_scheduled_release_between_two_visits_is_seen_and_no_cache_outlives_it(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = timezone.now()
    public("First")
    build.news_item("Second", public_from=now + dt.timedelta(seconds=20))
    Beat.objects.update(raised_at=build.LONG_AGO)
    first = client.get("/en/news/feed.atom")
    lifetime = int(first.headers["Cache-Control"].removeprefix("public, max-age="))
    assert lifetime <= 20
    monkeypatch.setattr(timezone, "now", lambda: now + dt.timedelta(seconds=20))
    validators = {
        "if-none-match": first.headers["ETag"],
        "if-modified-since": first.headers["Last-Modified"],
    }
    assert client.get("/en/news/feed.atom", headers=validators).status_code == 200
    del validators["if-none-match"]
    assert client.get("/en/news/feed.atom", headers=validators).status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_feeds_cost_few_queries_whatever_they_hold(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    for number in range(rows):
        public(f"Item {number}")
    with django_assert_num_queries(2):
        client.get("/en/news/feed.atom")
    with django_assert_num_queries(4):
        client.get("/en/sections/secretariat/feed.rss")


@pytest.mark.parametrize("path", EVERY)
def test_feed_answers_head_and_refuses_to_be_written(client: Client, path: str) -> None:
    public("First")
    response = client.head(path)
    assert (response.status_code, response.content) == (200, b"")
    assert response.headers["ETag"] == client.get(path).headers["ETag"]
    assert client.post(path).status_code == 405
