from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.translation import gettext

MOST_DIGITS = 15


def validate_figure(value: Decimal) -> None:
    """Finite, not negative, at most 15 significant digits: SQLite rounds what is longer."""
    if not value.is_finite():
        raise ValidationError(gettext("Enter a number."))
    if value < 0:
        raise ValidationError(gettext("A figure cannot be negative."))
    if len(value.normalize().as_tuple().digits) > MOST_DIGITS:
        raise ValidationError(gettext("A figure has at most 15 significant digits."))


class FigureField(models.DecimalField["Decimal | str | int | None", "Decimal | None"]):
    """Twenty digits, six of them decimals; refuses what either database would round."""

    default_validators = [validate_figure]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_digits", 20)
        kwargs.setdefault("decimal_places", 6)
        super().__init__(*args, **kwargs)

    def get_db_prep_save(self, value: Any, connection: BaseDatabaseWrapper) -> Any:
        if isinstance(value, Decimal):
            validate_figure(value)
        return super().get_db_prep_save(value, connection)
