from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from operations.models import (
    EditionPlace,
    Operation,
    OperationEdition,
    Participation,
    Series,
    SheetEdition,
    Window,
)
from operations.models.operation import SEARCH
from operations.preview import preview_operation
from portal.labels.columns import by_name
from portal.publishing.admin import ChildInline, StateFilter, desk_of
from portal.publishing.admin.states import open_work, seen_by_readers, with_words
from portal.publishing.permissions import can

from .identities import IdentityAdmin, OperationForm, fact
from .rows import PlacedFormSet, RowForm


class WindowInline(ChildInline):
    model = Window
    form = RowForm
    fields = ("starts", "ends", "precision")
    extra = 1


class PlaceInline(ChildInline):
    model = EditionPlace
    form = RowForm
    formset = PlacedFormSet
    fields = ("order", "role", "place")
    autocomplete_fields = ("place",)


class PartyInline(ChildInline):
    model = Participation
    form = RowForm
    formset = PlacedFormSet
    fields = ("order", "role", "agency", "country", "as_named")
    autocomplete_fields = ("agency", "country")


class SeriesFilter(admin.SimpleListFilter):
    title = _("series")
    parameter_name = "series"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(row.slug, str(row)) for row in Series.objects.order_by(*by_name())]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        slug = self.value()
        if slug is None:
            return queryset
        return queryset.none() if "\0" in slug else queryset.filter(operation__series__slug=slug)


@admin.register(OperationEdition)
class OperationAdmin(IdentityAdmin):
    form = OperationForm
    search_index = SEARCH
    has_preview = True
    inlines = (WindowInline, PlaceInline, PartyInline)
    list_display = ("__str__", "sort_date", "kind", "readers", "work", "changed")
    list_filter = (StateFilter, SeriesFilter)
    change_form_template = "admin/operations/operation_form.html"
    fieldsets = (
        (None, {"fields": ("name", "slug", ("series", "ordinal"))}),
        (_("Facts"), {"fields": (("kind", "scope"), "sort_date")}),
        (_("Texts"), {"fields": ("lead", "aim", "mandate", "methods")}),
    )  # fmt: skip

    slug, series, ordinal = (fact(Operation, name) for name in OperationForm.facts)

    def public_path(self, edition: OperationEdition) -> str:
        return reverse("operations:operation", args=[edition.operation.slug])

    def render_preview(self, request: HttpRequest, edition: Any, *, at: dt.datetime) -> Any:
        return preview_operation(request, edition, at=at)

    def complete(self, form: Any, rows: Sequence[Any]) -> None:
        form.instance.sort_date = list_date(form, rows)
        if form.instance.sort_date is None:
            words = gettext("Give this date, or the days of the operation below.")
            raise ValidationError({"sort_date": [words]})

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        if edition := context["original"]:
            desk = desk_of(request)
            context["sheets"] = list(sheet_lines(edition, at=desk.at))
            if can(desk.user, "add", edition=SheetEdition):
                address = reverse("admin:operations_sheetedition_add")
                context["add_sheet"] = f"{address}?operation={edition.operation_id}"
        return super().render_change_form(request, context, *args, **kwargs)


class SheetLine(NamedTuple):
    title: str
    path: str
    status: str
    seen: str
    work: str


def sheet_lines(edition: OperationEdition, *, at: dt.datetime) -> Iterator[SheetLine]:
    """The head of each sheet of the operation, its state in words; one query."""
    heads = SheetEdition.objects.head().filter(sheet__operation=edition.operation_id)
    for head in with_words(heads, at=at).order_by("sheet_id"):
        yield SheetLine(
            str(head),
            reverse("admin:operations_sheetedition_change", args=[head.pk]),
            head.get_status_display(),
            seen_by_readers(head, at=at),
            open_work(head, at=at),
        )


def list_date(form: Any, formsets: Iterable[Any]) -> dt.date | None:
    """As typed. Left empty, or left as it followed from the first day, it follows that day."""
    windows = next((rows for rows in formsets if rows.model is Window), None)
    typed: dt.date | None = form.cleaned_data.get("sort_date", form.instance.sort_date)
    if windows is None:
        return typed
    before = min((form.initial["starts"] for form in windows.initial_forms), default=None)
    rows = [row for row in windows.cleaned_data if row.get("starts") and not row.get("DELETE")]
    first = min((row["starts"] for row in rows), default=None)
    follows = typed is None or ("sort_date" not in form.changed_data and typed == before)
    return first or typed if follows else typed
