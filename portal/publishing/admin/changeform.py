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
from .bound import BoundEdition, bind
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
    bound = bind(admin, request, edition=edition)
    if objection := _objection(key=key, edition=edition, made=made):
        bound.form.say(objection)
    elif request.method == "POST" and bound.is_valid():
        try:
            return done(admin, request, deed=act(admin, request, bound=bound))
        except NotDone as refusal:
            bound = _as_typed(admin, request, key=key, refusal=refusal)
        except IntegrityError:
            if key or not (made := sent.made_by(admin, request)):
                raise
            return already_made(admin, request, edition=made)  # by another process, meanwhile
    return show(admin, request, bound=bound, made=made)


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
) -> BoundEdition:
    """Bound anew to what is stored now: what a verb undid has left its traces in the old one."""
    bound = bind(admin, request, edition=load(admin, request, key=key))
    if bound.is_valid():
        bound.form.say(refusal)
    return bound


@transaction.atomic
def act(admin: EditionOptions, request: HttpRequest, *, bound: BoundEdition) -> Deed:
    """One verb writes the text with its rows, the act's own verb follows. All or nothing."""
    desk, form, edition = desk_of(request), bound.form, bound.content
    edition.version = form.cleaned_data.get("version") or edition.version
    has_written = bound.edition is None or bound.is_touched()
    try:
        if has_written:
            write(admin, request, bound=bound)
        outcome = admin.perform(
            form.act,
            edition,
            desk=desk,
            start=form.cleaned_data.get("start"),
            confirmed=form.confirmed,
        )
    except (Refused, ValidationError) as cause:
        raise NotDone(cause) from cause
    deed = Deed(form.act, bound, outcome, has_written)
    record(admin, request, deed=deed)
    return deed


def write(admin: EditionOptions, request: HttpRequest, *, bound: BoundEdition) -> None:
    desk, edition = desk_of(request), bound.content

    def children() -> None:
        if bound.edition is not None:
            admin.save_identity(request, bound.form)
        for rows in bound.rows:
            admin.save_formset(request, bound.form, rows, change=bound.edition is not None)

    if bound.edition is None:
        identity = admin.new_identity(request, bound.form)
        identity.reference = sent.reference_for(request)
        identity.save()
        setattr(edition, edition.line[0], identity)
        verbs.create(edition, by=desk.user, at=desk.at, children=children)
    else:
        verbs.save_draft(edition, by=desk.user, at=desk.at, children=children)
