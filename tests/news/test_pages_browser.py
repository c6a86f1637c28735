"""The pages that a demonstration does not show: bad news, empty lists, texts that are too long."""

from typing import Literal

import pytest
from django.utils import timezone
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests import build
from tests.site.test_pages_browser import AXE, FINDINGS, SIDEWAYS

WORD = "Longwordwithoutanyspaces" * 5
TABLE = "<table><tbody><tr>" + "<td>Kyrgyz Republic 274 kg</td>" * 12 + "</tr></tbody></table>"
PATHS = (
    "en/news/withdrawn/", "en/news/removed/", "ru/news/long/", "en/news/long/", "ru/news/",
    "en/news/?older=1900-01-01.1", "en/news/?older=x",
)  # fmt: skip


@pytest.fixture
def site(live_server: LiveServer) -> str:
    build.organisation(is_demonstration=True)
    operation = build.operation(f"Barrier {WORD}", public_from=build.LONG_AGO).operation
    figures = [build.Figure("drugs", "123456789.123"), build.Figure("cases", "9", unit="cases")]
    sheet = build.sheet(operation, figures, public_from=build.LONG_AGO)
    build.news_item(
        f"Long {WORD} headline", slug="long", standfirst=WORD, public_from=build.LONG_AGO,
        body=f"<p>{WORD * 3}</p>{TABLE}", section=build.section("part", name_ru=WORD, name_en=""),
        people=[build.person(WORD, post_en=WORD)], operations=[operation], sheet=sheet,
        dateline=build.place(WORD),
    )  # fmt: skip
    for number in range(2):
        build.news_item(f"Item {number} {WORD}", public_from=build.LONG_AGO)
    gone = build.news_item("Withdrawn", public_from=build.LONG_AGO)
    build.withdrawn(gone, at=timezone.now(), reason=f"{WORD}\n\n{WORD}")
    build.removed(build.news_item("Removed", public_from=build.LONG_AGO))
    return live_server.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.django_db(transaction=True)
def test_rare_pages_have_no_finding_of_axe_and_do_not_scroll_sideways(
    page: Page, site: str, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 320, "height": 640})
    found: dict[str, object] = {}
    for path in PATHS:
        page.goto(f"{site}/{path}")
        page.evaluate(AXE)
        findings = page.evaluate(FINDINGS)
        if wide := page.evaluate(SIDEWAYS):
            findings.append(f"{wide} px too wide")
        if findings:
            found[path] = findings
    assert found == {}
