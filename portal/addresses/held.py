"""Addresses of rows whose slug the desk may change: each one that readers ever knew leads on.

class Section(Addressed): …
class SectionAddress(HeldAddress):
    owner = models.ForeignKey(Section, models.CASCADE, related_name="addresses")

Section.objects.at_address(slug)    # the row that has it, or had it
with readdressed(row, at=now):      # around whatever writes the row
    row.save()
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Self, TypeVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, When
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.addresses.slugs import MAX_LENGTH

A = TypeVar("A", bound="Addressed")


class AddressedRows(QuerySet[A, A]):
    def at_address(self, slug: str) -> Self:
        """The row that has this address comes before one that had it."""
        held = self.model.held().filter(slug=slug, owner=OuterRef("pk"))
        own = Case(When(slug=slug, then=0), default=1)
        return self.filter(Q(slug=slug) | Exists(held)).order_by(own, "pk")


class Addressed(models.Model):
    """`was_public`: could readers ever have seen it by then, so that links to it may exist? Each
    kind says through what it shows."""

    slug: Any
    addresses: Any
    was_public: Callable[[dt.datetime], bool]

    class Meta:
        abstract = True

    @classmethod
    def held(cls) -> QuerySet[Any]:
        model: type[models.Model] = cls._meta.get_field("addresses").related_model  # type: ignore[assignment]  # never "self"
        return model._default_manager.all()

    def clean(self) -> None:
        super().clean()
        others = self.held().filter(slug=self.slug).exclude(owner=self.pk)
        if (holder := others.select_related("owner").first()) and holder.owner.slug != self.slug:
            raise ValidationError({"slug": address_held(holder.owner)})


class HeldAddress(models.Model):
    """A slug that leads to its owner: the present one, and all under which it was public. One
    table holds both, so that the database itself lets nobody else have any of them."""

    slug = models.CharField(_("address"), max_length=MAX_LENGTH, unique=True)

    class Meta:
        abstract = True
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.slug


@contextmanager
def readdressed(row: Addressed, *, at: dt.datetime) -> Iterator[None]:
    """One transaction around the writing of the row. The address that it had is kept where readers
    can know it; one that nobody has seen is free again."""
    with transaction.atomic():
        stored = type(row)._default_manager.select_for_update().filter(pk=row.pk).first()
        yield
        if stored is not None and stored.slug != row.slug:
            if stored.was_public(at):
                row.addresses.get_or_create(slug=stored.slug)
            else:
                row.addresses.filter(slug=stored.slug).delete()
        row.addresses.get_or_create(slug=row.slug)


def address_held(owner: models.Model) -> str:
    return gettext("“%(owner)s” had this address, and links to it lead there. Choose another.") % {
        "owner": owner
    }
