from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from portal.labels.reading import default_language, language_choices

from .managers import UserManager


class User(AbstractUser):
    """Signs in by e-mail; is deactivated, never deleted."""

    username = None  # type: ignore[assignment]  # Django's way to drop a column
    email = models.EmailField(_("e-mail address"), unique=True)
    language = models.CharField(
        _("language of the desk"), max_length=12, choices=language_choices,
        default=default_language,
    )  # fmt: skip

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    objects: ClassVar[UserManager[User]] = UserManager()  # type: ignore[assignment]  # the stock one wants a username

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ["email", "id"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="accounts_user_email",
                violation_error_message=_("Another user signs in with this address."),
            )
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.email
