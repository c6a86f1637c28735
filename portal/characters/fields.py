"""Fields of forms for what people type and paste; `TYPED` gives them to an admin class."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.db import models

from .numerals import plain
from .signs import is_blank


class SeenField(forms.CharField):
    """A text in which there is nothing to see is none."""

    def to_python(self, value: Any) -> str | None:
        text = super().to_python(value)
        return self.empty_value if text and is_blank(text) else text


class NumberField(forms.DecimalField):
    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]  # as in its base
        return super().to_python(plain(str(value)).replace(",", ".") if value is not None else None)


class WholeNumberField(forms.IntegerField):
    def to_python(self, value: Any) -> int | None:
        return super().to_python(plain(str(value)) if value is not None else None)


TYPED: dict[Any, dict[str, Any]] = {
    models.CharField: {"form_class": SeenField},
    models.TextField: {"form_class": SeenField},
    # These have fields of their own, which the ones above would replace.
    **{kind: {} for kind in (models.EmailField, models.SlugField, models.URLField)},
    models.DecimalField: {"form_class": NumberField},
    models.PositiveSmallIntegerField: {"form_class": WholeNumberField},
}
