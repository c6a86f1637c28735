import datetime as dt

import pytest
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries

from operations.dates import Period, periods_text, with_periods
from operations.models import OperationEdition
from tests import build
from tests.build import LONG_AGO


def period(first: str, last: str, precision: str = "day") -> Period:
    return Period(dt.date.fromisoformat(first), dt.date.fromisoformat(last), precision)


MAY = period("2022-05-15", "2022-05-23")
SEPTEMBER = period("2022-09-17", "2022-09-25")
WINTER = period("2021-12-30", "2022-01-03")


@pytest.mark.parametrize(
    ("periods", "english", "russian"),
    [
        ([], "", ""),
        ([period("2022-05-27", "2022-05-27")], "27\u00a0May 2022", "27\u00a0мая 2022"),
        ([period("2022-05-23", "2022-05-27")], "23–27\u00a0May 2022", "23–27\u00a0мая 2022"),
        (
            [period("2017-05-29", "2017-06-02")],
            "29\u00a0May\u00a0– 2\u00a0June 2017",
            "29\u00a0мая\u00a0– 2\u00a0июня 2017",
        ),
        (
            [WINTER],
            "30\u00a0December 2021\u00a0– 3\u00a0January 2022",
            "30\u00a0декабря 2021\u00a0– 3\u00a0января 2022",
        ),
        ([period("2022-05-01", "2022-05-31", "month")], "May 2022", "май 2022"),
        ([period("2022-05-01", "2022-06-30", "month")], "May–June 2022", "май–июнь 2022"),
        (
            [period("2021-12-01", "2022-01-31", "month")],
            "December 2021\u00a0– January 2022",
            "декабрь 2021\u00a0– январь 2022",
        ),
        ([period("2022-01-01", "2022-12-31", "year")], "2022", "2022"),
        ([period("2021-01-01", "2022-12-31", "year")], "2021–2022", "2021–2022"),
        (
            [MAY, SEPTEMBER],
            "15–23\u00a0May and 17–25\u00a0September 2022",
            "15–23\u00a0мая и 17–25\u00a0сентября 2022",
        ),
        (
            [WINTER, MAY, SEPTEMBER],
            "30\u00a0December 2021\u00a0– 3\u00a0January, 15–23\u00a0May"
            " and 17–25\u00a0September 2022",
            "30\u00a0декабря 2021\u00a0– 3\u00a0января, 15–23\u00a0мая и 17–25\u00a0сентября 2022",
        ),
        (
            [period("2021-05-15", "2021-05-23"), SEPTEMBER],
            "15–23\u00a0May 2021 and 17–25\u00a0September 2022",
            "15–23\u00a0мая 2021 и 17–25\u00a0сентября 2022",
        ),
    ],
)
def test_periods_in_each_language_name_year_and_month_once(
    periods: list[Period], english: str, russian: str
) -> None:
    with override("en"):
        assert periods_text(periods) == english
    with override("ru"):
        assert periods_text(periods) == russian


@pytest.mark.django_db
def test_editions_with_periods_keep_their_order_and_cost_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    two = ((dt.date(2022, 5, 15), dt.date(2022, 5, 23)), (dt.date(2022, 9, 17), SEPTEMBER.last))
    build.operation("None", public_from=LONG_AGO, sort_date=dt.date(2021, 1, 1))
    build.operation("Two", public_from=LONG_AGO, windows=two[::-1], sort_date=MAY.first)
    editions = OperationEdition.objects.order_by("-sort_date")
    with django_assert_num_queries(1):
        found = [(str(dated.edition), dated.periods) for dated in with_periods(editions)]
    assert found == [("Two", [MAY, SEPTEMBER]), ("None", [])]
