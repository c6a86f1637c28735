import os
import shutil
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.template import Engine
from django.utils import translation
from pytest_django import Settings

from news import archive
from operations import filters
from tests.browser import complaints, desk, live_server
from tests.opened import opened
from tests.undefined import Undefined

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright keeps a loop of its own
# Fixtures that stand beside this file.
__all__ = ["complaints", "desk", "live_server", "opened"]
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                  "--disable-background-networking", "--disable-component-update",
                  "--disable-sync")  # fmt: skip


def pytest_report_header() -> str:
    return f"database: {django_settings.DATABASES['default']['ENGINE'].rpartition('.')[2]}"


@pytest.fixture(autouse=True)
def plain_settings(settings: Settings) -> None:
    """Tests need no collected files and no slow password hash."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STATIC_ROOT = "/nonexistent"  # what was collected for a demonstration is not tried
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def address_that_is_served(request: pytest.FixtureRequest, settings: Settings) -> None:
    is_live = "live_server" in request.fixturenames
    settings.SITE_URL = (
        request.getfixturevalue("live_server").url if is_live else "http://testserver"
    )


@pytest.fixture(params=[False, True], ids=["written anew", "kept"])
def kept_or_not(request: pytest.FixtureRequest, settings: Settings) -> None:
    settings.KEEP_PAGES = request.param


@pytest.fixture(autouse=True)
def no_counts_kept() -> None:
    """Every test's beat begins anew, and counts and choices are kept by the beat."""
    archive.archives.forget()
    filters.remembered.forget()


@pytest.fixture(autouse=True)
def no_language_chosen() -> None:
    """A page asked for by the test before leaves its own."""
    translation.deactivate()


@pytest.fixture(autouse=True)
def no_attempts_counted() -> None:
    cache.clear()


@pytest.fixture(autouse=True)
def no_undefined_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Django would print nothing where a template misspells a name."""
    monkeypatch.setattr(Engine.get_default(), "string_if_invalid", Undefined())


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The Chromium of this machine; without one its tests are skipped, or fail where asked for."""
    chromium = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if chromium is None:
        refuse = pytest.fail if os.environ.get("REQUIRE_ALL") == "1" else pytest.skip
        refuse("Chromium is not here; to run this: apt-get install chromium")
    return {"executable_path": chromium, "args": list(CHROMIUM_FLAGS)}
