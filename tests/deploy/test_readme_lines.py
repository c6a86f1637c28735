"""What the README promises an operator, by its own lines, on the database that these tests use."""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from typing import Any
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest
from django.conf import settings

from tests import postgresql

from .readme import Portal, blocks, new_portal

pytestmark = pytest.mark.xdist_group("readme")
DATABASE = settings.DATABASES["default"]
ON_POSTGRESQL = DATABASE["ENGINE"].endswith("postgresql")
HOST = "press.example.org"
BY_PROXY = {"Host": HOST, "X-Forwarded-Proto": "https"}
# Several processes may run tests of this file; the README's own lines name the second database.
OWN = f"press_of_an_operator_{os.getpid()}"
RESTORED = "press_restored"


def database_url(name: str) -> str:
    user = quote(DATABASE.get("USER", ""), safe="")
    password = quote(DATABASE.get("PASSWORD", ""), safe="")
    host = quote(DATABASE.get("HOST", ""), safe="")
    return f"postgres://{user}:{password}@{host}:{DATABASE.get('PORT', '')}/{name}"


def server() -> dict[str, str]:
    """For PostgreSQL's own programs."""
    named = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
    return {name: str(DATABASE[key]) for name, key in named.items() if DATABASE.get(key)}


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    made = new_portal(tmp_path_factory.mktemp("operator") / "Пресс портал", **server())
    *lines, _serve = blocks("First start")[0]
    url = "sqlite:///var/db.sqlite3"
    if ON_POSTGRESQL:
        made.environment["PATH"] += f":{postgresql.binaries()}"
        made.run(f"createdb {OWN}")
        url = database_url(OWN)
    made.edit(SECRET_KEY="0123456789abcdefghij" * 3, DATABASE_URL=url)
    try:
        (made.folder / "first start").write_text(made.run(*lines))
        yield made
    finally:
        if ON_POSTGRESQL:
            has_restored = RESTORED in (made.folder / ".env").read_text()
            names = [OWN, *([RESTORED] * has_restored)]
            made.run(*(f"dropdb --if-exists --force {name}" for name in names))


def page(address: str) -> Any:
    """As the proxy in front asks for it."""
    asked = Request(address, headers=BY_PROXY)
    with urlopen(asked, timeout=30) as answer:
        return answer.status, answer.read().decode()


def link(portal: Portal) -> str:
    """With which the first administrator chooses a password, without its host."""
    said = (portal.folder / "first start").read_text()
    found: list[str] = re.findall(
        rf"^https://{HOST}(/admin/password_reset/\S+)$", said, re.MULTILINE
    )
    return found[0]


def people(portal: Portal) -> list[str]:
    rows = json.loads(portal.content())
    return [row["fields"]["email"] for row in rows if row["model"] == "accounts.user"]


def test_portal_started_by_the_readme_serves_readers_and_the_desk(portal: Portal) -> None:
    assert stat.S_IMODE((portal.folder / ".env").stat().st_mode) == 0o600
    with portal.served() as address:
        assert page(f"{address}/en/")[0] == 200
        assert "Log in" in page(f"{address}/admin/login/")[1]
    assert people(portal) == ["you@example.org"]


def test_portal_is_asked_for_its_health_by_the_line_of_the_readme(portal: Portal) -> None:
    if shutil.which("curl") is None:
        refuse = pytest.fail if os.environ.get("REQUIRE_ALL") == "1" else pytest.skip
        refuse("curl is not here; to run this: apt-get install curl")
    readme = (portal.folder / "README.md").read_text()
    line = re.findall(r"^`(curl .*/healthz)`", readme, re.MULTILINE)[0]
    with portal.served() as address:
        assert portal.run(line.replace("http://127.0.0.1:8000", address)) == "ok"


def test_portal_restored_by_the_readme_is_that_of_the_copy(portal: Portal) -> None:
    (copy,), sqlite, to_new, after = blocks("Backup and restore")
    with portal.served():
        before = portal.content()
        portal.run(copy)
        portal.run(".venv/bin/python manage.py create_administrator late@example.org")
    assert portal.content() != before
    assert stat.S_IMODE((portal.folder / "portal.copy").stat().st_mode) == 0o600
    if ON_POSTGRESQL:
        portal.run(*to_new)
        portal.edit(DATABASE_URL=database_url(RESTORED))
        portal.run("editor .env")
    else:
        portal.run(*sqlite)
    portal.run(*after)
    assert portal.content() == before
    with portal.served() as address:
        assert page(f"{address}/en/")[0] == 200
        assert 'name="new_password1"' in chosen_password(address, link(portal))


def chosen_password(address: str, path: str) -> str:
    """The page to which the link leads, with the cookie that the link sets."""
    asked = HTTPConnection(address.removeprefix("http://"), timeout=30)
    asked.request("GET", path, headers=BY_PROXY)
    led = asked.getresponse()
    led.read()
    cookie = (led.headers["Set-Cookie"] or "").partition(";")[0]
    asked.request("GET", led.headers["Location"], headers={**BY_PROXY, "Cookie": cookie})
    with closing(asked):
        return asked.getresponse().read().decode()


def test_portal_upgraded_by_the_readme_serves_again(portal: Portal) -> None:
    before = portal.content()
    for block in blocks("Upgrade"):
        portal.run(*block)
    assert portal.content() == before
    with portal.served() as address:
        assert page(f"{address}/en/")[0] == 200
