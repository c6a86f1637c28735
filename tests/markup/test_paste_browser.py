"""What is pasted or dropped in the editor is what the server makes of it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from portal.markup import clean

from .letter import PASTE, paste, press, sent, text_box
from .pasted import CASES
from .test_pasted import shuffled

STATUS = ".editor-status"
DROP = """html => {
  const text = document.querySelector(".editor-text");
  const data = new DataTransfer();
  data.setData("text/html", html);
  const {left, top} = text.querySelector("p").getBoundingClientRect();
  const where = {clientX: left + 1, clientY: top + 5, dataTransfer: data};
  text.dispatchEvent(new DragEvent("drop", {...where, bubbles: true, cancelable: true}));
}"""
EMPTY = """() => {
  const box = document.querySelector("textarea");
  box.value = "";
  box.dispatchEvent(new Event("input"));
}"""
OTHERS = [
    "<table><tr><td>a<td>b</tr><tr><td>c</tr></table>",
    "<table><tr><td rowspan=3>a<td>b</tr><tr><td>c</tr></table>",
    "<table><caption>out</caption><tr><td>a<table><caption>in</caption><tr><th>x</table></table>",
    "<p>see https://x.example/a and x.example now, **a** _b_</p>",
    "<h2 lang=fr>a</h2><p>b</p>",
    "<p lang=fr>a</p>",
    "<blockquote><p>a</p></blockquote>",
    "<ol start=3 type=a><li>x</li></ol>",
    "<p><b>a <a href='https://x.example/'>b</a></b><b> c</b> <i><b>d</b></i></p>",
    "<p><a href='https://x.example/'>b <em>i</em></a> a<br>b x<sup>2</sup></p>",
    "<p>a <span lang=fr>b <span lang=de dir=ltr>c</span></span></p>",
]


@pytest.fixture
def waiting(page: Page) -> list[Route]:
    """What the editor asks of the server, which does not answer yet."""
    found: list[Route] = []

    def keep(route: Route) -> None:
        found.append(route)

    page.route("**/clean-markup/", keep)
    return found


def test_paste_of_every_case_is_what_the_server_makes_of_it(
    page: Page, address: str, complaints: list[str]
) -> None:
    found, right = {}, {case.name: case.right for case in CASES}
    for case in CASES:
        page.goto(address)
        text_box(page).click()
        paste(page, case.html)
        found[case.name] = sent(page).replace("\n", "")
    assert found == right
    assert complaints == []


def test_paste_of_anything_is_what_the_server_makes_of_it(
    page: Page, address: str, complaints: list[str]
) -> None:
    page.goto(address)
    pasted = OTHERS + [html for html in map(shuffled, range(60)) if clean(html)]
    found = []
    for html in pasted:
        page.evaluate(EMPTY)
        text_box(page).focus()
        paste(page, html)
        found.append(clean(page.input_value("textarea")))
    assert found == [clean(html) for html in pasted]
    assert complaints == []


def test_paste_says_what_was_left_out(page: Page, address: str) -> None:
    page.goto(address)
    text_box(page).click()
    paste(page, "<p>a <del>b</del><a href='file:///c:/d'>c</a></p>")
    words = "Left out: 1 deleted passage, 1 link to a place that readers cannot reach."
    expect(page.get_by_role("status")).to_have_text(words)
    paste(page, "<p>d</p>")
    expect(page.get_by_role("status")).to_have_text("")
    assert sent(page) == "<p>a cd</p>"


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>x</p>", ["<p>one x</p>", "<p>two</p>"]),
        ("<h2>x</h2>", ["<p>one x</p>", "<p>two</p>"]),
        ("<p>x</p><p>y</p>", ["<p>one x</p>", "<p>y</p>", "<p>two</p>"]),
        ("<p>x</p><p lang=fr>y</p>", ["<p>one x</p>", '<p lang="fr">y</p>', "<p>two</p>"]),
        ("<ol start=3><li>x<li>y</ol>",
         ["<p>one</p>", '<ol start="3"><li>x</li><li>y</li></ol>', "<p>two</p>"]),
    ],
)  # fmt: skip
def test_paste_among_words_keeps_what_blocks_say_of_themselves(
    page: Page, address: str, html: str, found: list[str]
) -> None:
    page.goto(f"{address}?body=<p>one </p><p>two</p>")
    press(page, "Control+Home", "End")
    paste(page, html)
    assert sent(page).splitlines() == found


def test_paste_that_waits_lets_the_writer_go_on_and_is_undone_in_one_step(
    page: Page, address: str, waiting: list[Route]
) -> None:
    page.goto(f"{address}?body=<p>one two</p>")
    press(page, "Control+Home")
    page.evaluate(PASTE, ["<p>A<s>a</s></p>", ""])
    page.keyboard.type("x")
    page.evaluate(PASTE, ["<p>B</p>", ""])
    page.keyboard.type("y")
    expect(page.get_by_role("status")).to_have_text("Pasting …")
    page.keyboard.press("Control+End")
    page.keyboard.type(" three")
    for route in waiting:
        route.continue_()
    expect(page.locator("textarea")).to_have_value("<p>AxByone two three</p>")
    page.keyboard.type("!")
    expect(page.locator("textarea")).to_have_value("<p>AxByone two three!</p>")


def test_form_that_is_sent_waits_for_what_is_being_pasted(
    page: Page, address: str, waiting: list[Route]
) -> None:
    page.goto(address)
    text_box(page).click()
    page.evaluate(PASTE, ["<p>A</p>", ""])
    page.click("#send")
    expect(page.locator("pre")).to_have_count(0)
    waiting[0].continue_()
    assert page.inner_text("pre") == "<p>A</p>"


def test_paste_that_cannot_be_cleaned_is_plain_text_and_said(page: Page, address: str) -> None:
    page.goto(address)
    page.context.clear_cookies()
    text_box(page).click()
    paste(page, "<p>a <s>b</s></p><p>c</p>", "a b\r\n\r\nc")
    expect(page.get_by_role("status")).to_contain_text("could not be cleaned")
    expect(page.locator("textarea")).to_have_value("<p>a b</p><p>c</p>")


def test_paste_without_words_leaves_what_was_selected_and_says_so(page: Page, address: str) -> None:
    page.goto(f"{address}?body=<p>one</p>")
    press(page, "Control+a")
    paste(page, "<img src='https://x.example/a.png'><s>b</s>")
    expect(page.get_by_role("status")).to_have_text(
        "Left out: 1 deleted passage. Nothing is pasted: there are no words in it that can be kept."
    )
    assert sent(page) == "<p>one</p>"


def test_rows_pasted_in_a_table_fill_its_cells_and_a_block_takes_the_place_of_all(
    page: Page, address: str
) -> None:
    page.goto(f"{address}?body=<table><tr><td>a<td>b</tr><tr><td>c<td>d</tr></table>")
    text_box(page).get_by_text("c", exact=True).click()
    paste(page, "<table><tr><td>x<td><b>y</b></tr></table>")
    expect(page.locator("textarea")).to_have_value(
        "<table><tbody><tr><td>a</td><td>b</td></tr>"
        "<tr><td>x</td><td><strong>y</strong></td></tr></tbody></table>"
    )
    press(page, "Control+a")
    paste(page, "<ol start=2><li>e</ol>")
    assert sent(page) == '<ol start="2"><li>e</li></ol>'


def test_drop_from_elsewhere_is_cleaned_and_stands_where_it_fell(page: Page, address: str) -> None:
    page.goto(f"{address}?body=<p>one</p>")
    page.evaluate(DROP, "<p>zero<s>x</s> </p>")
    expect(page.locator("textarea")).to_have_value("<p>zeroone</p>")


def test_what_the_editor_copied_itself_is_pasted_with_its_structure(
    page: Page, address: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.method))
    body = '<ol type="a"><li>a</li><li><strong>b</strong></li></ol>'
    page.goto(f"{address}?body={body}")
    press(page, "Control+a", "Control+c", "Control+End", "Enter", "Enter", "Control+v")
    assert "POST" not in asked
    assert sent(page).splitlines() == [body, body]
