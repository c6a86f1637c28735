from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from operations.models import ResultSheet, SheetEdition
from operations.paths import sheet_path
from operations.preview import preview_sheet
from portal.labels.admin import found_by

from .identities import IdentityAdmin, SheetForm, fact
from .tally import TallyInline


@admin.register(SheetEdition)
class SheetAdmin(IdentityAdmin):
    form = SheetForm
    has_preview = True
    inlines = (TallyInline,)
    search_fields = ("title",)
    list_display = ("__str__", "status", "as_of", "readers", "work", "changed")
    fieldsets = (
        (_("What it states results of"), {"fields": (
            ("operation", "series"), "kind", ("scope_country", "scope_agency"), ("since", "until"),
        )}),
        (_("This account"), {"fields": (
            ("status", "as_of"), "source", "title",
        )}),
    )  # fmt: skip

    operation, series, kind, scope_country, scope_agency, since, until = (
        fact(ResultSheet, name) for name in SheetForm.facts
    )

    def get_search_results(
        self, request: HttpRequest, queryset: Any, search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        return found_by(queryset, ("title",), search_term=search_term), False

    def public_path(self, edition: SheetEdition) -> str | None:
        return sheet_path(edition.sheet, at=timezone.now()) or None

    def render_preview(self, request: HttpRequest, edition: Any, *, at: dt.datetime) -> Any:
        return preview_sheet(request, edition, at=at)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        """A series' own sheet has no page to be tried on."""
        response: Any = super().render_change_form(request, context, *args, **kwargs)
        edition = context["original"]
        if edition and edition.sheet.operation_id is None:
            response.context_data["links"].pop("preview", None)
        return response
