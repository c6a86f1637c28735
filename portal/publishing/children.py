"""Rows of an edition: the people, places, parties or figures that it names."""

from __future__ import annotations

import uuid
from typing import Any, TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from .models import NeverDeleted
from .queryset import EditionRows

M = TypeVar("M", bound=models.Model)


class RowManager(models.Manager[M]):
    def get_queryset(self) -> EditionRows[M]:
        return EditionRows(self.model, using=self._db)


class EditionRow(models.Model):
    """A subclass has a foreign key `edition`. `uid` says which row it is, whatever has been changed
    in it: every copy of the edition carries it on."""

    edition: Any
    uid = models.UUIDField(default=uuid.uuid4, editable=False)

    objects = RowManager()

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["edition", "uid"], name="%(app_label)s_%(class)s_uid")
        ]

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        if self.edition.public_from is not None:
            raise NeverDeleted(_("What was approved for readers is kept; make a change instead."))
        return super().delete(*args, **kwargs)
