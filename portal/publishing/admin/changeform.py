"""The form of an edition, from the request to the answer: guard, load, bind, act, answer."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.exceptions import DisallowedModelAdminToField
from django.contrib.admin.options import TO_FIELD_VAR
from django.contrib.admin.utils import unquote
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from portal.accounts.carried import forget
from portal.publishing import verbs
from portal.publishing.acting import Refused

from . import sent
from .answers import Deed, already_made, done, record
from .bound import Page, bind
from .desk import NotDone, desk_of, is_written
from .options import EditionOptions
from .shown import show


def edit(admin: EditionOptions, request: HttpRequest, *, key: str | None) -> HttpResponse:
    guard(admin, request)
    edition = load(admin, request, key=key)
    if key and edition is None and not is_written(request):
        return admin.not_there(request, key)
    made = None if key else sent.made_by(admin, request)
    if made and sent.is_same(request):
        return already_made(admin, request, edition=made)
    page = bind(admin, request, edition=edition)
    if objection := _objection(key=key, edition=edition, made=made):
        page.form.say(objection)
    elif request.method == "POST" and page.is_valid():
        try:
            return done(admin, request, deed=act(admin, request, page=page))
        except NotDone as refusal:
            page = _as_typed(admin, request, key=key, refusal=refusal)
        except IntegrityError:
            if key or not (made := sent.made_by(admin, request)):
                raise
            return already_made(admin, request, edition=made)  # by another process, meanwhile
    return show(admin, request, page=page, made=made)


def guard(admin: EditionOptions, request: HttpRequest) -> None:
    if "_saveasnew" in request.POST:  # no form of the desk has this button
        raise BadRequest
    asked = request.POST.get(TO_FIELD_VAR, request.GET.get(TO_FIELD_VAR))
    if asked and not admin.to_field_allowed(request, asked):
        raise DisallowedModelAdminToField(asked)
    if request.method == "POST":
        forget(request)


def load(admin: EditionOptions, request: HttpRequest, *, key: str | None) -> Any:
    """Asks for the right first: whoever lacks it cannot tell what is there."""
    if key is None:
        is_allowed = admin.has_add_permission(request)
    elif request.method == "POST":
        is_allowed = admin.has_change_permission(request)
    else:
        is_allowed = admin.has_view_or_change_permission(request)
    if not is_allowed:
        raise PermissionDenied
    return admin.get_object(request, unquote(key)) if key else None


def _objection(*, key: str | None, edition: Any, made: Any) -> NotDone | None:
    """Why a form is not even tried, though what was typed into it must not be lost."""
    if key and edition is None:
        words = gettext("Somebody has deleted this draft. Your text stands below as a new one.")
    elif made:
        words = gettext(
            "This form was sent before and made “%(made)s”. What you typed since then stands "
            "below and is not saved. Open that one and carry your words over, or save this "
            "as another one."
        ) % {"made": made}
    else:
        return None
    return NotDone(Refused(words))


def _as_typed(
    admin: EditionOptions, request: HttpRequest, *, key: str | None, refusal: NotDone
) -> Page:
    """Bound anew to what is stored now: what a verb undid has left its traces in the old one."""
    page = bind(admin, request, edition=load(admin, request, key=key))
    if page.is_valid():
        page.form.say(refusal)
    return page


@transaction.atomic
def act(admin: EditionOptions, request: HttpRequest, *, page: Page) -> Deed:
    """One verb writes the text with its rows, the act's own verb follows. All or nothing."""
    desk, form, edition = desk_of(request), page.form, page.content
    edition.version = form.cleaned_data.get("version") or edition.version
    has_written = page.edition is None or page.is_touched()
    try:
        if has_written:
            write(admin, request, page=page)
        outcome = admin.perform(
            form.act,
            edition,
            desk=desk,
            start=form.cleaned_data.get("start"),
            confirmed=form.confirmed,
        )
    except (Refused, ValidationError) as cause:
        raise NotDone(cause) from cause
    deed = Deed(form.act, page, outcome, has_written)
    record(admin, request, deed=deed)
    return deed


def write(admin: EditionOptions, request: HttpRequest, *, page: Page) -> None:
    desk, edition = desk_of(request), page.content

    def children() -> None:
        if page.edition is not None:
            admin.save_identity(request, page.form)
        for rows in page.rows:
            admin.save_formset(request, page.form, rows, change=page.edition is not None)

    if page.edition is None:
        identity = admin.new_identity(request, page.form)
        identity.reference = sent.reference_for(request)
        identity.save()
        setattr(edition, edition.line[0], identity)
        verbs.create(edition, by=desk.user, at=desk.at, children=children)
    else:
        verbs.save_draft(edition, by=desk.user, at=desk.at, children=children)
