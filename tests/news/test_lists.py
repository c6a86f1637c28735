import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from news import listing
from news.models import Edition
from news.models.edition import ORDER
from news.rows import Story
from portal.publishing.pagination import Paged
from tests import build
from tests.news.pages import headlines, links, page

pytestmark = pytest.mark.django_db
FEBRUARY = dt.date(2024, 2, 14)


def public(headline: str, day: dt.date = FEBRUARY, **columns: Any) -> None:
    build.news_item(headline, display_date=day, public_from=build.LONG_AGO, **columns)


@pytest.fixture
def five_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nine items on pages of two."""
    all_news = Paged(listing.of_language, Story, ORDER, size=2, **listing.KINDS)
    monkeypatch.setattr(listing, "ALL", all_news)
    for number in range(9):
        public(f"Item {number}", FEBRUARY + build.DAY * (number // 2))


def test_list_shows_the_newest_date_first_and_then_the_newest_item(client: Client) -> None:
    public("Older", FEBRUARY - build.DAY)
    public("First of the day")
    public("Second of the day")
    assert headlines(page(client, "/en/news/")) == [
        "Second of the day",
        "First of the day",
        "Older",
    ]


@pytest.mark.usefixtures("five_pages")
def test_list_is_paged_to_its_end_and_back(client: Client) -> None:
    first = page(client, "/en/news/")
    assert headlines(first) == ["Item 8", "Item 7"]
    assert "Newest" not in links(first)
    second = page(client, links(first)["Older →"])
    assert headlines(second) == ["Item 6", "Item 5"]
    assert headlines(page(client, links(second)["← Newer"])) == ["Item 8", "Item 7"]
    last = page(client, links(first)["Oldest"])
    assert headlines(last) == ["Item 1", "Item 0"]
    assert "Oldest" not in links(last)
    assert headlines(page(client, links(last)["← Newer"])) == ["Item 3", "Item 2"]
    assert links(last)["Newest"] == "/en/news/"


@pytest.mark.usefixtures("five_pages")
def test_list_begins_with_the_item_asked_for_and_is_not_for_search_engines(
    client: Client,
) -> None:
    key = links(page(client, "/en/news/"))["Older →"].partition("older=")[2]
    html = page(client, f"/en/news/?from={key}")
    assert headlines(html) == ["Item 7", "Item 6"]
    assert '<meta name="robots" content="noindex, follow">' in html
    assert "noindex" not in page(client, "/en/news/")


def test_list_beyond_its_end_leads_to_the_newest(client: Client) -> None:
    public("Only")
    html = page(client, "/en/news/?older=1900-01-01.1")
    assert headlines(html) == []
    assert links(html)["Start from the newest"] == "/en/news/"


def test_list_without_news_says_so(client: Client) -> None:
    public("In English")
    html = page(client, "/ru/news/")
    assert headlines(html) == []
    assert 'class="empty"' in html


@pytest.mark.parametrize(
    "query",
    [
        "older=", "older=x", "older=2024-02-14", "older=2024-02-14.", "older=2024-02-30.1",
        "older=2024-02-14.-1", "older=2024-02-14.1.1.1", "older=2024-02-14..1",
        "older=2024-02-14.999999999999999999.1", "older=2024-02-14.9223372036854775807",
        "older=2024-02-14.٣", "from=%00", "newer=2024-02-14.1%00", f"from={'9' * 10_000}",
        "older=2024-02-14.1&newer=2024-02-14.1", "from=%ff%fe", "newer=0000-01-01.1",
    ],
)  # fmt: skip
def test_list_at_a_broken_place_answers_400(client: Client, query: str) -> None:
    public("Only")
    for path in ("/en/news/", "/en/news/2024/", "/en/sections/secretariat/"):
        html = page(client, f"{path}?{query}", status=400)
        assert "The request could not be understood" in html


@pytest.mark.parametrize(
    "query",
    [
        "older=9999-12-31.9223372036854775806", "from=9999-12-31.9223372036854775806",
        "newer=0001-01-01.0", "oldest=nonsense", "page=2", "utm_source=x%00",
    ],
)  # fmt: skip
def test_list_at_its_very_ends_answers(client: Client, query: str) -> None:
    public("Only")
    assert headlines(page(client, f"/en/news/?{query}")) == ["Only"]


def test_list_never_shows_what_is_not_public(client: Client) -> None:
    now = timezone.now()
    public("Public")
    build.news_item("Draft")
    build.news_item("Scheduled", public_from=now + build.DAY)
    gone = build.news_item("Withdrawn", public_from=build.LONG_AGO)
    build.withdrawn(gone, at=now)
    lost = build.news_item("Removed", public_from=build.LONG_AGO)
    build.removed(lost)
    changed = build.news_item("First words", public_from=build.LONG_AGO)
    build.change(changed, public_from=now - build.DAY, headline="Second words")
    build.change(build.news_item("Stands", public_from=build.LONG_AGO), headline="Open change")
    for path in ("/en/news/", "/en/news/2024/", "/en/news/2024/02/", "/en/sections/secretariat/"):
        assert headlines(page(client, path)) == ["Stands", "Second words", "Public"], path


@pytest.mark.parametrize("rows", [1, 3])
def test_lists_cost_few_queries_whatever_they_hold(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    build.organisation()
    for number in range(rows):
        public(f"Item {number}", section=build.section(f"part-{number}"))
    with django_assert_num_queries(3):
        client.get("/en/news/?oldest=1")
    with django_assert_num_queries(2):
        client.get("/en/news/2024/02/")
    with django_assert_num_queries(3):
        client.get("/en/sections/part-0/")
    with django_assert_num_queries(3):
        client.get("/en/sections/")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL reads a small table whole")
@pytest.mark.parametrize(("section", "index"), [(None, "news_list"), (1, "news_list_section")])
def test_newest_page_walks_the_index_that_is_in_its_order(section: int | None, index: str) -> None:
    rows = Edition.objects.public(timezone.now()).in_language("en")
    rows = rows.filter(section=section) if section else rows
    plan = rows.newest_first()[:21].explain()
    assert f"USING INDEX {index} " in plan
    assert "TEMP B-TREE" not in plan


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/en/news/", 200), ("/en/news/2024/", 200), ("/en/news/2024/02/", 200),
        ("/en/sections/", 200), ("/en/sections/secretariat/", 200), ("/en/news/public/", 200),
        ("/en/news/first/", 301), ("/en/news/withdrawn/", 200), ("/en/news/removed/", 410),
        ("/ru/news/public/", 404), ("/en/news/to-come/", 404), ("/en/news/feed.rss", 200),
    ],
)  # fmt: skip
def test_no_cache_keeps_an_answer_past_the_next_scheduled_change(
    client: Client, path: str, status: int
) -> None:
    now = timezone.now()
    build.organisation()
    public("Public")
    first = build.news_item("First", public_from=build.LONG_AGO)
    build.change(first, public_from=now - build.DAY, slug="second")
    build.withdrawn(build.news_item("Withdrawn", public_from=build.LONG_AGO), at=now)
    build.removed(build.news_item("Removed", public_from=build.LONG_AGO))
    build.news_item("To come", public_from=now + dt.timedelta(seconds=30))
    response = client.get(path)
    assert response.status_code == status
    assert not response.cookies
    kept = dict(part.split("=") for part in response["Cache-Control"].split(", ") if "=" in part)
    assert 0 <= int(kept["max-age"]) <= 30
    assert "public" in response["Cache-Control"]
    assert "Cookie" not in response.get("Vary", "")
