"""The abstract identity and the abstract edition: what a published thing is, and what it says.

Columns, states and slots are settled for the whole desk (quick correction, removal, review), so
that what comes later changes no meaning and remakes no table.
"""

from __future__ import annotations

import datetime as dt
import secrets
from typing import Any, ClassVar

from django.conf import settings
from django.core import checks
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .beat import Beat
from .constraints import NoOverlap, line_rules
from .queryset import EditionQuerySet

REFERENCE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_reference() -> str:
    """Eight random letters and digits: no count of unpublished things can be read off them."""
    return "".join(secrets.choice(REFERENCE_ALPHABET) for _ in range(8))


class NeverDeleted(Exception):
    """Raised when something that was or is public would be deleted."""


class Identity(models.Model):
    """The small, stable row that readers link to."""

    reference = models.CharField(
        _("permanent reference"), max_length=8, unique=True, default=new_reference, editable=False
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    class Meta:
        abstract = True


class State(models.TextChoices):
    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("waiting for approval")
    APPROVED = "approved", _("approved")
    WITHDRAWN = "withdrawn", _("withdrawn")
    REMOVED = "removed", _("removed")
    DISCARDED = "discarded", _("discarded")


def _who(name: Any) -> models.ForeignKey[Any, Any]:
    # No index: SQLite would choose it for "my drafts" and walk every edition of that person.
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=name,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        db_index=False,
    )


class AbstractEdition(models.Model):
    """What one line (an item in a language, an operation, a sheet) says, from one instant on."""

    line: ClassVar[tuple[str, ...]]
    children: ClassVar[tuple[str, ...]] = ()
    pk: int
    id: int
    base_id: int | None
    changed_by_id: int | None

    number = models.PositiveIntegerField(_("number"), default=1, editable=False)
    state = models.CharField(
        _("state"), max_length=9, choices=State, default=State.DRAFT, editable=False
    )
    public_from = models.DateTimeField(_("public from"), null=True, blank=True, editable=False)
    public_until = models.DateTimeField(_("public until"), null=True, blank=True, editable=False)
    first_public_at = models.DateTimeField(
        _("first public"), null=True, blank=True, editable=False
    )  # of the line: every edition of it bears the same
    planned_for = models.DateTimeField(_("planned for"), null=True, blank=True, editable=False)
    base = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("copied from"),
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        db_index=False,
    )
    quick = models.BooleanField(_("quick correction"), default=False, editable=False)
    is_head = models.BooleanField(_("head of its line"), default=False, editable=False)
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    changed_by = _who(_("changed by"))
    changed_at = models.DateTimeField(_("changed"), null=True, blank=True, editable=False)
    submitted_by = _who(_("submitted by"))
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True, editable=False)
    approved_by = _who(_("approved by"))
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True, editable=False)
    reason = models.TextField(_("reason"), blank=True, editable=False)

    class Meta:
        abstract = True
        default_permissions = ("add", "change", "delete", "view", "approve")
        ordering = ["-changed_at", "-id"]
        indexes = [
            models.Index(
                F("changed_at").desc(),
                F("id").desc(),
                condition=Q(is_head=True),
                name="%(class)s_desk",
            ),
            models.Index(
                F("state"),
                F("changed_at").desc(),
                F("id").desc(),
                condition=Q(is_head=True),
                name="%(class)s_desk_state",
            ),
            models.Index(
                fields=["planned_for"],
                condition=Q(planned_for__isnull=False),
                name="%(class)s_due",
            ),
            models.Index(
                F("public_from").desc(),
                F("id").desc(),
                condition=Q(public_from__isnull=False),
                name="%(class)s_recent",
            ),
            models.Index(
                fields=["state", "public_until"],
                condition=Q(public_until__isnull=False),
                name="%(class)s_ended",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(public_until=None)
                | Q(public_from__isnull=False, public_from__lt=F("public_until")),
                name="%(app_label)s_%(class)s_until",
                violation_error_message=_("It cannot end before it becomes public."),
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=["draft", "submitted", "discarded"],
                    public_from=None,
                    approved_by=None,
                    approved_at=None,
                )
                | Q(
                    state="approved",
                    public_from__isnull=False,
                    approved_by__isnull=False,
                    approved_at__isnull=False,
                )
                | Q(
                    state__in=["withdrawn", "removed"],
                    public_from__isnull=False,
                    public_until__isnull=False,
                    approved_by__isnull=False,
                    approved_at__isnull=False,
                ),
                name="%(app_label)s_%(class)s_state",
                violation_error_message=_("State, approval and times do not fit together."),
            ),
            models.CheckConstraint(
                condition=Q(state="draft")
                | Q(state="discarded")
                | Q(submitted_by__isnull=False, submitted_at__isnull=False),
                name="%(app_label)s_%(class)s_submitted",
                violation_error_message=_("What waits or was approved needs its submitter."),
            ),
            models.CheckConstraint(
                condition=Q(public_from=None)
                | Q(first_public_at__isnull=False, first_public_at__lte=F("public_from")),
                name="%(app_label)s_%(class)s_first",
                violation_error_message=_("What readers see needs its first release."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["withdrawn", "removed"]) | ~Q(reason=""),
                name="%(app_label)s_%(class)s_reason",
                violation_error_message=_("Give the reason."),
            ),
        ]

    def is_public(self, at: dt.datetime) -> bool:
        """The one-object twin of `EditionQuerySet.public`."""
        if self.public_from is None or self.public_from > at:
            return False
        if self.public_until is None:
            return True
        return at < self.public_until and self.state != State.REMOVED

    def is_ever_public(self, at: dt.datetime) -> bool:
        """The one-object twin of `EditionQuerySet.ever_public`."""
        past = self.public_from is not None and self.public_from <= at
        return past and self.state != State.REMOVED

    @property
    def is_open(self) -> bool:
        return self.state in (State.DRAFT, State.SUBMITTED)

    def line_values(self) -> dict[str, Any]:
        """The key of this edition's line, by column: fit for `filter(**…)`."""
        columns = [self._meta.get_field(name).attname for name in self.line]  # type: ignore[union-attr]  # a column
        return {column: getattr(self, column) for column in columns}

    def in_line(self) -> EditionQuerySet[Any]:
        return EditionQuerySet(type(self)).filter(**self.line_values())

    def prepare(self) -> None:
        """Put the content in its stored form (clean markup, slug); called before every write."""

    def gate(self) -> dict[str, list[str]]:
        """What stops a submission: field name → messages. Drafts may be incomplete."""
        return {}

    def questions(self, start: dt.datetime) -> dict[str, str]:
        """What a person has to confirm before it becomes public then: a key → the question."""
        return {}

    def reserve(self) -> None:
        """Take what approval takes (an address, names as they are now)."""

    def release(self) -> None:
        """Give back what `reserve` took, for an approval that never took effect."""

    def index(self) -> None:
        """Write the search row of this edition, its children included."""

    def unindex(self) -> None:
        """Remove the search row of this edition."""

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        if self.public_from is not None:
            raise NeverDeleted(_("What was approved for readers is kept; withdraw it instead."))
        return super().delete(*args, **kwargs)

    @classmethod
    def check(cls, **kwargs: Any) -> list[checks.CheckMessage]:
        """A concrete edition whose Meta drops inherited rules loses them silently; say so."""
        found = super().check(**kwargs)
        held = {rule.name for rule in cls._meta.constraints}
        wanted = [*AbstractEdition.Meta.constraints, *line_rules(*cls.line)]
        names = {
            str(rule.name) % {"app_label": cls._meta.app_label, "class": cls._meta.model_name}
            for rule in wanted
        }
        if missing := sorted(names - held):
            found.append(
                checks.Error(
                    f"{cls.__name__} lacks the edition rules {', '.join(missing)}.",
                    hint="Inherit AbstractEdition.Meta and add line_rules(*line).",
                    obj=cls,
                    id="publishing.E001",
                )
            )
        return found


__all__ = [
    "AbstractEdition", "Beat", "Identity", "NeverDeleted", "NoOverlap", "State", "line_rules",
]  # fmt: skip
