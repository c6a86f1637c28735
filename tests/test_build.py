import pytest
from django.utils import timezone

from news.models import Edition
from tests import build

pytestmark = pytest.mark.django_db


def test_builders_leave_a_draft_a_public_and_a_scheduled_edition() -> None:
    now = timezone.now()
    draft = build.news_item("Draft")
    public = build.news_item("Public", public_from=build.LONG_AGO, people=[build.person()])
    later = build.news_item("Later", public_from=now + build.DAY)
    assert [row.state for row in (draft, public, later)] == ["draft", "approved", "approved"]
    assert list(Edition.objects.public(now)) == [public]
    assert list(Edition.objects.scheduled(now)) == [later]
    assert [row.post for row in public.edition_people.all()] == ["Head of Service"]


def test_builders_change_withdraw_and_remove() -> None:
    now = timezone.now()
    public = build.news_item("Public", public_from=build.LONG_AGO)
    second = build.change(public, public_from=now - build.DAY, headline="Second")
    assert list(Edition.objects.public(now)) == [second]
    build.withdrawn(second, at=now)
    assert list(Edition.objects.public(now)) == []
    build.removed(second)
    assert list(Edition.objects.ever_public(now)) == [public]


def test_builders_release_an_operation_with_its_sheet() -> None:
    now = timezone.now()
    days = [(build.LONG_AGO.date(), build.LONG_AGO.date() + build.DAY)]
    operation = build.operation(
        public_from=build.LONG_AGO, windows=days, series=build.series(), ordinal=1
    )
    figures = [
        build.Figure("drugs", "274"),
        build.Figure("heroin", "5", qualifier="more_than", level=1),
        build.Figure("officers", None, unit="persons"),
    ]
    sheet = build.sheet(operation.operation, figures, public_from=build.LONG_AGO)
    assert operation.is_public(now)
    assert [str(tally.value) for tally in sheet.tallies.all()] == ["274.000000", "5.000000", "None"]
