"""Within a day the later release leads: in lists, feeds, neighbours, at home and by key."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from news import listing
from news.models import Edition
from news.models.edition import ORDER
from news.rows import Story
from portal.publishing import verbs
from portal.publishing.pagination import Paged
from tests import build
from tests.news.pages import headlines, links, page

pytestmark = pytest.mark.django_db
DAY = dt.date(2024, 2, 14)
NOON = dt.datetime(2024, 2, 14, 12, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def three(monkeypatch: pytest.MonkeyPatch) -> list[Edition]:
    """A, B and C begun in this order; B public first, then C, then A, which was changed since."""
    drafts = [build.news_item(name, display_date=DAY) for name in "ABC"]
    for draft, hours in zip(drafts, (2, 0, 1), strict=True):
        build.approve(draft, by=build.user(), at=NOON + hours * HOUR)
    build.change(drafts[1], public_from=NOON + 9 * HOUR, standfirst="Changed since.")
    all_news = Paged(listing.of_language, Story, ORDER, size=1, **listing.KINDS)
    monkeypatch.setattr(listing, "ALL", all_news)
    return drafts


def test_later_release_leads_the_list_and_is_paged_so(client: Client, three: list[Edition]) -> None:
    first = page(client, "/en/news/")
    second = page(client, links(first)["Older →"])
    third = page(client, links(second)["Older →"])
    assert [headlines(html) for html in (first, second, third)] == [["A"], ["C"], ["B"]]
    assert headlines(page(client, links(third)["← Newer"])) == ["C"]
    section = page(client, "/en/sections/secretariat/")
    assert headlines(section) == ["A", "C", "B"]
    assert headlines(page(client, links(section)["2024"])) == ["A", "C", "B"]
    newest = page(client, "/en/sections/")
    assert re.findall(r'class="newest">.*?<a [^>]*>(\w)</a>', newest) == ["A"]


def test_later_release_leads_the_home_page_and_the_feed(
    client: Client, three: list[Edition]
) -> None:
    home = page(client, "/en/")
    assert re.findall(r"<a [^>]*>([ABC])</a></h\d>", home) == ["A", "C", "B"]
    for kind in ("atom", "rss"):
        feed = page(client, f"/en/news/feed.{kind}")
        assert re.findall(r"<title>([ABC])</title>", feed) == ["A", "C", "B"]


def test_neighbours_follow_the_order_of_release(client: Client, three: list[Edition]) -> None:
    beside = {}
    for edition in three:
        texts = links(page(client, f"/en/news/{edition.slug}/"))
        beside[edition.headline] = sorted(text for text in texts if " item " in text)
    assert beside == {
        "A": ["Previous item C"],
        "B": ["Next item C"],
        "C": ["Next item A", "Previous item B"],
    }


def test_place_of_an_item_in_the_list_begins_with_it(client: Client, three: list[Edition]) -> None:
    for edition in three:
        place = links(page(client, f"/en/news/{edition.slug}/"))["← All news"]
        assert headlines(page(client, place)) == [edition.headline]


def test_key_of_an_older_address_leads_to_the_same_item(
    client: Client, three: list[Edition]
) -> None:
    a, b, c = (f"2024-02-14.{edition.item_id}" for edition in three)
    shown = {
        asked: headlines(page(client, f"/en/news/?{asked}"))
        for asked in (f"from={a}", f"from={b}", f"older={a}", f"newer={b}", f"from={c}")
    }
    assert list(shown.values()) == [["A"], ["B"], ["C"], ["C"], ["C"]]


@pytest.mark.parametrize(
    ("asked", "shown"), [("from", "A"), ("older", "A"), ("newer", "B"), ("older", "Older")]
)
def test_key_of_an_older_address_without_its_item_loses_nothing(
    client: Client, three: list[Edition], asked: str, shown: str
) -> None:
    """The day is shown from its end on; the places of years named no item at all."""
    build.news_item("Older", display_date=DAY - build.DAY, public_from=NOON)
    item = 0 if shown == "Older" else 987_654
    assert headlines(page(client, f"/en/news/?{asked}=2024-02-14.{item}")) == [shown]


def test_first_release_stays_through_changes_and_is_given_back_with_the_approval() -> None:
    draft = build.news_item("A")
    assert draft.first_public_at is None
    now = timezone.now()
    build.approve(draft, by=build.user(), at=now, start=now + HOUR)
    assert draft.first_public_at == now + HOUR
    verbs.take_back(draft, by=build.user(), at=now)
    stored = Edition.objects.get(pk=draft.pk)
    assert (stored.state, stored.first_public_at, draft.first_public_at) == ("draft", None, None)
    build.approve(draft, by=build.user(), at=now)
    change = verbs.start_change(draft, by=build.user(), at=now + HOUR)
    build.approve(change, by=build.user(), at=now + HOUR, start=now + 2 * HOUR)
    assert change.first_public_at == now
    verbs.take_back(change, by=build.user(), at=now + HOUR)
    assert Edition.objects.get(pk=change.pk).first_public_at == now


def test_first_release_is_of_each_language_alone() -> None:
    english = build.news_item("A", public_from=NOON)
    russian = build.news_item("А", language="ru", item=english.item, public_from=NOON + HOUR)
    assert (english.first_public_at, russian.first_public_at) == (NOON, NOON + HOUR)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL reads a small table whole")
@pytest.mark.parametrize("word", ["after", "before"])
def test_page_by_key_walks_the_index_that_is_in_its_order(word: str) -> None:
    edition = build.news_item("A", public_from=NOON)
    rows = Edition.objects.public(timezone.now()).in_language("en")
    asked = rows.filter(getattr(ORDER, word)(ORDER.key(edition)))
    plan = asked.order_by(*(ORDER.newest if word == "after" else ORDER))[:21].explain()
    assert "USING INDEX news_list " in plan
    assert "TEMP B-TREE" not in plan


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL reads a small table whole")
def test_neighbours_walk_the_index_that_is_in_their_order(
    client: Client, three: list[Edition]
) -> None:
    with CaptureQueriesContext(connection) as asked:
        page(client, f"/en/news/{three[0].slug}/")
    with connection.cursor() as cursor:
        plans = []
        for query in asked.captured_queries:
            if "json" in query["sql"].lower():
                cursor.execute(f"explain query plan {query['sql']}")
                plans += [row[3] for row in cursor.fetchall()]
    assert sum("USING INDEX news_list " in step for step in plans) == 2
