import datetime as dt

import pytest
from pytest_django import DjangoAssertNumQueries

from news.models import Edition, NewsItem, Section
from portal.accounts.models import User
from portal.search import Matches, SearchIndex

NOON = dt.datetime(2024, 2, 16, 12, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
INDEX = SearchIndex("news_edition")

pytestmark = pytest.mark.django_db


def approved(headline: str, *, start: dt.datetime, end: dt.datetime | None = None) -> Edition:
    clerk, _ = User.objects.get_or_create(email="clerk@press.example")
    section, _ = Section.objects.get_or_create(
        slug="secretariat", defaults={"name": {"en": "Secretariat"}}
    )
    edition = Edition.objects.create(
        item=NewsItem.objects.create(),
        language="en",
        section=section,
        headline=headline,
        slug="a",
        display_date=NOON.date(),
        state="approved",
        public_from=start,
        first_public_at=start,
        public_until=end,
        submitted_by=clerk,
        submitted_at=NOON,
        approved_by=clerk,
        approved_at=NOON,
    )
    edition.index()
    return edition


def test_matches_of_public_editions_leave_out_what_is_not_public_at_that_instant(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    public = approved("Seminar now", start=NOON)
    approved("Seminar later", start=NOON + HOUR)
    approved("Seminar over", start=NOON - HOUR, end=NOON)
    draft = Edition.objects.create(item=public.item, language="ru", headline="Seminar, a draft")
    draft.index()
    where = Edition.objects.public(NOON).in_language("en").where_sql()
    with django_assert_num_queries(1):
        assert INDEX.matches("seminars", where=where) == Matches([public.pk], has_more=False)


def test_matches_of_every_edition_or_of_none_need_no_condition() -> None:
    first, second = (approved(f"Seminar {n}", start=NOON) for n in (1, 2))
    every, none = Edition.objects.all(), Edition.objects.filter(section__in=[])
    found = INDEX.matches("seminar", where=every.where_sql())
    assert found == Matches([second.pk, first.pk], has_more=False)
    assert INDEX.matches("seminar", where=none.where_sql()) == Matches([], has_more=False)
