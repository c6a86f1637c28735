from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from operations.models import Measure, Operation, ResultSheet, SheetEdition
from portal.publishing import verbs
from tests import build
from tests.operations.desk import (
    ADD_SHEET,
    FIFTEEN,
    Row,
    change_path,
    fifteen,
    sheet_form,
    signed_in,
    tally,
)

pytestmark = pytest.mark.django_db

LIST = reverse("admin:operations_sheetedition_changelist")
MASS = {"group": "drugs", "dimension": "mass"}


@pytest.fixture(autouse=True)
def measures() -> None:
    drugs = Measure.objects.create(code="drugs", name={"en": "Drugs", "ru": "Наркотики"}, **MASS)
    for name, other in (("Heroin", "Героин"), ("Hashish", "Гашиш")):
        aliases = {"en": "smack\nresin" if name == "Hashish" else "smack"}
        names = {"en": name, "ru": other}
        Measure.objects.create(code=name.lower(), name=names, parent=drugs, aliases=aliases, **MASS)
    Measure.objects.create(
        code="acid", name={"en": "Acid", "ru": "Кислота"}, group="precursors", dimension="mass"
    )


def form(*tallies: Row, **typed: Any) -> dict[str, Any]:
    owner = {} if "series" in typed else {"operation": operation_id()}
    return sheet_form(tallies, **owner | typed)


def operation_id() -> int:
    operation = Operation.objects.first()
    return operation.pk if operation else build.operation().operation_id


def written(*tallies: Row, **typed: Any) -> SheetEdition:
    answer = signed_in("press officer").post(ADD_SHEET, form(*tallies, **typed))
    assert answer.status_code == 302, answer.content.decode()
    return SheetEdition.objects.latest("id")


def refused(*tallies: Row, **typed: Any) -> str:
    page = signed_in("press officer").post(ADD_SHEET, form(*tallies, **typed))
    assert page.status_code == 200
    assert not ResultSheet.objects.exists()
    return page.content.decode()


def beside(page: str, field: str) -> str:
    """What stands after the field and before the next one."""
    return page.split(f'name="tallies-{field}"')[1].split('<div class="cell', maxsplit=1)[0]


def stored(edition: SheetEdition) -> list[tuple[Any, ...]]:
    rows = edition.tallies.order_by("order")
    return [(row.level, row.measure.name["en"], row.qualifier, row.value, row.unit) for row in rows]


def test_fifteen_nested_rows_are_written_at_once() -> None:
    edition = written(*fifteen())
    units = {"Ammunition": "pieces", "Drug laboratories": "laboratories",
             "Criminal cases opened": "cases", "Criminal groups": "groups",
             "Criminal cases on drug smuggling": "cases", "Wanted persons found": "persons",
             "Websites found": "websites"}  # fmt: skip
    assert stored(edition) == [
        (level, name, qualifier, Decimal(value.replace(" ", "")), unit or units[name])
        for level, name, qualifier, value, unit in FIFTEEN
    ]
    assert list(edition.tallies.values_list("order", flat=True)) == list(range(1, 16))
    assert len(set(edition.tallies.values_list("uid", flat=True))) == 15
    assert edition.tallies.get(measure__code="precursors").normalised == Decimal(2000)
    assert edition.title == "Channel – Barrier – results of the operation"


def test_empty_rows_are_not_kept() -> None:
    empty = dict(tally(measure="", value="", unit=""))
    assert stored(written(tally(), empty | {"order": "7", "level": 2})) == [
        (0, "Heroin", "exact", Decimal(5), "kg")
    ]


@pytest.mark.parametrize("typed", ["Heroin", "heroin", " ГЕРОИН ", "Héroin", "героин"])
def test_measure_is_found_by_any_of_its_names(typed: str) -> None:
    assert stored(written(tally(typed)))[0][1] == "Heroin"


def test_measure_is_found_by_another_name_and_asked_back_where_two_have_it() -> None:
    assert "More than one is called so: Heroin, Hashish." in refused(tally("smack"))
    assert stored(written(tally("resin")))[0][1] == "Hashish"


@pytest.mark.parametrize("typed", ["cannabis?", "%", "x" * 400, "<script>"])
def test_unknown_measure_is_told_beside_the_field(typed: str) -> None:
    page = refused(tally(typed))
    assert 'class="errorlist"' in beside(page, "0-measure")
    assert "<script>”" not in page


@pytest.mark.parametrize(
    ("typed", "value"),
    [("2 836", "2836"), ("1,5", "1.5"), ("1.5", "1.5"), ("0", "0"), ("12\u00a0345,75", "12345.75")],
)
def test_value_is_read_as_releases_print_it(typed: str, value: str) -> None:
    assert stored(written(tally(value=typed)))[0][3] == Decimal(value)


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({"value": "2,836"}, "value", "A thousand, or a decimal fraction?"),
        ({"value": "-1"}, "value", "A figure cannot be negative."),
        ({"value": "1234567890.123456"}, "value", "at most 15 significant digits"),
        ({"value": "1234567890123456"}, "value", "at most 15 significant digits"),
        ({"value": "999999999999999", "unit": "t"}, "value", "too large or too fine"),
        ({"value": "0.0001", "unit": "g"}, "value", "too large or too fine"),
        ({"value": "NaN"}, "value", "Enter a number."),
        ({"value": "1e400"}, "value", "errorlist"),
        ({"value": "many"}, "value", "Enter a number."),
        ({"value": ""}, "value", "Give the value, or say that it is unknown"),
        ({"disclosure": "unknown"}, "value", "Give the value, or say that it is unknown"),
        ({"disclosure": "not_disclosed"}, "value", "Give the value, or say that it is unknown"),
        ({"unit": "l"}, "unit", "This is counted in another way (mass)"),
        ({"unit": ""}, "unit", "Choose the unit."),
        ({"unit": "stone"}, "unit", "errorlist"),
        ({"level": "1"}, "level", "The first row is a part of nothing"),
        ({"level": "9"}, "level", "errorlist"),
    ],
)
def test_row_that_cannot_be_is_told_beside_its_field(
    typed: dict[str, str], field: str, words: str
) -> None:
    assert words in beside(refused(tally(**typed)), f"0-{field}")


def test_level_that_rises_by_two_is_told_beside_it() -> None:
    page = refused(tally("Drugs", "9"), tally(level="2"))
    assert "A part goes one level deeper than the row above it" in beside(page, "1-level")


def test_unknown_and_not_disclosed_are_kept_apart_and_from_zero() -> None:
    edition = written(
        tally("Drugs", "", "", disclosure="unknown"),
        tally("Heroin", "", "", disclosure="not_disclosed"),
        tally("Hashish", "0"),
    )
    rows = edition.tallies.values_list("disclosure", "value", "normalised", "unit")
    nothing = Decimal("0.000000")
    assert list(rows) == [
        ("unknown", None, None, "kg"),
        ("not_disclosed", None, None, "kg"),
        ("stated", nothing, nothing, "kg"),
    ]


def test_share_is_typed_as_a_country_or_an_agency() -> None:
    country, agency = build.country("KG"), build.agency("Customs")
    edition = written(tally(share="Country KG"), tally("Hashish", share="customs"))
    shares = list(edition.tallies.values_list("country", "agency"))
    assert shares == [(country.pk, None), (None, agency.pk)]
    page = signed_in("press officer").get(change_path(edition)).content.decode()
    assert 'value="Country KG" list="holders"' in page


def test_doubts_are_told_and_stop_nothing() -> None:
    edition = written(
        tally("Drugs", "9"), tally(value="6", level="1"), tally("Hashish", "5", level="1")
    )
    officer = signed_in("press officer")
    page = officer.get(change_path(edition)).content.decode()
    assert page.count("The parts of this total come to more than it allows.") == 1
    verbs.submit(edition, by=build.user("press officer"), at=timezone.now())
    assert edition.state == "submitted"


def test_precursors_under_drugs_are_kept_in_a_draft_and_stop_its_submission() -> None:
    rows = (tally("Drugs", "9"), tally("Acid", "40", level="1"))
    words = "Precursors are no part of a total of drugs; give this row the level 0."
    page = refused(*rows, _act="submit")
    assert f"Row 2, Acid: {words}" in page
    edition = written(*rows)
    page = signed_in("press officer").get(change_path(edition)).content.decode()
    assert f'<p class="doubt">{words}</p>' in page


def test_sheet_belongs_to_one_operation_or_series() -> None:
    words = "A sheet belongs to one operation or to one series."
    assert words in refused(tally(), operation="")
    series = build.series()
    assert words in refused(tally(), series=series.pk, operation=operation_id())
    assert "A series has results of a year or since a date" in refused(
        tally(), series=series.pk, kind="stage"
    )
    edition = written(tally(), series=series.pk, kind="cumulative", since="2003-01-01")
    assert edition.title == "Channel – results since a date"


def test_window_and_scope_are_told_beside_their_fields() -> None:
    page = refused(tally(), since="2022-05-02", until="2022-05-01")
    assert "The last day comes before the first." in page
    kg, agency = build.country("KG"), build.agency()
    page = refused(tally(), scope_country=kg.pk, scope_agency=agency.pk)
    assert "Choose one country or one agency, not both." in page


@pytest.mark.parametrize("count", [1, 3, 15])
def test_form_costs_the_same_for_any_number_of_rows(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edition = written(*[tally(share="Customs") for _ in range(count) if build.agency("Customs")])
    officer = signed_in("press officer")
    officer.get(change_path(edition))
    with django_assert_num_queries(16):
        page = officer.get(change_path(edition)).content.decode()
    assert page.count('value="Heroin" list="measures"') == count


@pytest.mark.parametrize("rows", [1, 3])
def test_list_costs_the_same_for_one_and_three_rows(
    rows: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        build.sheet(build.operation(f"Operation {number}").operation, title=f"Sheet {number}")
    officer = signed_in("press officer")
    with django_assert_max_num_queries(9):
        page = officer.get(LIST).content.decode()
    assert [f">Sheet {number}</a>" in page for number in range(rows)] == [True] * rows


def test_list_is_searched_by_title_in_both_scripts() -> None:
    build.sheet(build.operation().operation, title="Канал – Второй барьер")
    officer = signed_in("press officer")
    found = [
        "Второй барьер</a>" in officer.get(LIST, {"q": term}).content.decode()
        for term in ("БАРЬЕР", "канал второй", "Proxy", "%")
    ]
    assert found == [True, True, False, False]
