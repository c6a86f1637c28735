"""Facts of an identity that readers were given wrong: an editor puts them right with a reason, and
what readers saw is kept.

    class Sheet(Correctable):
        correctable = {"since": _("first day")}   # column → what readers call it

    class SheetCorrection(Correction):
        identity = models.ForeignKey(Sheet, models.PROTECT, related_name="corrections")

    correct(edition, by=editor, at=now, reason={"en": "…"}, facts={"since": day})
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, TypeVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import F, Q
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from portal.characters.typography import DAY
from portal.labels import Label, label
from portal.labels.columns import Texts, tidy

from .acting import Refused, acting
from .beat import raise_beat
from .models import AbstractEdition, Identity, NeverDeleted
from .queryset import GuardedRows, PublicRowsStay
from .writing import write_desk

if TYPE_CHECKING:
    from portal.accounts.models import User

E = TypeVar("E", bound=AbstractEdition)
M = TypeVar("M", bound=models.Model)


class Correctable(Identity):
    correctable: ClassVar[Mapping[str, Any]]
    corrections: Any

    corrected_at = models.DateTimeField(_("corrected"), null=True, blank=True, editable=False)

    class Meta:
        abstract = True


class CorrectionRows(GuardedRows[M]):
    """All of them stand for good."""

    approved = "at"


class CorrectionManager(models.Manager[M]):
    def get_queryset(self) -> CorrectionRows[M]:
        return CorrectionRows(self.model, using=self._db)


class Correction(models.Model):
    """One fact, as it was given and as it is right; of a row that it names, also the name then."""

    identity: Any
    column = models.CharField(_("fact"), max_length=40)
    before = models.CharField(_("as it was given"), max_length=40, blank=True)
    before_named = Texts(_("as it was named"))
    after = models.CharField(_("as it is right"), max_length=40, blank=True)
    after_named = Texts(_("as it is named"))
    reason = Texts(_("reason"), long=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("corrected by"),
        related_name="+", db_index=False,
    )  # fmt: skip
    at = models.DateTimeField(_("corrected"))

    objects = CorrectionManager()

    class Meta:
        abstract = True
        ordering = ["at", "id"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=~Q(before=F("after")),
                name="%(app_label)s_%(class)s_differs",
                violation_error_message=_("A correction changes something."),
            ),
            models.CheckConstraint(
                condition=~Q(reason={}),
                name="%(app_label)s_%(class)s_reason",
                violation_error_message=_("Give the reason."),
            ),
        ]

    def __str__(self) -> str:
        return self.column

    def save(self, *args: Any, **options: Any) -> None:
        if not self._state.adding:
            raise PublicRowsStay(_("A correction is kept as it was made; make another one."))
        super().save(*args, **options)

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        raise NeverDeleted(_("A correction is kept as it was made; make another one."))


class Erratum(NamedTuple):
    """A correction in the words of the language that is active; a fact that was not given, or that
    holds no longer, has an empty text."""

    on: dt.datetime
    fact: str
    before: Label
    after: Label
    reason: Label


def told(record: Correction) -> Erratum:
    language, meta = get_language() or settings.LANGUAGE_CODE, _identity_of(type(record))
    field: Any = meta.get_field(record.column)
    before, after = (
        label(record, f"{name}_named", language=language)
        if field.is_relation
        else Label(_worded(field, getattr(record, name)), language, False)
        for name in ("before", "after")
    )
    words = str(meta.model.correctable[record.column])
    return Erratum(record.at, words, before, after, label(record, "reason", language=language))


def _identity_of(kind: type[Correction]) -> Any:
    meta: Any = kind._meta
    return meta.get_field("identity").related_model._meta


def _worded(field: Any, value: str) -> str:
    if isinstance(field, models.DateField) and (day := parse_date(value)):
        return date_format(day, DAY)
    return str(dict(field.flatchoices).get(value, value))


def correct(
    edition: E, *, by: User, at: dt.datetime, reason: Mapping[str, str], facts: Mapping[str, Any]
) -> E:
    """Puts facts (column → value) of the identity right, for all that its line ever said.

    Takes the edition that was public last. Raises ValidationError by field, for a reason in which
    there is nothing to read, too.
    """
    with acting(edition, "approve", by=by, at=at) as now:
        last = edition.in_line().ever_public(now).order_by("-public_from").first()
        if last is None or last.pk != edition.pk:
            raise Refused(_("Facts are corrected on the edition that was public last."))
        identity = _stored_identity(edition)
        records = list(_changed(identity, facts))
        if not records:
            raise Refused(_("Nothing differs from what is given already."))
        said = tidy(reason)
        if not said:
            raise ValidationError({"reason": [_("Give the reason; readers will see it.")]})
        identity.corrected_at = at
        _write(identity, [record.column for record in records])
        for record in records:
            record.reason, record.by, record.at = said, by, at
            record.full_clean(exclude=["identity", "by"])
            record.save()
        setattr(edition, edition.line[0], identity)
        write_desk(edition)
        for row in edition.in_line().order_by("pk"):
            row.index()
        raise_beat()
    return edition


def _stored_identity(edition: AbstractEdition) -> Any:
    kind: Any = edition._meta.get_field(edition.line[0]).related_model
    return kind._default_manager.get(pk=next(iter(edition.line_values().values())))


def _changed(identity: Any, facts: Mapping[str, Any]) -> Iterator[Correction]:
    """Sets the facts that differ, and gives the record of each, without reason and author."""
    kind = type(identity).corrections.rel.related_model
    for name, value in facts.items():
        if name not in identity.correctable:
            raise ValueError(f"{name} is no fact that can be corrected")
        record = kind(identity=identity, column=name)
        record.before, record.before_named = _as_given(identity, name)
        setattr(identity, name, value)
        record.after, record.after_named = _as_given(identity, name)
        if record.before != record.after:
            yield record


def _as_given(identity: Any, name: str) -> tuple[str, Mapping[str, str]]:
    field = identity._meta.get_field(name)
    value = getattr(identity, field.attname)
    row = getattr(identity, name) if field.is_relation else None
    return "" if value is None else str(value), {**row.name} if row else {}


def _write(identity: Any, columns: list[str]) -> None:
    identity.clean_fields(
        exclude={field.name for field in identity._meta.fields if field.name not in columns}
    )
    identity.validate_constraints()
    try:
        with transaction.atomic():
            identity.save(update_fields=[*columns, "corrected_at"])
    except IntegrityError:
        identity.validate_constraints()  # another line took it after the first look: say which
        raise


def is_correctable(model: type[AbstractEdition]) -> bool:
    identity = model._meta.get_field(model.line[0]).related_model
    return isinstance(identity, type) and issubclass(identity, Correctable)
