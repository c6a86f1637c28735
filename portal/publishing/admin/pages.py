"""The desk's own pages of an edition: withdraw, delete a draft, preview."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.views.main import PAGE_VAR
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from portal.accounts.carried import forget, typed
from portal.accounts.deskform import say_carried
from portal.accounts.slips import new_slip
from portal.characters.fields import SeenField
from portal.publishing import verbs
from portal.publishing.acting import Refused
from portal.publishing.permissions import can

from .desk import NotDone, desk_of
from .forms import LARGEST_VERSION, entries_of
from .options import EditionOptions


class VersionForm(forms.Form):
    """The version that the user saw; another one is refused by the verb."""

    version = forms.IntegerField(min_value=1, max_value=LARGEST_VERSION, widget=forms.HiddenInput)

    def __init__(self, *args: Any, edition: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"version": edition.version}
        super().__init__(*args, **kwargs)
        self.edition = edition

    def seen(self) -> Any:
        """The edition as the user saw it."""
        self.edition.version = self.cleaned_data["version"]
        return self.edition

    def say(self, refusal: NotDone) -> None:
        for field, texts in refusal.messages.items():
            for text in texts:
                self.add_error(field if field in self.fields else None, text)


class WithdrawForm(VersionForm):
    reason = SeenField(
        label=_("Reason"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Readers see it at the item's address, in the language of the text."),
    )


class SiblingForm(WithdrawForm):
    """Another language of the same: withdrawn too where it is ticked."""

    chosen = forms.BooleanField(label=_("Withdraw this one too"), required=False)
    field_order = ("chosen", "reason")

    def full_clean(self) -> None:
        ticked = self.is_bound and self.add_prefix("chosen") in self.data
        self.fields["reason"].required = ticked
        super().full_clean()


def withdraw(admin: EditionOptions, request: HttpRequest, *, key: int) -> HttpResponse:
    desk = desk_of(request)
    if not can(desk.user, "approve", edition=admin.model):
        raise PermissionDenied
    edition = edition_of(admin, key)
    if not edition.is_public(desk.at):
        admin.message_user(
            request, gettext("Only what is public can be withdrawn."), messages.WARNING
        )
        return admin.go_to(request, edition)
    data = typed(request) or None
    first = WithdrawForm(data, edition=edition, prefix=str(edition.pk))
    others = [
        SiblingForm(data, edition=other, prefix=str(other.pk))
        for other in admin.siblings(edition, at=desk.at)
    ]
    are_valid = all([form.is_valid() for form in (first, *others)])
    if request.method == "POST" and are_valid:
        forget(request)
        chosen = [first, *(form for form in others if form.cleaned_data["chosen"])]
        if _withdraw_all(admin, request, chosen=chosen):
            admin.message_user(request, gettext("It is withdrawn."), messages.SUCCESS)
            return admin.go_to(request, edition)
    say_carried(request)
    slip = new_slip(desk.user.pk, request.path)
    shown = {"title": gettext("Withdraw"), "first": first, "others": others, "slip": slip}
    return own_page(admin, request, edition=edition, template="withdraw", **shown)


def _withdraw_all(
    admin: EditionOptions, request: HttpRequest, *, chosen: Sequence[WithdrawForm]
) -> bool:
    """All of them or none."""
    desk = desk_of(request)
    try:
        with transaction.atomic():
            for form in chosen:
                reason = form.cleaned_data["reason"]
                verbs.withdraw(form.seen(), by=desk.user, at=desk.at, reason=reason)
                words = gettext("Withdrawn: %(reason)s") % {"reason": reason}
                admin.log_change(request, form.edition, words)
    except (Refused, ValidationError) as cause:
        form.say(NotDone(cause))
        return False
    return True


def delete(admin: EditionOptions, request: HttpRequest, *, object_id: str) -> HttpResponse:
    """Of drafts only; where the last edition goes, its identity goes with it."""
    edition = admin.get_object(request, object_id)
    if edition is None or not admin.has_delete_permission(request, edition):
        raise PermissionDenied
    form = VersionForm(request.POST if request.method == "POST" else None, edition=edition)
    if form.is_valid() and _delete(admin, request, form=form):
        name = {"name": edition}
        admin.message_user(request, gettext("“%(name)s” is deleted.") % name, messages.SUCCESS)
        return admin.go_to(request, None)
    shown = {"title": gettext("Delete the draft"), "subtitle": str(edition), "first": form}
    return own_page(admin, request, edition=edition, template="delete", **shown)


def _delete(admin: EditionOptions, request: HttpRequest, *, form: VersionForm) -> bool:
    try:
        with transaction.atomic():
            admin.log_deletions(request, admin.model.objects.filter(pk=form.edition.pk))
            verbs.delete_draft(form.seen(), by=desk_of(request).user)
    except Refused as cause:
        form.say(NotDone(cause))
        return False
    return True


def history_of_line(admin: EditionOptions, request: HttpRequest, *, answer: Any) -> Any:
    """A change goes on where the edition that it was made from ended."""
    if edition := (getattr(answer, "context_data", None) or {}).get("object"):
        entries = entries_of(edition.in_line()).order_by("action_time", "pk")
        found = admin.get_paginator(request, entries, 100)
        answer.context_data |= {
            "action_list": found.get_page(request.GET.get(PAGE_VAR)),
            "page_range": found.page_range,
            "pagination_required": found.num_pages > 1,
        }
    return answer


def preview_of(admin: EditionOptions) -> Callable[..., HttpResponse]:
    @login_not_required
    @require_safe
    def preview(request: HttpRequest, key: int) -> HttpResponse:
        """Asks who is there before it looks up: strangers cannot tell a draft from nothing."""
        user = request.user
        if not (user.is_authenticated and user.is_staff and can(user, "view", edition=admin.model)):
            raise Http404
        page: HttpResponse | None = admin.render_preview(
            request, edition_of(admin, key), at=desk_of(request).at
        )
        if page is None:
            raise Http404
        del page["Cache-Control"]
        add_never_cache_headers(page)
        return page

    return preview


def edition_of(admin: EditionOptions, key: int) -> Any:
    edition = admin.model._default_manager.filter(pk=key).first()
    if edition is None:
        raise Http404
    return edition


def own_page(
    admin: EditionOptions, request: HttpRequest, *, edition: Any, template: str, **context: Any
) -> HttpResponse:
    shared = admin.admin_site.each_context(request)
    back = admin.go_to(request, edition).url
    context = {**shared, **context, "opts": admin.opts, "original": edition, "back": back}
    return TemplateResponse(request, f"admin/publishing/{template}.html", context)
