"""What the environment may say, and the one sentence that names all that it must not."""

from __future__ import annotations

import os
import re
import secrets
import zoneinfo
from collections.abc import Mapping
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path
from typing import Any, cast
from urllib.parse import SplitResult, urlsplit

import dj_database_url
import dj_email_url
from django.conf.locale import LANG_INFO
from environs import Env, EnvValidationError, ValidationError

REQUIRED: Any = ...
PORTS = {"https": 443, "http": 80}
MAILERS = ("console", "smtp", "submission")
POSTGRESQL: dict[str, Any] = {"connect_timeout": 5, "server_side_binding": True}
PREPARED_AFTER = 5  # times that the same statement was asked
SQLITE: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}
DATABASES = {"sqlite": SQLITE, "postgres": POSTGRESQL, "postgresql": POSTGRESQL}


class Environment(Env):
    """Collects every fault; `seal` then stops the start with a sentence instead of a traceback."""

    def __init__(self, file: Path) -> None:
        super().__init__(eager=False)
        self.add_parser("database", database)
        self.add_parser("mail", mail)
        self.add_parser("site", site)
        self._read(file)

    def _read(self, file: Path) -> None:
        """As the secrets in it are for one user alone, another one is told so."""
        try:
            self.read_env(file, recurse=False)
        except (OSError, ValueError) as error:
            why = getattr(error, "strerror", None) or error
            mend = " It must belong to the user that runs the portal."
            raise SystemExit(
                f"The portal cannot start: {file} cannot be read ({why})."
                f"{mend if isinstance(error, PermissionError) else ''}"
            ) from None

    def seal(self) -> None:
        try:
            super().seal()
        except EnvValidationError as error:
            raise SystemExit(f"The portal cannot start: {_sentence(error)}.") from None


def _sentence(error: EnvValidationError) -> str:
    faults = cast("Mapping[str, list[str]]", error.error_messages)
    return "; ".join(
        f"{name} {_clause(message)}" for name, messages in faults.items() for message in messages
    )


def _clause(message: str) -> str:
    """Ours follow the variable's name; those of the library are made to."""
    if message == "Environment variable not set.":
        return "is not set"
    words = message.rstrip(".")
    return f"is n{words[1:]}" if words.startswith("Not ") else words[0].lower() + words[1:]


def database(url: str, *, prepared: bool = False) -> Any:
    """A connection is kept for good, and asked after a rest whether it still lives. `prepared`:
    PostgreSQL plans once what it is asked again and again."""
    try:
        found: dict[str, Any] = {
            **dj_database_url.parse(url, conn_max_age=None, conn_health_checks=True)
        }
    except ValueError:
        found = {}
    scheme = url.partition(":")[0]
    if scheme not in DATABASES or not found.get("NAME"):
        raise ValidationError(
            "is no address such as postgres://user:password@host/name or sqlite:////folder/file"
        )
    found["OPTIONS"] = DATABASES[scheme] | found.get("OPTIONS", {})
    if DATABASES[scheme] is POSTGRESQL:
        found["ENGINE"] = "portal.database.postgresql"
        found["OPTIONS"]["prepare_threshold"] = PREPARED_AFTER if prepared else None
    return found


def mail(url: str) -> dict[str, Any]:
    try:
        found = dict(dj_email_url.parse(url))
    except ValueError:
        found = {}
    if url.partition(":")[0] not in MAILERS or not found:
        raise ValidationError(
            "is no address such as submission://user:password@mail.example.org or console://"
        )
    return found


def site(url: str, *, secure: bool = False) -> str:
    """Scheme, host and port alone, written as browsers write them: small letters, a name in
    another script as it is asked for, no port that goes without saying."""
    try:
        parts, port = urlsplit(url), urlsplit(url).port
        host = _host(parts)
    except ValueError:
        parts, port, host = urlsplit(""), None, ""
    is_bare = not (parts.path.strip("/") or parts.query or parts.fragment or "@" in parts.netloc)
    if parts.scheme not in PORTS or not host or not is_bare or port == 0:
        raise ValidationError("is no address such as https://press.example.org")
    if secure and parts.scheme != "https":
        raise ValidationError("must begin with https:// in production")
    shown = "" if port in (None, PORTS[parts.scheme]) else f":{port}"
    return f"{parts.scheme}://{host}{shown}"


def host_of(site: str) -> str:
    """As it stands in ALLOWED_HOSTS: without the port."""
    return re.sub(r":\d+$", "", urlsplit(site).netloc)


def _host(parts: SplitResult) -> str:
    """Raises ValueError for what is no name of a host."""
    name = parts.hostname or ""
    if ":" in name:
        return f"[{ip_address(name)}]"
    name = name.encode("idna").decode()
    if not all(label.replace("-", "").isalnum() for label in name.split(".")):
        raise ValueError(name)
    return name


def zone(name: str) -> None:
    if name not in zoneinfo.available_timezones():
        raise ValidationError("is no time zone that this machine knows, such as Europe/Moscow")


def spoken(codes: list[str]) -> None:
    if not codes or len(set(codes)) < len(codes) or not all(map(_is_known, codes)):
        raise ValidationError(
            "must list codes of languages that Django knows, each once, such as en, ru or zh-hans"
        )


def _is_known(code: str) -> bool:
    return "name" in LANG_INFO.get(code, {})  # what is an alias alone has none


def strong(key: str) -> None:
    if len(key) < 50 or len(set(key)) < 10:
        raise ValidationError(
            'is too easy to guess; python3 -c "import secrets; print(secrets.token_urlsafe(50))"'
            " writes a good one"
        )


def named(hosts: list[str]) -> None:
    if not all(hosts) or "*" in hosts:
        raise ValidationError("must name the hosts of the portal, such as press.example.org")


def origins(addresses: list[str]) -> None:
    if not all(address.startswith(("https://", "http://")) for address in addresses):
        raise ValidationError("must list addresses such as https://press.example.org")


def off(value: bool) -> None:
    if value:
        raise ValidationError("must be off in production")


def header(name: str) -> None:
    if name and not name.replace("-", "").isalnum():
        raise ValidationError("is no name of a header, such as X-Forwarded-Proto")


def local_secret_key(file: Path) -> str:
    """Written once, for this machine alone. Linking the finished file lets no process read half."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_name(f"{file.name}.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(50))
        with suppress(FileExistsError):
            os.link(draft, file)
        draft.unlink()
    return file.read_text()
