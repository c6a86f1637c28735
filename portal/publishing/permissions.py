"""Who may do what with an edition: one function, asked by verbs, admin and commands alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from portal.accounts.models import User

    from .models import AbstractEdition

Right = Literal["add", "change", "delete", "view", "approve"]


def can(user: User, right: Right, *, edition: AbstractEdition | type[AbstractEdition]) -> bool:
    meta = edition._meta
    return user.has_perm(f"{meta.app_label}.{right}_{meta.model_name}")


def require(user: User, right: Right, *, stored: AbstractEdition, written: AbstractEdition) -> None:
    """Of the edition as it stands and as it is to be: whoever may write in one section only must
    have the right to both."""
    if not all(can(user, right, edition=edition) for edition in (stored, written)):
        raise PermissionDenied(_("Your role does not allow this."))
