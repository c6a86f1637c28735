"""Facts that fix an identity, put right after readers know them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.db.models import ProtectedError
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from operations.models import (
    Operation,
    OperationCorrection,
    OperationEdition,
    ResultSheet,
    SheetCorrection,
    SheetEdition,
)
from portal.publishing import verbs
from portal.publishing.beat import Beat
from portal.publishing.corrections import correct
from portal.publishing.models import NeverDeleted
from portal.publishing.queryset import PublicRowsStay
from tests import build

pytestmark = pytest.mark.django_db
NOW = timezone.now().replace(microsecond=0)
HOUR = dt.timedelta(hours=1)
WHY = {"en": "Misread in the release.", "ru": "Ошибка чтения."}


def seventh(*, public_from: dt.datetime | None = NOW - HOUR) -> OperationEdition:
    return build.operation(series=build.series(), ordinal=7, public_from=public_from)


def corrected(edition: Any, *, reason: Any = WHY, role: str = "editor", **facts: Any) -> Any:
    return correct(edition, by=build.user(role), at=NOW, reason=reason, facts=facts)


def stored(model: Any) -> list[tuple[Any, ...]]:
    return list(
        model.objects.values_list(
            "column", "before", "before_named", "after", "after_named", "reason", "by", "at"
        )
    )


def shown(path: str) -> list[str]:
    """The lines that tell of corrections, as text."""
    html = Client().get(path).content.decode()
    lines = html.split('<p class="small-note correction">')[1:]
    return [line.split("</p>")[0].replace("\xa0", " ") for line in lines]


def test_corrected_number_is_written_with_the_record_of_what_was_given() -> None:
    edition = seventh()
    beat = Beat.objects.get().count
    corrected(edition, ordinal=8, reason={**WHY, "hy": " "})
    editor = build.user().pk
    assert stored(OperationCorrection) == [("ordinal", "7", {}, "8", {}, WHY, editor, NOW)]
    assert list(Operation.objects.values_list("ordinal", "corrected_at")) == [(8, NOW)]
    assert edition.operation.ordinal == 8
    assert edition.version == OperationEdition.objects.get().version
    assert Beat.objects.get().count == beat + 1


def test_corrected_scope_is_kept_by_the_names_of_then() -> None:
    osh, turkey = build.country("KG"), build.country("TR")
    sheet = build.sheet(build.operation().operation, public_from=NOW - HOUR, kind="national")
    ResultSheet.objects.update(scope_country=osh)
    corrected(SheetEdition.objects.get(pk=sheet.pk), scope_country=turkey, since=None)
    ((column, before, named, after, after_named, *_rest),) = stored(SheetCorrection)
    assert (column, before, after) == ("scope_country", str(osh.pk), str(turkey.pk))
    assert (named, after_named) == (osh.name, turkey.name)


@pytest.mark.parametrize("state", ["draft", "scheduled", "earlier"])
def test_correction_is_refused_of_all_but_the_edition_that_was_public_last(state: str) -> None:
    start = {"draft": None, "scheduled": NOW + HOUR, "earlier": NOW - 2 * HOUR}[state]
    edition = seventh(public_from=start)
    if state == "earlier":
        build.change(edition, public_from=NOW - HOUR)
    edition.refresh_from_db()
    with override("en"), pytest.raises(verbs.Refused, match="public last"):
        corrected(edition, ordinal=8)
    assert Operation.objects.get().ordinal == 7
    assert not OperationCorrection.objects.exists()


def test_correction_of_what_was_withdrawn_is_written_and_not_shown() -> None:
    edition = build.withdrawn(seventh(), at=NOW - HOUR / 2)
    corrected(edition, ordinal=8)
    assert Operation.objects.get().ordinal == 8
    assert shown("/en/operations/channel-barrier/") == []


@pytest.mark.parametrize("reason", [{}, {"en": " \u200b "}])
def test_correction_without_a_reason_is_refused(reason: dict[str, str]) -> None:
    edition = seventh()
    before = OperationEdition.objects.values().get()
    with pytest.raises(ValidationError) as refused:
        corrected(edition, ordinal=8, reason=reason)
    assert list(refused.value.message_dict) == ["reason"]
    assert OperationEdition.objects.values().get() == before
    assert Operation.objects.get().ordinal == edition.operation.ordinal == 7


def test_correction_that_changes_nothing_is_refused() -> None:
    with override("en"), pytest.raises(verbs.Refused, match="Nothing differs"):
        corrected(seventh(), ordinal=7)


def test_correction_needs_the_right_to_approve() -> None:
    edition = seventh()
    with pytest.raises(PermissionDenied):
        corrected(edition, ordinal=8, role="press officer")
    assert Operation.objects.get().ordinal == 7


def test_correction_of_an_edition_that_was_written_since_is_stale() -> None:
    edition = seventh()
    corrected(OperationEdition.objects.get(pk=edition.pk), ordinal=8)
    with pytest.raises(verbs.Stale):
        corrected(edition, ordinal=9)
    assert Operation.objects.get().ordinal == 8


def test_fact_that_no_correction_touches_is_refused() -> None:
    with pytest.raises(ValueError, match="slug"):
        corrected(seventh(), slug="other")


def test_correction_is_held_to_the_rules_of_the_identity() -> None:
    build.operation("Other", series=build.series(), ordinal=8)
    edition = seventh()
    with override("en"), pytest.raises(ValidationError, match="has this number"):
        corrected(edition, ordinal=8)
    sheet = build.sheet(build.series(), public_from=NOW - HOUR, kind="year")
    wrong: list[dict[str, Any]] = [
        {"kind": "stage"}, {"kind": "nonsense"}, {"since": dt.date(26, 1, 1)},
        {"since": dt.date(2023, 1, 1), "until": dt.date(2022, 1, 1)},
    ]  # fmt: skip
    for facts in wrong:
        with pytest.raises(ValidationError):
            corrected(sheet, **facts)
    assert not SheetCorrection.objects.exists()
    assert ResultSheet.objects.get().since is None


def test_records_are_changed_and_deleted_by_no_way() -> None:
    edition = corrected(seventh(), ordinal=8)
    record = OperationCorrection.objects.get()
    before = stored(OperationCorrection)
    for rewrite in (
        lambda: OperationCorrection.objects.update(after="9"),
        lambda: OperationCorrection.objects.bulk_update([record], ["after"]),
        lambda: edition.operation.corrections.update(after="9"),
        lambda: OperationCorrection.objects.all().delete(),
        record.save,
    ):
        with pytest.raises(PublicRowsStay), transaction.atomic():
            rewrite()
    with pytest.raises(NeverDeleted):
        record.delete()
    with pytest.raises(ProtectedError):
        build.user().delete()
    assert stored(OperationCorrection) == before


@pytest.mark.parametrize("wrong", [{"after": "7"}, {"reason": {}}])
def test_table_of_records_refuses_one_that_says_nothing(wrong: dict[str, Any]) -> None:
    columns = {"column": "ordinal", "before": "7", "after": "8", "reason": WHY, "at": NOW}
    record = OperationCorrection(identity=seventh().operation, by=build.user(), **columns | wrong)
    with pytest.raises(DatabaseError), transaction.atomic():
        record.save()


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Number in the series: was given as 7; it is 8. Misread in the release."),
        ("ru", "Номер в серии: было указано 7, верно 8. Ошибка чтения."),
    ],
)
def test_page_of_an_operation_tells_of_its_correction(language: str, line: str) -> None:
    edition = seventh()
    corrected(edition, ordinal=8)
    told = shown(f"/{language}/operations/channel-barrier/")
    assert [one.partition(". ")[2] for one in told] == [line]


def test_reason_in_another_language_is_marked() -> None:
    corrected(seventh(), ordinal=8, reason={"ru": "Ошибка."})
    (line,) = shown("/en/operations/channel-barrier/")
    assert line.endswith('<span lang="ru">Ошибка.</span>')


def test_page_tells_of_a_fact_that_was_missing_or_should_not_be_given() -> None:
    operation = build.operation(public_from=NOW - HOUR).operation
    sheet = build.sheet(operation, public_from=NOW - HOUR, since=dt.date(2022, 5, 23))
    corrected(sheet, since=None, until=dt.date(2022, 5, 27), kind="cumulative")
    assert [line.partition(". ")[2] for line in shown("/en/operations/channel-barrier/")] == [
        "First day of the results: was given as 23 May 2022 by mistake. Misread in the release.",
        "Last day of the results: was not given; it is 27 May 2022. Misread in the release.",
        "Kind of results: was given as results of the operation; it is results since a date. "
        "Misread in the release.",
    ]


def test_page_of_a_series_tells_of_the_corrections_of_its_own_sheets() -> None:
    figures = [build.Figure("heroin", "5")]
    sheet = build.sheet(
        build.series(), figures, public_from=NOW - HOUR, kind="year", since=dt.date(2022, 1, 1)
    )
    corrected(sheet, since=dt.date(2021, 1, 1))
    assert len(shown("/en/operations/series/channel/")) == 1


def test_correction_of_a_sheet_that_readers_do_not_see_is_told_nowhere() -> None:
    operation = build.operation(public_from=NOW - HOUR).operation
    sheet = build.sheet(operation, public_from=NOW - HOUR, since=dt.date(2022, 5, 23))
    corrected(sheet, since=dt.date(2022, 5, 24))
    assert len(shown("/en/operations/channel-barrier/")) == 1
    build.withdrawn(sheet, at=NOW)
    assert shown("/en/operations/channel-barrier/") == []
