from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests import build

pytestmark = pytest.mark.django_db


def links(html: str, part: str = "/en/news/") -> list[str]:
    """Paths that headlines lead to, in the order of the page."""
    return re.findall(rf'<h[23][^>]*><a href="({part}[^"]+)"', html)


def test_home_without_content_says_so(client: Client) -> None:
    response = client.get("/en/")
    assert response.status_code == 200
    assert "Nothing has been published in this language yet." in response.text
    assert links(response.text) == []


def test_home_leads_with_the_newest_story_of_its_language() -> None:
    for day in (1, 3, 2):
        build.news_item(
            f"Story {day}", public_from=build.LONG_AGO, display_date=dt.date(2024, 2, day)
        )
    build.news_item("История 9", language="ru", public_from=build.LONG_AGO)
    html = Client().get("/en/").text
    assert links(html) == ["/en/news/story-3/", "/en/news/story-2/", "/en/news/story-1/"]
    assert '<h2 id="lead"><a href="/en/news/story-3/">' in html
    assert "История" not in html


def test_home_shows_the_newest_operation_with_its_figures() -> None:
    build.operation("Old", public_from=build.LONG_AGO, sort_date=dt.date(2020, 1, 1))
    edition = build.operation(
        "New", public_from=build.LONG_AGO, windows=[(dt.date(2022, 5, 23), dt.date(2022, 5, 27))]
    )
    build.sheet(edition.operation, [build.Figure("drugs", "274")], public_from=build.LONG_AGO)
    html = Client().get("/en/").text
    assert '<h2 id="operation"><a href="/en/operations/new/">New</a></h2>' in html
    assert "23–27\u00a0May 2022" in html
    assert "274" in html
    assert "/en/operations/old/" not in html


def test_home_lists_only_sections_with_public_news_in_its_language() -> None:
    build.news_item("Shown", public_from=build.LONG_AGO, section=build.section("shown"))
    build.news_item("Draft", section=build.section("drafted"))
    build.news_item(
        "Чужое", language="ru", public_from=build.LONG_AGO, section=build.section("foreign")
    )
    html = Client().get("/en/").text
    assert set(re.findall(r'/en/sections/([^/"]+)/', html)) == {"shown"}


def test_home_shows_nothing_that_is_not_public() -> None:
    later = timezone.now() + build.DAY
    shown = build.news_item("Shown headline", public_from=build.LONG_AGO)
    build.change(shown, public_from=later, headline="Scheduled headline", slug="scheduled")
    build.news_item("Cipher draft", section=build.section("cipher"))
    build.news_item("Cipher plan", public_from=later, section=build.section("cipher"))
    gone = build.news_item("Cipher past", public_from=build.LONG_AGO)
    build.withdrawn(gone, at=timezone.now())
    build.operation("Cipher operation", public_from=later)
    html = Client().get("/en/").text
    assert links(html) == ["/en/news/shown-headline/"]
    assert "cipher" not in html.lower()
    assert "scheduled" not in html.lower()


def fill(rows: int) -> None:
    for n in range(rows):
        build.news_item(f"Story {n}", public_from=build.LONG_AGO, section=build.section(f"s{n}"))
        edition = build.operation(f"Operation {n}", public_from=build.LONG_AGO)
        figures = [build.Figure(code, "3") for code in ("drugs", "precursors")]
        build.sheet(edition.operation, figures, public_from=build.LONG_AGO)


@pytest.mark.parametrize("rows", [1, 3])
def test_home_asks_five_questions_however_many_rows(
    client: Client, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    build.organisation()
    fill(rows)
    client.get("/en/")
    with django_assert_num_queries(5):
        client.get("/en/")


def test_home_of_long_texts_stays_under_sixty_kilobytes(client: Client) -> None:
    for n in range(12):
        build.news_item(
            f"{n} {'Очень длинный заголовок новости ' * 6}",
            language="ru",
            standfirst="Слово " * 100,
            public_from=build.LONG_AGO,
        )
    response = client.get("/ru/")
    assert len(links(response.text, "/ru/news/")) == 7
    assert len(response.content) < 60_000


def test_home_may_be_kept_until_the_next_scheduled_change_and_sets_no_cookie() -> None:
    build.organisation()
    client = Client()
    response = client.get("/en/", headers={"Accept-Language": "ru"})
    assert response["Cache-Control"] == "public, max-age=60"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    build.news_item("Soon", public_from=timezone.now() + dt.timedelta(seconds=20))
    age = int(client.get("/en/")["Cache-Control"].removeprefix("public, max-age="))
    assert 0 <= age <= 20


@pytest.mark.parametrize("path", ["/", "/favicon.ico"])
def test_addresses_at_the_root_lead_on_without_asking_the_database(
    path: str, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        response = client.get(path, headers={"Accept-Language": "ru"})
    assert response.status_code == 302
    targets = {"/": "/ru/", "/favicon.ico": "/static/portal/favicon.ico"}
    assert response["Location"] == targets[path]
    assert response["Cache-Control"] == "public, max-age=60"


def test_headings_of_the_home_page_never_skip_a_level(client: Client) -> None:
    build.organisation()
    fill(3)
    levels = [int(level) for level in re.findall(r"<h([1-6])", client.get("/en/").text)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
