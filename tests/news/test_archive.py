import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from news import archive
from news.models import Edition
from tests import build
from tests.news.pages import links, page

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2024, 3, 1, 12, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)


def public(day: str, **columns: Any) -> Edition:
    columns.setdefault("public_from", build.LONG_AGO)
    columns.setdefault("slug", f"item-{Edition.objects.count()}")
    return build.news_item("Item", display_date=dt.date.fromisoformat(day), **columns)


def counts(client: Client, path: str) -> list[str]:
    """The periods beside the list, each with how much it holds."""
    html = page(client, path).partition("<aside>")[2]
    items = [item.partition("</li>")[0] for item in html.split("<li><a ")[1:]]
    words = [item.partition(">")[2].replace("</a>", "").replace("<small>", "") for item in items]
    return [text.replace("</small>", "") for text in words if "(" in text]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[dt.datetime]:
    """What the views read: the one instant in the list."""
    hands = [NOON]
    monkeypatch.setattr(timezone, "now", lambda: hands[0])
    return hands


def test_archive_counts_what_is_public_per_year_and_month(client: Client) -> None:
    build.organisation()
    for day in ("2024-02-14", "2024-02-29", "2024-01-01", "2022-12-31"):
        public(day)
    public("2024-02-14", language="ru")
    public("2024-02-14", public_from=timezone.now() + build.DAY)
    public("2021-05-05", public_from=None)
    build.withdrawn(public("2024-02-14"), at=timezone.now())
    build.removed(public("2020-02-14"))
    build.change(public("2023-07-07"), public_from=timezone.now(), display_date=dt.date(2023, 8, 8))
    years = ["2024 (3)", "2023 (1)", "2022 (1)"]
    assert counts(client, "/en/news/") == years
    months = ["February 2024 (2)", "January 2024 (1)"]
    assert counts(client, "/en/news/2024/") == months + years
    assert counts(client, "/en/news/2024/01/") == months + years
    assert counts(client, "/en/sections/secretariat/") == years
    assert counts(client, "/ru/news/") == ["2024 (1)"]


@pytest.mark.parametrize(
    "path",
    [
        "/en/news/2023/", "/en/news/2025/", "/en/news/2024/01/", "/en/news/2024/03/",
        "/en/news/1000/", "/en/news/9999/", "/en/news/9999/12/", "/ru/news/2024/",
    ],
)  # fmt: skip
def test_month_or_year_without_public_news_is_not_found(client: Client, path: str) -> None:
    public("2024-02-14")
    public("2024-03-14", public_from=None)
    public("2025-01-01", public_from=timezone.now() + build.DAY)
    build.withdrawn(public("2023-02-14"), at=timezone.now())
    page(client, path, status=404)


def test_year_and_month_lead_to_the_nearest_that_hold_news(client: Client) -> None:
    for day in ("2024-02-14", "2024-01-05", "2021-11-05"):
        public(day)
    year = links(page(client, "/en/news/2024/"))
    assert year["Earlier 2021"] == "/en/news/2021/"
    month = links(page(client, "/en/news/2024/01/"))
    assert month["Earlier November 2021"] == "/en/news/2021/11/"
    assert month["Later February 2024"] == "/en/news/2024/02/"
    assert not any(text.startswith("Later") for text in year)


def test_year_of_a_section_is_a_place_in_its_list(client: Client) -> None:
    public("2024-02-14")
    public("2023-12-31")
    here = page(client, links(page(client, "/en/sections/secretariat/"))["2023"])
    assert '<time datetime="2023-12-31">' in here
    assert '<time datetime="2024-02-14">' not in here


@pytest.mark.parametrize("path", ["news/2024/", "news/2024/02/", "sections/secretariat/"])
def test_language_switch_leads_only_to_lists_that_hold_something(client: Client, path: str) -> None:
    public("2024-02-14")
    assert "no version of this page" in page(client, f"/en/{path}")
    public("2024-02-15", language="ru")
    assert f'href="/ru/{path}"' in page(client, f"/en/{path}")


def test_counts_are_kept_until_something_is_released(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, clock: list[dt.datetime]
) -> None:
    build.organisation()
    public("2024-02-14")
    with django_assert_num_queries(3):
        assert counts(client, "/en/news/") == ["2024 (1)"]
    with django_assert_num_queries(2):
        assert counts(client, "/en/news/") == ["2024 (1)"]
    second = public("2024-02-15", public_from=NOON)
    with django_assert_num_queries(3):
        assert counts(client, "/en/news/") == ["2024 (2)"]
    clock[0] += SECOND
    build.withdrawn(second, at=clock[0])
    assert counts(client, "/en/news/") == ["2024 (1)"]


def test_counts_change_at_the_very_instant_of_a_scheduled_release(
    client: Client, clock: list[dt.datetime]
) -> None:
    build.organisation()
    public("2024-02-14")
    public("2024-02-15", public_from=NOON + 30 * SECOND)
    for seconds, expected in ((0, 1), (29, 1), (30, 2), (31, 2)):
        clock[0] = NOON + seconds * SECOND
        assert counts(client, "/en/news/") == [f"2024 ({expected})"], seconds


def test_counts_of_an_earlier_instant_are_no_other_process_s_later_ones(
    client: Client, clock: list[dt.datetime]
) -> None:
    """A request whose clock was read just before the release may come in after one that saw it."""
    build.organisation()
    public("2024-02-14")
    public("2024-02-15", public_from=NOON)
    for seconds, expected in ((0, 2), (-1, 1), (0, 2)):
        clock[0] = NOON + seconds * SECOND
        assert counts(client, "/en/news/") == [f"2024 ({expected})"], seconds


def test_release_that_was_slow_to_be_written_is_counted_at_once(
    client: Client, clock: list[dt.datetime]
) -> None:
    build.organisation()
    public("2024-02-14", public_from=NOON)
    assert counts(client, "/en/news/") == ["2024 (1)"]
    public("2024-02-15", public_from=NOON - SECOND)
    assert counts(client, "/en/news/") == ["2024 (2)"]


@pytest.mark.parametrize("name", ["", "feed.atom", "feed.rss"])
def test_section_of_drafts_alone_costs_what_none_costs(client: Client, name: str) -> None:
    build.organisation()
    public("2024-02-14")
    build.news_item("Secret", section=build.section("drafts"))
    costs = []
    for slug in ("drafts", "nothing"):
        archive.archives.forget()
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"/en/sections/{slug}/{name}").status_code == 404
        costs.append(len(asked))
    assert costs[0] == costs[1]


def test_month_of_a_draft_without_a_date_is_unknown() -> None:
    build.news_item(display_date=None)
    assert list(Edition.objects.values_list("display_month", flat=True)) == [None]
