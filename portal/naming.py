"""Columns for names and texts that reference rows hold in both languages."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from portal.labels import label


def name_column(verbose: Any, *, length: int = 200) -> models.CharField[str, str]:
    return models.CharField(verbose, max_length=length, blank=True)


def text_column(verbose: Any, help_text: Any = "") -> models.TextField[str, str]:
    return models.TextField(verbose, blank=True, help_text=help_text)


def named_in_some_language(field: str = "name") -> models.CheckConstraint:
    """One of the two languages is filled; the other may fall back to it."""
    return models.CheckConstraint(
        condition=~Q(**{f"{field}_en": ""}) | ~Q(**{f"{field}_ru": ""}),
        name=f"%(app_label)s_%(class)s_{field}",
        violation_error_message=_("Give the name in English, in Russian, or in both."),
    )


class Bilingual(models.Model):
    name_en = name_column(_("name in English"))
    name_ru = name_column(_("name in Russian"))

    class Meta:
        abstract = True

    def __str__(self) -> str:
        """In the language of whoever is looking, or the other one."""
        return label(self, "name", language=get_language() or "en").text
