import datetime as dt
from typing import Any

import pytest
from django.db.models import F, QuerySet
from django.db.models.expressions import Value
from django.db.models.fields import DateTimeField
from pytest_django import DjangoAssertNumQueries

from news.models import Edition
from portal.publishing.prepared import NotPrepared, Prepared
from tests import build

NOON = dt.datetime(2024, 5, 12, 12, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
INSTANTS = [NOON - HOUR, NOON, NOON + HOUR / 2, NOON + HOUR, NOON + 9 * HOUR]


def rows(at: dt.datetime) -> QuerySet[Any, Any]:
    standing = Edition.objects.public(at).order_by("public_from", "id")
    return standing.values("headline", start=F("public_from"))


def objects(at: dt.datetime, day: dt.date, language: str, item: int) -> QuerySet[Any, Any]:
    standing = Edition.objects.public(at).in_language(language).select_related("section")
    found = standing.filter(display_date__lte=day, item_id__gte=item).order_by("-item")
    return found.annotate(asked_at=Value(at, output_field=DateTimeField()))[:2]


def seen(edition: Edition) -> tuple[Any, ...]:
    columns = {name: value for name, value in vars(edition).items() if name != "_state"}
    return columns, edition.section, edition._state.db, edition._state.adding


@pytest.fixture
def items(db: None) -> None:
    for hours in (0, 1, 2):
        build.news_item(headline=f"Item {hours}", public_from=NOON + hours * HOUR)


def test_prepared_values_are_those_of_the_queryset_at_every_instant(items: None) -> None:
    prepared = Prepared(rows, at=dt.datetime)
    found = [prepared(at=at) for at in INSTANTS]
    assert found == [list(rows(at)) for at in INSTANTS]
    assert [len(there) for there in found] == [0, 1, 1, 2, 3]


def test_prepared_objects_carry_relations_and_annotations_in_one_query(
    items: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    prepared = Prepared(objects, at=dt.datetime, day=dt.date, language=str, item=int)
    asked = {"day": dt.date(2024, 2, 14), "language": "en", "item": 1}
    for at in INSTANTS:
        with django_assert_num_queries(1):
            found = [seen(edition) for edition in prepared(at=at, **asked)]
        expected = objects(at, dt.date(2024, 2, 14), "en", 1)
        assert found == [seen(edition) for edition in expected]
    assert prepared(at=NOON + 9 * HOUR, **asked | {"language": "ru"}) == []


def test_prepared_value_that_is_no_parameter_of_its_own_is_refused(db: None) -> None:
    prepared = Prepared(lambda word: Edition.objects.filter(headline__contains=word), word=str)
    with pytest.raises(NotPrepared) as refused:
        prepared(word="Item")
    assert str(refused.value) == "No parameter of its own: word."
