"""Reference rows: what editions refer to. They show only through something public."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from operations.units import Dimension, Group
from portal.addresses.held import Addressed, AddressedRows, HeldAddress
from portal.labels import label
from portal.labels.columns import Named, Texts, named_in_some_language
from portal.labels.hierarchy import refuse_ring
from portal.publishing.queryset import once_standing, standing


class SeriesRows(AddressedRows["Series"]):
    def public(self, at: dt.datetime) -> SeriesRows:
        """A series shows only through something public: an operation, or a sheet of its own."""
        return self._having(partial(standing, at))

    def once_public(self, at: dt.datetime) -> SeriesRows:
        return self._having(partial(once_standing, at))

    def _having(self, condition: Callable[[str], Q]) -> SeriesRows:
        own = Series.objects.filter(pk=OuterRef("pk"))
        operations, sheets = condition("operations__editions__"), condition("sheets__editions__")
        return self.filter(Exists(own.filter(operations)) | Exists(own.filter(sheets)))


class Series(Addressed, Named):
    """Operations that follow one another under one name, such as “Channel”."""

    slug = models.SlugField(
        _("address"), max_length=80, unique=True,
        error_messages={"unique": _("Another series has this address.")},
    )  # fmt: skip
    aliases = Texts(_("other names"), long=True, help_text=_("One a line."))
    description = Texts(_("description"), long=True)

    objects = SeriesRows.as_manager()

    class Meta:
        verbose_name = _("series of operations")
        verbose_name_plural = _("series of operations")
        ordering = ["id"]
        constraints = [named_in_some_language()]

    def was_public(self, at: dt.datetime) -> bool:
        return Series.objects.once_public(at).filter(pk=self.pk).exists()


class SeriesAddress(HeldAddress):
    owner = models.ForeignKey(
        Series, models.CASCADE, verbose_name=_("series"), related_name="addresses"
    )

    class Meta(HeldAddress.Meta):
        verbose_name = _("address of a series")
        verbose_name_plural = _("addresses of series")


class Country(Named):
    code = models.CharField(
        _("code"),
        max_length=2,
        unique=True,
        validators=[RegexValidator(r"^[A-Z]{2}$", _("Two capital letters, as in ISO 3166."))],
    )

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ["id"]
        constraints = [named_in_some_language()]


class Place(Named):
    country = models.ForeignKey(
        Country, models.PROTECT, verbose_name=_("country"), null=True, blank=True
    )
    latitude = models.DecimalField(
        _("latitude"), max_digits=8, decimal_places=5, null=True, blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )  # fmt: skip
    longitude = models.DecimalField(
        _("longitude"), max_digits=8, decimal_places=5, null=True, blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )  # fmt: skip

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["id"]
        constraints = [
            named_in_some_language(),
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="operations_place_coordinates",
                violation_error_message=_("Give both coordinates in degrees, or neither."),
            ),
        ]

    def full_name(self, language: str) -> str:
        """Osh, Kyrgyzstan."""
        names = [label(row, "name", language=language).text for row in (self, self.country) if row]
        return ", ".join(names)


class AgencyKind(models.TextChoices):
    AUTHORITY = "authority", _("national authority")
    INTERNATIONAL = "international", _("international organisation")
    BODY = "body", _("body of the organisation")
    FORCE = "force", _("force")


class Agency(Named):
    short = Texts(_("short name"), length=60)
    kind = models.CharField(_("kind"), max_length=13, choices=AgencyKind)
    parent = models.ForeignKey(
        "self", models.PROTECT, verbose_name=_("part of"), null=True, blank=True
    )
    country = models.ForeignKey(
        Country, models.PROTECT, verbose_name=_("country"), null=True, blank=True
    )

    class Meta:
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")
        ordering = ["id"]
        constraints = [
            named_in_some_language(),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=models.F("id")),
                name="operations_agency_parent",
                violation_error_message=_("An agency cannot be a part of itself."),
            ),
        ]

    def clean(self) -> None:
        refuse_ring(self, parent_id=self.parent_id)


class Measure(Named):
    """What is counted: a tree of substances, arms, cases, persons and so on."""

    code = models.SlugField(_("code"), max_length=60, unique=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, verbose_name=_("part of"), null=True, blank=True
    )
    group = models.CharField(_("group"), max_length=12, choices=Group)
    dimension = models.CharField(_("counted in"), max_length=12, choices=Dimension)
    aliases = Texts(_("other names"), long=True, help_text=_("One a line."))
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("measure")
        verbose_name_plural = _("measures")
        ordering = ["group", "order", "id"]
        constraints = [
            named_in_some_language(),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=models.F("id")),
                name="operations_measure_parent",
                violation_error_message=_("A measure cannot be a part of itself."),
            ),
        ]

    def clean(self) -> None:
        refuse_ring(self, parent_id=self.parent_id)
        before = type(self).objects.filter(pk=self.pk).first()
        if before and before.dimension != self.dimension and before.tallies.exists():
            raise ValidationError({"dimension": _(
                "Results count in this already. Make another measure for the other unit."
            )})  # fmt: skip
