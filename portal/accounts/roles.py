"""The roles of the desk, the groups that hold them, and who may manage whose account.

A role is the code's to define: `sync_roles` makes its group hold exactly what is written here.
"""

from __future__ import annotations

from collections.abc import Collection

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_noop

from .models import User

_WRITE = "add change delete view"


class MissingPermissions(Exception):
    """Roles name permissions that the database does not hold; it must be migrated first."""


def _may(acts: str, models: str) -> frozenset[str]:
    """`app.act_model` for each of the acts on each of the models."""
    named = [model.split(".") for model in models.split()]
    return frozenset(f"{app}.{act}_{model}" for app, model in named for act in acts.split())


_PRESS_OFFICER = (
    _may(_WRITE, "news.edition news.editionperson news.editionoperation")
    | _may(_WRITE, "operations.operationedition operations.window operations.editionplace")
    | _may(_WRITE, "operations.participation operations.sheetedition operations.tally")
    | _may("add change view", "news.newsitem operations.operation operations.resultsheet")
    | _may(_WRITE, "office.person operations.place operations.agency")
    | _may("view", "news.section operations.series operations.measure operations.country")
    | _may("view", "office.organisation office.contact")
)
_EDITOR = _PRESS_OFFICER | _may(
    "approve", "news.edition operations.operationedition operations.sheetedition"
)
_ADMINISTRATOR = (
    _EDITOR
    | _may(_WRITE, "news.section operations.series operations.measure operations.country")
    | _may(_WRITE, "office.contact")
    | _may("add change view", "office.organisation accounts.user")
)
ROLES = {
    gettext_noop("press officer"): _PRESS_OFFICER,
    gettext_noop("editor"): _EDITOR,
    gettext_noop("administrator"): _ADMINISTRATOR,
}


@transaction.atomic
def sync_roles() -> None:
    """Give each role's group exactly its permissions; no other group is touched."""
    for name, wanted in ROLES.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.set(_permissions(wanted))


def _permissions(wanted: Collection[str]) -> list[Permission]:
    candidates = Permission.objects.select_related("content_type").filter(
        codename__in={name.split(".")[1] for name in wanted}
    )
    held = {f"{one.content_type.app_label}.{one.codename}": one for one in candidates}
    if missing := sorted(set(wanted) - set(held)):
        raise MissingPermissions(
            f"The database lacks the permissions {', '.join(missing)}. Run migrate first."
        )
    return [held[name] for name in sorted(wanted)]


def may_manage(manager: User, user: User) -> bool:
    """Nobody manages an account that may do, or once active again could do, more than one's own."""
    if manager.is_superuser or user.is_superuser:
        return manager.is_superuser
    given = Permission.objects.filter(Q(user=user) | Q(group__user=user))
    names = given.values_list("content_type__app_label", "codename").distinct()
    return manager.has_perms([f"{app}.{codename}" for app, codename in names])


def grantable_roles(manager: User) -> QuerySet[Group]:
    """The groups of the roles that the manager may give: those that allow no more than one's own
    account."""
    names = [name for name, wanted in ROLES.items() if manager.has_perms(wanted)]
    return Group.objects.filter(name__in=names).order_by("id")
