"""Whatever the server keeps goes through the editor unharmed."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from portal.markup import clean

from .letter import press, sent, text_box
from .pasted import CASES
from .test_kept import LANGUAGES, MARKS, TABLES
from .test_pasted import shuffled

SHOWN = """html => {
  const box = document.querySelector("textarea");
  box.value = html;
  box.dispatchEvent(new Event("input"));
}"""
TYPED = """async () => {
  const text = document.querySelector(".editor-text");
  const caret = document.createRange();
  caret.selectNodeContents(text.firstElementChild);
  caret.collapse();
  getSelection().removeAllRanges();
  getSelection().addRange(caret);
  await new Promise(heard => setTimeout(heard, 30));
  document.execCommand("insertText", false, "!");
  await new Promise(heard => setTimeout(heard));
  return document.querySelector("textarea").value;
}"""
KEPT = [
    "<h2>a</h2><h3>b</h3><p>c<br>d e<sup>2</sup> f<sub>3</sub></p>",
    "<blockquote><p>a</p><ul><li>b</li></ul></blockquote>",
    '<ol start="3" type="i"><li>a<ol type="A"><li>b</li></ol></li><li><p>c</p><p>d</p></li></ol>',
    '<ol start="0"><li>a</li></ol><p>b</p><ol start="-4"><li>c</li></ol>',
    "<ul><li><h3>a</h3><p>b</p></li><li><ul><li>c</li></ul></li><li>• d</li></ul>",
    '<p><a href="/en/">a</a> <a href="mailto:a@b.example?subject=c%20d">b</a> '
    '<a href="tel:+74950000000">c</a> <a href="https://x.example/?a=1&amp;b=2#c">d</a></p>',
    '<p><strong>a <a href="/b">b</a> c</strong> <a href="/d">d <em>e</em></a> '
    "<em><strong>f</strong></em></p>",
    '<p lang="fr">a</p><h2 dir="rtl" lang="fa">b</h2><ul lang="de"><li lang="ru">c</li></ul>',
    '<p>a <span lang="fr">b <span dir="ltr" lang="de">c</span></span> <span dir="rtl">d</span></p>',
    '<table lang="fr"><caption>a</caption><thead><tr><th scope="col" colspan="2">b</th></tr>'
    '</thead><tbody><tr><th scope="row" lang="de">c</th><td dir="rtl">d</td></tr></tbody></table>',
    '<table><tbody><tr><th scope="col" rowspan="2">a</th><th>b</th></tr><tr><td>c<ul><li>d</li>'
    "</ul></td></tr><tr><td>e</td></tr></tbody></table>",
    "<table><tbody><tr><td><p>a</p><p>b</p></td><td></td></tr><tr><td><table><caption>c</caption>"
    "<tbody><tr><td>d</td></tr></tbody></table></td></tr></tbody></table>",
]


def test_text_in_which_a_word_is_typed_loses_nothing(
    page: Page, address: str, complaints: list[str]
) -> None:
    known = (
        [case.right for case in CASES] + [right for _, right in TABLES + LANGUAGES + MARKS] + KEPT
    )
    page.goto(address)
    text_box(page).focus()
    found = []
    for html in known:
        page.evaluate(SHOWN, f"<p>a</p>{html}")
        found.append(clean(page.evaluate(TYPED)))
    assert found == [clean(f"<p>a!</p>{html}") for html in known]
    assert complaints == []


def test_any_text_in_which_a_word_is_typed_loses_nothing(page: Page, address: str) -> None:
    known = [html for html in map(clean, map(shuffled, range(120))) if html]
    page.goto(address)
    text_box(page).focus()
    found = []
    for html in known:
        page.evaluate(SHOWN, f"<p>a</p>{html}")
        found.append(clean(page.evaluate(TYPED)))
    assert found == [clean(f"<p>a!</p>{html}") for html in known]


@pytest.mark.parametrize("html", [*KEPT, "<div>\n one <b style='x'>two</b></div>", "one\n\ntwo"])
def test_text_that_was_only_opened_stays_in_its_box_as_it_was(
    page: Page, address: str, html: str
) -> None:
    page.goto(f"{address}?{urlencode({'body': html})}")
    press(page, "Control+Home", "ArrowRight", "Control+End")
    page.click("#beside")
    expect(page.locator("textarea")).to_have_value(html)
    assert sent(page) == clean(html)


def test_editor_shows_what_its_box_holds_when_the_browser_goes_back(
    page: Page, address: str
) -> None:
    page.goto(f"{address}?body=<p>one</p>")
    press(page, "Control+End")
    page.keyboard.type(" two")
    assert sent(page) == "<p>one two</p>"
    page.go_back()
    expect(page.locator("textarea")).to_have_value("<p>one two</p>")
    expect(text_box(page)).to_have_text("one two")
    press(page, "Control+z")
    expect(text_box(page)).to_have_text("one two")


def test_editor_shows_what_a_script_or_a_reset_puts_in_its_box(page: Page, address: str) -> None:
    page.goto(f"{address}?body=<p>one</p>")
    page.evaluate(SHOWN, "<ul><li>two</li></ul>")
    expect(text_box(page).locator("li")).to_have_text("two")
    page.evaluate("document.querySelector('form').reset()")
    expect(text_box(page)).to_have_text("one")
