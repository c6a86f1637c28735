"""Who may do what with an edition: one function, asked by verbs, admin and commands alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from portal.accounts.models import User

    from .models import AbstractEdition

Act = Literal["add", "change", "delete", "view", "approve"]


def can(user: User, act: Act, *, edition: AbstractEdition | type[AbstractEdition]) -> bool:
    meta = edition._meta
    return user.has_perm(f"{meta.app_label}.{act}_{meta.model_name}")


def require(user: User, act: Act, *, edition: AbstractEdition) -> None:
    if not can(user, act, edition=edition):
        raise PermissionDenied(_("Your role does not allow this."))
