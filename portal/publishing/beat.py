"""The beat: one counter, raised with whatever changes anything that readers see or will see.

It is written in the very transaction of the change: whoever reads the new beat reads the change,
and whoever reads the old one does not yet. Between two beats and two scheduled instants every
public page says the same.
"""

from __future__ import annotations

from typing import TypeVar

from django.db import models, transaction
from django.db.models import F, QuerySet, Subquery
from django.db.models.functions import Now

M = TypeVar("M", bound=models.Model)
ONE = 1


class Beat(models.Model):
    """A table of one row; its number only grows."""

    count = models.PositiveBigIntegerField(default=0)
    raised_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = "beat"
        ordering = ["id"]
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.count)


def raise_beat() -> None:
    """One statement. Its row stays locked until the transaction ends: call it after all else, and
    let a transaction that acts on several lines take them in the order of their keys."""
    higher = {"count": F("count") + 1, "raised_at": Now()}
    if not _one().update(**higher):
        Beat.objects.bulk_create([Beat(pk=ONE)], ignore_conflicts=True)
        _one().update(**higher)


def beat_column(name: str) -> Subquery:
    """The beat as an annotation of any one-row query; null before the first."""
    return Subquery(_one().values(name))


def _one() -> QuerySet[Beat, Beat]:
    return Beat.objects.filter(pk=ONE)


def write_printed(row: M) -> M:
    """The one way in which a row that public pages print, and that is no edition, is saved."""
    with transaction.atomic():
        row.save()
        raise_beat()
    return row


def delete_printed(row: models.Model) -> None:
    """The one way in which such a row is deleted."""
    with transaction.atomic():
        row.delete()
        raise_beat()
