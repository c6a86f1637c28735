"""A page of the desk that holds nothing but an editor, for tests in a browser."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template import RequestContext, Template
from django.test import Client
from django.urls import include, path
from playwright.sync_api import Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from portal.markup.editor import EditorField
from tests import build

PAGE = Template(
    '<!doctype html><html lang="en"><title>Letter</title>{{ form.media }}<form method="post">'
    '{% csrf_token %}{{ form }}<button id="send">Send</button></form><p id="beside">Beside</p>'
)
PASTE = """async ([html, text]) => {
  await new Promise(heard => setTimeout(heard, 50));  // of where the caret is
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", text);
  const event = new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true});
  document.querySelector(".editor-text").dispatchEvent(event);
}"""


class Letter(forms.Form):
    body = EditorField(widget=EditorField.widget(attrs={"lang": "en"}))


def letter(request: HttpRequest) -> HttpResponse:
    form = Letter(request.POST or None, initial={"body": request.GET.get("body", "")})
    if form.is_valid():
        return HttpResponse(form.cleaned_data["body"], content_type="text/plain; charset=utf-8")
    return HttpResponse(PAGE.render(RequestContext(request, {"form": form})))


@login_not_required
def nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=204)


@pytest.fixture
def address(settings: Settings, live_server: LiveServer, page: Page, client: Client) -> str:
    """Of the page, for somebody who is signed in."""
    settings.ROOT_URLCONF = (
        path("favicon.ico", nothing),
        path("admin/letter/", letter),
        path("admin/", include("portal.markup.urls")),
        path("admin/", admin.site.urls),
    )
    client.force_login(build.user("press officer"))
    name = settings.SESSION_COOKIE_NAME
    cookie: Any = {"name": name, "value": client.cookies[name].value, "url": live_server.url}
    page.context.add_cookies([cookie])
    return f"{live_server.url}/admin/letter/"


def text_box(page: Page) -> Any:
    return page.get_by_role("textbox", name="Body")


def paste(page: Page, html: str, text: str = "") -> None:
    page.evaluate(PASTE, [html, text])
    expect(page.locator(".editor[aria-busy]")).to_have_count(0)


def sent(page: Page) -> str:
    page.click("#send")
    return page.inner_text("pre")


def press(page: Page, *keys: str) -> None:
    """As slowly as a hand: the editor hears of the caret's place some moments later."""
    text_box(page).focus()
    for key in keys:
        page.wait_for_timeout(40)
        page.keyboard.press(key)
    page.wait_for_timeout(40)
