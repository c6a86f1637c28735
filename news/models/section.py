from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.addresses.slugs import validate_slug
from portal.naming import Bilingual, named_in_some_language, text_column


class Section(Bilingual):
    """A part of the news, such as Secretariat or Statements; shows once it holds public news."""

    slug = models.CharField(
        _("address"), max_length=80, unique=True, validators=[validate_slug],
        error_messages={"unique": _("Another section has this address.")},
    )  # fmt: skip
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    description_en = text_column(_("description in English"))
    description_ru = text_column(_("description in Russian"))

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["order", "id"]
        constraints = [named_in_some_language()]
