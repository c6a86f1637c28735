"""What the desk's pages ask of an edition's admin class: its addresses, its form, its acts, its
rights. The pages themselves are put behind addresses by `EditionAdmin`."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.templatetags.admin_urls import add_preserved_filters
from django.contrib.admin.utils import flatten_fieldsets
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from portal.accounts.deskform import DeskForm
from portal.publishing.models import State
from portal.publishing.permissions import can

from . import buttons
from .changelist import EditionList
from .desk import desk_of, is_editable
from .forms import EditionForm
from .hooks import EditionHooks


class EditionOptions(EditionHooks, DeskForm, EditionList):
    form = EditionForm
    change_form_template = "admin/publishing/edition_form.html"
    view_on_site = False  # the form's own link leads to the line's public edition

    def address(self, page: str, *args: Any) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}", args=args)

    def not_there(self, request: HttpRequest, key: str) -> HttpResponse:
        """Says so, and leads to the desk."""
        answer: HttpResponse = self._get_obj_does_not_exist_redirect(request, self.opts, key)  # type: ignore[attr-defined]  # the stubs lack it
        return answer

    def go_to(self, request: HttpRequest, edition: Any | None) -> HttpResponseRedirect:
        """To the edition's form, or to the list; the list's filters are kept for the way back."""
        target = self.address("change", edition.pk) if edition else self.address("changelist")
        kept: dict[str, Any] = {
            "preserved_filters": self.get_preserved_filters(request),
            "opts": self.opts,
        }
        return HttpResponseRedirect(add_preserved_filters(kept, target))

    def acts_for(self, request: HttpRequest, edition: Any | None) -> list[buttons.Act]:
        desk = desk_of(request)
        found = buttons.offered(desk.user, edition or self.model(), at=desk.at)
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
