import datetime as dt

import pytest
from pytest_django import DjangoAssertNumQueries

from operations.models import ResultSheet
from operations.models.sheet import SheetKind, of_all
from operations.summary import OperationSummary, SummaryFigure, latest_summary, summaries
from portal.labels import Label
from tests import build
from tests.build import DAY, LONG_AGO, Figure

from . import barrier

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
BARRIER = OperationSummary(
    path="/en/operations/channel-second-barrier/",
    name=Label("Channel – Second Barrier", "en", False),
    when="23–27\u00a0May 2022",
    status="preliminary",
    status_text="Preliminary results, 27\u00a0May 2022",
    figures=[
        SummaryFigure(Label("Drugs", "en", False), "", "274\u00a0kg"),
        SummaryFigure(Label("Precursors", "en", False), "more than", "2\u00a0t"),
        SummaryFigure(Label("Firearms", "en", False), "", "51\u00a0pieces"),
        SummaryFigure(Label("Criminal-Cases", "en", False), "", "389"),
    ],
    results_since=LONG_AGO,
)


def test_latest_summary_is_of_the_newest_public_operation_in_two_queries(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    barrier.sheet(barrier.operation().operation)
    build.operation("Older", public_from=LONG_AGO, sort_date=dt.date(2022, 5, 22))
    build.operation("Draft", sort_date=dt.date(2024, 1, 1))
    build.operation("Scheduled", public_from=NOW + DAY * 9000, sort_date=dt.date(2024, 1, 1))
    gone = build.operation("Withdrawn", public_from=LONG_AGO, sort_date=dt.date(2024, 1, 1))
    build.withdrawn(gone, at=LONG_AGO + DAY)
    with django_assert_num_queries(2):
        assert latest_summary("en", at=NOW) == BARRIER


def test_latest_summary_where_nothing_is_public_is_none() -> None:
    build.operation("Draft")
    assert latest_summary("en", at=NOW) is None


def test_summary_leaves_out_what_is_not_public_or_not_of_all_participants() -> None:
    operation = build.operation(public_from=LONG_AGO, name_ru="").operation
    figure = [Figure("heroin", "5")]
    build.sheet(operation, figure)
    build.sheet(operation, figure, public_from=NOW + DAY * 9000)
    build.sheet(operation, figure, public_from=LONG_AGO, kind="national")
    (summary,) = summaries([operation.pk], language="ru", at=NOW)
    assert summary == OperationSummary(
        path="/ru/operations/channel-barrier/",
        name=Label("Channel – Barrier", "en", True),
        when="",
        status="",
        status_text="",
        figures=[],
    )


def test_summary_of_two_sheets_shows_the_newer_and_leaves_out_unknown_figures() -> None:
    operation = build.operation(public_from=LONG_AGO).operation
    newer = [Figure("opium", None), Figure("hashish", "7", qualifier="about")]
    build.sheet(operation, newer, public_from=LONG_AGO + DAY, status="final")
    build.sheet(operation, [Figure("heroin", "5")], public_from=LONG_AGO)
    (summary,) = summaries([operation.pk], language="en", at=NOW)
    assert summary.status_text == "Final results"
    assert summary.figures == [SummaryFigure(Label("Hashish", "en", False), "about", "7\u00a0kg")]


@pytest.mark.parametrize("count", [1, 3])
def test_summaries_of_any_number_cost_two_queries(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    barrier.measures()
    made = [
        build.operation(f"Stage {n}", public_from=LONG_AGO, windows=barrier.MAY)
        for n in range(count)
    ]
    for edition in made:
        build.sheet(edition.operation, barrier.FIGURES, public_from=LONG_AGO)
    with django_assert_num_queries(2):
        found = summaries([edition.operation_id for edition in made], language="en", at=NOW)
    assert [summary.name.text for summary in found] == [f"Stage {n}" for n in range(count)][::-1]


def test_summary_of_sheets_released_at_one_instant_shows_the_one_written_last() -> None:
    operation = build.operation(public_from=LONG_AGO).operation
    older = build.sheet(operation, [Figure("drugs", "1")], public_from=LONG_AGO)
    build.sheet(operation, [Figure("drugs", "2")], public_from=LONG_AGO)
    type(older).objects.filter(pk=older.pk).write(changed_at=NOW)
    (summary,) = summaries([operation.pk], language="en", at=NOW)
    assert [figure.quantity for figure in summary.figures] == ["2\u00a0kg"]


def test_sheets_of_all_are_the_same_to_the_filter_and_to_its_twin() -> None:
    operation, country, agency = build.operation().operation, build.country(), build.agency()
    for kind in SheetKind.values:
        for scope in ({}, {"scope_country": country}, {"scope_agency": agency}):
            ResultSheet.objects.create(operation=operation, kind=kind, **scope)
    chosen = set(ResultSheet.objects.filter(of_all()))
    assert chosen == {sheet for sheet in ResultSheet.objects.all() if sheet.is_of_all}
    assert len(chosen) == 1
