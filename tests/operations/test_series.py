import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from operations import chronicle
from operations.models import OperationEdition, Series
from operations.models.operation import ORDER
from tests import build
from tests.build import DAY, LONG_AGO, Figure

from .reading import links, main, page, plain

pytestmark = pytest.mark.django_db
PATH = "/en/operations/series/channel/"
YEAR: dict[str, Any] = {
    "kind": "year",
    "since": dt.date(2017, 1, 1),
    "until": dt.date(2017, 12, 31),
}
WARNING = "Together that is more than this total."


def stage(name: str, day: str, *totals: Figure, series: Series | None = None) -> OperationEdition:
    """An operation with one account for each total, the first of them the newest."""
    first = dt.date.fromisoformat(day)
    edition = build.operation(
        name, series=series or build.series(), public_from=LONG_AGO, windows=[(first, first)]
    )
    for age, total in enumerate(totals):
        build.sheet(edition.operation, [total], public_from=LONG_AGO - age * DAY)
    return edition


def tons(value: str, qualifier: str = "exact") -> Figure:
    return Figure("drugs", value, "t", qualifier)


def year_total(figure: Figure, **columns: Any) -> None:
    content: dict[str, Any] = {"public_from": LONG_AGO} | YEAR | columns
    build.sheet(build.series(), [figure], **content)


def rows(html: str) -> list[list[str]]:
    """Of the table: the year of each group, then the cells of each operation."""
    found = re.findall(r"<tr[^>]*>(.*?)</tr>", html.partition("chronicle")[2], re.DOTALL)
    cells = [re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.DOTALL) for row in found]
    return [[plain(cell) for cell in row] for row in cells][1:]


def bars(html: str) -> list[str]:
    return re.findall('<rect width="([^"]*)"', html.partition("chronicle")[2])


def test_series_lists_its_operations_by_year_with_each_account_as_announced(
    client: Client,
) -> None:
    stage("Center", "2019-02-26", tons("11.4", "more_than"), tons("11", "more_than"))
    edition = stage("Western Barrier", "2017-05-29", tons("17", "about"))
    build.measure("personnel", group="other", dimension="persons")
    build.sheet(edition.operation, [Figure("personnel", "900", "persons")], public_from=LONG_AGO)
    stage("Quiet", "2017-01-01")
    stage("Of another series", "2017-01-01", tons("5"), series=build.series("proxy"))
    html = page(client, PATH)
    assert rows(html) == [
        ["2019"],
        ["Center", "26 February 2019", "", "– no figure", "more than 11.4 t more than 11 t"],
        ["2017"],
        ["Western Barrier", "29 May 2017", "", "900", "about 17 t"],
        ["Quiet", "1 January 2017", "", "– no figure", "– no figure"],
    ]
    assert bars(html) == ["67.1", "64.7", "100.0"]


def test_stated_totals_stand_apart_and_what_exceeds_them_is_said(client: Client) -> None:
    stage("Western Barrier", "2017-05-29", tons("17", "about"))
    stage("Volga Frontier", "2017-10-09", tons("5", "more_than"))
    stage("Red Dune", "2018-09-10", tons("9", "more_than"))
    year_total(tons("20.5"))
    build.sheet(build.series(), [tons("360", "more_than")], kind="cumulative", public_from=LONG_AGO)
    words = main(page(client, PATH))
    assert "Cumulative results" in words
    assert "Quantity Drugs more than 360 t" in words
    assert "Results of a year, 2017" in words
    assert f"below state about 17 t; more than 5 t. {WARNING}" in words
    assert not any(sum_ in words for sum_ in ("22 t", "31 t"))


@pytest.mark.parametrize(
    ("total", "columns"),
    [
        (tons("22.5"), {}),
        (tons("20", "more_than"), {}),
        (tons("21", "about"), {}),
        (Figure("heroin", "20", "t"), {}),
        (tons("20"), {"until": None}),
        (tons("20"), {"since": dt.date(2018, 1, 1), "until": dt.date(2018, 12, 31)}),
    ],
)
def test_stated_total_that_its_operations_do_not_exceed_carries_no_warning(
    client: Client, total: Figure, columns: dict[str, Any]
) -> None:
    stage("Western Barrier", "2017-05-29", tons("17", "about"))
    stage("Volga Frontier", "2017-10-09", tons("9"), tons("5", "more_than"))
    year_total(total, **columns)
    words = main(page(client, PATH))
    assert "As stated for the series" in words
    assert WARNING not in words


def test_series_with_a_public_sheet_alone_shows_it(client: Client) -> None:
    year_total(tons("20.5"))
    html = page(client, PATH)
    assert "Drugs 20.5 t" in main(html)
    assert "Operations by year" not in main(html)


def test_series_without_anything_public_answers_as_an_unknown_address(client: Client) -> None:
    unknown = page(client, "/en/operations/series/kanal/", status=404)
    series = build.series()
    assert page(client, PATH, status=404) == unknown
    build.operation("Draft", series=series)
    build.operation("Scheduled", series=series, public_from=timezone.now() + DAY)
    gone = build.operation("Gone", series=series, public_from=LONG_AGO)
    build.withdrawn(gone, at=timezone.now())
    build.sheet(series, [tons("1")], kind="cumulative")
    year_total(tons("2"), public_from=timezone.now() + DAY)
    assert page(client, PATH, status=404) == unknown


def test_what_is_not_public_shows_in_no_row_bar_or_warning(client: Client) -> None:
    series = build.series()
    stage("Public", "2017-05-29", tons("5"))
    hidden = build.operation("Hidden", series=series, windows=[(dt.date(2017, 6, 1),) * 2])
    build.sheet(hidden.operation, [tons("99")], public_from=LONG_AGO)
    draft = OperationEdition.objects.get(name__en="Public").operation
    build.sheet(draft, [tons("88")])
    build.sheet(series, [tons("77")], kind="cumulative")
    year_total(tons("20.5"))
    html = page(client, PATH)
    assert rows(html) == [["2017"], ["Public", "29 May 2017", "", "– no figure", "5 t"]]
    assert not any(word in main(html) for word in ("Hidden", "99", "88", "77", WARNING))


@pytest.mark.parametrize("path", ["older=x", "from=2017-13-01.1", "newer=%00", "older=1&oldest=1"])
def test_series_at_a_broken_place_answers_400(client: Client, path: str) -> None:
    stage("Stage", "2017-05-29")
    page(client, f"{PATH}?{path}", status=400)


@pytest.mark.parametrize("slug", ["%00", "c" * 10_000, "channel/x", "канал"])
def test_series_address_that_cannot_be_answers_404(client: Client, slug: str) -> None:
    stage("Stage", "2017-05-29")
    page(client, f"/en/operations/series/{slug}/", status=404)


def test_long_series_is_paged_by_key(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chronicle, "SIZE", 2)
    for n in range(3):
        stage(f"Stage {n}", f"201{n}-05-29")
    first = page(client, PATH)
    assert [row[0] for row in rows(first)] == ["2012", "Stage 2", "2011", "Stage 1"]
    second = page(client, links(first)["Older →"])
    assert [row[0] for row in rows(second)] == ["2010", "Stage 0"]
    assert 'content="noindex, follow"' in second


@pytest.mark.parametrize("count", [1, 3])
def test_series_costs_eight_queries_at_most_whatever_it_holds(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    build.organisation()
    series = build.series()
    for n in range(count):
        edition = stage(f"Stage {n}", "2017-05-29", *[tons("5")] * count)
        year_total(tons("20.5"))
    page(client, PATH)
    with django_assert_num_queries(7):
        page(client, PATH)
    with django_assert_num_queries(8):
        page(client, f"{PATH}?from={ORDER.key(edition)}")
    assert series.pk
