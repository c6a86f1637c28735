import datetime as dt
import json
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from news.models import Edition
from tests import build
from tests.news.pages import links, page

pytestmark = pytest.mark.django_db
DAY = dt.date(2024, 2, 14)
LONG_AGO_IN_MICROSECONDS = 1577836800000000


def public(headline: str = "Seminar held", **columns: Any) -> Edition:
    return build.news_item(headline, public_from=build.LONG_AGO, **columns)


def data_of(html: str) -> dict[str, Any]:
    """The NewsArticle in the head."""
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    return next(d for d in map(json.loads, blocks) if d["@type"] == "NewsArticle")


def test_item_shows_what_it_says_and_where_it_belongs(client: Client) -> None:
    edition = public(
        standfirst="Experts & students met.",
        body="<p>First <strong>words</strong>.</p>",
        dateline=build.place("Moscow"),
        people=[build.person()],
    )
    html = page(client, "/en/news/seminar-held/")
    assert "<h1>Seminar held</h1>" in html
    assert '<p class="standfirst">Experts &amp; students met.</p>' in html
    assert "<p>First <strong>words</strong>.</p>" in html
    assert '<time datetime="2024-02-14">14\u00a0February 2024</time>\n<span>Moscow</span>' in html
    assert "<b>Anna Orlova</b> <span>Head of Service</span>" in html
    assert "Updated" not in html
    key = f"2024-02-14.{LONG_AGO_IN_MICROSECONDS}.{edition.item_id}"
    found = links(html)
    assert found["Secretariat"] == "/en/sections/secretariat/"
    assert found["← Back to the section Secretariat"] == f"/en/sections/secretariat/?from={key}"
    assert found["← All news"] == f"/en/news/?from={key}"
    assert f"http://testserver/r/{edition.item.reference}/" in found


def test_item_without_standfirst_place_and_people_leaves_them_out(client: Client) -> None:
    public()
    html = page(client, "/en/news/seminar-held/")
    assert 'class="standfirst"' not in html
    assert 'class="people"' not in html
    assert 'class="neighbours"' not in html
    assert '<meta name="description" content="The text of the release.">' in html


def test_item_keeps_the_post_that_its_people_had_then(client: Client) -> None:
    person = build.person()
    public(people=[person])
    person.post = {"en": "Minister"}
    person.save()
    assert "Head of Service" in page(client, "/en/news/seminar-held/")


def test_item_says_when_a_later_edition_took_over(client: Client) -> None:
    took_over = dt.datetime(2024, 2, 20, 9, tzinfo=dt.UTC)
    build.change(public(), public_from=took_over, body="<p>Other words.</p>")
    html = page(client, "/en/news/seminar-held/")
    assert '<time datetime="2024-02-20T09:00:00+00:00">20\u00a0February 2024</time>' in html
    assert "The text of the release." not in html


def test_item_leads_to_the_items_beside_it_in_all_news(client: Client) -> None:
    for number in range(3):
        public(f"Item {number}", section=build.section(f"part-{number}"))
    public("На русском", language="ru")
    assert {text: href for text, href in links(page(client, "/en/news/item-1/")).items()
            if "item " in text} == {
        "Previous item Item 0": "/en/news/item-0/",
        "Next item Item 2": "/en/news/item-2/",
    }  # fmt: skip


def test_item_never_leads_to_what_is_not_public(client: Client) -> None:
    now = timezone.now()
    build.news_item("Draft before", display_date=DAY - build.DAY)
    public("Shown")
    build.news_item("Draft after")
    build.news_item("Later", public_from=now + build.DAY)
    build.withdrawn(public("Withdrawn"), at=now)
    build.removed(public("Removed"))
    build.change(public("Old words"), public_from=now - build.DAY, display_date=DAY - build.DAY)
    html = page(client, "/en/news/shown/")
    assert "Next item" not in html
    assert links(html)["Previous item Old words"] == "/en/news/old-words/"


def test_item_leads_to_its_version_in_the_other_language(client: Client) -> None:
    english = public()
    build.news_item(
        "Семинар прошёл", language="ru", item=english.item, source=english,
        public_from=build.LONG_AGO,
    )  # fmt: skip
    html = page(client, "/en/news/seminar-held/")
    assert links(html)["Русский"] == "/ru/news/seminar-proshyol/"
    assert 'hreflang="ru" href="http://testserver/ru/news/seminar-proshyol/"' in html
    original = {"@type": "NewsArticle", "inLanguage": "en",
                "url": "http://testserver/en/news/seminar-held/"}  # fmt: skip
    russian = page(client, "/ru/news/seminar-proshyol/")
    assert data_of(russian)["translationOfWork"] == original
    assert "translationOfWork" not in data_of(html)


@pytest.mark.parametrize("state", ["draft", "scheduled", "withdrawn", "removed"])
def test_item_says_that_there_is_no_other_version_where_none_is_public(
    client: Client, state: str
) -> None:
    english = public()
    now = timezone.now()
    start = {"draft": None, "scheduled": now + build.DAY}.get(state, build.LONG_AGO)
    russian = build.news_item("Тайна", language="ru", item=english.item, public_from=start)
    if state == "withdrawn":
        build.withdrawn(russian, at=now)
    if state == "removed":
        build.removed(russian)
    html = page(client, "/en/news/seminar-held/")
    assert "no version of this page" in html
    assert "tayna" not in html
    assert "Тайна" not in html


def test_item_tells_machines_what_readers_see(client: Client) -> None:
    build.organisation()
    edition = public(dateline=build.place("Moscow"), people=[build.person()], standfirst="Met.")
    html = page(client, "/en/news/seminar-held/")
    publisher = {"@type": "Organization", "name": "The Organisation",
                 "url": "http://testserver/en/"}  # fmt: skip
    assert data_of(html) == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Seminar held",
        "description": "Met.",
        "inLanguage": "en",
        "url": "http://testserver/en/news/seminar-held/",
        "mainEntityOfPage": "http://testserver/en/news/seminar-held/",
        "identifier": edition.item.reference,
        "articleSection": "Secretariat",
        "datePublished": "2020-01-01T03:00:00+03:00",
        "publisher": publisher,
        "author": publisher,
        "contentLocation": {"@type": "Place", "name": "Moscow"},
        "mentions": [{"@type": "Person", "name": "Anna Orlova", "jobTitle": "Head of Service"}],
    }
    assert '<meta property="og:type" content="article">' in html


@pytest.mark.parametrize("rows", [1, 3])
def test_item_costs_seven_queries_whatever_it_holds(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    build.organisation()
    operations = [
        build.operation(f"Barrier {n}", public_from=build.LONG_AGO).operation for n in range(rows)
    ]
    sheets = [
        build.sheet(one, [build.Figure("heroin", "5")], public_from=build.LONG_AGO)
        for one in operations
    ]
    people = [build.person(f"Person {n}") for n in range(rows)]
    item = public(people=people, operations=operations, sheet=sheets[0]).item
    build.news_item("Семинар", language="ru", item=item, public_from=build.LONG_AGO)
    client.get("/en/news/seminar-held/")  # Django asks SQLite once a process whether it has JSON
    with django_assert_num_queries(7):
        client.get("/en/news/seminar-held/")


def test_item_links_announced_results_that_have_neither_status_nor_date(client: Client) -> None:
    build.organisation()
    operation = build.operation(public_from=build.LONG_AGO).operation
    sheet = build.sheet(operation, status="", public_from=build.LONG_AGO)
    public(sheet=sheet)
    page = client.get("/en/news/seminar-held/").content.decode()
    assert f'<p><a href="/en/operations/{operation.slug}/">Results</a></p>' in page


def test_item_links_announced_results_of_a_series_that_shows_by_nothing_else(
    client: Client,
) -> None:
    build.organisation()
    sheet = build.sheet(
        build.series(), kind="year", since=dt.date(2023, 1, 1), status="final",
        public_from=build.LONG_AGO,
    )  # fmt: skip
    public(sheet=sheet)
    page = client.get("/en/news/seminar-held/").content.decode()
    assert '<p><a href="/en/operations/series/channel/">Final results</a></p>' in page
    assert client.get("/en/operations/series/channel/").status_code == 200


def test_item_answers_head_requests_without_a_body(client: Client) -> None:
    public()
    response = client.head("/en/news/seminar-held/")
    assert (response.status_code, response.content) == (200, b"")
    assert client.post("/en/news/seminar-held/").status_code == 405
