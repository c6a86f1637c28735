"""The base of every edition's admin class; how to use it stands in the package's docstring."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.admin.templatetags.admin_urls import add_preserved_filters
from django.contrib.admin.utils import flatten_fieldsets
from django.contrib.admin.views.main import PAGE_VAR
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext

from portal.publishing import verbs
from portal.publishing.models import State
from portal.publishing.permissions import can
from portal.publishing.writing import Refused

from . import acts, pages
from .desk import WRITES, NotDone, desk_of, is_editable
from .forms import EditionForm, entries_of
from .hooks import EditionHooks
from .listing import EditionList
from .panel import panel


class EditionAdmin(EditionHooks, EditionList):
    form = EditionForm
    change_form_template = "admin/publishing/edition_form.html"
    view_on_site = False  # the form's own link leads to the line's public edition

    # How a form is written.
    #
    # Django writes the row (`save_model`), then its children (`save_related`), each for itself.
    # Here one verb writes both under the lock of the line, then the act's own verb follows; so
    # `save_model` writes nothing. What a verb refuses leaves the transaction as `NotDone`: all is
    # undone, and the same post is shown once more as a form that carries the refusal.

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        if "_saveasnew" in request.POST:  # Django obeys it whether or not `save_as` is set
            raise BadRequest
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except NotDone as refusal:
            desk_of(request).refusal = refusal
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Nothing: see above."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        desk, edition, start = desk_of(request), form.instance, form.cleaned_data.get("start")
        write_rows = partial(super().save_related, request, form, formsets, change)
        is_touched = bool(form.changed_content()) or any(rows.has_changed() for rows in formsets)
        edition.version = form.cleaned_data.get("version") or edition.version
        try:
            if is_touched or not change:
                self._write(request, form, write_rows=write_rows)
            desk.outcome = self.perform(desk.act, edition, desk=desk, start=start)
        except (Refused, ValidationError) as cause:
            raise NotDone(cause) from cause
        if "start" in form.changed_data and desk.act in (acts.SAVE, acts.SUBMIT):
            words = gettext("The time was not set. “%(button)s” is the button that sets it.")
            words %= {"button": acts.PUBLISH_AT.label}
            self.message_user(request, words, messages.WARNING)
        if desk.outcome != edition:
            self.log_addition(request, desk.outcome, acts.done_words(desk.act, edition))

    def _write(self, request: HttpRequest, form: Any, *, write_rows: Callable[[], None]) -> None:
        def children() -> None:
            self.save_identity(request, form)
            write_rows()

        desk, edition = desk_of(request), form.instance
        if edition.pk is None:
            setattr(edition, edition.line[0], self.new_identity(request, form))
            verbs.create(edition, by=desk.user, at=desk.at, children=write_rows)
        else:
            verbs.save_draft(edition, by=desk.user, at=desk.at, children=children)
        desk.has_written = True

    def _get_obj_does_not_exist_redirect(
        self, request: HttpRequest, opts: Any, object_id: str
    ) -> Any:
        """What was typed into a draft that somebody has deleted comes back as a new one."""
        if request.method != "POST" or WRITES not in request.POST:
            return super()._get_obj_does_not_exist_redirect(request, opts, object_id)  # type: ignore[misc]  # the stubs lack it
        words = gettext("Somebody has deleted this draft. Your text stands below as a new one.")
        desk_of(request).refusal = NotDone(Refused(words))
        return super().changeform_view(request, None, self.address("add"))

    # What follows a write.

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> Any:
        desk = desk_of(request)
        if desk.act == acts.SAVE and not desk.has_written:
            return ""
        named = [str(form.fields[name].label or name) for name in form.changed_content()]
        named += [
            str(rows.model._meta.verbose_name_plural) for rows in formsets if rows.has_changed()
        ]
        done = acts.done_words(desk.act, form.instance)
        if add or not named:
            return done
        return gettext("%(done)s Changed: %(fields)s.") % {"done": done, "fields": ", ".join(named)}

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        return super().log_change(request, obj, message) if message else None

    def response_add(
        self, request: HttpRequest, obj: Any, post_url_continue: str | None = None
    ) -> HttpResponse:
        return self.response_change(request, obj)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        desk = desk_of(request)
        if desk.act == acts.SAVE and not desk.has_written:
            self.message_user(request, gettext("Nothing had changed."), messages.INFO)
        else:
            done = acts.done_words(desk.act, obj)
            self.message_user(request, done, messages.SUCCESS)
        return self.go_to(request, desk.outcome or obj)

    def address(self, page: str, *args: Any) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}", args=args)

    def go_to(self, request: HttpRequest, edition: Any | None) -> HttpResponseRedirect:
        """To the edition's form, or to the list; the list's filters are kept for the way back."""
        target = self.address("change", edition.pk) if edition else self.address("changelist")
        kept: dict[str, Any] = {
            "preserved_filters": self.get_preserved_filters(request),
            "opts": self.opts,
        }
        return HttpResponseRedirect(add_preserved_filters(kept, target))

    # What the form shows.

    def acts_for(self, request: HttpRequest, edition: Any | None) -> list[acts.Act]:
        desk = desk_of(request)
        found = acts.offered(desk.user, edition or self.model(), at=desk.at)
        return [*found, *self.more_acts(request, edition)] if edition else found

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.desk = desk_of(request)
        form.acts = {act.name: act for act in self.acts_for(request, obj)}
        return form

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fixed = super().get_readonly_fields(request, obj)
        if obj is None:
            return fixed
        shown = flatten_fieldsets(self.get_fieldsets(request, obj))
        if not is_editable(request, obj):
            return shown
        return (*fixed, *(name for name in obj.line if name in shown and name not in fixed))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        if context["original"]:
            context["title"] = capfirst(self.opts.verbose_name)
        context |= panel(self, request, form=context["adminform"].form)
        return super().render_change_form(request, context, *args, **kwargs)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Also of what is public: its form shows it read-only and offers the acts."""
        return can(desk_of(request).user, "change", edition=self.model)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never of a list; of a draft, one by one."""
        if obj is None or obj.state != State.DRAFT:
            return False
        return can(desk_of(request).user, "delete", edition=self.model)

    def get_urls(self) -> list[URLPattern]:
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        withdraw = self.admin_site.admin_view(partial(pages.withdraw, self))
        preview = pages.preview_of(self)
        return [
            path("<int:key>/withdraw/", withdraw, name=f"{name}_withdraw"),
            path("<int:key>/preview/", preview, name=f"{name}_preview"),
            *super().get_urls(),
        ]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> Any:
        """Of the whole line: a change goes on where the edition that it was made from ended.

        Django looks the edition up before it asks who is there, and so tells which there are.
        """
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        answer: Any = super().history_view(request, object_id, extra_context)
        if edition := (getattr(answer, "context_data", None) or {}).get("object"):
            entries = entries_of(edition.in_line()).order_by("action_time", "pk")
            found = self.get_paginator(request, entries, 100)
            answer.context_data["action_list"] = found.get_page(request.GET.get(PAGE_VAR))
            answer.context_data["page_range"] = found.page_range
            answer.context_data["pagination_required"] = found.num_pages > 1
        return answer

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> Any:
        return pages.delete(self, request, object_id=object_id)
