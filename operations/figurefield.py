from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.translation import gettext

from operations.units import normalise

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


class NormalisedField(FigureField):
    """The row's `value` in the normal unit of its `unit`'s dimension: set whenever the row is
    written, in bulk as well, as `auto_now` sets a time. What would be rounded is refused."""

    def pre_save(self, model_instance: models.Model, add: bool) -> Decimal | None:
        value: Any = getattr(model_instance, "value", None)
        result = (
            None if value is None else self.of(Decimal(value), getattr(model_instance, "unit", ""))
        )
        setattr(model_instance, self.attname, result)
        return result

    def of(self, value: Decimal, unit: str) -> Decimal:
        """Raises ValidationError where the column cannot hold it."""
        result = normalise(value, unit).normalize()  # idle zeros are no digits
        try:
            self.run_validators(result)
        except ValidationError as error:
            words = gettext("This figure is too large or too fine for its unit; choose another.")
            raise ValidationError(words) from error
        return result
