"""The page on which an editor corrects what readers know of an operation or a sheet."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from django.utils import timezone

from operations.models import Operation, OperationEdition, ResultSheet
from tests import build
from tests.operations.desk import change_path, signed_in

pytestmark = pytest.mark.django_db


def page(edition: Any) -> str:
    name = f"admin:operations_{edition._meta.model_name}_correct"
    return reverse(name, args=[edition.pk])


def seventh(*, is_public: bool = True) -> OperationEdition:
    start = timezone.now() if is_public else timezone.now() + dt.timedelta(hours=1)
    return build.operation(series=build.series(), ordinal=7, public_from=start)


def typed(edition: Any, **fields: Any) -> dict[str, Any]:
    reason = {"reason_en": "Misread.", "reason_ru": "Ошибка."}
    return {"version": edition.version} | reason | fields


def test_editor_corrects_the_number_of_an_operation() -> None:
    edition, editor = seventh(), signed_in("editor")
    assert f'href="{page(edition)}"' in editor.get(change_path(edition)).content.decode()
    shown = editor.get(page(edition))
    assert shown.context["form"].initial["ordinal"] == 7
    answer = editor.post(page(edition), typed(edition, ordinal="8"))
    assert (answer.status_code, answer["Location"]) == (302, change_path(edition))
    assert Operation.objects.get().ordinal == 8
    told = LogEntry.objects.order_by("-pk")[0].change_message
    assert told == "Corrected: Number in the series. Misread. · Ошибка."


def test_editor_corrects_the_days_of_a_sheet() -> None:
    operation = build.operation(public_from=timezone.now()).operation
    sheet = build.sheet(operation, public_from=timezone.now(), since=dt.date(2022, 5, 23))
    sent = typed(sheet, kind="stage", since="2022-05-22", until="")
    assert signed_in("editor").post(page(sheet), sent).status_code == 302
    assert ResultSheet.objects.get().since == dt.date(2022, 5, 22)


def test_press_officer_finds_no_way_and_is_refused() -> None:
    edition, officer = seventh(), signed_in("press officer")
    assert page(edition) not in officer.get(change_path(edition)).content.decode()
    for answer in (officer.get(page(edition)), officer.post(page(edition), typed(edition))):
        assert answer.status_code == 403
    assert Operation.objects.get().ordinal == 7


def test_no_way_leads_from_what_is_approved_for_later() -> None:
    edition = seventh(is_public=False)
    assert page(edition) not in signed_in("editor").get(change_path(edition)).content.decode()


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        (
            {"reason_en": "", "reason_ru": " "},
            {"reason": ["Give the reason; readers will see it."]},
        ),
        ({"ordinal": "7"}, {"__all__": ["Nothing differs from what is given already."]}),
        ({"version": "9"}, {"__all__": ["Somebody else has saved this text since you opened it."]}),
        ({"ordinal": "9"}, {"__all__": ["Another operation has this number in the series."]}),
    ],
)
def test_what_cannot_be_corrected_is_said_and_what_was_typed_stays(
    fields: dict[str, str], errors: dict[str, list[str]]
) -> None:
    build.operation("Ninth", series=build.series(), ordinal=9)
    edition = seventh()
    answer = signed_in("editor").post(page(edition), typed(edition, **{"ordinal": "8"} | fields))
    assert answer.context["form"].errors == errors
    assert f'name="ordinal" value="{fields.get("ordinal", 8)}"' in answer.content.decode()
    assert Operation.objects.get(pk=edition.operation_id).ordinal == 7
