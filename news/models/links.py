"""What an edition points at in rows of their own: people with their posts, and operations."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from operations.models import Operation
from portal.office.models import Person
from portal.publishing.children import EditionRow


class EditionPerson(EditionRow):
    edition = models.ForeignKey(
        "Edition", models.CASCADE, related_name="edition_people", editable=False
    )
    person = models.ForeignKey(Person, models.PROTECT, verbose_name=_("person"))
    post = models.CharField(
        _("post at that time"), max_length=200, blank=True,
        help_text=_("Written from the person's record at approval when left empty."),
    )  # fmt: skip
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta(EditionRow.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["order", "id"]
        constraints = [
            *EditionRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["edition", "person"],
                name="news_editionperson_once",
                violation_error_message=_("This person is listed already."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.person_id)


class EditionOperation(EditionRow):
    edition = models.ForeignKey(
        "Edition", models.CASCADE, related_name="edition_operations", editable=False
    )
    operation = models.ForeignKey(Operation, models.PROTECT, verbose_name=_("operation"))
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta(EditionRow.Meta):
        verbose_name = _("operation")
        verbose_name_plural = _("operations it reports on")
        ordering = ["order", "id"]
        constraints = [
            *EditionRow.Meta.constraints,
            models.UniqueConstraint(
                fields=["edition", "operation"],
                name="news_editionoperation_once",
                violation_error_message=_("This operation is listed already."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.operation_id)
