"""The organisation that publishes, whom to call there, and the people it writes about."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.labels.columns import Named, Texts, named_in_some_language

from .marks import Mark


class Organisation(Named):
    """One row; there is no second. Its time zone is the installation's, `TIME_ZONE`: dates that
    were printed in one zone mean nothing in another, so no form changes it."""

    short = Texts(_("short name"), length=60)
    about = Texts(_("about"), long=True)
    licence = models.CharField(
        _("licence of the figures"), max_length=100, blank=True,
        help_text=_("Its short name, such as CC BY 4.0. Results are offered under it."),
    )  # fmt: skip
    licence_url = models.URLField(_("address of the licence"), blank=True)
    is_demonstration = models.BooleanField(_("show the demonstration banner"), default=False)
    mark = models.BinaryField(_("mark"), default=b"")
    mark_digest = models.CharField(max_length=32, blank=True, editable=False)
    mark_width = models.PositiveSmallIntegerField(default=0, editable=False)
    mark_height = models.PositiveSmallIntegerField(default=0, editable=False)

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
            models.CheckConstraint(
                condition=Q(mark_digest="", mark_width=0, mark_height=0)
                | ~Q(mark_digest="") & Q(mark_width__gt=0, mark_height__gt=0),
                name="office_organisation_mark",
                violation_error_message=_("A mark has an address and a size."),
            ),
            models.CheckConstraint(
                condition=Q(licence="", licence_url="") | ~Q(licence="") & ~Q(licence_url=""),
                name="office_organisation_licence",
                violation_error_code="licence_url",
                violation_error_message=_("Give the licence's name and its address, or neither."),
            ),
        ]

    @property
    def mark_path(self) -> str:
        """Empty where readers see the drawn mark."""
        return reverse("mark", args=[self.mark_digest]) if self.mark_digest else ""

    def wear(self, mark: Mark | None) -> None:
        """Show this mark, or the drawn one; the caller saves."""
        self.mark, self.mark_digest, self.mark_width, self.mark_height = mark or (b"", "", 0, 0)


class Contact(Named):
    role = Texts(_("role"))
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    hours = Texts(_("hours"))
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


class Person(Named):
    """A person whom releases name; the post is today's, a release keeps its own."""

    post = Texts(_("post"))

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["id"]
        constraints = [named_in_some_language()]
