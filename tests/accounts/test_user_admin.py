from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from portal.accounts.models import User
from tests import build

pytestmark = pytest.mark.django_db

USERS = reverse("admin:accounts_user_changelist")
ADD = reverse("admin:accounts_user_add")


def change_path(user: User) -> str:
    return reverse("admin:accounts_user_change", args=[user.pk])


def password_path(user: User) -> str:
    return reverse("admin:auth_user_password_change", args=[user.pk])


def delete_path(user: User) -> str:
    return reverse("admin:accounts_user_delete", args=[user.pk])


def posted(user: User, **changed: Any) -> dict[str, Any]:
    columns = {
        "email": user.email,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "language": user.language,
        "is_active": "on" if user.is_active else "",
        "groups": list(user.groups.values_list("pk", flat=True)),
    }
    return columns | changed


@pytest.fixture
def administrator(client: Client) -> User:
    user = build.user("administrator")
    client.force_login(user)
    return user


@pytest.mark.parametrize("role", ["press officer", "editor"])
def test_other_roles_see_no_users(client: Client, role: str) -> None:
    client.force_login(build.user(role))
    paths = [USERS, ADD, change_path(build.user(role)), password_path(build.user())]
    assert [client.get(path).status_code for path in paths] == [403, 403, 403, 403]


@pytest.mark.parametrize("more", [0, 2])
def test_user_list_costs_the_same_for_one_and_three_rows(
    client: Client,
    administrator: User,
    more: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(more):
        user = User.objects.create_user(f"more{number}@press.example")
        user.groups.add(*Group.objects.all())
    with django_assert_max_num_queries(9):
        response = client.get(USERS)
    assert response.content.decode().count("@press.example</a>") == 1 + more


def test_administrator_adds_a_press_officer_who_gets_a_link(
    client: Client,
    administrator: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    role = Group.objects.get(name="press officer")
    form = {"email": "New@Press.Example", "language": "ru", "groups": [role.pk]}
    with django_capture_on_commit_callbacks(execute=True):
        client.post(ADD, form | {"usable_password": "false"})
    user = User.objects.get(email="New@press.example")
    assert (user.is_staff, user.is_superuser, user.has_usable_password()) == (True, False, False)
    assert list(user.groups.all()) == [role]
    assert [message.to for message in mail.outbox] == [["New@press.example"]]
    assert "http://testserver/admin/password_reset/" in mail.outbox[0].body


def test_second_user_with_the_same_address_in_other_case_is_refused(
    client: Client, administrator: User
) -> None:
    build.user("editor")
    form = {"email": "EDITOR@press.example", "language": "en", "usable_password": "false"}
    response = client.post(ADD, form)
    assert "Another user signs in with this address." in response.content.decode()
    assert User.objects.count() == 2


def test_posted_superuser_and_staff_flags_and_permissions_are_ignored(
    client: Client, administrator: User
) -> None:
    editor = build.user("editor")
    stray = Permission.objects.get(codename="delete_user")
    extra = {"is_superuser": "on", "user_permissions": [stray.pk], "last_name": "Orlova"}
    client.post(change_path(editor), posted(editor, **extra))
    editor.refresh_from_db()
    assert (editor.last_name, editor.is_superuser) == ("Orlova", False)
    assert not editor.user_permissions.exists()


def test_superuser_and_greater_account_are_read_only_to_an_administrator(
    client: Client, administrator: User
) -> None:
    superuser = User.objects.create_superuser("root@press.example", "a long password")
    greater = User.objects.create_user("greater@press.example", is_active=False)
    group = Group.objects.create(name="archivists")
    group.permissions.add(Permission.objects.get(codename="delete_user"))
    greater.groups.add(group)
    for target in (superuser, greater):
        before = User.objects.filter(pk=target.pk).values().get()
        passwords = {"password1": "quite another 1", "password2": "quite another 1"}
        answers = [
            client.post(change_path(target), posted(target, email="mine@press.example")),
            client.post(password_path(target), passwords),
            client.post(delete_path(target), {"post": "yes"}),
        ]
        assert [answer.status_code for answer in answers] == [403, 403, 403]
        assert User.objects.filter(pk=target.pk).values().get() == before


def test_group_that_is_no_role_cannot_be_given_and_is_kept(
    client: Client, administrator: User
) -> None:
    other, held = Group.objects.create(name="archivists"), Group.objects.create(name="readers")
    editor = build.user("editor")
    editor.groups.add(held)
    response = client.post(change_path(editor), posted(editor, groups=[other.pk]))
    assert response.status_code == 200
    roles = [Group.objects.get(name="press officer").pk]
    client.post(change_path(editor), posted(editor, groups=roles))
    names = sorted(editor.groups.values_list("name", flat=True))
    assert names == ["press officer", "readers"]


def test_nobody_changes_the_own_access(client: Client, administrator: User) -> None:
    client.post(change_path(administrator), posted(administrator, is_active="", groups=[]))
    administrator.refresh_from_db()
    assert administrator.is_active
    assert [group.name for group in administrator.groups.all()] == ["administrator"]


def test_users_are_deactivated_and_never_deleted(client: Client, administrator: User) -> None:
    editor = build.user("editor")
    assert client.post(delete_path(editor), {"post": "yes"}).status_code == 403
    client.post(change_path(editor), posted(editor, is_active=""))
    editor.refresh_from_db()
    assert not editor.is_active


def test_superuser_makes_a_superuser(client: Client) -> None:
    client.force_login(User.objects.create_superuser("root@press.example"))
    editor = build.user("editor")
    client.post(change_path(editor), posted(editor, is_superuser="on"))
    editor.refresh_from_db()
    assert editor.is_superuser


@pytest.mark.parametrize("lookup", ["password__startswith", "password", "password__regex"])
def test_password_hashes_cannot_be_probed(client: Client, administrator: User, lookup: str) -> None:
    assert client.get(USERS, {lookup: "md5"}).status_code in (302, 400)


@pytest.mark.parametrize("asked", ["is_superuser__exact=1", "password__startswith=a", "email=x"])
def test_list_of_users_is_asked_nothing_that_it_does_not_show(
    client: Client, administrator: User, asked: str
) -> None:
    assert client.get(f"{USERS}?{asked}").status_code == 400
    assert client.get(f"{USERS}?is_active__exact=1").status_code == 200
