"""A press officer and an editor at work in a real browser, under the strict policy."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from news.models import Edition
from tests import build
from tests.browser import choose, findings, press, sign_in

pytestmark = pytest.mark.django_db(transaction=True)


def write_and_submit(page: Page, desk: str) -> None:
    page.goto(f"{desk}news/edition/add/")
    page.get_by_label("Headline").fill("Seminar held")
    page.get_by_role("textbox", name="Text:", exact=True).click()
    page.get_by_role("button", name="Heading", exact=True).click()
    page.keyboard.type("First words")
    page.keyboard.press("Enter")
    page.keyboard.type("Then more.")
    page.get_by_label("Section").select_option("Secretariat")
    choose(page, "Dateline", "Osh")
    page.get_by_role("button", name="Add another Person").click()
    choose(page, "Person", "Анна Орлова")
    page.get_by_role("button", name="Add another Operation").click()
    choose(page, "Operation", "Channel – Barrier")
    press(page, "Submit for approval")
    expect(page.get_by_text("It waits for approval.")).to_be_visible()
    expect(page.get_by_role("button", name="Make public now")).to_have_count(0)


def change_and_publish(page: Page) -> None:
    """At a time to come first, then taken back and made public now."""
    press(page, "Make a change")
    page.get_by_label("Headline").fill("Seminar held, corrected")
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    page.get_by_label("Make public at", exact=False).first.fill(f"{tomorrow}T09:30")
    press(page, "Make public at this time")
    expect(page.get_by_text("It becomes public on")).to_be_visible()
    press(page, "Take back to draft")
    press(page, "Make public now")


def withdraw(page: Page) -> None:
    page.get_by_role("link", name="Withdraw …").click()
    page.get_by_label("Reason").fill("The date was wrong.")
    press(page, "Withdraw")
    expect(page.get_by_text("It is withdrawn.")).to_be_visible()


def test_item_is_written_submitted_made_public_changed_and_withdrawn(
    page: Page, desk: str, complaints: list[str]
) -> None:
    build.person("Анна Орлова", name_ru="Анна Орлова")
    build.place("Osh")
    build.operation("Channel – Barrier", public_from=build.LONG_AGO)
    sign_in(page, desk, "press officer")
    write_and_submit(page, desk)
    sign_in(page, desk, "editor")
    page.get_by_role("link", name="Seminar held").click()
    press(page, "Make public now")
    expect(page.get_by_text("It is public now.")).to_be_visible()
    page.get_by_role("link", name="View on site").click()
    expect(page.get_by_role("heading", name="First words")).to_be_visible()
    expect(page.get_by_text("Head of Service")).to_be_visible()
    page.go_back()
    change_and_publish(page)
    withdraw(page)
    body = "<h2>First words</h2>\n<p>Then more.</p>"
    assert list(
        Edition.objects.order_by("number").values_list("headline", "state", "reason", "body")
    ) == [
        ("Seminar held", "approved", "", body),
        ("Seminar held, corrected", "withdrawn", "The date was wrong.", body),
    ]
    assert complaints == []


def test_typed_text_survives_a_stale_save_and_is_not_left_by_accident(
    page: Page, desk: str, complaints: list[str]
) -> None:
    edition = build.news_item("Old words")
    sign_in(page, desk, "press officer")
    page.goto(f"{desk}news/edition/{edition.pk}/change/")
    page.get_by_label("Headline").fill("My words")
    Edition.objects.filter(pk=edition.pk).update(headline="Their words", version=2)
    press(page, "Save draft")
    expect(page.get_by_text("after you had opened it")).to_be_visible()
    expect(page.get_by_label("Headline")).to_have_value("My words")
    asked: list[str] = []

    def stay(dialog: Any) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.get_by_label("Headline").press("End")
    page.keyboard.type("!")
    page.get_by_role("link", name="Home", exact=True).click(no_wait_after=True)
    page.wait_for_timeout(300)
    assert (asked, page.get_by_label("Headline").input_value()) == (["beforeunload"], "My words!")
    assert complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_desk_has_no_finding_of_axe_and_never_scrolls_sideways(
    page: Page, desk: str, scheme: Literal["light", "dark"]
) -> None:
    draft = build.news_item("A draft", people=[build.person()])
    public = build.news_item("A public item", public_from=build.LONG_AGO)
    page.emulate_media(color_scheme=scheme)
    sign_in(page, desk, "editor")
    forms = [f"{draft.pk}/change/", f"{draft.pk}/delete/", f"{public.pk}/change/",
             f"{public.pk}/withdraw/", f"{public.pk}/history/", "add/", "?q=item"]  # fmt: skip
    paths = ["", *(f"news/edition/{form}" for form in forms)]
    found = {path: said for path in paths if (said := findings(page, desk + path))}
    assert found == {}
