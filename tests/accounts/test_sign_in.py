import re

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from portal.accounts.models import User
from tests import build
from tests.accounts.mails import wait_for_mail

pytestmark = pytest.mark.django_db

LOGIN = reverse("admin:login")
FORGOTTEN = reverse("admin_password_reset")
PASSWORD = "a rather long secret"


@pytest.fixture
def editor() -> User:
    user = build.user("editor")
    user.set_password(PASSWORD)
    user.save()
    return user


def signs_in(client: Client, email: str, password: str) -> bool:
    client.post(LOGIN, {"username": email, "password": password})
    return "_auth_user_id" in client.session


def mailed_link() -> str:
    wait_for_mail()
    return str(mail.outbox[0].body).split("http://testserver")[1].split()[0]


def choose(client: Client, link: str, password: str) -> int:
    """Follows the link and posts the form there; the status of the answer."""
    form = client.get(link, follow=True)
    answer = client.post(
        form.request["PATH_INFO"], {"new_password1": password, "new_password2": password}
    )
    return answer.status_code


@pytest.mark.parametrize("email", ["editor@press.example", "Editor@PRESS.example"])
def test_sign_in_is_blind_to_case(client: Client, editor: User, email: str) -> None:
    assert signs_in(client, email, PASSWORD)


@pytest.mark.parametrize("email", ["editor_press.example", "e%", "editor@press.example\0", ""])
def test_sign_in_refuses_patterns_and_nonsense(client: Client, editor: User, email: str) -> None:
    assert not signs_in(client, email, PASSWORD)


@pytest.mark.parametrize(
    "address", ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)"]
)
def test_sign_in_leads_nowhere_but_to_the_desk(client: Client, editor: User, address: str) -> None:
    form = {"username": editor.email, "password": PASSWORD, "next": address}
    assert client.post(LOGIN, form).headers["Location"] == reverse("admin:index")


def test_deactivated_user_is_out_at_once(client: Client, editor: User) -> None:
    assert signs_in(client, editor.email, PASSWORD)
    editor.is_active = False
    editor.save()
    assert client.get(reverse("admin:index")).status_code == 302
    assert not signs_in(Client(), editor.email, PASSWORD)


def test_sign_in_page_shows_the_way_to_a_new_password(client: Client) -> None:
    assert f'href="{FORGOTTEN}"' in client.get(LOGIN).content.decode()


def test_forgotten_password_is_chosen_by_a_link_that_works_once(
    client: Client, editor: User
) -> None:
    editor.language = "ru"
    editor.save()
    client.post(FORGOTTEN, {"email": "EDITOR@press.example"})
    wait_for_mail()
    assert [message.to for message in mail.outbox] == [["editor@press.example"]]
    link = mailed_link()
    assert choose(client, link, "entirely new secret") == 302
    assert signs_in(client, editor.email, "entirely new secret")
    assert choose(Client(), link, "and another secret 2") == 200
    assert not signs_in(Client(), editor.email, "and another secret 2")


def test_weak_password_is_refused(client: Client, editor: User) -> None:
    client.post(FORGOTTEN, {"email": editor.email})
    link = mailed_link()
    assert [choose(client, link, weak) for weak in ("short", "password1234", "1" * 14)] == [200] * 3


def test_forgotten_password_tells_nobody_who_has_an_account(client: Client, editor: User) -> None:
    User.objects.create_user("gone@press.example", is_active=False)
    emails = [editor.email, "nobody@press.example", "gone@press.example"]
    answers = [client.post(FORGOTTEN, {"email": email}) for email in emails]
    assert {(answer.status_code, answer.headers["Location"]) for answer in answers} == {
        (302, reverse("password_reset_done"))
    }
    wait_for_mail()
    assert [message.to for message in mail.outbox] == [[editor.email]]


def test_invited_user_whose_link_expired_asks_for_another(client: Client) -> None:
    User.objects.create_user("invited@press.example", is_staff=True)
    client.post(FORGOTTEN, {"email": "invited@press.example"})
    wait_for_mail()
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("path", ["x/y/", "MQ/set-password/", "MQ/abc-def/"])
def test_broken_link_says_so(client: Client, path: str) -> None:
    answer = client.get(f"{FORGOTTEN}{path}")
    assert answer.status_code == 200
    assert "new_password1" not in answer.content.decode()


def test_first_administrator_comes_by_command(
    client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("create_administrator", "first@press.example", site="https://press.example/")
    link = re.findall(r"https://press.example(/\S+)", capsys.readouterr().out)[0]
    user = User.objects.get()
    assert (user.is_staff, user.is_superuser) == (True, False)
    assert [group.name for group in user.groups.all()] == ["administrator"]
    assert choose(client, link, PASSWORD) == 302
    assert signs_in(client, "first@press.example", PASSWORD)


def test_command_wakes_and_raises_an_existing_user(editor: User) -> None:
    editor.is_active = False
    editor.save()
    call_command("create_administrator", "EDITOR@press.example", language="ru")
    editor.refresh_from_db()
    assert (editor.is_active, editor.language) == (True, "ru")
    names = sorted(editor.groups.values_list("name", flat=True))
    assert names == ["administrator", "editor"]


def test_command_refuses_what_is_no_address() -> None:
    with pytest.raises(CommandError, match="Enter a valid email address"):
        call_command("create_administrator", "nobody")


@pytest.mark.parametrize(("language", "words"), [("en", "Your account"), ("ru", "Язык")])
def test_desk_speaks_the_language_of_the_user(
    client: Client, editor: User, language: str, words: str
) -> None:
    client.force_login(editor)
    path = reverse("own-account")
    assert client.post(path, {"language": language}).status_code == 302
    page = client.get(path, headers={"accept-language": "fr"}).content.decode()
    assert f'<html lang="{language}"' in page


def test_own_account_changes_nothing_but_the_language(client: Client, editor: User) -> None:
    client.force_login(editor)
    before = User.objects.filter(pk=editor.pk).values().get()
    form = {"language": "ru", "email": "x@press.example", "is_superuser": "on", "is_staff": ""}
    client.post(reverse("own-account"), form)
    assert User.objects.filter(pk=editor.pk).values().get() == before | {"language": "ru"}


def test_own_account_is_for_the_desk_alone(client: Client) -> None:
    path = reverse("own-account")
    assert client.get(path).headers["Location"] == f"{LOGIN}?next={path}"
