import datetime as dt
import re
from html import unescape

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from operations import filters, listing
from operations.models import EditionPlace, OperationEdition, Participation
from operations.models.operation import ORDER
from portal.publishing.pulse import STILL
from tests import build
from tests.build import DAY, LONG_AGO, Figure
from tests.news.pages import links, page

pytestmark = pytest.mark.django_db
LIST = "/en/operations/"


def names(html: str) -> list[str]:
    return [
        unescape(name) for name in re.findall(r'<th scope="row"[^>]*><a [^>]*>([^<]*)</a>', html)
    ]


def choices(html: str) -> dict[str, list[str]]:
    """Of each filter: its choices but the first, which is all."""
    found = re.findall(r'<select [^>]*name="(\w+)">(.*?)</select>', html, re.DOTALL)
    return {name: re.findall(r'value="([^"]+)"', inner) for name, inner in found}


def hosted(edition: OperationEdition, place: str, country: str) -> None:
    where = build.place(place, country=build.country(country))
    EditionPlace.objects.create(edition=edition, place=where, role="headquarters")


@pytest.fixture
def mixed() -> None:
    """Four public operations that differ in all that can be filtered."""
    channel = build.series()
    first = build.operation("First", series=channel, sort_date=dt.date(2019, 2, 26))
    hosted(first, "Almaty", "KZ")
    second = build.operation("Second", series=channel, sort_date=dt.date(2022, 5, 23))
    agency = build.agency("Ministry", country=build.country("KG"))
    Participation.objects.create(edition=second, agency=agency, role="host")
    third = build.operation("Third", kind="cyber", sort_date=dt.date(2022, 6, 1))
    Participation.objects.create(edition=third, country=build.country("KG"), role="host")
    Participation.objects.create(edition=third, country=build.country("RU"), role="participant")
    fourth = build.operation("Fourth", kind="migration", sort_date=dt.date(2021, 1, 1))
    for edition in (first, second, third, fourth):
        build.release(edition, start=LONG_AGO)


@pytest.mark.usefixtures("mixed")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Third", "Second", "Fourth", "First"]),
        ("series=&year=&country=&kind=", ["Third", "Second", "Fourth", "First"]),
        ("series=channel", ["Second", "First"]),
        ("year=2022", ["Third", "Second"]),
        ("country=KG", ["Third", "Second"]),
        ("country=KZ", ["First"]),
        ("kind=cyber", ["Third"]),
        ("year=2022&country=KG&kind=drugs&series=channel", ["Second"]),
        ("year=2021&kind=cyber", []),
        ("utm_source=letter", ["Third", "Second", "Fourth", "First"]),
    ],
)
def test_list_shows_what_the_filters_choose_newest_first(
    client: Client, query: str, found: list[str]
) -> None:
    assert names(page(client, f"{LIST}?{query}")) == found


@pytest.mark.usefixtures("mixed")
def test_list_offers_only_choices_of_what_is_public(client: Client) -> None:
    hidden = build.operation(
        "Hidden", series=build.series("secret"), kind="arms", sort_date=dt.date(1999, 1, 1)
    )
    hosted(hidden, "Minsk", "BY")
    public = {
        "series": ["channel"],
        "year": ["2022", "2021", "2019"],
        "country": ["KG", "KZ"],
        "kind": ["drugs", "migration", "cyber"],
    }
    assert choices(page(client, LIST)) == public
    later = build.release(hidden, start=timezone.now() + DAY)
    assert choices(page(client, LIST)) == public
    at = timezone.now() + DAY * 2
    assert [str(row.edition) for row in _rows(at)][-1] == "Hidden"
    assert later.public_from is not None
    html = page(client, LIST)
    assert not any(word in html for word in ("Hidden", "secret", "Minsk", "1999", "BY"))


def _rows(at: dt.datetime) -> list[listing.OperationRow]:
    return list(listing.load_listing(QueryDict(), language="en", pulse=STILL, at=at).rows)


def test_withdrawn_operation_leaves_list_and_choices(client: Client) -> None:
    gone = build.operation("Gone", series=build.series(), public_from=LONG_AGO)
    assert choices(page(client, LIST))["series"] == ["channel"]
    build.withdrawn(gone, at=timezone.now())
    html = page(client, LIST)
    assert names(html) == []
    assert choices(html) == {}
    assert "channel" not in html.partition("<main")[2].partition("</main>")[0].lower()


@pytest.mark.usefixtures("mixed")
@pytest.mark.parametrize(
    "query",
    [
        "series=secret", "series=%00", "year=2013", "year=x", "year=99999999999999999999",
        "year=-1", "country=XX", "country=kg", "kind=nonsense", f"kind={'k' * 10_000}",
        "series=channel&year=0", "series=%ff", "older=x", "older=2024-13-01.1",
        "from=2022-06-01.9223372036854775808", "newer=2022-06-01.1&oldest=1", "from=",
        f"older={'9' * 10_000}", "year=2022&older=%00",
    ],
)  # fmt: skip
def test_list_with_nonsense_filters_or_places_answers_400(client: Client, query: str) -> None:
    html = page(client, f"{LIST}?{query}", status=400)
    assert not any(name in html for name in ("First", "Second", "Third", "Fourth"))


@pytest.mark.usefixtures("mixed")
@pytest.mark.parametrize("word", ["from", "older", "newer"])
def test_list_at_the_furthest_places_that_can_be_named_stands(client: Client, word: str) -> None:
    for key in ("9999-12-31.9223372036854775806", "0001-01-01.0"):
        page(client, f"{LIST}?{word}={key}")
        page(client, f"{LIST}?{word}={key}&year=2022&kind=drugs&country=KG&series=channel")


def test_list_is_paged_by_key_and_keeps_its_filters(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "SIZE", 2)
    for n in range(5):
        build.operation(f"Stage {n}", series=build.series(), public_from=LONG_AGO)
    build.operation("Other", public_from=LONG_AGO, sort_date=dt.date(2022, 5, 24))
    first = page(client, f"{LIST}?series=channel&year=2022")
    assert names(first) == ["Stage 4", "Stage 3"]
    second = page(client, links(first)["Older →"])
    assert names(second) == ["Stage 2", "Stage 1"]
    assert links(second)["Newest"] == f"{LIST}?series=channel&year=2022"
    assert names(page(client, links(second)["← Newer"])) == ["Stage 4", "Stage 3"]
    last = page(client, links(first)["Oldest"])
    assert names(last) == ["Stage 1", "Stage 0"]
    assert 'content="noindex, follow"' in last
    assert 'rel="canonical"' not in last


def test_row_shows_dates_kind_headquarters_and_the_leading_figure(client: Client) -> None:
    edition = build.operation(
        "Barrier", scope="subregional", windows=[(dt.date(2022, 5, 23), dt.date(2022, 5, 27))]
    )
    hosted(edition, "Osh", "KG")
    build.release(edition, start=LONG_AGO)
    figures = [Figure("drugs", "274", qualifier="about")]
    build.sheet(edition.operation, figures, public_from=LONG_AGO)
    row = re.search(r"<tbody>(.*?)</tbody>", page(client, LIST), re.DOTALL)
    assert row is not None
    cells = re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row[1], re.DOTALL)
    plain = [
        " ".join(re.sub("<[^>]+>", " ", cell).replace("\u00a0", " ").split()) for cell in cells
    ]
    assert plain == [
        "23–27 May 2022",
        "Barrier Sub-regional anti-drug operation",
        "Osh, Country KG",
        "about 274 kg Drugs",
    ]


def test_list_and_feed_show_the_later_release_of_a_day_first(client: Client) -> None:
    begun = [build.operation(name) for name in "AB"]
    for n, edition in enumerate(reversed(begun)):
        build.release(edition, start=LONG_AGO + build.DAY * n)
    first = page(client, LIST)
    assert re.findall(r">([AB])</a>", first) == ["A", "B"]
    feed = page(client, "/en/operations/feed.atom")
    assert re.findall(r"<title>([AB])</title>", feed) == ["A", "B"]
    html = page(client, f"{LIST}?from=2022-05-23.{begun[1].operation_id}")
    assert re.findall(r">([AB])</a>", html) == ["B"]


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_seven_queries_whatever_it_holds(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    build.organisation()
    for n in range(count):
        edition = build.operation(f"Stage {n}", series=build.series(f"s{n}"), public_from=LONG_AGO)
        build.sheet(edition.operation, [Figure("heroin", "5")] * count, public_from=LONG_AGO)
    key = ORDER.key(OperationEdition.objects.order_by("operation")[0])
    page(client, LIST)
    with django_assert_num_queries(5):
        page(client, LIST)
    filters.remembered.forget()
    with django_assert_num_queries(7):
        page(client, f"{LIST}?year=2022&kind=drugs&from={key}")


def test_list_in_russian_marks_names_that_fall_back(client: Client) -> None:
    build.operation("Barrier", series=build.series(name_ru=""), public_from=LONG_AGO)
    html = page(client, "/ru/operations/")
    assert '<a href="/ru/operations/barrier/"><span lang="en">Barrier</span></a>' in html
    assert '<option value="channel" lang="en">Channel</option>' in html
