import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from portal.accounts.guessing import COOKIE, MOST
from portal.accounts.models import User
from tests import build
from tests.accounts.mails import wait_for_mail

pytestmark = pytest.mark.django_db

LOGIN = reverse("admin:login")
PASSWORD = "a rather long secret"


@pytest.fixture
def editor() -> User:
    user = build.user("editor")
    user.set_password(PASSWORD)
    user.save()
    return user


def refusal(client: Client, email: str, password: str, **request: str) -> str:
    """What the form says; empty where it lets the user in."""
    answer = client.post(LOGIN, {"username": email, "password": password}, **request)  # type: ignore[arg-type]  # of the environment
    return "" if answer.status_code == 302 else answer.context["form"].non_field_errors()[0]


def guess(client: Client, email: str, times: int = MOST) -> list[str]:
    return [refusal(client, email, f"guess {number}") for number in range(times)]


@pytest.mark.parametrize("email", ["editor@press.example", "nobody@press.example"])
def test_guessing_is_stopped_whether_or_not_there_is_an_account(editor: User, email: str) -> None:
    guesser = Client()
    (wrong,) = set(guess(guesser, email))
    assert "correct" in wrong
    assert guess(guesser, email.upper(), 1) == [
        "Too many attempts. Wait 15 minutes, or choose a new password by mail."
    ]
    assert refusal(Client(), email, PASSWORD).startswith("Too many attempts.")


def test_browser_that_signed_in_before_is_let_in_while_another_is_guessing(
    client: Client, editor: User
) -> None:
    assert refusal(client, editor.email, PASSWORD) == ""
    client.post(reverse("admin:logout"))
    guess(Client(), editor.email, MOST + 1)
    assert refusal(client, editor.email, PASSWORD) == ""
    assert refusal(Client(), editor.email, PASSWORD, REMOTE_ADDR="192.0.2.7") == ""


def test_known_browser_guesses_no_more_than_others_and_only_its_own_account(
    client: Client, editor: User
) -> None:
    assert refusal(client, editor.email, PASSWORD) == ""
    client.post(reverse("admin:logout"))
    other = build.user("administrator").email
    for email in (editor.email, other):
        guess(client, email)
        assert refusal(client, email, PASSWORD).startswith("Too many attempts.")


def test_forged_cookie_makes_no_browser_known(client: Client, editor: User) -> None:
    guess(Client(), editor.email)
    client.cookies[COOKIE] = f"{editor.pk} forged:x:y"
    assert refusal(client, editor.email, PASSWORD).startswith("Too many attempts.")


def test_signing_in_often_is_no_guessing(editor: User) -> None:
    assert {refusal(Client(), editor.email, PASSWORD) for _ in range(MOST + 1)} == {""}


def test_strangers_fill_nobodys_letter_box_and_its_owner_gets_in(
    client: Client, editor: User
) -> None:
    for _ in range(5):
        client.post(reverse("admin_password_reset"), {"email": editor.email})
    wait_for_mail()
    assert len(mail.outbox) == 3
    guess(Client(), editor.email)
    form = client.get(
        str(mail.outbox[0].body).split("http://testserver")[1].split()[0], follow=True
    )
    new = {"new_password1": "entirely new secret", "new_password2": "entirely new secret"}
    client.post(form.request["PATH_INFO"], new)
    assert refusal(client, editor.email, "entirely new secret") == ""


def test_accounts_whose_addresses_differ_only_to_capitals_sign_in_each(editor: User) -> None:
    User.objects.create_user("ed\u0131tor@press.example", "another long secret", is_staff=True)
    assert refusal(Client(), editor.email, PASSWORD) == ""
    assert refusal(Client(), "ed\u0131tor@press.example", "another long secret") == ""
