"""What follows an act at the desk: the history's entry, the words to the user, the way on."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from portal.publishing.models import AbstractEdition

from . import buttons, sent
from .bound import BoundEdition
from .options import EditionOptions


class Deed(NamedTuple):
    act: buttons.Act
    bound: BoundEdition
    outcome: AbstractEdition
    """The edition with which the desk goes on."""
    has_written: bool
    """Was the text saved?"""

    @property
    def is_idle(self) -> bool:
        return self.act == buttons.SAVE and not self.has_written

    @property
    def words(self) -> str:
        return buttons.done_words(self.act, self.bound.content)


def record(admin: EditionOptions, request: HttpRequest, *, deed: Deed) -> None:
    """In the history; nothing where nothing was done."""
    edition, changed = deed.bound.content, deed.bound.changed_words()
    if deed.bound.edition is None:
        admin.log_addition(request, edition, deed.words)
    elif not deed.is_idle:
        named = {"done": deed.words, "fields": ", ".join(changed)}
        told = gettext("%(done)s Changed: %(fields)s.") % named if changed else deed.words
        admin.log_change(request, edition, told)
    if deed.outcome != edition:
        admin.log_addition(request, deed.outcome, deed.words)


def done(admin: EditionOptions, request: HttpRequest, *, deed: Deed) -> HttpResponse:
    if deed.bound.edition is None:
        sent.remember(request)
    if "start" in deed.bound.form.changed_data and deed.act in (buttons.SAVE, buttons.SUBMIT):
        words = gettext("The time was not set. “%(button)s” is the button that sets it.")
        words %= {"button": buttons.PUBLISH_AT.label}
        admin.message_user(request, words, messages.WARNING)
    if deed.is_idle:
        admin.message_user(request, gettext("Nothing had changed."), messages.INFO)
    else:
        admin.message_user(request, deed.words, messages.SUCCESS)
    return admin.go_to(request, deed.outcome)


def already_made(admin: EditionOptions, request: HttpRequest, *, edition: Any) -> HttpResponse:
    words = gettext("This form was sent twice. It is saved once: this is what it made.")
    admin.message_user(request, words, messages.INFO)
    return admin.go_to(request, edition)
