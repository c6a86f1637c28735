"""The sign-in runs out while somebody types, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from news.models import Edition
from tests.browser import PASSWORD, press, sign_in

pytestmark = pytest.mark.django_db(transaction=True)


def test_text_typed_into_the_editor_stands_there_after_signing_in_again(
    page: Page, desk: str, complaints: list[str]
) -> None:
    sign_in(page, desk, "press officer")
    page.goto(f"{desk}news/edition/add/")
    page.get_by_label("Headline").fill("Seminar held")
    page.get_by_role("textbox", name="Text:", exact=True).click()
    page.keyboard.type("Typed in the editor.")
    page.context.clear_cookies()
    press(page, "Save draft")
    expect(page.get_by_text("what you typed is kept")).to_be_visible()
    page.get_by_label("E-mail address").fill("press.officer@press.example")
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Log in")
    expect(page.get_by_text("Nothing is saved yet: look through and save.")).to_be_visible()
    text = page.get_by_role("textbox", name="Text:", exact=True)
    expect(text).to_have_text("Typed in the editor.")
    press(page, "Save draft")
    expect(page.get_by_text("The draft is saved.")).to_be_visible()
    edition = Edition.objects.get()
    assert (edition.headline, edition.body) == ("Seminar held", "<p>Typed in the editor.</p>")
    assert complaints == []
