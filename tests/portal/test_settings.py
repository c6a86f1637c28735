import os
import re
import runpy
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from portal.environment import Environment, local_secret_key

ROOT = Path(__file__).parents[2]
NOBODY = 65534
KEY = "0123456789abcdefghij" * 3
PRODUCTION = {
    "PRODUCTION": "true",
    "SECRET_KEY": KEY,
    "SITE_URL": "https://press.example.org",
    "ALLOWED_HOSTS": "www.press.example.org",
    "DATABASE_URL": "postgres://press:word@db.example.org/press",
}
Load = Callable[..., dict[str, Any]]


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Load:
    """The settings as they would be under these variables and no others."""
    for line in (ROOT / ".env.example").read_text().splitlines():
        monkeypatch.delenv(line.lstrip("# ").partition("=")[0], raising=False)
    monkeypatch.delenv("PORTAL_SERVES", raising=False)
    monkeypatch.setenv("ENV_FILE", str(tmp_path / "none"))

    def settings(**variables: str) -> dict[str, Any]:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(ROOT / "portal" / "settings.py"))

    return settings


def test_settings_with_every_variable_wrong_name_all_in_one_sentence(load: Load) -> None:
    wrong = {
        "PRODUCTION": "true",
        "DEBUG": "true",
        "SECRET_KEY": "secret",
        "SITE_URL": "http://press.example.org",
        "ALLOWED_HOSTS": "*",
        "CSRF_TRUSTED_ORIGINS": "press.example.org",
        "PROXY_SSL_HEADER": "X Forwarded",
        "HSTS_SECONDS": "-1",
        "HSTS_SUBDOMAINS": "maybe",
        "SESSION_HOURS": "many",
        "DATABASE_URL": "mysql://press:word@db/press",
        "TIME_ZONE": "Mars/Base",
        "EMAIL_URL": "https://press:word@mail.example.org",
        "LOG_LEVEL": "LOUD",
    }
    with pytest.raises(SystemExit) as stopped:
        load(**wrong)
    said = str(stopped.value).removeprefix("The portal cannot start: ")
    named = [clause.split()[0] for clause in said.split("; ")]
    assert [name for name in named if name.isupper()] == [*wrong][1:]
    assert "\n" not in said
    assert "word" not in said.replace("password", "")


def test_settings_of_production_without_what_it_needs_name_what_is_missing(load: Load) -> None:
    with pytest.raises(SystemExit) as stopped:
        load(PRODUCTION="true")
    assert str(stopped.value) == (
        "The portal cannot start: SECRET_KEY is not set; SITE_URL is not set; "
        "DATABASE_URL is not set."
    )


@pytest.mark.parametrize(
    "address",
    ["", "nonsense", "postgres://", "postgres://host:port/name", "postgres://host", "sqlite://:m:"],
)
def test_settings_with_an_address_of_no_database_stop(load: Load, address: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        load(DATABASE_URL=address)
    assert str(stopped.value) == (
        "The portal cannot start: DATABASE_URL is no address such as "
        "postgres://user:password@host/name or sqlite:////folder/file."
    )


@pytest.fixture
def powerless() -> Iterator[None]:
    """Root may read everything: here it may not."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_settings_in_a_file_of_another_user_stop_in_one_line(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    file = tmp_path / ".env"
    file.write_text("DEBUG=true\n")
    file.chmod(0o000)
    request.getfixturevalue("powerless")
    with pytest.raises(SystemExit) as stopped:
        Environment(file)
    assert str(stopped.value) == (
        f"The portal cannot start: {file} cannot be read (Permission denied). "
        "It must belong to the user that runs the portal."
    )


@pytest.mark.parametrize("held", ["folder", "no text"])
def test_settings_in_no_file_of_text_stop_in_one_line(tmp_path: Path, held: str) -> None:
    file = tmp_path / ".env"
    file.mkdir() if held == "folder" else file.write_bytes(b"DEBUG=\xff\n")
    with pytest.raises(SystemExit) as stopped:
        Environment(file)
    assert str(stopped.value).startswith(f"The portal cannot start: {file} cannot be read (")
    assert "\n" not in str(stopped.value)


def test_settings_out_of_the_box_run_on_this_machine_alone(load: Load) -> None:
    settings = load()
    assert settings["DATABASES"]["default"]["NAME"] == str(ROOT / "var" / "db.sqlite3")
    assert settings["ALLOWED_HOSTS"] == ["127.0.0.1", "localhost"]
    assert settings["SITE_URL"] == "http://127.0.0.1:8000"
    assert (settings["DEBUG"], settings["PRODUCTION"]) == (False, False)
    assert settings["SECRET_KEY"] == (ROOT / "var" / "secret-key").read_text()


def test_settings_of_production_send_everything_over_tls(load: Load) -> None:
    settings = load(**PRODUCTION, PROXY_SSL_HEADER="X-Forwarded-Proto")
    names = ("SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "SESSION_COOKIE_SECURE",
             "CSRF_COOKIE_SECURE", "SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME",
             "SECURE_PROXY_SSL_HEADER", "ALLOWED_HOSTS")  # fmt: skip
    assert [settings[name] for name in names] == [
        True, 31_536_000, True, True, "__Host-session", "__Host-csrf",
        ("HTTP_X_FORWARDED_PROTO", "https"), ["www.press.example.org", "press.example.org"],
    ]  # fmt: skip
    assert not settings.get("USE_X_FORWARDED_HOST")


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("https://Press.Example.org/", "https://press.example.org"),
        ("https://press.example.org:443", "https://press.example.org"),
        ("https://press.example.org:8443", "https://press.example.org:8443"),
        ("https://пресса.рф", "https://xn--80aj3aega.xn--p1ai"),
        ("https://[2001:DB8::1]:8443", "https://[2001:db8::1]:8443"),
    ],
)
def test_settings_take_the_public_address_as_browsers_write_it_and_allow_its_host(
    load: Load, given: str, meant: str
) -> None:
    settings = load(**PRODUCTION | {"SITE_URL": given, "ALLOWED_HOSTS": ""})
    assert settings["SITE_URL"] == meant
    assert settings["ALLOWED_HOSTS"] == [re.sub(r"^https://|:8443$", "", meant)]


@pytest.mark.parametrize(
    "given",
    ["", "press.example.org", "https://", "ftp://press.example.org", "https://press.example.org/en",
     "https://press.example.org?x", "https://me@press.example.org", "https://press.example.org:0",
     "https://press.example.org:99999", "https://press.example.org:http", "https://[press]",
     "https://*.example.org", "https://press..org", "https://press example.org",
     "https://" + "a" * 70],
)  # fmt: skip
def test_settings_with_a_public_address_that_is_none_stop(load: Load, given: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        load(**PRODUCTION | {"SITE_URL": given})
    assert str(stopped.value) == (
        "The portal cannot start: SITE_URL is no address such as https://press.example.org."
    )


def test_settings_of_production_with_a_public_address_in_the_open_stop(load: Load) -> None:
    with pytest.raises(SystemExit) as stopped:
        load(**PRODUCTION | {"SITE_URL": "http://press.example.org"})
    assert str(stopped.value) == (
        "The portal cannot start: SITE_URL must begin with https:// in production."
    )


def test_settings_of_a_server_name_the_address_that_it_serves(
    load: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTAL_SERVES", "http://192.168.1.5:8001")
    settings = load()
    assert settings["SITE_URL"] == "http://192.168.1.5:8001"
    assert settings["ALLOWED_HOSTS"] == ["127.0.0.1", "localhost", "192.168.1.5"]


def test_settings_from_a_file_yield_to_the_environment(load: Load, tmp_path: Path) -> None:
    (tmp_path / "none").write_text("SESSION_HOURS=3\nLOG_LEVEL=ERROR\n")
    settings = load(LOG_LEVEL="WARNING")
    assert (settings["SESSION_HOURS"], settings["LOG_LEVEL"]) == (3, "WARNING")


def test_settings_of_mail_take_server_and_sign_in_from_one_address(load: Load) -> None:
    settings = load(EMAIL_URL="submission://press%40example.org:w@mail.example.org")
    names = ("EMAIL_HOST", "EMAIL_PORT", "EMAIL_HOST_USER", "EMAIL_HOST_PASSWORD", "EMAIL_USE_TLS")
    assert [settings[name] for name in names] == [
        "mail.example.org", 587, "press@example.org", "w", True,
    ]  # fmt: skip


def test_local_secret_key_is_written_once_and_readable_by_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "var" / "secret-key"
    key = local_secret_key(file)
    assert len(key) >= 50
    assert local_secret_key(file) == key
    assert file.stat().st_mode & 0o777 == 0o600
    assert list(file.parent.iterdir()) == [file]


def test_example_lists_every_variable_that_the_settings_read() -> None:
    read = re.findall(r'env\.\w+\(\s*"(\w+)"', (ROOT / "portal" / "settings.py").read_text())
    shown = re.findall(r"^#?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)
    assert sorted(shown) == sorted(read)


@pytest.mark.parametrize(("said", "threshold"), [("", 5), ("true", 5), ("false", None)])
def test_statements_are_prepared_unless_it_is_switched_off(
    load: Load, said: str, threshold: int | None
) -> None:
    own = {"PREPARE_STATEMENTS": said} if said else {}
    options = load(DATABASE_URL="postgres://press:word@db/press", **own)["DATABASES"]["default"]
    assert (options["ENGINE"], options["OPTIONS"]) == (
        "portal.database.postgresql",
        {"connect_timeout": 5, "server_side_binding": True, "prepare_threshold": threshold},
    )
