"""Every page that can be reached from the front doors, on the demonstration."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client, override_settings
from django.utils.translation import get_language_from_path
from pytest_django import DjangoDbBlocker, Settings

from portal.accounts.models import User
from portal.labels import languages
from portal.pages.borrowed import borrowed
from tests import build

from .addresses import addresses
from .armenian import speak_armenian
from .crawl import Page, addresses_in, crawl
from .test_doors import KEPT, MACHINES, READERS
from .tree import ROOT

CHECKER = ROOT / "var" / "checker" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
FILES = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
STOCK = (  # what Django's own templates of the admin say wrongly
    "Element “option” without attribute “label” must not be empty.",
    "Attribute “disabled” not allowed on element “div” at this point.",
    "No “p” element in scope but a “p” end tag seen.",
)
# Asked for by scripts or by posting, or refused: what is public or in use is not deleted.
UNLINKED = {
    "admin:None", "admin:autocomplete", "admin:login", "admin:logout", "admin:view_on_site",
    "admin:password_change_done", "admin:accounts_user_delete", "admin:news_edition_delete",
    "admin:office_organisation_add", "admin:office_organisation_delete",
}  # fmt: skip
UNBUILT = {
    "admin:operations_operationedition_preview",
    "admin:operations_sheetedition_preview",
}  # fmt: skip
READER = ("/", "/sitemap.xml", "/robots.txt", "/healthz", "/favicon.ico", "/en/search/?q=channel")

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("pages")]


@pytest.fixture(scope="module", params=[False, True], ids=["written anew", "kept"])
def demonstration(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Loaded for all tests of this file, and undone."""
    plain = override_settings(
        STORAGES={"staticfiles": FILES}, SITE_URL="http://testserver", KEEP_PAGES=request.param
    )
    with django_db_blocker.unblock(), plain, transaction.atomic():
        call_command("load_demo")
        if "hy" in languages():
            speak_armenian()
        build.news_item("A draft")
        build.sheet(build.operation("A draft").operation)
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def read(demonstration: None) -> list[Page]:
    return list(crawl(Client(), READER))


@pytest.fixture(scope="module")
def administered(demonstration: None) -> list[Page]:
    client = Client()
    client.force_login(User.objects.create_superuser("all@example.org"))
    return [page for page in crawl(client, ["/admin/"]) if page.path.startswith("/admin/")]


def test_no_link_of_a_page_is_dead(read: list[Page], administered: list[Page]) -> None:
    bad = [page for page in (*read, *administered) if page.status not in (200, 301, 302)]
    assert [(page.path, page.status) for page in bad if page.name not in UNBUILT] == []


def test_page_that_is_kept_is_the_same_as_one_that_is_written_anew(
    read: list[Page], settings: Settings
) -> None:
    client, differing = Client(), []
    for page in read:
        if page.name in KEPT.split() and "?" not in page.path:
            answers = []
            for settings.KEEP_PAGES in (True, True, False):
                answer = client.get(page.path)
                answers.append((answer.status_code, sorted(answer.items()), answer.content))
            differing += [page.path] if len(set(map(str, answers))) > 1 else []
    assert differing == []


def test_no_page_has_an_inline_style_script_or_handler(
    read: list[Page], administered: list[Page]
) -> None:
    assert [(page.path, page.faults) for page in (*read, *administered) if page.faults] == []


def test_every_public_address_is_reached_by_links(read: list[Page]) -> None:
    """But for the organisation's mark: the demonstration has none."""
    assert set(f"{READERS}{MACHINES}".split()) - {page.name for page in read} == {"mark"}


def test_every_address_of_the_desk_is_reached_by_links(administered: list[Page]) -> None:
    """But for operations without their editions, which are there to be chosen alone."""
    desk = {name for name, _ in addresses() if name.startswith("admin:")}
    desk = {name for name in desk if not name.startswith("admin:operations_operation_")}
    assert desk - {page.name for page in administered} - UNLINKED - UNBUILT == set()


def test_every_page_has_a_title_and_a_description_of_its_own(
    demonstration: None, read: list[Page]
) -> None:
    """Of the whole site map and of all that the crawl has met: filters, searches, places in
    lists, in both languages."""
    client = Client()
    pages = {page.path: page.html for page in read if page.status == 200 and page.html}
    for part in addresses_in(client.get("/sitemap.xml").text):
        for address in addresses_in(client.get(urlsplit(part).path).text):
            path = urlsplit(address).path
            pages[path] = pages.get(path) or client.get(path).text
    titles = {path: re.findall(r"<title>(.*?)</title>", html) for path, html in pages.items()}
    said = r'<meta name="description" content="([^"]*)"'
    told = {path: re.findall(said, html) for path, html in pages.items()}
    assert len(pages) > 60
    assert [path for path, found in titles.items() if len(found) != 1] == []
    assert repeated(titles) == repeated(told) == {}


def repeated(found: dict[str, list[str]]) -> dict[str, list[str]]:
    """What stands on several pages, with their addresses; where a language borrows its words from
    another, within that language."""
    pages: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for path, texts in found.items():
        language = get_language_from_path(path) or ""
        for text in texts:
            pages[text, language if language and borrowed(language) else ""].append(path)
    return {text: paths for (text, _language), paths in pages.items() if len(paths) > 1}


def test_every_page_is_valid_html(
    read: list[Page], administered: list[Page], tmp_path: Path
) -> None:
    java = shutil.which("java")
    if java is None or not CHECKER.exists():
        refuse = pytest.fail if os.environ.get("REQUIRE_ALL") == "1" else pytest.skip
        refuse("The HTML checker is not here; to run this: install Java and npm, make checker")
    pages = [page for page in (*read, *administered) if page.html]
    for number, page in enumerate(pages):
        (tmp_path / f"{number}.html").write_text(page.html)
    answer = subprocess.run(
        [java, "-jar", CHECKER, "--format", "json", "--errors-only", tmp_path],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    found = [
        (pages[int(Path(said["url"]).stem)].path, said["lastLine"], said["message"])
        for said in json.loads(answer.stderr)["messages"]
    ]
    assert [at for at in found if not (at[0].startswith("/admin/") and at[2] in STOCK)] == []
