import datetime as dt
import uuid
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from operations.models import Measure, ResultSheet, SheetEdition, Tally, rules
from portal.publishing import verbs
from tests import build

pytestmark = pytest.mark.django_db


def measure(code: str, group: str = "drugs", dimension: str = "mass", **columns: Any) -> Measure:
    return build.measure(code, group=group, dimension=dimension, **columns)


def row(code: str, value: str | None, level: int = 0, **columns: Any) -> Tally:
    columns = {"unit": "kg", "measure": measure(code)} | columns
    return Tally(value=value and Decimal(value), level=level, **columns)


def told(found: list[rules.Finding]) -> list[tuple[int, str]]:
    return [(finding.row, finding.field) for finding in found]


@pytest.mark.parametrize(
    ("levels", "wrong"),
    [
        ([0, 1, 2, 1, 0, 1], []),
        ([1, 1], [(0, "level")]),
        ([0, 2], [(1, "level")]),
        ([2, 2, 2], [(0, "level")]),
        ([0, 1, 0, 2, 2], [(3, "level")]),
    ],
)
def test_level_rises_by_one_at_most(levels: list[int], wrong: list[tuple[int, str]]) -> None:
    rows = [row("heroin", "1", level) for level in levels]
    assert told(rules.impossible(rows)) == wrong


def test_unit_of_another_dimension_is_impossible() -> None:
    rows = [row("heroin", "1", unit=unit) for unit in ("kg", "g", "t", "l", "pieces", "USD")]
    assert told(rules.impossible(rows)) == [(3, "unit"), (4, "unit"), (5, "unit")]


def test_precursors_under_drugs_are_unfit_and_beside_them_fit() -> None:
    acid = measure("acid", group="precursors")
    rows = [row("drugs", "9"), row("acid", "40", 1, measure=acid), row("acid", "40", measure=acid)]
    assert told(rules.unfit_for_readers(rows)) == [(1, "level")]
    assert rules.impossible(rows) == []


def test_parts_over_an_exact_total_are_doubtful_and_stop_nothing() -> None:
    rows = [row("drugs", "10"), row("heroin", "6", 1), row("hashish", "5", 1)]
    assert told(rules.doubtful(rows)) == [(0, "value")]
    assert rules.gate_messages(rows) == []


def test_parts_over_a_lower_bound_are_fine() -> None:
    rows = [row("drugs", "10", qualifier="more_than"), row("heroin", "16", 1)]
    assert rules.doubtful(rows) == []


def test_whole_and_part_as_siblings_are_doubtful() -> None:
    opiates = measure("opiates")
    heroin = measure("heroin", parent=opiates)
    rows = [row("opiates", "5", measure=opiates), row("heroin", "3", measure=heroin)]
    assert told(rules.doubtful(rows)) == [(1, "level")]


def sheet(*rows: Tally) -> SheetEdition:
    identity = ResultSheet.objects.create(operation=build.operation().operation)
    edition = SheetEdition(sheet=identity)
    verbs.create(edition, by=build.user(), at=timezone.now())
    for order, one in enumerate(rows):
        one.edition, one.order = edition, order
        one.save()
    return edition


@pytest.mark.parametrize("act", [verbs.submit, verbs.approve])
def test_gate_refuses_what_came_past_the_form(act: Any) -> None:
    acid = measure("acid", group="precursors")
    edition = sheet(row("drugs", "9"), row("acid", "40", 1, measure=acid))
    with pytest.raises(ValidationError) as refused:
        act(edition, by=build.user(), at=timezone.now())
    assert refused.value.messages == [
        "Row 2, Acid: Precursors are no part of a total of drugs; give this row the level 0."
    ]
    edition.refresh_from_db()
    assert (edition.state, edition.version) == ("draft", 1)


@pytest.mark.parametrize(
    "columns",
    [
        {"value": None},
        {"disclosure": "unknown"},
        {"disclosure": "not_disclosed", "value": None, "qualifier": "about"},
        {"level": 3},
        {"value": Decimal(-1)},
    ],
)
def test_database_holds_the_rules_of_a_row(columns: dict[str, Any]) -> None:
    wrong = row("heroin", "5")
    for name, value in columns.items():
        setattr(wrong, name, value)
    with pytest.raises((IntegrityError, ValidationError)), transaction.atomic():
        sheet(wrong)
    assert not Tally.objects.exists()


@pytest.mark.parametrize(
    ("value", "unit", "normalised"),
    [
        ("274", "kg", Decimal(274)),
        ("2", "t", Decimal(2000)),
        ("0.5", "g", Decimal("0.0005")),
        ("0", "pieces", Decimal(0)),
        (None, "kg", None),
    ],
)
def test_normalised_value_follows_on_every_way_in(
    value: str | None, unit: str, normalised: Decimal | None
) -> None:
    disclosure = "unknown" if value is None else "stated"
    edition = sheet(row("heroin", value, unit=unit, disclosure=disclosure))
    stored = edition.tallies.get()
    assert (stored.normalised, stored.value) == (normalised, value and Decimal(value))
    stored.pk, stored.uid, stored.normalised = None, uuid.uuid4(), Decimal(77)
    Tally.objects.bulk_create([stored])
    assert {one.normalised for one in edition.tallies.all()} == {normalised}


@pytest.mark.parametrize(("value", "unit"), [("999999999999999", "t"), ("0.0001", "g")])
def test_figure_that_would_be_rounded_is_refused(value: str, unit: str) -> None:
    with pytest.raises(ValidationError, match="too large or too fine"):
        sheet(row("heroin", value, unit=unit))


def test_change_carries_the_rows_with_their_identities() -> None:
    at = timezone.now() - dt.timedelta(hours=1)
    edition = sheet(
        row("drugs", "9"), row("heroin", "5", 1, label={"en": "heroin"}, source="a source")
    )
    verbs.approve(edition, by=build.user(), at=at)
    draft = verbs.start_change(edition, by=build.user(), at=timezone.now())
    columns = [field.attname for field in Tally._meta.fields if field.name not in ("id", "edition")]
    before, after = (list(one.tallies.values(*columns)) for one in (edition, draft))
    assert after == before
    assert len(after) == 2


def test_series_takes_no_results_of_one_operation() -> None:
    with pytest.raises(ValidationError):
        ResultSheet(series=build.series(), kind="stage").full_clean()
    ResultSheet(series=build.series(), kind="year").full_clean()


def test_title_for_the_desk_names_operation_and_kind() -> None:
    assert sheet().title == "Channel – Barrier – results of the operation"
