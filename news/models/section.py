from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from portal.addresses.held import Addressed, AddressedRows, HeldAddress
from portal.addresses.slugs import validate_slug
from portal.labels.columns import Named, Texts, named_in_some_language
from portal.publishing.queryset import once_standing, standing


class SectionRows(AddressedRows["Section"]):
    def public(self, at: dt.datetime, *, language: str) -> SectionRows:
        """Those that hold public news in that language."""
        news = Section.objects.filter(
            standing(at, "edition__"), edition__language=language, pk=OuterRef("pk")
        )
        return self.filter(Exists(news))


class Section(Addressed, Named):
    """A part of the news, such as Secretariat or Statements; shows once it holds public news."""

    slug = models.CharField(
        _("address"), max_length=80, unique=True, validators=[validate_slug],
        error_messages={"unique": _("Another section has this address.")},
    )  # fmt: skip
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    description = Texts(_("description"), long=True)

    objects = SectionRows.as_manager()

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["order", "id"]
        constraints = [named_in_some_language()]

    def was_public(self, at: dt.datetime) -> bool:
        return Section.objects.filter(once_standing(at, "edition__"), pk=self.pk).exists()


class SectionAddress(HeldAddress):
    owner = models.ForeignKey(
        Section, models.CASCADE, verbose_name=_("section"), related_name="addresses"
    )

    class Meta(HeldAddress.Meta):
        verbose_name = _("address of a section")
        verbose_name_plural = _("addresses of sections")
