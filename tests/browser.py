"""People at the desk in a real browser, and what the browser and axe say of its pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests import build

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text()
FINDINGS = """async () => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  const found = await axe.run(document, {runOnly: tags});
  return found.violations.map(v => `${v.id}: ${v.nodes.map(n => n.html).join(" | ")}`);
}"""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
PASSWORD = "a long enough password"


@pytest.fixture(scope="session")
def live_server(live_server: LiveServer) -> Iterator[LiveServer]:
    """A browser keeps its connections open, and the server's thread for each ends when the browser
    does: after the server. It may then still give back an SQLite in memory, which closes nothing.
    """
    for shared in connections.all():
        if shared.vendor == "sqlite":
            shared.inc_thread_sharing()
    yield live_server


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


def findings(page: Page, address: str) -> Any:
    """What axe finds there, and how far the page scrolls sideways on the narrowest screen; nothing
    where all is well."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(address, wait_until="networkidle")
    page.evaluate(AXE)
    found = page.evaluate(FINDINGS)
    page.set_viewport_size({"width": 320, "height": 640})
    sideways = page.evaluate(SIDEWAYS)
    return (found, sideways) if found or sideways else None
