"""Qualified quantities."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Qualifier(models.TextChoices):
    EXACT = "exact", _("exact")
    MORE_THAN = "more_than", _("more than")
    AT_LEAST = "at_least", _("at least")
    ABOUT = "about", _("about")
    NEARLY = "nearly", _("nearly")
    UP_TO = "up_to", _("up to")


class Disclosure(models.TextChoices):
    STATED = "stated", _("stated")
    UNKNOWN = "unknown", _("unknown")
    NOT_DISCLOSED = "not_disclosed", _("not disclosed")
