"""The organisation that publishes, whom to call there, and the people it writes about."""

from __future__ import annotations

import zoneinfo

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.naming import Bilingual, name_column, named_in_some_language, text_column


def validate_zone(name: str) -> None:
    if name not in zoneinfo.available_timezones():
        raise ValidationError(gettext("No such time zone; write one such as Europe/Moscow."))


class Organisation(Bilingual):
    """One row; there is no second."""

    short_en = name_column(_("short name in English"), length=60)
    short_ru = name_column(_("short name in Russian"), length=60)
    about_en = text_column(_("about, in English"))
    about_ru = text_column(_("about, in Russian"))
    zone = models.CharField(
        _("time zone"), max_length=60, default="Europe/Moscow", validators=[validate_zone]
    )
    is_demonstration = models.BooleanField(_("show the demonstration banner"), default=False)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisation")
        constraints = [
            named_in_some_language(),
            models.CheckConstraint(
                condition=Q(id=1),
                name="office_organisation_single",
                violation_error_message=_("There is one organisation; change it."),
            ),
        ]


class Contact(Bilingual):
    role_en = name_column(_("role in English"))
    role_ru = name_column(_("role in Russian"))
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    hours_en = name_column(_("hours in English"))
    hours_ru = name_column(_("hours in Russian"))
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    is_shown = models.BooleanField(_("shown to readers"), default=True)

    class Meta:
        verbose_name = _("press contact")
        verbose_name_plural = _("press contacts")
        ordering = ["order", "id"]
        constraints = [
            named_in_some_language(),
            models.CheckConstraint(
                condition=~Q(phone="") | ~Q(email=""),
                name="office_contact_reachable",
                violation_error_message=_("Give a phone number, an e-mail address, or both."),
            ),
        ]


class Person(Bilingual):
    """A person whom releases name; the post is today's, a release keeps its own."""

    post_en = name_column(_("post in English"))
    post_ru = name_column(_("post in Russian"))

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name_en", "name_ru", "id"]
        constraints = [named_in_some_language()]
