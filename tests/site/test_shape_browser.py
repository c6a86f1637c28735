"""What small screens, large text and paper make of a page, in a real browser."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from news.models import Section
from tests import build
from tests.browser import desk, sign_in

from .test_pages_browser import addresses, site, visit

__all__ = ["desk", "site"]

PHONE, NARROW, A4 = (390, 844), (320, 640), (673, 950)  # A4 without its margins
SMALL = """() => {
  const found = new Set(), texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode.textContent.trim(), holder = texts.currentNode.parentElement;
    const size = parseFloat(getComputedStyle(holder).fontSize);
    if (text && size < 12) found.add(`${size} px: ${text.slice(0, 40)}`);
  }
  return [...found];
}"""
TIGHT = """() => [...document.querySelectorAll("a, button, select, input")]
  .filter(one => one.offsetParent && !one.closest(".prose, .skip"))
  .filter(one => one.getBoundingClientRect().height < 23.5)
  .map(one => one.outerHTML)"""
UNNAMED = """() => [...document.querySelectorAll(".ledger tbody tr:not(.year)")].flatMap(row => {
  const names = [...row.closest("table").querySelectorAll("thead th")].map(th => th.textContent);
  return [...row.cells].map((cell, at) => [cell, names[at].trim()])
    .filter(([cell, name]) => cell.offsetParent
      && getComputedStyle(cell, "::before").content !== JSON.stringify(name))
    .map(([cell, name]) => `${name}: ${cell.outerHTML}`);
})"""
OUTSIDE = """() => [...document.querySelectorAll("th, td")]
  .filter(cell => cell.getBoundingClientRect().right > document.documentElement.clientWidth
    || cell.closest("table").scrollWidth > cell.closest("table").clientWidth + 1)
  .map(cell => cell.textContent)"""

pytestmark = pytest.mark.django_db(transaction=True)


def seen(page: Page, asked: str, *, size: tuple[int, int], paths: list[str]) -> dict[str, Any]:
    """What that script finds on each page, where it finds anything."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    found = {}
    for path in paths:
        visit(page, path)
        if one := page.evaluate(asked):
            found[path] = one
    return found


@pytest.mark.parametrize("language", ["en", "ru"])
def test_no_text_is_small_and_no_link_tight_on_a_phone(
    page: Page, site: str, language: str
) -> None:
    paths = addresses(site, language)
    assert seen(page, SMALL, size=PHONE, paths=paths) == {}
    assert seen(page, TIGHT, size=PHONE, paths=paths) == {}


@pytest.mark.parametrize("language", ["en", "ru"])
def test_lists_of_operations_keep_the_names_of_their_columns_on_a_narrow_screen(
    page: Page, site: str, language: str
) -> None:
    lists = [f"{site}/{language}/operations/", f"{site}/{language}/operations/series/channel/"]
    assert seen(page, UNNAMED, size=NARROW, paths=lists) == {}


def test_series_stand_off_the_table_above_them(page: Page, site: str) -> None:
    visit(page, f"{site}/en/operations/")
    table, block = (page.locator(one).bounding_box() for one in (".ledger", "section.block"))
    assert table and block
    assert block["y"] - (table["y"] + table["height"]) >= 24


@pytest.mark.parametrize("columns", [3, 8, 13, 20])
def test_all_columns_of_a_table_stand_on_paper(page: Page, site: str, columns: int) -> None:
    head = "".join(f"<th>September {n}</th>" for n in range(columns))
    row = "".join(f"<td>{n},123 kg</td>" for n in range(columns))
    build.news_item(
        "Table", body=f"<table><tr>{head}</tr><tr>{row}</tr></table>",
        public_from=build.LONG_AGO, section=Section.objects.first(),
    )  # fmt: skip
    page.emulate_media(media="print")
    assert seen(page, OUTSIDE, size=A4, paths=[f"{site}/en/news/table/"]) == {}
    assert page.locator("td").count() == columns


@pytest.mark.parametrize("language", ["en", "ru"])
def test_first_screens_of_lists_print_whole_with_the_addresses_of_their_links(
    page: Page, site: str, language: str
) -> None:
    page.emulate_media(media="print")
    assert seen(page, OUTSIDE, size=A4, paths=addresses(site, language)) == {}
    visit(page, f"{site}/{language}/news/")
    link = page.locator(".news h3 a").first
    printed = link.evaluate("one => getComputedStyle(one, '::after').content")
    assert printed == f'"{link.get_attribute("href")}"'


def test_no_text_of_the_desk_is_small(page: Page, desk: str) -> None:
    edition = build.operation("Barrier", windows=[], public_from=build.LONG_AGO)
    build.sheet(edition.operation, [build.Figure("drugs", "5")])
    sign_in(page, desk, "administrator")
    paths = [
        f"{desk}{path}"
        for path in (
            "", "news/edition/", "news/edition/add/", "operations/sheetedition/",
            f"operations/operationedition/{edition.pk}/change/", "office/organisation/1/change/",
            "accounts/user/", "news/section/",
        )
    ]  # fmt: skip
    assert seen(page, SMALL, size=(1280, 900), paths=paths) == {}
