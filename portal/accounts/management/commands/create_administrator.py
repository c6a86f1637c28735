from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction

from portal.accounts.links import password_path
from portal.accounts.models import User
from portal.accounts.roles import MissingPermissions, sync_roles


class Command(BaseCommand):
    help = (
        "Make an administrator of the portal, or make an existing user one, and print the link "
        "with which the person chooses a password. No password passes through this command."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--language", choices=dict(settings.LANGUAGES), help="of the desk")
        parser.add_argument(
            "--site", default=settings.SITE_URL, help="where the desk is, if not at SITE_URL"
        )

    def handle(self, *args: Any, email: str, site: str, **options: Any) -> None:
        try:
            validate_email(email)
            user = _administrator(email, language=options["language"])
        except (MissingPermissions, ValidationError) as error:
            message = "".join(getattr(error, "messages", [str(error)]))
            raise CommandError(message) from error
        self.stdout.write(f"{user.email} is an administrator.")
        self.stdout.write("Choose the password here; the link works once:")
        self.stdout.write(f"{site.rstrip('/')}{password_path(user)}")


@transaction.atomic
def _administrator(email: str, *, language: str | None) -> User:
    sync_roles()
    user = User.objects.filter(email__iexact=email).first() or User.objects.create_user(email)
    user.is_staff = user.is_active = True
    user.language = language or user.language
    user.save()
    user.groups.add(Group.objects.get(name="administrator"))
    return user
