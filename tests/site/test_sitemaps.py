from __future__ import annotations

import datetime as dt
import re
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests import build

pytestmark = pytest.mark.django_db

SITE = "http://testserver"


def xml(path: str) -> str:
    response = Client().get(path)
    assert response.status_code == 200, path
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    assert not response.cookies
    ElementTree.fromstring(response.content)
    return response.text


def places(path: str) -> list[str]:
    return re.findall(rf"<loc>{SITE}([^<]+)</loc>", xml(path))


def test_sitemap_of_an_empty_portal_lists_the_pages_that_always_stand() -> None:
    assert places("/sitemap.xml") == ["/sitemap-pages.xml"]
    assert "/en/about/" in places("/sitemap-pages.xml")


def test_sitemap_leads_to_every_month_with_news_and_every_year_with_operations() -> None:
    build.news_item("A", public_from=build.LONG_AGO, display_date=dt.date(2024, 2, 1))
    build.news_item(
        "Б", language="ru", public_from=build.LONG_AGO, display_date=dt.date(2023, 12, 9)
    )
    build.operation("C", public_from=build.LONG_AGO, sort_date=dt.date(2022, 5, 23))
    assert places("/sitemap.xml") == [
        "/sitemap-pages.xml",
        "/sitemap-operations-2022.xml",
        "/sitemap-news-2023-12.xml",
        "/sitemap-news-2024-02.xml",
    ]
    assert places("/sitemap-operations-2022.xml") == ["/en/operations/c/", "/ru/operations/c/"]


def test_sitemap_names_years_and_months_in_the_languages_that_have_news_of_them() -> None:
    build.news_item("A", public_from=build.LONG_AGO, display_date=dt.date(2024, 2, 1))
    build.news_item(
        "Б", language="ru", public_from=build.LONG_AGO, display_date=dt.date(2024, 3, 9)
    )
    build.news_item("C", public_from=build.LONG_AGO, display_date=dt.date(2023, 12, 9))
    assert [path for path in places("/sitemap-pages.xml") if "/news/2" in path] == [
        "/en/news/2023/",
        "/en/news/2024/",
        "/ru/news/2024/",
        "/en/news/2023/12/",
        "/en/news/2024/02/",
        "/ru/news/2024/03/",
    ]


def test_sitemap_of_a_month_names_the_versions_of_an_item_and_its_last_change() -> None:
    english = build.news_item("Held", public_from=dt.datetime(2024, 2, 14, 9, tzinfo=dt.UTC))
    build.news_item(
        "Прошёл",
        language="ru",
        item=english.item,
        public_from=dt.datetime(2024, 2, 15, 9, tzinfo=dt.UTC),
    )
    text = xml("/sitemap-news-2024-02.xml")
    entries = re.findall("<url>.*?</url>", text)
    assert len(entries) == 2
    for entry in entries:
        assert "<lastmod>2024-02-15T09:00:00+00:00</lastmod>" in entry
        assert f'hreflang="en" href="{SITE}/en/news/held/"/>' in entry
        assert f'hreflang="ru" href="{SITE}/ru/news/proshyol/"/>' in entry


def test_sitemap_lists_a_section_in_the_languages_in_which_it_holds_news() -> None:
    build.news_item("A", public_from=build.LONG_AGO, section=build.section("english"))
    build.section("empty")
    build.series("empty-series")
    build.operation("B", public_from=build.LONG_AGO, series=build.series("channel"))
    found = places("/sitemap-pages.xml")
    assert [path for path in found if "/sections/" in path and path.count("/") > 3] == [
        "/en/sections/english/"
    ]
    assert [path for path in found if "/series/" in path] == [
        "/en/operations/series/channel/",
        "/ru/operations/series/channel/",
    ]


def test_sitemap_lists_a_series_through_its_operations_or_its_own_totals() -> None:
    build.operation("Stage", series=build.series("channel"), public_from=build.LONG_AGO)
    totals = [build.Figure("heroin", "5")]
    build.sheet(build.series("proxy"), totals, kind="cumulative", public_from=build.LONG_AGO)
    build.sheet(build.series("secret"), totals, kind="cumulative")
    listed = [path for path in places("/sitemap-pages.xml") if path.startswith("/en/operations/s")]
    assert listed == ["/en/operations/series/channel/", "/en/operations/series/proxy/"]


def test_sitemaps_tell_nothing_of_what_is_not_public() -> None:
    later = timezone.now() + build.DAY
    day = dt.date(2030, 7, 1)
    hidden = build.section("hidden")
    shown = build.news_item("Shown", public_from=build.LONG_AGO)
    build.change(shown, public_from=later, slug="scheduled")
    build.news_item("Draft", display_date=day, section=hidden)
    build.news_item("Planned", public_from=later, display_date=day, section=hidden)
    gone = build.news_item(
        "Withdrawn", public_from=build.LONG_AGO, display_date=day, section=hidden
    )
    build.withdrawn(gone, at=timezone.now())
    build.operation("Planned operation", public_from=later, series=build.series("planned"))
    paths = places("/sitemap.xml")
    assert paths == ["/sitemap-pages.xml", "/sitemap-news-2024-02.xml"]
    everything = "".join(map(xml, paths))
    assert "/en/news/shown/" in everything
    for word in ("hidden", "scheduled", "draft", "planned", "withdrawn"):
        assert word not in everything


@pytest.mark.parametrize(
    "path",
    [
        "/sitemap-news-2024-03.xml",
        "/sitemap-news-2024-13.xml",
        "/sitemap-news-2024-00.xml",
        "/sitemap-news-0000-01.xml",
        "/sitemap-news-99999999999999999999-01.xml",
        "/sitemap-news-2024-99999999999999999999.xml",
        "/sitemap-operations-2024.xml",
        "/sitemap-operations-9999.xml",
        f"/sitemap-operations-{'9' * 5000}.xml",
    ],
)
def test_sitemap_of_a_time_without_content_is_not_found(path: str) -> None:
    build.news_item("A", public_from=build.LONG_AGO)
    assert Client().get(path).status_code == 404


def fill(rows: int) -> None:
    build.organisation()
    for n in range(rows):
        build.news_item(f"News {n}", public_from=build.LONG_AGO, section=build.section(f"s{n}"))
        build.operation(f"Operation {n}", public_from=build.LONG_AGO, series=build.series(f"o{n}"))


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("/sitemap.xml", 3),
        ("/sitemap-pages.xml", 4),
        ("/sitemap-news-2024-02.xml", 2),
        ("/sitemap-operations-2022.xml", 2),
        ("/robots.txt", 1),
    ],
)
def test_sitemap_asks_as_many_questions_however_many_rows(
    path: str, queries: int, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    fill(rows)
    Client().get("/en/about/")
    with django_assert_num_queries(queries):
        Client().get(path)


@pytest.mark.parametrize("path", ["/sitemap.xml", "/sitemap-pages.xml", "/robots.txt"])
def test_sitemap_may_be_kept_until_the_next_scheduled_change(path: str) -> None:
    build.organisation()
    assert Client().get(path)["Cache-Control"] == "public, max-age=60"
    build.news_item("Soon", public_from=timezone.now() + dt.timedelta(seconds=20))
    age = int(Client().get(path)["Cache-Control"].removeprefix("public, max-age="))
    assert age <= 20


def test_robots_are_kept_from_the_desk_and_the_search_and_led_to_the_sitemap() -> None:
    response = Client().get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.text == (
        "User-agent: *\nDisallow: /admin/\nDisallow: /en/search/\nDisallow: /ru/search/\n\n"
        f"Sitemap: {SITE}/sitemap.xml\n"
    )
