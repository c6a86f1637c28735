from typing import Any

import pytest
from django import forms
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template import Context, Template
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from playwright.sync_api import Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from portal.markup.editor import EditorField

PAGE = Template(
    '<!doctype html><html lang="en"><title>Letter</title>{{ form.media }}'
    '<form method="post">{{ form }}<button id="send">Send</button></form>'
)
WORD = """
<html><head><style>p.MsoNormal {color: red}</style></head><body style="color: red">
<!--StartFragment--><p class=MsoNormal style='margin:0'><b style="font-weight:normal">Plain</b>
<span style="font-weight:700">bold</span> <img src="https://x.example/a.png" onerror="x()"></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>
<span style='font-family:Symbol'>·<span style='font:7pt'>&nbsp;&nbsp;&nbsp; </span></span>
<![endif]>First<o:p></o:p></p>
<p class=MsoListParagraph>·<span>&nbsp;&nbsp; </span>Second</p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p><script>alert(1)</script>
<p><a href="javascript:alert(1)" style="x">bad</a> <a href="https://x.example/">good</a></p>
</body></html>
"""
PASTE = """([selector, html]) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  const event = new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true});
  document.querySelector(selector).dispatchEvent(event);
}"""


class Letter(forms.Form):
    body = EditorField(initial="<p>one two</p>", widget=EditorField.widget(attrs={"lang": "en"}))


@login_not_required
@csrf_exempt
def letter(request: HttpRequest) -> HttpResponse:
    form = Letter(request.POST or None)
    if form.is_valid():
        return HttpResponse(form.cleaned_data["body"], content_type="text/plain")
    return HttpResponse(PAGE.render(Context({"form": form})))


@login_not_required
def nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=204)


@pytest.fixture
def address(settings: Settings, live_server: LiveServer) -> str:
    desk = path("admin/", admin.site.urls)
    settings.ROOT_URLCONF = (path("", letter), path("favicon.ico", nothing), desk)
    return f"{live_server.url}/"


@pytest.fixture
def problems(page: Page) -> list[str]:
    """What the browser complains of, violations of the policy among them."""
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text))
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


def text_box(page: Page) -> Any:
    return page.get_by_role("textbox", name="Body")


def test_editor_under_the_strict_policy_writes_what_is_pasted_and_typed(
    page: Page, address: str, problems: list[str]
) -> None:
    answer = page.goto(address)
    assert answer is not None
    policy = answer.headers["content-security-policy"].split("; ")
    assert {"default-src 'none'", "script-src 'self'", "style-src 'self'"} <= set(policy)
    text_box(page).click()
    page.keyboard.press("Control+a")
    page.evaluate(PASTE, [".editor-text", WORD])
    page.keyboard.press("Control+End")
    page.keyboard.press("Enter")
    page.keyboard.type("Typed")
    page.get_by_role("button", name="Subheading").click()
    page.get_by_role("button", name="Table", exact=True).click()
    expect(text_box(page)).to_be_focused()
    page.keyboard.type("Cell")
    page.click("#send")
    assert page.inner_text("pre").splitlines() == [
        "<p>Plain <strong>bold</strong></p>",
        "<ul><li>First</li><li>Second</li></ul>",
        '<p>bad <a href="https://x.example/">good</a></p>',
        "<h3>Typed</h3>",
        '<table><thead><tr><th scope="col">Cell</th><th scope="col"></th><th scope="col"></th></tr>'
        "</thead><tbody><tr><td></td><td></td><td></td></tr><tr><td></td><td></td><td></td></tr></tbody></table>",
    ]
    assert problems == []


def test_toolbar_tells_its_state_and_is_one_tab_stop(
    page: Page, address: str, problems: list[str]
) -> None:
    page.goto(address)
    bold, italic = (page.get_by_role("button", name=name) for name in ("Bold", "Italic"))
    page.keyboard.press("Tab")
    expect(bold).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(italic).to_be_focused()
    page.keyboard.press("End")
    expect(page.get_by_role("button", name="Redo")).to_be_focused()
    page.keyboard.press("Tab")
    expect(text_box(page)).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+b")
    expect(bold).to_have_attribute("aria-pressed", "true")
    expect(italic).to_have_attribute("aria-pressed", "false")
    page.get_by_role("button", name="Undo").click()
    expect(bold).to_have_attribute("aria-pressed", "false")
    assert problems == []


def test_link_is_asked_in_a_dialog_that_refuses_what_is_no_address(
    page: Page, address: str, problems: list[str]
) -> None:
    page.goto(address)
    text_box(page).click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+k")
    field = page.get_by_label("Address")
    field.fill("javascript:alert(1)")
    page.get_by_role("button", name="Save the link").click()
    expect(field).to_be_visible()
    field.fill("/en/news/")
    field.press("Enter")
    expect(text_box(page)).to_be_focused()
    expect(page.locator("textarea")).to_have_value('<p><a href="/en/news/">one two</a></p>')
    page.get_by_role("button", name="Link", exact=True).click()
    page.get_by_role("button", name="Remove the link").click()
    expect(page.locator("textarea")).to_have_value("<p>one two</p>")
    assert problems == []


def test_text_box_without_the_script_remains(page: Page, address: str, problems: list[str]) -> None:
    page.route("**/entry.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(address)
    page.fill("textarea", "One\n\n<b>two</b><script>x</script>")
    page.click("#send")
    assert page.inner_text("pre").splitlines() == ["<p>One</p>", "<p><strong>two</strong></p>"]
    assert problems == []
