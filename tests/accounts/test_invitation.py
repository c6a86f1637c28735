"""What the administrator is told of the mail with which a new user chooses a password."""

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from portal.accounts.models import User
from tests import build

pytestmark = pytest.mark.django_db(transaction=True)

ADD = reverse("admin:accounts_user_add")
NEW = "new@press.example"
FORM = {"email": NEW, "language": "en", "usable_password": "false"}
BACKEND = "django.core.mail.backends.{}.EmailBackend"


class Refusing(EmailBackend):
    def send_messages(self, messages: object) -> int:
        raise ConnectionRefusedError(111, "Connection refused")


def told(client: Client, **form: str) -> list[tuple[str, str]]:
    """The kind and the text of each message on the page after the user was added."""
    client.force_login(build.user("administrator"))
    page = client.post(ADD, FORM | form, follow=True)
    return [(message.level_tag, str(message)) for message in page.context["messages"]][1:]


def test_invitation_that_went_out_is_said(client: Client) -> None:
    assert told(client) == [
        ("success", f"The link to choose a password went out to {NEW}."),
    ]
    assert [message.to for message in mail.outbox] == [[NEW]]


def test_invitation_whose_mail_fails_is_said_and_the_account_stays(
    client: Client, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    assert told(client) == [
        (
            "warning",
            f"The account is there, but no link to choose a password could be mailed to {NEW}. "
            "Once mail works again, “Forgotten your login credentials?” on the sign-in page sends "
            "it.",
        )
    ]
    assert User.objects.filter(email=NEW).count() == 1


def test_invitation_that_goes_to_the_log_is_not_called_sent(
    client: Client, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.EMAIL_BACKEND = BACKEND.format("console")
    assert told(client) == [
        (
            "warning",
            "No mail server is set: the link to choose a password stands in the log of the server "
            "and went to nobody.",
        )
    ]
    assert "/admin/password_reset/" in capsys.readouterr().out


def test_user_with_a_password_set_here_is_sent_nothing(client: Client) -> None:
    words = {"password1": "quite another 1", "password2": "quite another 1"}
    assert told(client, usable_password="true", **words) == []
    assert mail.outbox == []
