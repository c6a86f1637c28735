import datetime as dt
from collections.abc import Mapping
from typing import Any, NamedTuple

import pytest
from django.db.models import F, QuerySet, Value
from django.db.models.fields import DateTimeField
from pytest_django import DjangoAssertNumQueries

from news.models import Edition
from portal.publishing.reading import NotBound, Statement
from tests import build

NOON = dt.datetime(2024, 5, 12, 12, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
INSTANTS = [NOON - HOUR, NOON, NOON + HOUR / 2, NOON + HOUR, NOON + 9 * HOUR]


class Part(NamedTuple):
    slug: str
    name: Mapping[str, str]


class Town(NamedTuple):
    id: int
    name: Mapping[str, str]


class Seen(NamedTuple):
    headline: str
    section: Part
    public_from: dt.datetime
    dateline: Town | None
    asked_at: dt.datetime
    item_id: int


def standing(at: dt.datetime) -> QuerySet[Any, Any]:
    return Edition.objects.public(at).order_by("public_from", "id")


def chosen(at: dt.datetime, day: dt.date, language: str, item: int) -> QuerySet[Any, Any]:
    found = standing(at).filter(language=language, display_date__lte=day, item_id__gte=item)
    asked: QuerySet[Any, Any] = found.annotate(asked_at=Value(at, output_field=DateTimeField()))
    return asked[:2]


@pytest.fixture
def items(db: None) -> None:
    for hours, place in ((0, None), (1, build.place()), (2, None)):
        build.news_item(headline=f"Item {hours}", dateline=place, public_from=NOON + hours * HOUR)


def test_plain_rows_are_those_of_the_queryset_at_every_instant(items: None) -> None:
    names = ("headline", "start")
    rows: Statement[Any] = Statement(
        lambda at: standing(at).annotate(start=F("public_from")), names, at=dt.datetime
    )
    found = [rows(at=at) for at in INSTANTS]
    assert found == [list(standing(at).values_list("headline", "public_from")) for at in INSTANTS]
    assert [len(there) for there in found] == [0, 1, 1, 2, 3]


def test_rows_hold_those_of_their_relations_and_none_where_there_is_none(
    items: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    statement = Statement(chosen, Seen, at=dt.datetime, day=dt.date, language=str, item=int)
    asked: dict[str, Any] = {"day": dt.date(2024, 2, 14), "language": "en", "item": 1}
    for at in INSTANTS:
        with django_assert_num_queries(1):
            found = statement(at=at, **asked)
        expected = [
            Seen(
                edition.headline,
                Part(edition.section.slug, edition.section.name),
                edition.public_from,
                edition.dateline and Town(edition.dateline.pk, edition.dateline.name),
                at,
                edition.item_id,
            )
            for edition in chosen(at, **asked)
        ]
        assert found == expected
    assert statement(at=NOON + 9 * HOUR, **asked | {"language": "ru"}) == []
    assert statement.first(at=NOON, **asked | {"item": 10**6}) is None


def test_value_that_is_no_parameter_of_its_own_is_refused(db: None) -> None:
    statement: Statement[Any] = Statement(
        lambda word: Edition.objects.filter(headline__contains=word), ("slug",), word=str
    )
    with pytest.raises(NotBound) as refused:
        statement(word="Item")
    assert str(refused.value) == "No parameter of its own: word."
