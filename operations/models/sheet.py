"""The result sheet and its editions; what they state is in their tallies."""

from __future__ import annotations

from typing import ClassVar

from django.core.exceptions import NON_FIELD_ERRORS
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from portal.characters.typography import NO_BREAK
from portal.labels.columns import Texts
from portal.publishing.corrections import Correctable
from portal.publishing.days import validate_day
from portal.publishing.models import AbstractEdition, line_rules
from portal.publishing.queryset import EditionQuerySet

from . import rules
from .operation import Operation
from .reference import Agency, Country, Series


class SheetKind(models.TextChoices):
    STAGE = "stage", _("results of the operation")
    NATIONAL = "national", _("national part")
    YEAR = "year", _("results of a year")
    CUMULATIVE = "cumulative", _("results since a date")


def of_all(prefix: str = "") -> Q:
    """Of the whole operation, not of a national part; the one-object twin is `is_of_all`."""
    columns = {"kind": SheetKind.STAGE, "scope_country": None, "scope_agency": None}
    return Q(**{f"{prefix}{name}": value for name, value in columns.items()})


class ResultSheet(Correctable):
    """One account of results, of an operation or of a series; figures belong to its editions."""

    correctable: ClassVar = {
        "kind": _("Kind of results"),
        "scope_country": _("One country's results"),
        "scope_agency": _("One agency's results"),
        "since": _("First day of the results"),
        "until": _("Last day of the results"),
    }

    operation = models.ForeignKey(
        Operation, models.PROTECT, verbose_name=_("operation"), null=True, blank=True,
        related_name="sheets",
    )  # fmt: skip
    series = models.ForeignKey(
        Series, models.PROTECT, verbose_name=_("series"), null=True, blank=True,
        related_name="sheets",
    )  # fmt: skip
    kind = models.CharField(_("kind"), max_length=10, choices=SheetKind, default=SheetKind.STAGE)
    # These and the shares of tallies carry no index: SQLite would choose it for "none of them"
    # and walk every row of the table.
    scope_country = models.ForeignKey(
        Country, models.PROTECT, verbose_name=_("one country's results"), null=True, blank=True,
        db_index=False,
    )  # fmt: skip
    scope_agency = models.ForeignKey(
        Agency, models.PROTECT, verbose_name=_("one agency's results"), null=True, blank=True,
        db_index=False,
    )  # fmt: skip
    since = models.DateField(_("since"), null=True, blank=True, validators=[validate_day])
    until = models.DateField(_("until"), null=True, blank=True, validators=[validate_day])

    class Meta:
        verbose_name = _("result sheet's identity")
        verbose_name_plural = _("result sheets' identities")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(operation=None, series__isnull=False)
                | Q(operation__isnull=False, series=None),
                name="operations_resultsheet_owner",
                violation_error_code="operation",
                violation_error_message=_("A sheet belongs to one operation or to one series."),
            ),
            models.CheckConstraint(
                condition=Q(scope_country=None) | Q(scope_agency=None),
                name="operations_resultsheet_scope",
                violation_error_code="scope_agency",
                violation_error_message=_("Choose one country or one agency, not both."),
            ),
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(since__lte=F("until")),
                name="operations_resultsheet_window",
                violation_error_code="until",
                violation_error_message=_("The last day comes before the first."),
            ),
            models.CheckConstraint(
                condition=Q(series=None) | Q(kind__in=["year", "cumulative"]),
                name="operations_resultsheet_kind",
                violation_error_code="kind",
                violation_error_message=_(
                    "A series has results of a year or since a date; others belong to an operation."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def is_partial(self) -> bool:
        """Of one country or one agency alone."""
        return bool(self.scope_country_id or self.scope_agency_id)

    @property
    def is_of_all(self) -> bool:
        return self.kind == SheetKind.STAGE and not self.is_partial


class Status(models.TextChoices):
    PRELIMINARY = "preliminary", _("preliminary")
    REVISED = "revised", _("revised")
    FINAL = "final", _("final")
    CORRECTED = "corrected", _("corrected")


class SheetEditions(EditionQuerySet["SheetEdition"]):
    pass


class SheetEdition(AbstractEdition):
    line = ("sheet",)
    children = ("tallies",)

    sheet = models.ForeignKey(
        ResultSheet, models.PROTECT, verbose_name=_("result sheet"), related_name="editions",
        editable=False,
    )  # fmt: skip
    title = models.CharField(
        _("working title"), max_length=200, blank=True,
        help_text=_("For the desk alone; readers see the operation's name."),
    )  # fmt: skip
    status = models.CharField(
        _("status"), max_length=11, choices=Status, default=Status.PRELIMINARY, blank=True,
        help_text=_("Leave empty where the announcement does not say."),
    )  # fmt: skip
    as_of = models.DateField(_("as of"), null=True, blank=True, validators=[validate_day])
    source = Texts(_("source"), long=True)

    objects = SheetEditions.as_manager()

    class Meta(AbstractEdition.Meta):
        verbose_name = _("result sheet")
        verbose_name_plural = _("result sheets")
        indexes = [*AbstractEdition.Meta.indexes]
        constraints = [*AbstractEdition.Meta.constraints, *line_rules("sheet")]

    def __str__(self) -> str:
        return self.title or f"№{NO_BREAK}{self.sheet_id}"

    def prepare(self) -> None:
        self.title = self.title or self._working_title()[:200]

    def _working_title(self) -> str:
        """The name of the operation or series, and what the sheet is of it."""
        operation, series = self.sheet.operation, self.sheet.series
        owner = operation.editions.order_by("-number").first() if operation else series
        return f"{owner} – {self.sheet}" if owner else str(self.sheet)

    def gate(self) -> dict[str, list[str]]:
        rows = self.tallies.select_related("measure__parent__parent").order_by("order", "id")
        messages = rules.gate_messages(list(rows))
        return {NON_FIELD_ERRORS: messages} if messages else {}
