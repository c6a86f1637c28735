from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.accounts.roles import ROLES, MissingPermissions, sync_roles


class Command(BaseCommand):
    help = "Give the groups of the roles exactly the permissions that the roles have."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            sync_roles()
        except MissingPermissions as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Roles: {', '.join(ROLES)}.")
