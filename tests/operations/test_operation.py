import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from operations.models import EditionPlace, OperationEdition, Participation
from tests import build
from tests.build import DAY, LONG_AGO, Figure

from . import barrier
from .reading import facts, figures, links, main, page, said, seized

pytestmark = pytest.mark.django_db
PATH = "/en/operations/channel-second-barrier/"
RUSSIAN = "/ru/operations/channel-second-barrier/"


def draft() -> OperationEdition:
    return barrier.operation(public_from=None, scope="subregional", series=build.series())


def party(edition: OperationEdition, role: str, name: str, **columns: str) -> None:
    named = {key: columns.pop(key) for key in list(columns) if key.startswith("as_named")}
    agency = build.agency(name, **columns)
    Participation.objects.create(edition=edition, agency=agency, role=role, **build.texts(named))


def test_page_shows_the_release_as_it_was_announced(client: Client) -> None:
    edition = draft()
    build.release(edition, start=LONG_AGO)
    barrier.sheet(edition.operation)
    html = page(client, PATH)
    assert "Preliminary results, 27 May 2022" in main(html)
    assert "Sub-regional anti-drug operation · 23–27 May 2022" in main(html)
    assert figures(html) == [
        ("Personnel", "more than 11,000"),
        ("Laboratories", "3"),
        ("Criminal-Cases", "389"),
        ("Criminal-Groups", "28"),
        ("Smuggling-Cases, of 389", "21"),
        ("Wanted", "50"),
        ("Websites-Found", "306"),
    ]
    assert seized(html) == [
        ("total", "Drugs", "274 kg"),
        ("part", "of which: Heroin", "more than 5 kg"),
        ("part", "of which: Marijuana", "about 70 kg"),
        ("part", "of which: Hashish", "75 kg"),
        ("part rest", "Not itemised", "about 124 kg or less"),
        ("total", "Synthetic-Drugs", "more than 86 kg"),
        ("total", "Precursors", "more than 2 t"),
        ("total", "Firearms", "51 pieces"),
        ("total", "Ammunition", "2,836 pieces"),
    ]


def test_page_in_russian_formats_figures_and_marks_what_falls_back(client: Client) -> None:
    barrier.sheet(barrier.operation(lead_en="First line.\n\nSecond line.").operation)
    html = page(client, RUSSIAN)
    assert '<h1 class="title">Канал – Второй барьер</h1>' in html
    assert '<div lang="en"><p>First line.</p>\n\n<p>Second line.</p></div>' in html
    assert '<span lang="en">Ammunition</span>' in html
    assert [row[2] for row in seized(html)][-2:] == ["51 единица", "2 836 единиц"]
    assert '<div lang="en">' not in page(client, PATH)


def test_page_without_dates_and_figures_stands(client: Client) -> None:
    build.operation("Quiet", public_from=LONG_AGO, name_en="Quiet")
    html = page(client, "/en/operations/quiet/")
    assert figures(html) == []
    assert seized(html) == []
    assert facts(html) == {}
    assert "No figures have been published for this operation." in main(html)
    assert "At a glance" not in main(html)
    assert [one["@type"] for one in said(html)] == ["BreadcrumbList"]


def test_page_names_parties_and_places_by_their_role(client: Client) -> None:
    edition = draft()
    party(edition, "host", "Ministry", short_en="MIA")
    party(edition, "observer", "Office on Drugs", short_en="UNODC")
    party(edition, "observer", "Eurasian Group", as_named_en="The Group")
    party(edition, "security", "Regiment")
    Participation.objects.create(edition=edition, country=build.country(), role="participant")
    osh = build.place(country=build.country())
    EditionPlace.objects.create(edition=edition, place=osh, role="headquarters")
    EditionPlace.objects.create(edition=edition, place=build.place("Batken"), role="visited")
    build.release(edition, start=LONG_AGO)
    html = page(client, PATH)
    assert facts(html) == {
        "Series": "Channel",
        "Dates": "23–27 May 2022",
        "Host": "Ministry",
        "Security": "Regiment",
        "Headquarters": "Osh, Country KG",
        "Regions visited": "Batken",
    }
    assert '<li><abbr title="Office on Drugs">UNODC</abbr></li>\n<li>The Group</li>' in html
    assert "Participants Country KG Observers UNODC The Group" in main(html)


def test_accounts_that_disagree_are_all_shown_and_nothing_is_added_up(client: Client) -> None:
    operation = barrier.operation().operation
    build.sheet(operation, [Figure("drugs", "11", "t", "more_than")], public_from=LONG_AGO)
    newer = [Figure("drugs", "11.4", "t", "more_than")]
    build.sheet(operation, newer, public_from=LONG_AGO + DAY)
    build.sheet(operation, [Figure("drugs", "3", "t")], public_from=LONG_AGO + 2 * DAY,
                kind="national")  # fmt: skip
    html = page(client, PATH)
    assert [row[2] for row in seized(html)] == ["more than 11.4 t", "more than 11 t", "3 t"]
    words = main(html)
    assert "Announcements on this operation differ." in words
    assert words.index("Another account") < words.index("National part")


def test_account_without_figures_stands_last_and_contradicts_nothing(client: Client) -> None:
    operation = barrier.operation().operation
    build.sheet(operation, [Figure("drugs", "11", "t")], public_from=LONG_AGO, status="final")
    build.sheet(operation, public_from=LONG_AGO + DAY)
    words = main(page(client, PATH))
    assert "differ" not in words
    assert words.index("Final results") < words.index("This account gives no figures.")


def test_national_part_alone_is_no_disagreement(client: Client) -> None:
    operation = barrier.operation().operation
    build.sheet(operation, [Figure("drugs", "3", "t")], public_from=LONG_AGO, kind="national")
    barrier.sheet(operation)
    html = page(client, PATH)
    assert seized(html)[-1] == ("total", "Drugs", "3 t")
    assert "differ" not in main(html)


def test_figures_that_are_not_known_are_named_and_zero_is_shown(client: Client) -> None:
    operation = barrier.operation().operation
    barrier.measures()
    rows = [Figure("drugs", None), Figure("hashish", "0"), Figure("wanted", None, "persons")]
    edition = build.sheet(operation, rows)
    edition.tallies.filter(measure__code="wanted").update(disclosure="not_disclosed")
    build.release(edition, start=LONG_AGO)
    html = page(client, PATH)
    assert seized(html) == [("total", "Drugs", "unknown"), ("total", "Hashish", "0 kg")]
    assert figures(html) == [("Wanted", "not disclosed")]


def test_neighbours_are_the_public_ones_of_the_series_and_back_links_keep_the_place(
    client: Client,
) -> None:
    series = build.series()
    for name, date in (("Far", 2010), ("Before", 2019), ("After", 2023), ("Later", 2024)):
        build.operation(name, series=series, public_from=LONG_AGO, sort_date=dt.date(date, 1, 1))
    build.operation("Draft", series=series, sort_date=dt.date(2022, 5, 24))
    build.operation("Alone", public_from=LONG_AGO, sort_date=dt.date(2022, 5, 24))
    edition = barrier.operation(series=series)
    found = links(page(client, PATH))
    assert found["Previous operation Before"] == "/en/operations/before/"
    assert found["Next operation After"] == "/en/operations/after/"
    place = f"?from=2022-05-23.1577836800000000.{edition.operation_id}"
    assert found["← All operations"] == f"/en/operations/{place}"
    row = "#operation-channel-second-barrier"
    assert found["← Back to the series Channel"] == f"/en/operations/series/channel/{row}"
    assert not any("draft" in path for path in found.values())
    alone = links(page(client, "/en/operations/alone/"))
    assert not any("Previous" in text or "series" in text for text in alone)


def test_coverage_is_public_news_in_the_language_of_the_page(client: Client) -> None:
    operation = barrier.operation().operation
    on: dict[str, Any] = {"operations": [operation]}
    build.news_item("In English", public_from=LONG_AGO, **on)
    build.news_item("На русском", language="ru", public_from=LONG_AGO, **on)
    build.news_item("A draft", **on)
    build.news_item("Scheduled", public_from=timezone.now() + DAY, **on)
    build.withdrawn(build.news_item("Gone", public_from=LONG_AGO, **on), at=timezone.now())
    build.news_item("On something else", public_from=LONG_AGO)
    words = main(page(client, PATH))
    assert "News on this operation 14 February 2024 Secretariat In English" in words
    hidden = ("На русском", "A draft", "Scheduled", "Gone", "On something else")
    assert not any(headline in words for headline in hidden)


def test_coverage_in_another_language_is_offered_only_where_there_is_no_own(
    client: Client,
) -> None:
    operation = barrier.operation().operation
    build.news_item("На русском", slug="na-russkom", language="ru", public_from=LONG_AGO,
                    operations=[operation])  # fmt: skip
    html = page(client, PATH)
    assert '<a href="/ru/news/na-russkom/" hreflang="ru" lang="ru">На русском</a>' in html
    assert "News in another language" in main(html)


@pytest.mark.parametrize("count", [1, 3])
def test_page_costs_eight_queries_whatever_it_holds(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    build.organisation()
    barrier.measures()
    edition = draft()
    for n in range(count):
        party(edition, "observer", f"Agency {n}")
        where = build.place(f"Place {n}", country=build.country(f"A{'BCD'[n]}"))
        EditionPlace.objects.create(edition=edition, place=where, role="visited")
        build.operation(f"Other {n}", series=edition.operation.series, public_from=LONG_AGO)
    build.release(edition, start=LONG_AGO)
    for n in range(count):
        build.sheet(edition.operation, barrier.FIGURES, public_from=LONG_AGO)
        build.news_item(f"News {n}", public_from=LONG_AGO, operations=[edition.operation])
    page(client, PATH)
    for path in (PATH, RUSSIAN):
        with django_assert_num_queries(8):
            page(client, path)
