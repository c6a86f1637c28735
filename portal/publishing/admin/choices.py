"""Rows chosen by autocomplete: their labels are read once for a whole page, never row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.contrib.admin import AdminSite, SimpleListFilter
from django.contrib.admin.exceptions import NotRegistered
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.views.main import ERROR_FLAG, PAGE_VAR
from django.contrib.admin.widgets import AutocompleteSelect, RelatedFieldWidgetWrapper
from django.db import models
from django.db.models import ForeignKey, Model, QuerySet
from django.http import HttpRequest

from portal.characters.fields import TYPED
from portal.publishing.models import AbstractEdition


def labels_of(rows: Iterable[Model], site: AdminSite | None) -> dict[str, str]:
    """Key → label. An admin class may say how its rows are called: `choice_labels(rows)`."""
    found = list(rows)
    if not found or site is None:
        return {}
    try:
        named = getattr(site.get_model_admin(type(found[0])), "choice_labels", None)
    except NotRegistered:
        named = None
    labels: Mapping[Any, str] = named(found) if named else {row.pk: str(row) for row in found}
    return {str(key): label for key, label in labels.items()}


class ChosenSelect(AutocompleteSelect):
    """Shows what is chosen; `read_labels` lets a formset read them for all of its rows."""

    read_labels: Callable[[], Mapping[str, str]] | None = None

    def optgroups(self, name: str, value: Sequence[str], attrs: Any = None) -> Any:
        labels = self.read_labels() if self.read_labels else self.labels_for(value)
        options = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        options += [
            self.create_option(name, key, labels[key], True, place)
            for place, key in enumerate(value, 1)
            if key in labels
        ]
        return [(None, options, 0)]

    def labels_for(self, keys: Iterable[str]) -> dict[str, str]:
        if not (wanted := keys_of(keys)):
            return {}
        return labels_of(self.choices.queryset.filter(pk__in=wanted), self.admin_site)


def keys_of(typed: Iterable[str]) -> set[int]:
    """What was forged is no key and is passed over; a form's own errors tell of it."""
    return {int(key) for key in typed if key.isascii() and key.isdigit() and len(key) < 19}


DATE = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class Choosing:
    """For an admin class or an inline: its `autocomplete_fields` use `ChosenSelect`, a date is the
    browser's own field, and beside a choice stands no link but the one that adds a row; an
    edition is not written in a window of its own."""

    admin_site: AdminSite
    formfield_overrides: ClassVar[Any] = TYPED | {models.DateField: {"widget": DATE}}

    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):  # type: ignore[attr-defined]  # mixed into BaseModelAdmin
            kwargs.setdefault("widget", ChosenSelect(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]  # the same

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]  # the same
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_change_related = field.widget.can_delete_related = False
            field.widget.can_view_related = False
            field.widget.can_add_related &= not issubclass(db_field.related_model, AbstractEdition)
        return field


class Autocomplete(AutocompleteJsonView):
    """Answers with the labels that the forms show."""

    def get_queryset(self) -> QuerySet[Any]:
        """Nothing is called by a character that PostgreSQL cannot even be asked for."""
        found: QuerySet[Any] = super().get_queryset()
        return found.none() if "\0" in self.term else found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        rows: QuerySet[Any] = context["object_list"]
        self.labels = labels_of(rows, self.admin_site)
        return context

    def serialize_result(self, obj: Model, to_field_name: str) -> dict[str, str]:
        key = str(getattr(obj, to_field_name))
        return {"id": key, "text": self.labels.get(str(obj.pk), str(obj))}


class ChosenFilter(SimpleListFilter):
    """A filter by one row of very many: chosen by autocomplete, so no list of them is read.

    A subclass names the foreign key whose rows are offered, and says by `chosen` what its key
    chooses in a queryset.
    """

    template = "admin/publishing/chosen_filter.html"
    field: ClassVar[Any]
    chosen: Callable[[Any, int], Any]

    def __init__(self, request: HttpRequest, params: Any, model: Any, model_admin: Any) -> None:
        # What else is asked goes along with the form of this filter, but for the page number.
        self.kept = [(name, value) for name, value in request.GET.items() if name not in self._own]
        super().__init__(request, params, model, model_admin)
        widget = ChosenSelect(self.field, model_admin.admin_site, attrs={"aria-label": self.title})
        box = self.field.formfield(widget=widget, required=False)
        self.box = box.widget.render(self.parameter_name, self.value())

    @classmethod
    def media(cls, site: AdminSite) -> forms.Media:
        return ChosenSelect(cls.field, site).media

    @property
    def _own(self) -> tuple[str, ...]:
        return (str(self.parameter_name), PAGE_VAR, ERROR_FLAG)

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return []

    def has_output(self) -> bool:
        return True

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if not (typed := self.value()):
            return queryset
        keys = keys_of([typed])
        return self.chosen(queryset, keys.pop()) if keys else queryset.none()
