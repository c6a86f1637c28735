"""The news item as a thing that readers link to, and the addresses that lead to it."""

from __future__ import annotations

from itertools import count

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.addresses.slugs import MAX_LENGTH
from portal.labels import language_choices
from portal.publishing.models import Identity


class NewsItem(Identity):
    class Meta:
        verbose_name = _("news item's identity")
        verbose_name_plural = _("news items' identities")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.reference


class Address(models.Model):
    """A slug that an item holds in a language: reserved at approval, never used again once public.

    It answers only while an ever-public edition of that line carries it.
    """

    language = models.CharField(_("language"), max_length=12, choices=language_choices)
    slug = models.CharField(_("address"), max_length=80)
    item = models.ForeignKey(NewsItem, models.CASCADE, related_name="addresses")

    class Meta:
        verbose_name = _("address")
        verbose_name_plural = _("addresses")
        ordering = ["language", "slug"]
        constraints = [
            models.UniqueConstraint(
                fields=["language", "slug"],
                name="news_address_unique",
                violation_error_message=_("Another item holds this address."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.language}/{self.slug}"


def free_slug(slug: str, *, language: str) -> str:
    """One like it that no item holds: …-2, …-3; one query."""
    stem = slug[: MAX_LENGTH - 6].rstrip("-")
    held = Address.objects.filter(language=language, slug__startswith=f"{stem}-")
    taken = set(held.values_list("slug", flat=True))
    return next(free for n in count(2) if (free := f"{stem}-{n}") not in taken)
