"""The date of a release: the day on which it becomes public, unless somebody typed another."""

from __future__ import annotations

import datetime as dt

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from django.utils.translation import override

from news.models import Edition
from news.translation import start_translation
from portal.publishing import verbs
from portal.publishing.days import validate_day
from portal.publishing.filling import mend_years
from tests import build

pytestmark = pytest.mark.django_db
LATE = dt.datetime(2026, 11, 26, 22, 30, tzinfo=dt.UTC)  # the 27th already at the office
DAY = dt.date(2026, 11, 27)


@pytest.fixture(autouse=True)
def at_that_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is approved for a day after it has not become public while the years go by."""
    monkeypatch.setattr(timezone, "now", lambda: LATE)


def undated() -> Edition:
    return build.news_item(display_date=None)


def test_date_that_nobody_typed_is_the_day_of_release_at_the_office() -> None:
    edition = verbs.approve(undated(), by=build.user(), at=LATE)
    assert edition.display_date == Edition.objects.get().display_date == DAY
    assert Edition.objects.get().display_month == 202611


def test_date_of_what_is_approved_for_later_is_that_day_and_follows_to_another() -> None:
    edition = undated()
    for days in (6, 13):
        start = LATE + days * build.DAY
        verbs.approve(edition, by=build.user(), at=LATE, start=start)
        assert Edition.objects.get().display_date == DAY + days * build.DAY
        verbs.take_back(edition, by=build.user(), at=LATE)
        assert Edition.objects.get().display_date is None


def test_date_that_was_typed_stays_when_the_approval_is_taken_back() -> None:
    edition = build.news_item(display_date=DAY)
    build.approve(edition, by=build.user(), at=LATE, start=LATE + build.DAY)
    verbs.take_back(edition, by=build.user(), at=LATE)
    assert Edition.objects.get().display_date == DAY


def test_date_of_a_change_and_of_a_translation_is_that_of_the_first() -> None:
    first = verbs.approve(undated(), by=build.user(), at=LATE)
    change = build.change(first, public_from=LATE + 3 * build.DAY)
    other = start_translation(first, language="ru", by=build.user(), at=LATE)
    assert (change.display_date, other.display_date) == (DAY, DAY)
    assert change.questions(LATE + 9 * build.DAY) == {}
    assert other.questions(LATE + 9 * build.DAY) == {}


def test_questions_are_asked_of_a_typed_date_that_is_not_the_day_of_release() -> None:
    typed = build.news_item(display_date=DAY)
    assert (typed.questions(LATE), undated().questions(LATE)) == ({}, {})
    with override("en"):
        asked = typed.questions(LATE + build.DAY)
    assert asked == {
        "2026-11-27/2026-11-28": "It is dated 27 November 2026, but readers see it from "
        "28 November 2026 on. Is this meant?"
    }
    change = build.change(verbs.approve(typed, by=build.user(), at=LATE))
    change.display_date = DAY - build.DAY
    assert list(change.questions(LATE + 5 * build.DAY)) == ["2026-11-26/2026-11-27"]


@pytest.mark.parametrize("start", [None, LATE + build.DAY])
def test_approval_of_such_a_date_waits_for_the_answer_to_that_very_question(
    start: dt.datetime | None,
) -> None:
    edition, later = build.news_item(display_date=DAY - build.DAY), LATE + 9 * build.DAY
    before = Edition.objects.values().get()
    for answered in ((), edition.questions(later)):
        with override("en"), pytest.raises(verbs.Unanswered) as refused:
            verbs.approve(edition, by=build.user(), at=LATE, start=start, confirmed=answered)
        asked = edition.questions(start or LATE)
        assert refused.value.questions.keys() == asked.keys()
        assert Edition.objects.values().get() == before
    assert str(refused.value).startswith("It is dated 26 November 2026, but readers see it from ")
    assert str(refused.value).endswith(" Is this meant? Confirm this, or correct it first.")
    verbs.approve(edition, by=build.user(), at=LATE, start=start, confirmed=asked)
    assert (edition.state, edition.display_date) == ("approved", DAY - build.DAY)


@pytest.mark.parametrize("year", [1, 26, 202, 1026, 1899])
def test_year_before_all_news_is_refused_by_the_table_too(year: int) -> None:
    edition = build.news_item()
    edition.display_date = dt.date(year, 11, 26)
    with override("en"), pytest.raises(ValidationError) as refused:
        edition.full_clean()
    said = [f"The year {year:04} cannot be: it lies before 1900. Correct it."]
    assert refused.value.message_dict["display_date"][:1] == said
    with override("en"), pytest.raises(ValidationError, match="This year cannot be"):
        edition.validate_constraints()
    with pytest.raises(ValidationError):
        verbs.save_draft(edition, by=build.user(), at=LATE)
    with pytest.raises(DatabaseError), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(display_date=edition.display_date)


def test_day_can_be_from_1900_to_five_years_ahead() -> None:
    this_year = timezone.localdate().year
    for year in (1900, 1991, this_year, this_year + 5):
        validate_day(dt.date(year, 11, 26))
    for year in (this_year + 6, this_year + 36, 2206, 9999):
        with (
            override("en"),
            pytest.raises(ValidationError, match=f"The year {year} cannot be: it lies over five"),
        ):
            validate_day(dt.date(year, 11, 26))


def test_upgrade_mends_years_that_cannot_be() -> None:
    """The table is asked for what the bounds would find if they were narrower."""
    public = build.news_item(display_date=dt.date(2030, 1, 1), public_from=LATE)
    draft = build.news_item(display_date=dt.date(2030, 1, 1))
    fine = build.news_item(display_date=DAY)
    editor = connection.SchemaEditorClass(connection)
    mend_years(apps, editor, app="news", name="Edition", column="display_date", last=2029)
    rows = dict(Edition.objects.values_list("pk", "display_date"))
    assert rows == {public.pk: DAY, draft.pk: None, fine.pk: DAY}
