from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.db.models import ProtectedError

from news.models import Edition, EditionPerson
from news.translation import start_translation
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


@pytest.mark.parametrize("state", WAS_PUBLIC)
def test_edition_that_was_approved_is_rewritten_by_no_queryset(state: str) -> None:
    edition = STATES[state]()
    before = columns(edition)
    edition.headline = "Rewritten"
    rewrites: list[Callable[[], Any]] = [
        lambda: Edition.objects.update(headline="Rewritten"),
        lambda: Edition.objects.bulk_update([edition], ["headline"]),
        lambda: edition.item.editions.update(headline="Rewritten"),
    ]
    for rewrite in rewrites:
        with pytest.raises(PublicRowsStay), transaction.atomic():
            rewrite()
    assert columns(edition) == before


@pytest.mark.parametrize("state", WAS_PUBLIC)
def test_rows_of_what_was_approved_are_rewritten_and_deleted_by_no_queryset(state: str) -> None:
    edition = STATES[state]()
    EditionPerson.objects.create(edition=edition, person=build.person(), post="Minister")
    [row] = edition.edition_people.all()
    row.post = "Rewritten"
    rewrites: list[Callable[[], Any]] = [
        lambda: EditionPerson.objects.update(post="Rewritten"),
        lambda: EditionPerson.objects.bulk_update([row], ["post"]),
        lambda: edition.edition_people.update(post="Rewritten"),
        lambda: EditionPerson.objects.all().delete(),
        lambda: edition.edition_people.all().delete(),
    ]
    for rewrite in rewrites:
        with pytest.raises(PublicRowsStay), transaction.atomic():
            rewrite()
    with pytest.raises(NeverDeleted):
        row.delete()
    assert list(EditionPerson.objects.values_list("post", flat=True)) == ["Minister"]


def test_rows_of_a_draft_are_rewritten_beside_public_ones() -> None:
    public(people=[build.person()])
    edition = draft(headline="Other", slug="other", people=[build.person()])
    assert edition.edition_people.update(post="Minister") == 1
    assert edition.edition_people.all().delete()[0] == 1


def test_draft_from_which_a_translation_was_made_is_kept() -> None:
    source = draft()
    translation = start_translation(source, language="ru", by=build.user(), at=NOW)
    with pytest.raises(verbs.Refused):
        verbs.delete_draft(source, by=build.user())
    assert columns(translation)["source_id"] == source.pk


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


@pytest.mark.parametrize("kind", range(3))
def test_every_row_of_an_edition_keeps_its_uid_in_every_copy(kind: int) -> None:
    operation = build.operation("Barrier")
    operation.windows.create(starts="2022-04-13", ends="2022-04-14")
    operation.edition_places.create(place=build.place(), role="headquarters")
    operation.participations.create(agency=build.agency(), role="host")
    verbs.approve(operation, by=build.user(), at=NOW)
    figures = [build.Figure("drugs", "274")]
    sheet = build.sheet(operation.operation, figures, public_from=NOW)
    news = public(people=[build.person()], operations=[operation.operation])
    edition: Any = (operation, sheet, news)[kind]
    change = verbs.start_change(edition, by=build.user(), at=NOW)
    for name in edition.children:
        uids = [list(getattr(one, name).values_list("uid", flat=True)) for one in (edition, change)]
        assert uids[0] == uids[1] != []


def test_every_kind_of_edition_passes_its_own_check() -> None:
    assert [model.check() for model in edition_models()] == [[], [], []]


def test_edition_whose_meta_drops_the_rules_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Edition._meta, "constraints", [])
    [error] = [found for found in Edition.check() if found.id == "publishing.E001"]
    assert "news_edition_overlap" in error.msg
