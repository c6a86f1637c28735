"""The three people of the demonstration, each with a password that nobody knows beforehand."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction

from portal.accounts.models import User
from portal.accounts.roles import sync_roles
from portal.site.demo.content import Team

EMAILS = {
    "press officer": "officer@example.org",
    "editor": "editor@example.org",
    "administrator": "administrator@example.org",
}
LETTERS = "abcdefghjkmnpqrstvwxyz23456789"


def sign_ins_file() -> Path:
    return Path(settings.VAR, "demo-sign-ins.txt")


def make_team() -> None:
    """Anew, with the roles that they need; nobody of them is there yet."""
    sync_roles()
    for role, email in EMAILS.items():
        user = User.objects.create(email=email, first_name=role.capitalize(), is_staff=True)
        user.groups.add(Group.objects.get(name=role))


def team() -> Team:
    users = {user.email: user for user in User.objects.filter(email__in=EMAILS.values())}
    return Team(users[EMAILS["press officer"]], users[EMAILS["editor"]])


@transaction.atomic
def give_passwords() -> None:
    """New ones, written to the file that only the system's user may read. Where it could not be
    written they are not given: nobody could tell them afterwards."""
    lines = []
    for role, email in EMAILS.items():
        user, password = User.objects.get(email=email), _password()
        user.set_password(password)
        user.save(update_fields=["password"])
        lines.append(f"{role:14} {email:26} {password}\n")
    _require_room("".join(lines))
    transaction.on_commit(lambda: _write(lines))


def _password() -> str:
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))


def _require_room(text: str) -> None:
    """Raises OSError where folder, disk or the file of another user stand in the way."""
    path = sign_ins_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile("w", dir=path.parent) as trial:
        trial.write(text)
    if path.exists():
        path.open("a").close()


def _write(lines: list[str]) -> None:
    path = sign_ins_file()
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.writelines(lines)
