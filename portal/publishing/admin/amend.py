"""The desk's page on which an editor corrects facts of an identity that readers know."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.accounts.carried import forget, typed
from portal.accounts.deskform import say_carried
from portal.accounts.slips import new_slip
from portal.labels.inputs import TextsField
from portal.publishing.acting import Refused
from portal.publishing.corrections import correct
from portal.publishing.permissions import can

from .desk import NotDone, desk_of
from .options import EditionOptions
from .pages import VersionForm, edition_of, own_page


class CorrectForm(VersionForm):
    """Fields as the form of a first draft has them, filled with what is given now."""

    reason = TextsField(label=_("Reason"), length=None, help_text=_("Readers see it."))

    def __init__(self, *args: Any, admin: EditionOptions, edition: Any, **options: Any) -> None:
        super().__init__(*args, edition=edition, **options)
        identity = getattr(edition, edition.line[0])
        fields: Any = admin.form
        for name in identity.correctable:
            self.fields[name] = deepcopy(fields.base_fields[name])
            self.initial[name] = identity.serializable_value(name)
        self.facts = list(identity.correctable)
        self.order_fields([*self.facts, "reason"])

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.facts}

    def changed_words(self) -> str:
        names = [name for name in self.changed_data if name in self.facts]
        return ", ".join(str(self.fields[name].label) for name in names)


def show_correct(admin: EditionOptions, request: HttpRequest, *, key: int) -> HttpResponse:
    desk = desk_of(request)
    if not can(desk.user, "approve", edition=admin.model):
        raise PermissionDenied
    edition = edition_of(admin, key)
    form = CorrectForm(typed(request) or None, admin=admin, edition=edition)
    if request.method == "POST" and form.is_valid():
        forget(request)
        if _correct(admin, request, form=form):
            admin.message_user(request, gettext("It is corrected."), messages.SUCCESS)
            return admin.go_to(request, edition)
    say_carried(request)
    shown = {
        "title": gettext("Correct facts"),
        "form": form,
        "media": admin.media + form.media,
        "slip": new_slip(desk.user.pk, request.path),
    }
    return own_page(admin, request, edition=edition, template="correct", **shown)


def _correct(admin: EditionOptions, request: HttpRequest, *, form: CorrectForm) -> bool:
    desk, reason = desk_of(request), form.cleaned_data["reason"]
    try:
        with transaction.atomic():
            correct(form.seen(), by=desk.user, at=desk.at, reason=reason, facts=form.values())
            said = {"fields": form.changed_words(), "reason": " · ".join(reason.values())}
            words = gettext("Corrected: %(fields)s. %(reason)s") % said
            admin.log_change(request, form.edition, words)
    except (Refused, ValidationError) as cause:
        form.say(NotDone(cause))
        return False
    return True
