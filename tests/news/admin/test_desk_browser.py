"""A press officer and an editor at work in a real browser, under the strict policy."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any, Literal

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from news.models import Edition
from tests import build

pytestmark = pytest.mark.django_db(transaction=True)

AXE = (Path(__file__).parents[2] / "vendor" / "axe.min.js").read_text()
FINDINGS = """async () => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  const found = await axe.run(document, {runOnly: tags});
  return found.violations.map(v => `${v.id}: ${v.nodes.map(n => n.html).join(" | ")}`);
}"""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
PASSWORD = "a long enough password"


@pytest.fixture
def desk(live_server: LiveServer) -> str:
    build.organisation()
    for role in ("press officer", "editor", "administrator"):
        user = build.user(role)
        user.set_password(PASSWORD)
        user.save()
    build.section()
    return f"{live_server.url}/admin/"


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser complains of, violations of the policy among them."""
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text))
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


def sign_in(page: Page, desk: str, role: str) -> None:
    page.context.clear_cookies()
    page.goto(desk)
    page.get_by_label("E-mail address").fill(f"{role.replace(' ', '.')}@press.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def choose(page: Page, field: str, typed: str) -> None:
    page.get_by_role("combobox", name=field).click()
    page.keyboard.type(typed)
    page.locator(".select2-results__option--highlighted", has_text=typed).click()


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
    found: dict[str, Any] = {}
    for path in ("", *(f"news/edition/{form}" for form in forms)):
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(desk + path, wait_until="networkidle")
        page.evaluate(AXE)
        findings = page.evaluate(FINDINGS)
        page.set_viewport_size({"width": 320, "height": 640})
        if findings or page.evaluate(SIDEWAYS):
            found[path] = findings, page.evaluate(SIDEWAYS)
    assert found == {}
