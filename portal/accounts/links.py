"""One-time links with which people choose their own password."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from smtplib import SMTPException
from threading import Thread
from typing import Any

from django.conf import settings
from django.contrib.auth.forms import PasswordResetForm
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext, override

from .guessing import is_within
from .models import User

MOST_LINKS = 3  # an hour: nobody's letter box is filled by strangers

logger = logging.getLogger(__name__)


def password_path(user: User) -> str:
    """Where this person chooses a password: good once, and for `PASSWORD_RESET_TIMEOUT`."""
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    token = default_token_generator.make_token(user)
    return reverse("password_reset_confirm", kwargs={"uidb64": uid, "token": token})


def mail_link_unseen(user: User) -> None:
    """Mails the link from a thread of its own: an answer that waited for the mail server would
    tell which addresses have an account."""
    Thread(target=mail_link, args=[user], name="password link").start()


def mail_link(user: User, *, is_invitation: bool = False) -> bool:
    """Whether the mail server has taken it, which may need `EMAIL_TIMEOUT`."""
    with override(user.language):
        subject = gettext("Choose your password")
        link = f"{settings.SITE_URL}{password_path(user)}"
        context = {"user": user, "link": link, "is_invitation": is_invitation}
        text = render_to_string("accounts/password_link.txt", context)
    try:
        send_mail(subject, text, None, [user.email])
    except (SMTPException, OSError):
        logger.exception("The link to choose a password could not be mailed to user %s.", user.pk)
        return False
    return True


class ForgottenPasswordForm(PasswordResetForm):
    """Also for those who never had a password: their invitation may have expired."""

    def get_users(self, email: str) -> Iterable[User]:
        return User.objects.at_address(email).filter(is_active=True)

    def save(self, *, request: HttpRequest, **stock: Any) -> None:  # type: ignore[override]  # what Django's view passes is named, not placed
        for user in self.get_users(self.cleaned_data["email"]):
            if is_within(f"links for {user.pk}", most=MOST_LINKS, seconds=3600):
                mail_link_unseen(user)
