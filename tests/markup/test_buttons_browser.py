"""What the buttons of the editor do, by the hand and by the keyboard."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from .letter import press, sent, text_box

TABLE = "<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></tbody></table>"
HEADED = (
    '<table><thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead>'
    "<tbody><tr><td>c</td><td>d</td></tr></tbody></table>"
)
LED = (
    '<table><tbody><tr><th scope="row">a</th><td>b</td></tr>'
    '<tr><th scope="row">c</th><td>d</td></tr></tbody></table>'
)
BOTH = (
    '<table><thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead>'
    '<tbody><tr><th scope="row">c</th><td>d</td></tr></tbody></table>'
)


def opened(page: Page, address: str, body: str) -> None:
    page.goto(f"{address}?{urlencode({'body': body})}")


def button(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


@pytest.mark.parametrize(
    ("body", "names", "found"),
    [
        (TABLE, ["Header row"], HEADED),
        (TABLE, ["Header column"], LED),
        (TABLE, ["Header row", "Header column"], BOTH),
        (LED, ["Header row"], BOTH),
        (HEADED, ["Header column"], BOTH),
        (BOTH, ["Header column"], HEADED),
        (BOTH, ["Header row"], LED),
        (HEADED, ["Header row"], TABLE),
        (f"<p>e</p>{TABLE}", ["Delete the table"], "<p>e</p>"),
        ("<table><tr><td>a<td>b</tr><tr><td>c</table>", ["Add a column after"],
         "<table><tbody><tr><td>a</td><td></td><td>b</td></tr>"
         "<tr><td>c</td><td></td><td></td></tr></tbody></table>"),
    ],
)  # fmt: skip
def test_buttons_of_a_table_make_headers_rows_and_columns(
    page: Page, address: str, *, body: str, names: list[str], found: str
) -> None:
    opened(page, address, body)
    text_box(page).get_by_text("a", exact=True).click()
    for name in names:
        button(page, name)
    assert sent(page) == found


def test_header_buttons_tell_what_the_table_has(page: Page, address: str) -> None:
    opened(page, address, f"<p>e</p>{HEADED}")
    row = page.get_by_role("button", name="Header row")
    expect(row).to_be_hidden()
    text_box(page).get_by_text("d", exact=True).click()
    expect(row).to_have_attribute("aria-pressed", "true")
    column = page.get_by_role("button", name="Header column")
    expect(column).to_have_attribute("aria-pressed", "false")


def test_caption_is_asked_by_its_button_and_by_itself(page: Page, address: str) -> None:
    opened(page, address, f"<p>e</p>{TABLE}")
    text_box(page).get_by_text("d", exact=True).click()
    button(page, "Caption of the table")
    page.get_by_label("Words above the table").fill(" Seized <b> ")
    button(page, "Save")
    text_box(page).get_by_text("e", exact=True).click()
    page.locator("caption").click()
    field = page.get_by_label("Words above the table")
    expect(field).to_have_value("Seized <b>")
    field.press("End")
    page.keyboard.type(", kg")
    page.keyboard.press("Enter")
    captioned = TABLE.replace("<table>", "<table><caption>Seized &lt;b&gt;, kg</caption>")
    assert sent(page).splitlines() == ["<p>e</p>", captioned]


def test_numbered_list_starts_at_the_number_that_is_given(page: Page, address: str) -> None:
    opened(page, address, "<ol><li>a<ol><li>b</li></ol></li></ol>")
    text_box(page).get_by_text("b", exact=True).click()
    button(page, "Start at")
    page.get_by_label("Number of the first item").fill("4")
    button(page, "Save")
    text_box(page).get_by_text("a", exact=True).click()
    button(page, "Start at")
    expect(page.get_by_label("Number of the first item")).to_have_value("1")
    button(page, "Cancel")
    assert sent(page) == '<ol><li>a<ol start="4"><li>b</li></ol></li></ol>'


@pytest.mark.parametrize(
    ("choice", "code", "found"),
    [
        ("fa", "", '<p>one <span dir="rtl" lang="fa">two</span></p>'),
        ("fr", "", '<p>one <span lang="fr">two</span></p>'),
        ("", "sr-Latn", '<p>one <span lang="sr-Latn">two</span></p>'),
    ],
)
def test_language_of_a_phrase_is_chosen_or_given_by_its_code(
    page: Page, address: str, *, choice: str, code: str, found: str
) -> None:
    opened(page, address, "<p>one two</p>")
    press(page, "Control+End", "Control+Shift+ArrowLeft")
    button(page, "Language of the phrase")
    page.get_by_role("combobox", name="Language").select_option(choice)
    page.get_by_label("Or the code of another").fill(code)
    button(page, "Save")
    expect(text_box(page)).to_be_focused()
    assert sent(page) == found


def test_language_is_changed_and_removed_where_the_caret_stands(page: Page, address: str) -> None:
    opened(page, address, '<p>one <span lang="fr">two</span></p><p lang="de">three</p>')
    press(page, "Control+Home", "End", "ArrowLeft")
    button(page, "Language of the phrase")
    box = page.get_by_role("combobox", name="Language")
    expect(box).to_have_value("fr")
    box.select_option("de")
    button(page, "Save")
    expect(page.locator("textarea")).to_have_value(
        '<p>one <span lang="de">two</span></p><p lang="de">three</p>'
    )
    press(page, "Control+a")
    button(page, "Language of the phrase")
    button(page, "Remove the language")
    assert sent(page).splitlines() == ["<p>one two</p>", "<p>three</p>"]


@pytest.mark.parametrize("keys", [["Control+a"], ["Control+Home"]])
def test_formatting_is_cleared_but_links_languages_and_lists_stay(
    page: Page, address: str, keys: list[str]
) -> None:
    words = '<em>a</em> <a href="/b"><strong>b</strong></a><span lang="fr">c</span><sup>d</sup>'
    opened(page, address, f"<h2>{words}</h2><ul><li>e</li></ul>")
    press(page, *keys)
    button(page, "Clear formatting")
    assert sent(page).splitlines() == [
        '<p>a <a href="/b">b</a><span lang="fr">c</span>d</p>',
        "<ul><li>e</li></ul>",
    ]
