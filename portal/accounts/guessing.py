"""Guessing passwords is slow, and locks nobody out of a browser that has signed in before.

Failures are counted per account, there or not, and network address; a browser that once signed
in to the account bears a signed cookie and is counted for itself. So the owner gets in even where
a proxy gives all the same address and somebody else is guessing.
"""

from __future__ import annotations

import secrets
from hashlib import sha256

from django.conf import settings
from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext

from .models import User

MOST, SECONDS = 10, 15 * 60
COOKIE = f"{settings.COOKIES}known"
A_YEAR = 365 * 24 * 3600


def is_within(what: str, *, most: int, seconds: int) -> bool:
    """Counts one more; False beyond `most` within `seconds`. Each worker counts for itself."""
    cache.add(_key(what), 0, seconds)
    try:
        return cache.incr(_key(what)) <= most
    except ValueError:  # it has just expired
        return True


def _key(what: str) -> str:
    return sha256(what.encode()).hexdigest()


def know_browser(response: HttpResponseBase, user: User) -> None:
    """Remember that this browser has signed in to the account."""
    response.set_signed_cookie(
        COOKIE,
        f"{user.pk} {secrets.token_urlsafe(12)}",
        max_age=A_YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def _origin(request: HttpRequest, user: User | None) -> str:
    """The browser where the user is known there, else the address."""
    word = request.get_signed_cookie(COOKIE, default="", max_age=A_YEAR) or ""
    is_known = user is not None and word.startswith(f"{user.pk} ")
    return word if is_known else request.META.get("REMOTE_ADDR", "")


class SignInForm(AdminAuthenticationForm):
    def clean(self) -> dict[str, object]:
        assert self.request  # the view gives it
        email = str(self.cleaned_data.get("username", ""))
        user = User.objects.at_address(email).first()
        attempts = f"{user.pk if user else email.lower()} {_origin(self.request, user)}"
        if not is_within(attempts, most=MOST, seconds=SECONDS):
            raise ValidationError(
                gettext("Too many attempts. Wait 15 minutes, or choose a new password by mail.")
            )
        cleaned = super().clean()
        cache.delete(_key(attempts))
        return cleaned
