"""Attempts to become, or to make, more than one's role allows."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse

from portal.accounts.models import User
from portal.accounts.roles import sync_roles
from tests import build
from tests.accounts.test_user_admin import ADD, USERS, change_path, password_path, posted

pytestmark = pytest.mark.django_db

NEW = {"email": "new@press.example", "language": "en", "usable_password": "false"}


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def everything() -> list[Any]:
    """What accounts hold and may do."""
    return [
        list(User.objects.order_by("pk").values()),
        list(User.objects.order_by("pk", "groups").values_list("pk", "groups")),
        list(User.objects.order_by("pk", "user_permissions").values_list("pk", "user_permissions")),
        list(Group.objects.order_by("pk", "permissions").values_list("pk", "permissions")),
    ]


@pytest.fixture
def manager() -> User:
    """May keep accounts and nothing else: a role that somebody made by hand."""
    sync_roles()
    group = Group.objects.create(name="keepers of accounts")
    names = ("add_user", "change_user", "view_user")
    group.permissions.set(Permission.objects.filter(codename__in=names))
    user = User.objects.create_user("keeper@press.example", is_staff=True)
    user.groups.add(group)
    return user


@pytest.mark.parametrize("role", ["press officer", "editor"])
def test_writers_change_no_account_by_any_door(role: str) -> None:
    target, attacker = build.user("administrator"), build.user(role)
    group = Group.objects.get(name="administrator").pk
    passwords = {"password1": "quite another 1", "password2": "quite another 1"}
    client, before = signed_in(attacker), everything()
    attempts = [
        client.post(ADD, NEW | {"groups": [group]}),
        client.post(change_path(target), posted(target, email="mine@press.example")),
        client.post(change_path(attacker), posted(attacker, groups=[group])),
        client.post(password_path(target), passwords),
        client.get(USERS),
    ]
    assert [answer.status_code for answer in attempts] == [403] * 5
    assert everything() == before


@pytest.mark.parametrize(
    "asked",
    [
        {"app_label": "news", "model_name": "edition", "field_name": "changed_by"},
        {"app_label": "operations", "model_name": "sheetedition", "field_name": "approved_by"},
        {"app_label": "admin", "model_name": "logentry", "field_name": "user"},
        {"app_label": "accounts", "model_name": "user", "field_name": "groups"},
    ],
)
def test_accounts_cannot_be_listed_through_autocomplete(asked: dict[str, str]) -> None:
    answer = signed_in(build.user("editor")).get(reverse("admin:autocomplete"), asked)
    assert answer.status_code == 403


def test_keeper_of_accounts_grants_no_role_above_the_own(manager: User) -> None:
    client = signed_in(manager)
    for role in Group.objects.exclude(name="keepers of accounts"):
        page = client.post(ADD, NEW | {"groups": [role.pk]})
        assert page.status_code == 200
        assert "is not one of the available choices" in page.content.decode()
    assert not User.objects.filter(email="new@press.example").exists()


def test_keeper_of_accounts_touches_nobody_of_higher_role(manager: User) -> None:
    client = signed_in(manager)
    for role in ("press officer", "editor", "administrator"):
        user = build.user(role)
        before = everything()
        answers = [
            client.post(change_path(user), posted(user, email="mine@press.example")),
            client.post(password_path(user), {"password1": "x" * 20, "password2": "x" * 20}),
        ]
        assert [answer.status_code for answer in answers] == [403, 403]
        assert everything() == before


def test_administrator_raises_nobody_by_fields_that_the_form_has_not() -> None:
    administrator = build.user("administrator")
    client = signed_in(administrator)
    every = list(Permission.objects.values_list("pk", flat=True))
    extra = {"is_superuser": "on", "is_staff": "", "user_permissions": every, "id": "1",
             "password": "md5$x$y", "_saveasnew": "1"}  # fmt: skip
    client.post(ADD, NEW | extra)
    client.post(change_path(administrator), posted(administrator, **extra))
    for user in User.objects.all():
        assert (user.is_superuser, user.user_permissions.count()) == (False, 0)
        assert not user.password.startswith("md5$x")
        assert user.is_staff


@pytest.mark.parametrize(
    "asked",
    [
        {"_to_field": "password", "_popup": "1"},
        {"is_superuser__exact": "1", "password__contains": "x"},
        {"groups__permissions__codename": "x"},
        {"user_permissions__user__password__startswith": "m"},
        {"q": "md5"},
        {"o": "99.-1"},
    ],
)
def test_list_of_users_tells_nothing_of_passwords(asked: dict[str, str]) -> None:
    administrator = build.user("administrator")
    administrator.set_password("a rather long secret")
    administrator.save()
    answer = signed_in(administrator).get(USERS, asked)
    assert answer.status_code in (200, 302, 400)
    assert administrator.password not in answer.content.decode()
    assert "administrator@press.example</a>" not in answer.content.decode() or "o" in asked


def test_deactivated_administrator_is_out_of_every_page() -> None:
    administrator = build.user("administrator")
    client = signed_in(administrator)
    assert client.get(USERS).status_code == 200
    User.objects.update(is_active=False)
    assert client.get(USERS).status_code == 302
    assert client.post(ADD, NEW).status_code == 302
    assert User.objects.count() == 1
