import datetime as dt
from typing import Any

import pytest
from django.db.models import F, QuerySet
from django.db.models.expressions import Value
from django.db.models.fields import DateTimeField

from news.models import Edition
from portal.accounts.models import User
from portal.publishing.prepared import Prepared
from tests import build

NOON = dt.datetime(2024, 5, 12, 12, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


def standing(at: dt.datetime) -> QuerySet[Any, Any]:
    rows = Edition.objects.public(at).order_by("public_from", "id")
    return rows.values("headline", start=F("public_from"))


@pytest.mark.django_db
def test_rows_of_a_prepared_query_are_those_of_the_query_at_every_instant() -> None:
    for hours in (0, 1, 2):
        build.news_item(headline=f"Item {hours}", public_from=NOON + hours * HOUR)
    prepared = Prepared(standing)
    instants = [NOON - HOUR, NOON, NOON + HOUR / 2, NOON + HOUR, NOON + 9 * HOUR]
    found = [prepared.rows(at) for at in instants]
    assert found == [list(standing(at)) for at in instants]
    assert [len(rows) for rows in found] == [0, 1, 1, 2, 3]


@pytest.mark.django_db
def test_rows_of_a_prepared_query_carry_the_instant_where_it_is_selected() -> None:
    build.user("editor")

    def instant(at: dt.datetime) -> QuerySet[Any, Any]:
        return User.objects.values(at=Value(at, output_field=DateTimeField()))

    prepared = Prepared(instant)
    assert [prepared.rows(at) for at in (NOON, NOON + HOUR)] == [
        [{"at": NOON}],
        [{"at": NOON + HOUR}],
    ]
