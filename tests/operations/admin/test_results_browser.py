"""A press officer records an operation and its fifteen figures in a real browser."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from operations.measures import load_measures
from operations.models import OperationEdition, SheetEdition
from tests import build
from tests.browser import choose, findings, press, sign_in
from tests.operations.desk import FIFTEEN

pytestmark = pytest.mark.django_db(transaction=True)

SHEET = "operations/sheetedition"
STATED = [(level, name, qualifier, value.replace(" ", "")) for level, name, qualifier, value, _
          in FIFTEEN]  # fmt: skip


@pytest.fixture
def material() -> None:
    load_measures()
    build.series("channel", name_en="Channel")
    build.place("Osh", country=build.country("KG"))
    build.agency("International Coordination Staff", kind="body")


def record_operation(page: Page, desk: str) -> None:
    page.goto(f"{desk}operations/operationedition/add/")
    page.get_by_label("Name (English)").fill("Channel – Second Barrier")
    page.get_by_label("Name (Russian)").fill("Канал – Второй барьер")
    choose(page, "Series", "Channel")
    page.get_by_label("Scope").select_option("sub-regional")
    page.locator("#id_windows-0-starts").fill("2022-05-23")
    page.locator("#id_windows-0-ends").fill("2022-05-27")
    page.get_by_role("button", name="Add another Place").click()
    page.locator("#id_edition_places-0-role").select_option("headquarters")
    choose(page, "Place", "Osh")
    page.get_by_role("button", name="Add another Party").click()
    page.locator("#id_participations-0-role").select_option("coordination")
    choose(page, "Agency", "International Coordination Staff")
    press(page, "Save draft")
    expect(page.get_by_text("The draft is saved.")).to_be_visible()


def record_figures(page: Page) -> None:
    for place, (level, name, qualifier, value, unit) in enumerate(FIFTEEN):
        row = page.locator(".tally").nth(place)
        row.get_by_label("Measure").fill(name)
        row.get_by_label("Level").select_option(str(level))
        row.get_by_label("Qualifier").select_option(qualifier)
        row.get_by_label("Value").fill(value)
        row.get_by_label("Unit").select_option(unit)


def stated(edition: SheetEdition) -> list[tuple[Any, ...]]:
    rows = edition.tallies.select_related("measure").order_by("order")
    return [
        (row.level, row.measure.name["en"], row.qualifier, f"{row.value.normalize():f}")
        for row in rows
        if row.value is not None
    ]


def make_public(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).first.click()
    press(page, "Make public now")
    expect(page.get_by_text("It is public now.")).to_be_visible()


def test_operation_and_fifteen_figures_reach_the_reader(
    page: Page, desk: str, material: None, complaints: list[str]
) -> None:
    sign_in(page, desk, "press officer")
    record_operation(page, desk)
    press(page, "Submit for approval")
    page.get_by_role("link", name="Add sheet").click()
    expect(page.locator(".select2-selection__rendered").first).to_contain_text("Second Barrier")
    record_figures(page)
    press(page, "Submit for approval")
    expect(page.get_by_text("It waits for approval.")).to_be_visible()
    sheet = SheetEdition.objects.get()
    assert (stated(sheet), sheet.state) == (STATED, "submitted")
    sign_in(page, desk, "editor")
    make_public(page, "Channel – Second Barrier")
    page.goto(f"{desk}{SHEET}/{sheet.pk}/change/")
    press(page, "Make public now")
    page.get_by_role("link", name="View on site").click()
    expect(page.get_by_role("heading", name="Channel – Second Barrier")).to_be_visible()
    expect(page.get_by_text("2,836").first).to_be_visible()
    assert OperationEdition.objects.get().operation.slug == "channel-second-barrier"
    assert complaints == []


def test_rows_are_added_moved_and_shown_in_their_depth(
    page: Page, desk: str, material: None, complaints: list[str]
) -> None:
    figures = [build.Figure("drugs", "9"), build.Figure("heroin", "5", level=1)]
    edition = build.sheet(build.operation().operation, figures)
    sign_in(page, desk, "press officer")
    page.goto(f"{desk}{SHEET}/{edition.pk}/change/")
    rows = page.locator(".tally")
    expect(rows.nth(1)).to_have_attribute("data-level", "1")
    rows.nth(1).get_by_role("button", name="Add a row below").click()
    expect(rows.nth(2).get_by_label("Measure")).to_be_focused()
    page.keyboard.type("Hashish")
    rows.nth(2).get_by_label("Value").fill("4")
    rows.nth(2).get_by_label("Unit").select_option("kg")
    rows.nth(2).get_by_role("button", name="Move up").click()
    press(page, "Save draft")
    expect(page.get_by_text("The draft is saved.")).to_be_visible()
    assert stated(edition) == [
        (0, "Drugs", "exact", "9"), (1, "Hashish", "exact", "4"), (1, "Heroin", "exact", "5"),
    ]  # fmt: skip
    assert complaints == []


def test_fifteen_rows_are_written_without_script(
    browser: Browser, desk: str, material: None
) -> None:
    operation = build.operation().operation
    page = browser.new_context(java_script_enabled=False).new_page()
    sign_in(page, desk, "press officer")
    page.goto(f"{desk}{SHEET}/add/?operation={operation.pk}")
    record_figures(page)
    press(page, "Save draft")
    expect(page.get_by_text("The draft is saved.")).to_be_visible()
    assert stated(SheetEdition.objects.get()) == STATED


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forms_have_no_finding_of_axe_and_never_scroll_sideways(
    page: Page, desk: str, material: None, scheme: Literal["light", "dark"]
) -> None:
    draft = build.operation(windows=[(build.LONG_AGO.date(), build.LONG_AGO.date())])
    figures = [build.Figure("drugs", "4"), build.Figure("heroin", "5", level=1)]
    open_one = build.sheet(draft.operation, figures)
    public = build.operation("Public", public_from=build.LONG_AGO)
    sheet = build.sheet(public.operation, figures, public_from=build.LONG_AGO)
    page.emulate_media(color_scheme=scheme)
    sign_in(page, desk, "administrator")
    paths = [
        "operations/operationedition/", "operations/operationedition/add/",
        f"operations/operationedition/{draft.pk}/change/",
        f"operations/operationedition/{public.pk}/change/", f"{SHEET}/", f"{SHEET}/add/",
        f"{SHEET}/{open_one.pk}/change/", f"{SHEET}/{sheet.pk}/change/",
        "operations/measure/", "operations/measure/add/", "operations/place/add/",
        "office/organisation/1/change/", "office/contact/add/", "accounts/user/",
        "accounts/user/add/", f"accounts/user/{build.user('editor').pk}/change/", "account/",
        "password_change/",
    ]  # fmt: skip
    found = {path: said for path in paths if (said := findings(page, desk + path))}
    assert found == {}
