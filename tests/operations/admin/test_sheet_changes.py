"""What happens to rows that are stored already: moved, put between, taken out, left alone."""

from collections.abc import Sequence
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from operations.models import ResultSheet, SheetEdition
from portal.publishing import verbs
from tests import build
from tests.operations.desk import Row, change_path, rows, sheet_form, signed_in, tally

pytestmark = pytest.mark.django_db

VALUES = {"Heroin": "1", "Hashish": "2", "Opium": "3"}


@pytest.fixture
def edition() -> SheetEdition:
    figures = [build.Figure(name.lower(), value) for name, value in VALUES.items()]
    return build.sheet(build.operation().operation, figures, title="First account")


def as_shown(edition: SheetEdition) -> list[dict[str, Any]]:
    """The stored rows as the form shows them, numbered from 1."""
    return [
        {
            **tally(str(row.measure), str(row.value.normalize() if row.value else ""), row.unit),
            "id": row.pk,
            "edition": edition.pk,
            "order": place,
        }
        for place, row in enumerate(edition.tallies.order_by("order", "id"), 1)
    ]


def post(client: Client, edition: SheetEdition, typed: Sequence[Row], **fields: Any) -> str:
    posted = sheet_form(
        version=str(edition.version), title="First account",
        operation=edition.sheet.operation_id, **fields,
    )  # fmt: skip
    stored = sum("id" in row for row in typed)
    posted |= rows("tallies", typed, stored=stored)
    if not posted["_writes"]:  # a form that is only read sends no such field
        del posted["_writes"]
    answer = client.post(change_path(edition), posted)
    edition.refresh_from_db()
    return answer.content.decode()


def names(edition: SheetEdition) -> list[str]:
    return [str(row.measure) for row in edition.tallies.order_by("order")]


def test_untouched_form_writes_nothing_and_takes_no_authorship(edition: SheetEdition) -> None:
    post(signed_in("press officer"), edition, as_shown(edition))
    assert (edition.version, edition.changed_by) == (1, build.user("editor"))


def test_untouched_draft_is_submitted_without_a_content_write(edition: SheetEdition) -> None:
    post(signed_in("press officer"), edition, as_shown(edition), _act="submit")
    assert (edition.state, edition.changed_by) == ("submitted", build.user("editor"))


def test_new_row_goes_after_the_place_that_it_is_given(edition: SheetEdition) -> None:
    build.measure("cocaine")
    typed = [*as_shown(edition), tally("Cocaine", order="1")]
    post(signed_in("press officer"), edition, typed)
    assert names(edition) == ["Heroin", "Cocaine", "Hashish", "Opium"]


def test_row_is_moved_by_its_place(edition: SheetEdition) -> None:
    typed = as_shown(edition)
    typed[2]["order"] = 0
    before = set(edition.tallies.values_list("uid", flat=True))
    post(signed_in("press officer"), edition, typed)
    assert names(edition) == ["Opium", "Heroin", "Hashish"]
    assert set(edition.tallies.values_list("uid", flat=True)) == before


def test_row_that_is_ticked_goes_and_the_tree_is_judged_without_it(edition: SheetEdition) -> None:
    typed = as_shown(edition)
    typed[0]["DELETE"] = "on"
    typed[1]["level"] = 1
    page = post(signed_in("press officer"), edition, typed)
    assert "The first row is a part of nothing" in page
    assert names(edition) == ["Heroin", "Hashish", "Opium"]
    typed[1]["level"] = 0
    post(signed_in("press officer"), edition, typed)
    assert names(edition) == ["Hashish", "Opium"]


def test_row_of_another_sheet_cannot_be_taken_over(edition: SheetEdition) -> None:
    other = build.sheet(build.operation("Proxy").operation, [build.Figure("cocaine", "9")])
    typed = as_shown(edition)
    typed[0] |= {"id": other.tallies.get().pk, "measure": "Opium"}
    post(signed_in("press officer"), edition, typed)
    assert names(other) == ["Cocaine"]
    assert names(edition) == ["Heroin", "Hashish", "Opium"]


def test_stale_form_writes_no_row_and_keeps_what_was_typed(edition: SheetEdition) -> None:
    first, second = as_shown(edition), as_shown(edition)
    first[0]["value"], second[0]["value"] = "10", "20"
    seen = edition.version
    post(signed_in("editor"), edition, first)
    edition.version = seen
    page = post(signed_in("press officer"), edition, [*second, tally("Opium", "77")])
    assert "after you had opened it" in page
    assert 'value="20"' in page
    assert 'value="77"' in page
    assert [int(row.value or 0) for row in edition.tallies.order_by("order")] == [10, 2, 3]


def test_change_started_from_the_form_carries_the_rows(edition: SheetEdition) -> None:
    verbs.approve(edition, by=build.user(), at=timezone.now())
    post(signed_in("press officer"), edition, as_shown(edition), _act="change", _writes="")
    draft = SheetEdition.objects.latest("id")
    assert draft.base == edition
    columns = ("uid", "order", "level", "measure", "value", "normalised", "unit")
    copied, kept = (list(one.tallies.values_list(*columns)) for one in (draft, edition))
    assert copied == kept
    assert len(kept) == 3


def test_sheet_that_waits_is_made_public_from_its_read_only_form(edition: SheetEdition) -> None:
    verbs.submit(edition, by=build.user("press officer"), at=timezone.now())
    post(signed_in("editor"), edition, as_shown(edition), _act="publish", _writes="")
    assert (edition.state, names(edition)) == ("approved", ["Heroin", "Hashish", "Opium"])


def test_figures_of_what_is_public_cannot_be_changed_by_a_forged_form(
    edition: SheetEdition,
) -> None:
    verbs.approve(edition, by=build.user(), at=timezone.now())
    typed = as_shown(edition)
    typed[0]["value"] = "999"
    for fields in ({}, {"_writes": ""}, {"_act": "publish"}, {"_act": "submit"}):
        post(signed_in("editor"), edition, typed, **fields)
    assert [int(row.value or 0) for row in edition.tallies.order_by("order")] == [1, 2, 3]
    assert (edition.state, edition.version) == ("approved", 2)


def test_facts_of_a_sheet_stand_as_soon_as_readers_know_them(edition: SheetEdition) -> None:
    verbs.approve(edition, by=build.user(), at=timezone.now())
    draft = verbs.start_change(edition, by=build.user(), at=timezone.now())
    typed: dict[str, Any] = {"kind": "national", "operation": build.operation("Proxy").operation_id}
    posted = sheet_form(version="1", **typed) | rows("tallies", as_shown(draft), stored=3)
    signed_in("editor").post(change_path(draft), posted)
    sheet = ResultSheet.objects.get()
    assert (sheet.kind, sheet.operation) == ("stage", edition.sheet.operation)


@pytest.mark.parametrize("act", ["publish", "publish_at"])
def test_press_officer_makes_nothing_public(edition: SheetEdition, act: str) -> None:
    fields = {"start": "2030-01-01T10:00"}
    page = post(signed_in("press officer"), edition, as_shown(edition), _act=act, **fields)
    assert "This cannot be done now." in page
    assert edition.state == "draft"


@pytest.mark.usefixtures("kept_or_not")
def test_sheet_is_tried_on_the_page_of_its_operation(edition: SheetEdition) -> None:
    path = f"{change_path(edition).removesuffix('change/')}preview/"
    answer = signed_in("press officer").get(path)
    page = answer.content.decode()
    assert "Preview: readers see this page only once it is public." in page
    assert "Hashish" in page
    assert answer.headers["Cache-Control"].startswith("max-age=0, no-cache, no-store")
    assert Client().get(path).status_code == 404


@pytest.mark.usefixtures("kept_or_not")
def test_draft_operation_is_tried_with_its_public_figures_alone(edition: SheetEdition) -> None:
    operation = edition.sheet.operation
    assert operation is not None
    head = operation.editions.get()
    path = f"{change_path(head).removesuffix('change/')}preview/"
    page = signed_in("press officer").get(path).content.decode()
    assert "Channel – Barrier" in page
    assert "Hashish" not in page
    assert Client().get(path).status_code == 404


def test_sheet_of_a_series_has_no_page_to_be_tried_on() -> None:
    sheet = ResultSheet.objects.create(series=build.series(), kind="year")
    edition = verbs.create(SheetEdition(sheet=sheet), by=build.user(), at=timezone.now())
    officer = signed_in("press officer")
    path = f"{change_path(edition).removesuffix('change/')}preview/"
    assert path not in officer.get(change_path(edition)).content.decode()
    assert officer.get(path).status_code == 404
