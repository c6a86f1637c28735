"""One figure of a sheet."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from operations.figurefield import FigureField, NormalisedField
from operations.quantities import Disclosure, Qualifier
from operations.units import unit_choices
from portal.labels.columns import Texts
from portal.publishing.children import EditionRow

from .reference import Agency, Country, Measure


class Tally(EditionRow):
    """One figure as it was announced. `(order, level)` in row order is the tree of parts."""

    edition = models.ForeignKey(
        "SheetEdition", models.CASCADE, related_name="tallies", editable=False
    )
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
    label = Texts(_("label as printed"))
    words = Texts(_("words as printed"), length=300)
    source = models.CharField(_("source, where it differs"), max_length=200, blank=True)

    class Meta(EditionRow.Meta):
        verbose_name = _("tally")
        verbose_name_plural = _("tallies")
        ordering = ["order", "id"]
        constraints = [
            *EditionRow.Meta.constraints,
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
        return next(iter(self.label.values()), str(self.measure_id))
