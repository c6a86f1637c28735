"""Days: which of them can be, and how the database reckons with them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Func, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

FIRST_YEAR, LAST_YEAR = 1900, 2199  # of what a table holds at all
YEARS_AHEAD = 5


def validate_day(day: dt.date) -> None:
    """A year that was mistyped, 0026 or 2062, would lead every list or none."""
    if day.year < FIRST_YEAR:
        words = gettext("The year %(year)s cannot be: it lies before 1900. Correct it.")
    elif day.year > timezone.localdate().year + YEARS_AHEAD:
        words = gettext("The year %(year)s cannot be: it lies over five years ahead. Correct it.")
    else:
        return
    raise ValidationError(words % {"year": f"{day.year:04}"}, code="year")


def within_years(column: str, *, name: str) -> models.CheckConstraint:
    """What the table itself refuses, whichever way a row comes in; null passes."""
    bounds = {
        f"{column}__gte": dt.date(FIRST_YEAR, 1, 1),
        f"{column}__lte": dt.date(LAST_YEAR, 12, 31),
    }
    return models.CheckConstraint(
        condition=Q(**{f"{column}__isnull": True}) | Q(**bounds),
        name=name,
        violation_error_code=column,
        violation_error_message=_("This year cannot be. Correct it."),
    )


class Month(Func):
    """2024-02-14 → 202402, by nothing that the database itself lacks.

    Django's own functions of a date are Python on SQLite: a table that used them could be read,
    copied and backed up by Django alone.
    """

    arity = 1
    output_field = models.IntegerField()

    def as_sqlite(self, compiler: Any, connection: BaseDatabaseWrapper, **context: Any) -> Any:
        template = (
            "(CAST(SUBSTR(%(expressions)s, 1, 4) AS INTEGER) * 100"
            " + CAST(SUBSTR(%(expressions)s, 6, 2) AS INTEGER))"
        )
        return self.as_sql(compiler, connection, template=template, **context)

    def as_postgresql(self, compiler: Any, connection: BaseDatabaseWrapper, **context: Any) -> Any:
        template = (
            "(EXTRACT(YEAR FROM %(expressions)s) * 100"
            " + EXTRACT(MONTH FROM %(expressions)s))::integer"
        )
        return self.as_sql(compiler, connection, template=template, **context)
