"""Rows of an edition that have a place, and messages that stand beside the field they are about."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext_lazy as _

from portal.characters.fields import WholeNumberField
from portal.publishing.admin import ChildFormSet


def beside_fields(error: ValidationError, fields: Any) -> ValidationError:
    """A constraint's code may name the field beside which its message belongs."""
    if not hasattr(error, "error_dict"):
        return error
    placed: dict[str, list[ValidationError]] = {}
    for name, found in error.error_dict.items():
        for one in found:
            code = one.code if name == NON_FIELD_ERRORS and one.code in fields else name
            placed.setdefault(str(code), []).append(one)
    return ValidationError(placed)


class RowForm(forms.ModelForm[Any]):
    stored_place: int | None = None
    is_moved = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "order" in self.fields:
            self.stored_place = self.instance.order if self.instance.pk else None
            self.fields["order"] = WholeNumberField(
                label=_("Row"), required=False, min_value=0, max_value=9_999
            )

    def _update_errors(self, errors: ValidationError) -> None:
        super()._update_errors(beside_fields(errors, self.fields))  # type: ignore[misc]  # the stubs lack it

    def has_changed(self) -> bool:
        """A new row that has nothing but a place is no row yet."""
        if self.instance.pk is None:
            return bool(set(self.changed_data) - {"order", "level"})
        return self.is_moved or super().has_changed()


class PlacedFormSet(ChildFormSet):
    """Rows in their order. A row without a place follows the one above it on the page, and one
    that is given a place of another follows that; so nobody has to number rows."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        is_stored = index is not None and index < self.initial_form_count()
        form.initial["order"] = index + 1 if is_stored and index is not None else None

    def clean(self) -> None:
        super().clean()
        last = -1
        for form in self.in_order():
            stored = form.stored_place
            keeps = stored is not None and stored > last
            last = stored if keeps else max(last + 1, 1)
            form.is_moved = stored is not None and not keeps
            form.instance.order = last

    def in_order(self) -> list[Any]:
        """The forms that hold a row which stays."""
        gone = {form for form in self.forms if getattr(form, "cleaned_data", {}).get("DELETE")}
        kept = [form for form in self.forms if form not in gone]
        rows = [form for form in kept if form.instance.pk or (self.is_bound and form.has_changed())]
        places: list[int] = []
        for form in rows:
            asked = getattr(form, "cleaned_data", form.initial).get("order")
            places.append(asked if asked is not None else (places[-1] if places else 0))
        return [form for _place, form in sorted(zip(places, rows, strict=True), key=_first)]


def _first(pair: tuple[int, Any]) -> int:
    return pair[0]
