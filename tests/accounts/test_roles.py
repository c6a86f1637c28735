import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.accounts.models import User
from portal.accounts.roles import ROLES, grantable_roles, may_manage, sync_roles
from tests import build

pytestmark = pytest.mark.django_db


def held(group: str) -> set[str]:
    names = Permission.objects.filter(group__name=group)
    return {
        f"{app}.{codename}"
        for app, codename in names.values_list("content_type__app_label", "codename")
    }


def test_roles_grow_from_press_officer_to_administrator() -> None:
    assert ROLES["press officer"] < ROLES["editor"] < ROLES["administrator"]
    assert ROLES["editor"] - ROLES["press officer"] == {
        "news.approve_edition",
        "operations.approve_operationedition",
        "operations.approve_sheetedition",
    }


def test_no_role_deletes_users_or_touches_groups() -> None:
    every = frozenset().union(*ROLES.values())
    assert {name for name in every if name.startswith("accounts.")} == {
        "accounts.add_user",
        "accounts.change_user",
        "accounts.view_user",
    }
    assert not {name for name in every if name.startswith("auth.")}


def test_sync_gives_exactly_the_permissions_and_again_changes_nothing() -> None:
    call_command("sync_roles", verbosity=0)
    assert {name: held(name) for name in ROLES} == {name: set(may) for name, may in ROLES.items()}
    with CaptureQueriesContext(connection) as asked:
        call_command("sync_roles", verbosity=0)
    writing = ("INSERT", "UPDATE", "DELETE")
    assert [query for query in asked.captured_queries if query["sql"].startswith(writing)] == []


def test_sync_removes_what_a_role_no_longer_has_and_leaves_other_groups() -> None:
    sync_roles()
    stray = Permission.objects.get(codename="delete_user")
    Group.objects.get(name="editor").permissions.add(stray)
    other = Group.objects.create(name="archivists")
    other.permissions.add(stray)
    sync_roles()
    assert held("editor") == set(ROLES["editor"])
    assert held("archivists") == {"accounts.delete_user"}


def test_administrator_manages_roles_but_no_superuser_and_no_greater_account() -> None:
    administrator = build.user("administrator")
    superuser = User.objects.create_superuser("root@press.example")
    greater = User.objects.create_user("greater@press.example", is_active=False)
    greater.user_permissions.add(Permission.objects.get(codename="delete_user"))
    managed = {
        user.email: may_manage(administrator, user)
        for user in (build.user("editor"), administrator, superuser, greater)
    }
    assert managed == {
        "editor@press.example": True,
        "administrator@press.example": True,
        "root@press.example": False,
        "greater@press.example": False,
    }
    assert may_manage(superuser, administrator)
    assert not may_manage(build.user("editor"), administrator)


def test_sleeping_superuser_is_managed_by_superusers_alone() -> None:
    asleep = User.objects.create_superuser("asleep@press.example", is_active=False)
    assert not may_manage(build.user("administrator"), asleep)
    assert may_manage(User.objects.create_superuser("root@press.example"), asleep)


def test_nobody_grants_more_than_the_own_role() -> None:
    granted = {role: [group.name for group in grantable_roles(build.user(role))] for role in ROLES}
    assert granted == {
        "press officer": ["press officer"],
        "editor": ["press officer", "editor"],
        "administrator": ["press officer", "editor", "administrator"],
    }
