from typing import Any

import pytest
from django.db.models import ProtectedError

from news.models import Edition, EditionPerson
from portal.publishing import verbs
from portal.publishing.models import NeverDeleted
from portal.publishing.queryset import PublicRowsStay
from portal.publishing.registry import edition_models
from tests import build

from .moves import NOW, STATES, columns, draft, public

pytestmark = pytest.mark.django_db
WAS_PUBLIC = ["scheduled", "public", "withdrawn", "removed"]


@pytest.mark.parametrize("state", WAS_PUBLIC)
def test_edition_that_was_approved_is_deleted_by_no_way(state: str) -> None:
    edition = STATES[state]()
    with pytest.raises(NeverDeleted):
        edition.delete()
    with pytest.raises(PublicRowsStay):
        Edition.objects.all().delete()
    with pytest.raises(ProtectedError):
        edition.item.delete()
    assert Edition.objects.get() == edition


def test_draft_is_deleted_with_its_rows() -> None:
    draft(people=[build.person()])
    Edition.objects.all().delete()
    assert not EditionPerson.objects.exists()


def test_what_a_public_edition_refers_to_is_never_deleted() -> None:
    operation = build.operation(public_from=NOW)
    sheet = build.sheet(operation.operation, [build.Figure("heroin", "5")], public_from=NOW)
    news = public(people=[build.person()], operations=[operation.operation], sheet=sheet,
                  dateline=build.place())  # fmt: skip
    referred: list[Any] = [
        news.section, news.dateline, news.people.get(), operation.operation, sheet.sheet,
        build.measure(), build.user(),
    ]  # fmt: skip
    for row in referred:
        with pytest.raises(ProtectedError):
            row.delete()


def test_change_copies_content_and_rows_and_leaves_the_base_as_it_was() -> None:
    news = public(people=[build.person()], operations=[build.operation().operation])
    before = columns(news) | {"is_head": False}
    change = verbs.start_change(news, by=build.user("press officer"), at=NOW)
    assert columns(news) == before
    assert (change.base, change.number, change.slug) == (news, 2, news.slug)
    assert [row.person for row in change.edition_people.all()] == [build.person()]
    assert change.edition_operations.count() == news.edition_operations.count() == 1


def test_change_of_a_sheet_keeps_the_identity_of_its_rows() -> None:
    figures = [build.Figure("drugs", "274"), build.Figure("heroin", "5", level=1)]
    sheet = build.sheet(build.operation().operation, figures, public_from=NOW)
    change = verbs.start_change(sheet, by=build.user(), at=NOW)
    rows = [list(one.tallies.values("uid", "order", "level", "value")) for one in (sheet, change)]
    assert rows[0] == rows[1] != []


def test_every_kind_of_edition_passes_its_own_check() -> None:
    assert [model.check() for model in edition_models()] == [[], [], []]


def test_edition_whose_meta_drops_the_rules_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Edition._meta, "constraints", [])
    [error] = [found for found in Edition.check() if found.id == "publishing.E001"]
    assert "news_edition_overlap" in error.msg
