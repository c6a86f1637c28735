"""Constraints that every line of editions carries, on both databases."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _


class TstzRange(Func):
    function = "TSTZRANGE"
    output_field = DateTimeRangeField()


class NoOverlap(ExclusionConstraint):
    """No two editions of one line are public at the same instant.

    PostgreSQL holds it by an exclusion constraint; on SQLite `validate`, which the verbs call
    inside an immediate transaction, is the only guard, and no SQL is written.
    """

    def __init__(self, *, name: str, line: tuple[str, ...]) -> None:
        self.line = tuple(line)
        overlap: tuple[Any, str] = (
            TstzRange("public_from", "public_until"),
            RangeOperators.OVERLAPS,
        )
        super().__init__(
            name=name,
            expressions=[*((F(column), RangeOperators.EQUAL) for column in self.line), overlap],
            condition=Q(public_from__isnull=False),
            violation_error_code="overlap",
            violation_error_message=_(
                "Another edition of this text is public, or approved, for a part of this time."
            ),
        )

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        path = f"{type(self).__module__}.{type(self).__qualname__}"
        return path, (), {"name": self.name, "line": self.line}

    def constraint_sql(
        self, model: type[models.Model] | None, schema_editor: BaseDatabaseSchemaEditor | None
    ) -> Any:
        return super().constraint_sql(model, schema_editor) if _holds(schema_editor) else ""

    def create_sql(
        self, model: type[models.Model] | None, schema_editor: BaseDatabaseSchemaEditor | None
    ) -> Any:
        return super().create_sql(model, schema_editor) if _holds(schema_editor) else ""

    def remove_sql(
        self, model: type[models.Model] | None, schema_editor: BaseDatabaseSchemaEditor | None
    ) -> Any:
        return super().remove_sql(model, schema_editor) if _holds(schema_editor) else ""

    def validate(
        self, model: Any, instance: Any, exclude: Any = None, using: str = "default"
    ) -> None:
        if instance.public_from is None:
            return
        same_line = {column: getattr(instance, f"{column}_id", None) for column in self.line}
        same_line = {
            column: value if value is not None else getattr(instance, column)
            for column, value in same_line.items()
        }
        others = model._default_manager.using(using).filter(**same_line).exclude(pk=instance.pk)
        others = others.filter(Q(public_until=None) | Q(public_until__gt=instance.public_from))
        if instance.public_until is not None:
            others = others.filter(public_from__lt=instance.public_until)
        if others.filter(public_from__isnull=False).exists():
            raise ValidationError(
                self.get_violation_error_message(), code=self.violation_error_code
            )


def _holds(schema_editor: BaseDatabaseSchemaEditor | None) -> bool:
    return schema_editor is not None and schema_editor.connection.vendor == "postgresql"


def line_rules(*line: str) -> list[models.BaseConstraint]:
    """The rules of one line of editions: slots, head, numbers, intervals (see `NoOverlap`)."""
    return [
        models.UniqueConstraint(fields=[*line, "number"], name="%(app_label)s_%(class)s_number"),
        models.UniqueConstraint(
            fields=[*line, "quick"],
            condition=Q(state__in=["draft", "submitted"]),
            name="%(app_label)s_%(class)s_slot",
            violation_error_message=_("A change to this text is already open."),
        ),
        models.UniqueConstraint(
            fields=[*line],
            condition=Q(is_head=True),
            name="%(app_label)s_%(class)s_head",
        ),
        NoOverlap(name="%(app_label)s_%(class)s_overlap", line=line),
    ]
