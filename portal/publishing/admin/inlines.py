"""The rows of an edition, edited with it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, partial
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import ForeignKey, QuerySet
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest

from portal.publishing.models import AbstractEdition
from portal.publishing.permissions import can

from .choices import Choosing, ChosenSelect
from .desk import desk_of, is_editable

MOST_ROWS = 400  # a form of thousands of rows, which no release has, would hold up a worker


class ChildFormSet(BaseInlineFormSet[Any, Any, Any]):
    """Choices and labels are read once for all rows; Django reads them for each."""

    def add_fields(self, form: Any, index: Any) -> None:
        super().add_fields(form, index)
        for name, field in form.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            if isinstance(widget, ChosenSelect):
                widget.read_labels = partial(self._labels, name, widget)
            elif isinstance(widget, forms.Select) and isinstance(field, forms.ModelChoiceField):
                # Only what is shown as choices: the hidden key of a row offers the whole table.
                if name not in self._choices:
                    self._choices[name] = [*iter(field.choices)]  # type: ignore[arg-type]  # of rows
                widget.choices = self._choices[name]

    @cached_property
    def _choices(self) -> dict[str, list[Any]]:
        return {}

    @cached_property
    def _read(self) -> dict[str, Mapping[str, str]]:
        return {}

    def _labels(self, name: str, widget: ChosenSelect) -> Mapping[str, str]:
        if name not in self._read:
            chosen = [str(form[name].value() or "") for form in self.forms if name in form.fields]
            self._read[name] = widget.labels_for(chosen)
        return self._read[name]


class ChildInline(Choosing, admin.TabularInline[Any, Any]):
    """Rows follow their edition: whoever may change it may change them, while it is a draft."""

    formset = ChildFormSet
    extra = 0
    max_num = MOST_ROWS

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        # The class's own: Django sets the inline's to 0 where no row may be added, and the rows
        # there are would then be refused together with the act.
        bound = {"absolute_max": type(self).max_num}
        return super().get_formset(request, obj, **(bound | kwargs))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any, Any]:
        """With what the rows refer to: shown read-only, each would ask for its own."""
        links = [field for field in self.opts.fields if isinstance(field, ForeignKey)]
        others = [link.name for link in links if link.related_model is not self.parent_model]
        return super().get_queryset(request).select_related(*others)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may_write(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may_write(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may_write(request, obj)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return can(desk_of(request).user, "view", edition=self._edition_model)

    def _may_write(self, request: HttpRequest, edition: AbstractEdition | None) -> bool:
        may = can(
            desk_of(request).user, "change" if edition else "add", edition=self._edition_model
        )
        return may and is_editable(request, edition)

    @property
    def _edition_model(self) -> type[AbstractEdition]:
        model: type[AbstractEdition] = self.parent_model
        return model
