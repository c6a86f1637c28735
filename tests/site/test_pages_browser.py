"""Every kind of public page, on the demonstration, in a real browser."""

from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from portal.site.demo.loading import load_demo

AXE = (Path(__file__).parents[1] / "vendor" / "axe.min.js").read_text()
FINDINGS = """async () => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const found = await axe.run(document, {runOnly: tags});
  return found.violations.map(v => `${v.id}: ${v.nodes.map(n => n.html).join(" | ")}`);
}"""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
PATHS = (
    "", "news/", "news/2024/", "news/2024/02/", "sections/", "sections/secretariat/",
    "operations/", "operations/?kind=drugs", "operations/channel-second-barrier/",
    "operations/channel-2011/", "operations/series/channel/", "search/", "search/?q=osh",
    "press-office/", "about/", "accessibility/", "none/",
)  # fmt: skip
ITEMS = {
    "en": "news/operation-channel-second-barrier-the-preliminary-results/",
    "ru": "news/operatsiya-kanal-vtoroy-barer-predvaritelnye-rezultaty/",
}


@pytest.fixture
def site(live_server: LiveServer) -> str:
    load_demo()
    return live_server.url


def addresses(site: str, language: str) -> list[str]:
    return [f"{site}/{language}/{path}" for path in (*PATHS, ITEMS[language])]


def visit(page: Page, address: str) -> None:
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == (404 if address.endswith("/none/") else 200), address


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.django_db(transaction=True)
def test_pages_in_each_language_and_scheme_have_no_finding_of_axe(
    page: Page, site: str, language: str, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=scheme)
    found: dict[str, Any] = {}
    for address in addresses(site, language):
        visit(page, address)
        page.evaluate(AXE)
        if findings := page.evaluate(FINDINGS):
            found[address] = findings
    assert found == {}


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.django_db(transaction=True)
def test_pages_on_a_narrow_screen_and_with_large_text_do_not_scroll_sideways(
    page: Page, site: str, language: str
) -> None:
    found: dict[str, int] = {}
    for address in addresses(site, language):
        page.set_viewport_size({"width": 320, "height": 640})
        visit(page, address)
        narrow = page.evaluate(SIDEWAYS)
        page.set_viewport_size({"width": 1280, "height": 900})
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        if worst := max(narrow, page.evaluate(SIDEWAYS)):
            found[address] = worst
    assert found == {}


@pytest.mark.django_db(transaction=True)
def test_pages_raise_no_complaint_of_the_browser_and_set_no_cookie(page: Page, site: str) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    for address in addresses(site, "en"):
        visit(page, address)
    assert [line for line in said if "/none/" not in line] == []
    assert page.context.cookies() == []
