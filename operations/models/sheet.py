"""The result sheet, its editions and the tallies that they state."""

from __future__ import annotations

import uuid

from django.core.exceptions import NON_FIELD_ERRORS
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from operations import sheetrules
from operations.figurefield import FigureField, NormalisedField
from operations.quantities import Disclosure, Qualifier
from operations.units import unit_choices
from portal.naming import name_column, text_column
from portal.publishing.models import AbstractEdition, line_rules
from portal.publishing.queryset import EditionQuerySet

from .operation import Operation
from .reference import Agency, Country, Measure, Series


class SheetKind(models.TextChoices):
    STAGE = "stage", _("results of the operation")
    NATIONAL = "national", _("national part")
    YEAR = "year", _("results of a year")
    CUMULATIVE = "cumulative", _("results since a date")


class ResultSheet(models.Model):
    """One account of results, of an operation or of a series; figures belong to its editions."""

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
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)

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
    as_of = models.DateField(_("as of"), null=True, blank=True)
    source_en = text_column(_("source in English"))
    source_ru = text_column(_("source in Russian"))

    objects = SheetEditions.as_manager()

    class Meta(AbstractEdition.Meta):
        verbose_name = _("result sheet")
        verbose_name_plural = _("result sheets")
        indexes = [*AbstractEdition.Meta.indexes]
        constraints = [*AbstractEdition.Meta.constraints, *line_rules("sheet")]

    def __str__(self) -> str:
        return self.title or f"№ {self.sheet_id}"

    def prepare(self) -> None:
        self.title = self.title or self._working_title()[:200]

    def _working_title(self) -> str:
        """The name of the operation or series, and what the sheet is of it."""
        operation, series = self.sheet.operation, self.sheet.series
        owner = operation.editions.order_by("-number").first() if operation else series
        return f"{owner} – {self.sheet}" if owner else str(self.sheet)

    def gate(self) -> dict[str, list[str]]:
        rows = self.tallies.select_related("measure__parent__parent").order_by("order", "id")
        messages = sheetrules.gate_messages(list(rows))
        return {NON_FIELD_ERRORS: messages} if messages else {}


class Tally(models.Model):
    """One figure as it was announced. `(order, level)` in row order is the tree of parts."""

    edition = models.ForeignKey(
        SheetEdition, models.CASCADE, related_name="tallies", editable=False
    )
    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    level = models.PositiveSmallIntegerField(
        _("level"), default=0, choices=[(0, "0"), (1, "1"), (2, "2")]
    )
    measure = models.ForeignKey(
        Measure, models.PROTECT, verbose_name=_("measure"), related_name="tallies"
    )
    qualifier = models.CharField(
        _("qualifier"), max_length=9, choices=Qualifier, default=Qualifier.EXACT
    )
    value = FigureField(_("value"), null=True, blank=True)
    unit = models.CharField(_("unit"), max_length=12, choices=unit_choices)
    normalised = NormalisedField(_("normalised value"), null=True, blank=True, editable=False)
    disclosure = models.CharField(
        _("known"), max_length=13, choices=Disclosure, default=Disclosure.STATED
    )
    country = models.ForeignKey(
        Country, models.PROTECT, verbose_name=_("country's share"), null=True, blank=True,
        db_index=False,
    )  # fmt: skip
    agency = models.ForeignKey(
        Agency, models.PROTECT, verbose_name=_("agency's share"), null=True, blank=True,
        db_index=False,
    )  # fmt: skip
    label_en = name_column(_("label as printed, English"))
    label_ru = name_column(_("label as printed, Russian"))
    words_en = name_column(_("words as printed, English"), length=300)
    words_ru = name_column(_("words as printed, Russian"), length=300)
    source = name_column(_("source, where it differs"))

    class Meta:
        verbose_name = _("tally")
        verbose_name_plural = _("tallies")
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "uid"], name="operations_tally_uid"),
            models.CheckConstraint(
                condition=Q(value=None) | Q(value__gte=0),
                name="operations_tally_not_negative",
                violation_error_code="value",
                violation_error_message=_("A figure cannot be negative."),
            ),
            models.CheckConstraint(
                condition=Q(level__lte=2),
                name="operations_tally_level",
                violation_error_code="level",
                violation_error_message=_("Parts go two levels deep, no deeper."),
            ),
            models.CheckConstraint(
                condition=Q(disclosure="stated", value__isnull=False)
                | Q(disclosure__in=["unknown", "not_disclosed"], value=None),
                name="operations_tally_disclosure",
                violation_error_code="value",
                violation_error_message=_(
                    "Give the value, or say that it is unknown or not disclosed."
                ),
            ),
            models.CheckConstraint(
                condition=Q(disclosure="stated") | Q(qualifier="exact"),
                name="operations_tally_qualifier",
                violation_error_code="qualifier",
                violation_error_message=_("Only a stated value is more or less than exact."),
            ),
            models.CheckConstraint(
                condition=Q(value=None, normalised=None)
                | Q(value__isnull=False, normalised__isnull=False),
                name="operations_tally_normalised",
            ),
            models.CheckConstraint(
                condition=Q(country=None) | Q(agency=None),
                name="operations_tally_share",
                violation_error_message=_("Choose one country or one agency, not both."),
            ),
        ]

    def __str__(self) -> str:
        return self.label_en or self.label_ru or str(self.measure_id)
