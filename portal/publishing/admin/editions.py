"""The base of every edition's admin class; how to use it stands in the package's docstring."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib.admin.templatetags.admin_urls import add_preserved_filters
from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse

from portal.accounts.deskform import DeskForm
from portal.publishing.models import State
from portal.publishing.permissions import can

from . import acts, pages, view
from .desk import desk_of, is_editable
from .forms import EditionForm
from .hooks import EditionHooks
from .listing import EditionList


class EditionAdmin(EditionHooks, DeskForm, EditionList):
    form = EditionForm
    change_form_template = "admin/publishing/edition_form.html"
    view_on_site = False  # the form's own link leads to the line's public edition

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        return view.edit(self, request, key=object_id)

    def not_there(self, request: HttpRequest, key: str) -> HttpResponse:
        """Says so, and leads to the desk."""
        answer: HttpResponse = self._get_obj_does_not_exist_redirect(request, self.opts, key)  # type: ignore[attr-defined]  # the stubs lack it
        return answer

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
        """Of the whole line. Django looks the edition up before it asks who is there, and so
        tells which there are."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        answer = super().history_view(request, object_id, extra_context)
        return pages.history_of_line(self, request, answer=answer)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> Any:
        return pages.delete(self, request, object_id=object_id)
