"""Sections and series whose address the desk changes: what leads to them, and what may take it."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from news.models import Section, SectionAddress
from operations.models import Series
from portal.addresses.held import readdressed
from tests import build

pytestmark = pytest.mark.django_db

Kind = type[Section] | type[Series]
KINDS: list[Kind] = [Section, Series]
PAGES: dict[Kind, list[str]] = {
    Section: [
        "/{}/sections/x/", "/{}/sections/x/feed.atom", "/{}/sections/x/feed.rss",
        "/{}/sections/x/?older=2023-01-01.0",
    ],
    Series: ["/{}/operations/series/x/", "/{}/operations/series/x/?older=2023-01-01.0",
             "/{}/operations/?year=2022&series=x"],
}  # fmt: skip
CASES = [(kind, page.format(language)) for kind in KINDS for page in PAGES[kind]
         for language in ("en", "ru")]  # fmt: skip


def made(kind: Kind, slug: str) -> Any:
    return build.section(slug) if kind is Section else build.series(slug)


def shown(kind: Kind, slug: str) -> Any:
    """It holds something public, in both languages."""
    row = made(kind, slug)
    if kind is Section:
        for language in ("en", "ru"):
            build.news_item(f"News of {slug} {language}", language=language, section=row,
                            public_from=build.LONG_AGO)  # fmt: skip
    else:
        build.operation(f"Stage of {slug}", series=row, public_from=build.LONG_AGO)
    return row


def renamed(row: Any, slug: str) -> None:
    with readdressed(row, at=timezone.now()):
        row.slug = slug
        row.save()


def followed(client: Client, path: str) -> tuple[int, str]:
    answer = client.get(path)
    return answer.status_code, answer.headers.get("Location", "")


@pytest.fixture
def administrator(client: Client) -> Client:
    client.force_login(build.user("administrator"))
    return client


def posted(client: Client, row: Any, **columns: str) -> str:
    """What the desk answers to the form of that row, or of a new one: the errors, or nothing."""
    name = f"admin:{row._meta.app_label}_{row._meta.model_name}"
    path = reverse(f"{name}_change", args=[row.pk]) if row.pk else reverse(f"{name}_add")
    fields = {"name_en": "Name", "name_ru": "Имя", "order": "0"}
    answer = client.post(path, fields | columns)
    form = answer.context["adminform"].form if answer.status_code == 200 else None
    return " ".join(form.errors.get("slug", [])) if form else ""


@pytest.mark.parametrize(("kind", "path"), CASES)
def test_old_address_leads_for_good_to_the_same_page_under_the_present_one(
    client: Client, kind: Kind, path: str
) -> None:
    row = shown(kind, "x")
    renamed(row, "y")
    renamed(row, "z")
    present, between = (
        path.replace("/x/", f"/{slug}/").replace("series=x", f"series={slug}") for slug in "zy"
    )
    assert [followed(client, one) for one in (path, between)] == [(301, present)] * 2
    assert client.get(present).status_code == 200


@pytest.mark.parametrize("kind", KINDS)
def test_address_that_was_taken_back_answers_and_the_one_between_leads_to_it(
    client: Client, kind: Kind
) -> None:
    row = shown(kind, "a")
    renamed(row, "b")
    renamed(row, "a")
    path = PAGES[kind][0].format("en")
    assert followed(client, path.replace("x", "a")) == (200, "")
    assert followed(client, path.replace("x", "b")) == (301, path.replace("x", "a"))


@pytest.mark.parametrize(("kind", "path"), CASES)
def test_old_address_of_what_shows_nothing_is_answered_as_an_unknown_one(
    client: Client, kind: Kind, path: str
) -> None:
    """To the byte, by the same number of queries."""
    row = shown(kind, "x")
    renamed(row, "present")
    for edition in _editions(row):
        build.withdrawn(edition, at=timezone.now())
    answers = []
    for asked in (path, path.replace("x", "q")):
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(asked)
        answers.append((answer.status_code, answer.content, len(queries)))
    assert answers[0] == answers[1]


def _editions(row: Any) -> list[Any]:
    if isinstance(row, Section):
        return list(row.edition_set.all())
    return [edition for one in row.operations.all() for edition in one.editions.all()]


@pytest.mark.parametrize("kind", KINDS)
def test_desk_that_changes_an_address_keeps_the_old_one_leading(
    administrator: Client, kind: Kind
) -> None:
    row = shown(kind, "old")
    assert posted(administrator, row, slug="present") == ""
    path = PAGES[kind][0].format("en")
    assert followed(administrator, path.replace("x", "old")) == (301, path.replace("x", "present"))


@pytest.mark.parametrize("kind", KINDS)
def test_new_row_may_not_take_an_address_that_leads_elsewhere(
    administrator: Client, kind: Kind
) -> None:
    row = shown(kind, "old")
    renamed(row, "new")
    said = f"“{row}” had this address, and links to it lead there. Choose another."
    assert posted(administrator, kind(), slug="old") == said
    assert posted(administrator, made(kind, "other"), slug="old") == said
    assert posted(administrator, row, slug="old") == ""


@pytest.mark.parametrize("kind", KINDS)
def test_address_that_no_reader_has_seen_is_free_again(administrator: Client, kind: Kind) -> None:
    assert posted(administrator, kind(), slug="mistyped") == ""
    assert posted(administrator, kind.objects.get(slug="mistyped"), slug="right") == ""
    assert posted(administrator, kind(), slug="mistyped") == ""
    assert posted(administrator, kind(), slug="right") == (
        "Another section has this address." if kind is Section
        else "Another series has this address."
    )  # fmt: skip


def test_database_itself_keeps_an_address_for_one_owner() -> None:
    first, second = build.section("first"), build.section("second")
    SectionAddress.objects.create(owner=first, slug="same")
    with pytest.raises(IntegrityError), transaction.atomic():
        SectionAddress.objects.create(owner=second, slug="same")


def test_model_refuses_what_another_held_whoever_writes_it() -> None:
    renamed(shown(Section, "old"), "new")
    with pytest.raises(ValidationError):
        Section(name={"en": "Another"}, slug="old").full_clean()


def test_section_that_holds_only_a_scheduled_item_was_not_public() -> None:
    section = build.section("soon")
    build.news_item("Later", section=section, public_from=timezone.now() + build.DAY)
    renamed(section, "later")
    assert list(SectionAddress.objects.values_list("slug", flat=True)) == ["later"]
