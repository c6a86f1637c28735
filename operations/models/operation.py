"""The operation: its identity, and what an edition of it says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from django.db import models
from django.db.models import Exists, F, OuterRef, Prefetch, Q
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from portal.addresses.slugs import validate_slug
from portal.labels.columns import Named, Texts, named_in_some_language
from portal.publishing.children import EditionRow
from portal.publishing.corrections import Correctable
from portal.publishing.days import validate_day, within_years
from portal.publishing.keyset import Order
from portal.publishing.models import AbstractEdition, line_rules
from portal.publishing.queryset import EditionQuerySet
from portal.search import SearchIndex

from .reference import Agency, Country, Place, Series

SEARCH = SearchIndex("operations_operationedition")
ORDER = Order("sort_date", "first_public_at", "operation_id")


class Operation(Correctable):
    correctable: ClassVar = {"ordinal": _("Number in the series")}

    series = models.ForeignKey(
        Series, models.PROTECT, verbose_name=_("series"), null=True, blank=True,
        related_name="operations",
    )  # fmt: skip
    ordinal = models.PositiveSmallIntegerField(_("number in the series"), null=True, blank=True)
    slug = models.CharField(
        _("address"), max_length=80, unique=True, validators=[validate_slug],
        error_messages={"unique": _("Another operation has this address.")},
    )  # fmt: skip

    class Meta:
        verbose_name = _("operation's identity")
        verbose_name_plural = _("operations' identities")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "ordinal"],
                name="operations_operation_ordinal",
                violation_error_code="ordinal",
                violation_error_message=_("Another operation has this number in the series."),
            ),
            models.CheckConstraint(
                condition=Q(ordinal=None) | Q(series__isnull=False),
                name="operations_operation_series",
                violation_error_code="series",
                violation_error_message=_("A number needs the series in which it counts."),
            ),
        ]

    def __str__(self) -> str:
        return self.slug


class OperationKind(models.TextChoices):
    DRUGS = "drugs", _("anti-drug operation")
    MIGRATION = "migration", _("operation against illegal migration")
    CYBER = "cyber", _("operation against crime in information technology")
    ARMS = "arms", _("operation against illicit arms")
    OTHER = "other", _("joint operation")


class Scope(models.TextChoices):
    REGIONAL = "regional", _("regional")
    SUBREGIONAL = "subregional", _("sub-regional")


class OperationEditions(EditionQuerySet["OperationEdition"]):
    def in_year(self, year: int) -> OperationEditions:
        return self.filter(sort_date__gte=f"{year:04}-01-01", sort_date__lte=f"{year:04}-12-31")

    def newest_first(self) -> OperationEditions:
        return self.order_by(*ORDER.newest)

    def hosted_by(self, country: str) -> OperationEditions:
        """The country (by its code) or an agency of it is named as a host, or the headquarters
        stood there; releases name now the one, now the other."""
        hosts = Participation.objects.filter(
            Q(country__code=country) | Q(agency__country__code=country),
            edition=OuterRef("pk"), role=PartyRole.HOST,
        )  # fmt: skip
        seats = EditionPlace.objects.filter(
            edition=OuterRef("pk"), role=PlaceRole.HEADQUARTERS, place__country__code=country
        )
        return self.filter(Exists(hosts) | Exists(seats))

    def for_lists(self) -> OperationEditions:
        """With what a row of a list shows of them; 2 queries more."""
        seats = EditionPlace.objects.filter(role=PlaceRole.HEADQUARTERS)
        return self.select_related("operation").prefetch_related(
            "windows",
            Prefetch("edition_places", seats.select_related("place__country").order_by("order")),
        )


class OperationEdition(AbstractEdition, Named):
    line = ("operation",)
    children = ("windows", "edition_places", "participations")

    operation = models.ForeignKey(
        Operation, models.PROTECT, verbose_name=_("operation"), related_name="editions",
        editable=False,
    )  # fmt: skip
    kind = models.CharField(
        _("kind"), max_length=10, choices=OperationKind, default=OperationKind.DRUGS
    )
    scope = models.CharField(_("scope"), max_length=12, choices=Scope, blank=True)
    mandate = Texts(_("mandate"), long=True)
    aim = Texts(_("aim"), long=True)
    methods = Texts(_("methods"), long=True)
    lead = Texts(_("lead text"), long=True)
    sort_date = models.DateField(
        _("date in lists"), validators=[validate_day],
        help_text=_("The first day of the operation; where it is not known, of its release."),
    )  # fmt: skip

    objects = OperationEditions.as_manager()

    class Meta(AbstractEdition.Meta):
        verbose_name = _("operation")
        verbose_name_plural = _("operations")
        indexes = [
            *AbstractEdition.Meta.indexes,
            models.Index(
                F("sort_date").desc(), F("first_public_at").desc(), F("operation").desc(),
                condition=Q(public_from__isnull=False), name="operation_list",
            ),
        ]  # fmt: skip
        constraints = [
            *AbstractEdition.Meta.constraints,
            *line_rules("operation"),
            within_years("sort_date", name="operations_edition_year"),
            named_in_some_language(),
        ]

    @property
    def kind_words(self) -> str:
        """Sub-regional anti-drug operation."""
        scope = f"{self.get_scope_display()} " if self.scope else ""
        return capfirst(f"{scope}{self.get_kind_display()}")

    def index(self) -> None:
        SEARCH.write(
            self.pk,
            when=self.sort_date,
            title="\n".join(self.name.values()),
            body="\n".join(self._searched()),
        )

    def _searched(self) -> Iterator[str]:
        """Texts of the edition, then the names of what it refers to; 4 queries."""
        for field in ("mandate", "aim", "methods", "lead"):
            yield from getattr(self, field).values()
        if series := self.operation.series:
            yield from (*series.name.values(), *series.aliases.values())
        for place in Place.objects.filter(edition_places__edition=self.pk):
            yield from place.name.values()
        for party in self.participations.select_related("agency", "country"):
            named = party.agency or party.country
            yield from party.as_named.values()
            yield from named.name.values() if named else ()

    def unindex(self) -> None:
        SEARCH.remove(self.pk)

    def reserve(self) -> None:
        """Parties keep the names that they have now: a record may change, a release may not."""
        for party in self.participations.select_related("agency", "country"):
            named = party.agency or party.country
            if named:
                party.as_named = {**named.name, **party.as_named}
                party.save(update_fields=["as_named"])


class Precision(models.TextChoices):
    DAY = "day", _("to the day")
    MONTH = "month", _("to the month")
    YEAR = "year", _("to the year")


class Window(EditionRow):
    edition = models.ForeignKey(
        OperationEdition, models.CASCADE, related_name="windows", editable=False
    )
    starts = models.DateField(_("first day"), validators=[validate_day])
    ends = models.DateField(_("last day"), validators=[validate_day])
    precision = models.CharField(
        _("precision"), max_length=5, choices=Precision, default=Precision.DAY
    )

    class Meta(EditionRow.Meta):
        verbose_name = _("dates")
        verbose_name_plural = _("dates")
        ordering = ["starts", "id"]
        constraints = [
            *EditionRow.Meta.constraints,
            models.CheckConstraint(
                condition=Q(starts__lte=F("ends")),
                name="operations_window_order",
                violation_error_code="ends",
                violation_error_message=_("The last day comes before the first."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts} – {self.ends}"


class PlaceRole(models.TextChoices):
    HEADQUARTERS = "headquarters", _("headquarters")
    VISITED = "visited", _("region visited")
    CHECKPOINTS = "checkpoints", _("checkpoint area")


class EditionPlace(EditionRow):
    edition = models.ForeignKey(
        OperationEdition, models.CASCADE, related_name="edition_places", editable=False
    )
    place = models.ForeignKey(
        Place, models.PROTECT, verbose_name=_("place"), related_name="edition_places"
    )
    role = models.CharField(_("role"), max_length=12, choices=PlaceRole)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta(EditionRow.Meta):
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["order", "id"]
        constraints = [
            *EditionRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["edition", "place", "role"],
                name="operations_editionplace_once",
                violation_error_code="place",
                violation_error_message=_("This place has this role already."),
            ),
        ]

    def __str__(self) -> str:
        return self.get_role_display()


class PartyRole(models.TextChoices):
    PARTICIPANT = "participant", _("participant")
    OBSERVER = "observer", _("observer")
    HOST = "host", _("host")
    SECURITY = "security", _("security")
    COORDINATION = "coordination", _("coordination")


class Participation(EditionRow):
    """A party to the operation: an agency, or a country where no agency is named."""

    edition = models.ForeignKey(
        OperationEdition, models.CASCADE, related_name="participations", editable=False
    )
    agency = models.ForeignKey(
        Agency, models.PROTECT, verbose_name=_("agency"), null=True, blank=True
    )
    country = models.ForeignKey(
        Country, models.PROTECT, verbose_name=_("country"), null=True, blank=True
    )
    role = models.CharField(_("role"), max_length=12, choices=PartyRole)
    as_named = Texts(_("as named"))
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta(EditionRow.Meta):
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        ordering = ["order", "id"]
        constraints = [
            *EditionRow.Meta.constraints,
            models.CheckConstraint(
                condition=Q(agency=None, country__isnull=False)
                | Q(agency__isnull=False, country=None),
                name="operations_participation_party",
                violation_error_code="agency",
                violation_error_message=_("Choose an agency, or a country where none is named."),
            ),
        ]

    def __str__(self) -> str:
        return self.get_role_display()
