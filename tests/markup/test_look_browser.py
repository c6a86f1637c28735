"""The editor under the sheets of the admin, in the form of a news item."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page

from tests import build
from tests.browser import SIDEWAYS, press, sign_in

from .letter import paste

BODY = (
    "<h2>a</h2><ul><li>b<ul><li>c</li></ul></li></ul><ol><li>d</li></ol>"
    '<ol type="a"><li>e<ol type="I"><li>f</li></ol></li></ol>'
    "<table><caption>g</caption><thead><tr><th>h</th></tr></thead>"
    "<tbody><tr><td>i</td></tr></tbody></table>"
)
MARKS = """() => [...document.querySelectorAll(".editor-text li")].map(
  item => [item.firstElementChild.textContent, getComputedStyle(item).listStyleType])"""
SMALL = """() => [...document.querySelectorAll(".editor *")]
  .filter(part => part.checkVisibility() && Number.parseFloat(getComputedStyle(part).fontSize) < 12)
  .map(part => part.outerHTML)"""
TARGETS = """() => [".editor button", ".editor-dialog button", ".editor-dialog input"]
  .flatMap(kind => [...document.querySelectorAll(kind)])
  .map(part => [part.ariaLabel ?? part.value, part.getBoundingClientRect()])
  .filter(([, {width, height}]) => (width || height) && Math.min(width, height) < 24)
  .map(([name]) => name)"""
INDENTS = """() => [".editor-text > ul > li", ".editor-text > p, .editor-text > h2"].map(
  place => Math.round(document.querySelector(place).getBoundingClientRect().left
    - document.querySelector(".editor-text").getBoundingClientRect().left))"""


@pytest.fixture
def form(page: Page, desk: str) -> str:
    sign_in(page, desk, "press officer")
    edition = build.news_item(body=BODY)
    return f"{desk}news/edition/{edition.pk}/change/"


def editor(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Text")


def test_lists_show_the_marks_that_readers_see(page: Page, form: str) -> None:
    page.goto(form)
    assert page.evaluate(MARKS) == [
        ["b", "disc"], ["c", "circle"], ["d", "decimal"], ["e", "lower-alpha"],
        ["f", "upper-roman"],
    ]  # fmt: skip
    assert page.evaluate(INDENTS) == [46, 20]


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_too_small_to_read_or_to_touch(
    page: Page, form: str, complaints: list[str], *, width: int, scheme: str
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(form)
    editor(page).get_by_text("i", exact=True).click()
    paste(page, "<p>j<s>k</s></p>")
    press(page, "Caption of the table")
    assert page.evaluate(SMALL) == page.evaluate(TARGETS) == []
    assert page.evaluate(SIDEWAYS) == 0
    assert complaints == []


def test_text_that_may_only_be_read_takes_nothing_that_is_pasted(page: Page, form: str) -> None:
    page.goto(form)
    page.evaluate("document.querySelector('.editor-text').editor.setEditable(false, false)")
    before, asked = page.input_value("textarea[name=body]"), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    paste(page, "<p>j</p>")
    assert asked == []
    assert page.input_value("textarea[name=body]") == before
