"""The frame of every act: lock, reload, restore, right, version, then the act, then its record.

What a form or a caller has made of the desk's own columns counts for nothing: they are restored
from what is stored, under the lock. So an act judges what is, never what somebody holds.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from .beat import raise_beat
from .copying import DESK
from .models import AbstractEdition
from .permissions import Right, require
from .queryset import EditionQuerySet

if TYPE_CHECKING:
    from portal.accounts.models import User


_SHOWN = ("public_from", "public_until")


class Refused(Exception):
    """The act is not possible now; the message says why and what to do."""


class Unanswered(Refused):
    """A person has to confirm something first: `questions` holds each by its key."""

    def __init__(self, questions: Mapping[str, str]) -> None:
        self.questions = questions
        words = _("%(questions)s Confirm this, or correct it first.")
        super().__init__(words % {"questions": " ".join(questions.values())})


class Stale(Refused):
    """Somebody else wrote this edition since it was read."""

    def __init__(self, current: AbstractEdition) -> None:
        self.who, self.when = last_write(current)
        super().__init__(_("Somebody else has saved this text since you opened it."))


def last_write(edition: AbstractEdition) -> tuple[User | None, dt.datetime | None]:
    """Who wrote this edition last, in any role, and when."""
    writes = [
        (edition.changed_at, edition.changed_by),
        (edition.submitted_at, edition.submitted_by),
        (edition.approved_at, edition.approved_by),
    ]
    dated = [(when, who) for when, who in writes if when is not None]
    when, who = max(dated, key=lambda write: write[0], default=(None, None))
    return who, when


@contextmanager
def acting(
    edition: AbstractEdition,
    right: Right,
    *,
    by: User,
    at: dt.datetime | None = None,
    writes: bool = False,
) -> Iterator[dt.datetime]:
    """Runs the act in one transaction, under the lock of the line; 2 queries before it.

    Yields the time at which the lock was got: waiting behind another writer takes time, and what
    became public meanwhile is public. `at` is the time that the act is stamped with. An act that
    `writes` takes the text from the object, any other judges the text that is stored. A refusal
    leaves the object as it is stored, but for that text.
    """
    with transaction.atomic():
        lock(edition)
        stored = _stored(edition)
        seen, is_done = edition.version, False
        try:
            restore(edition, stored, text=not writes)
            require(by, right, stored=stored, written=edition)
            if seen != stored.version:
                raise Stale(stored)
            now = timezone.now()
            yield max(at or now, now)
            is_done = True
        finally:
            if not is_done:
                restore(edition, stored, text=False)
                edition.version = seen
        _record(stored, edition)


def lock(edition: AbstractEdition) -> None:
    """Hold the line: the identity row on PostgreSQL, the whole database on SQLite. Of a stored
    edition it is the line that it is stored in, whatever the object says."""
    identity: Any = edition._meta.get_field(edition.line[0]).related_model
    key = next(iter(edition.line_values().values()))
    if edition.pk is not None:
        held: EditionQuerySet[Any] = EditionQuerySet(type(edition)).filter(pk=edition.pk)
        key = Subquery(held.values(edition.line[0]))
    list(identity._default_manager.select_for_update().filter(pk=key).values("pk"))


def _stored(edition: AbstractEdition) -> AbstractEdition:
    """The row as it stands now; of an edition that is not written yet, an empty one of its line."""
    if edition.pk is None:
        return type(edition)(**edition.line_values())
    editions: EditionQuerySet[AbstractEdition] = EditionQuerySet(type(edition))
    current = editions.filter(pk=edition.pk).first()
    if current is None:
        raise Refused(_("Somebody has deleted this draft since you opened it."))
    return current


def restore(edition: AbstractEdition, stored: AbstractEdition, *, text: bool) -> None:
    """Puts back what acts alone may write and the line's key, which nothing may; or all."""
    for field in edition._meta.concrete_fields:
        is_kept = field.primary_key or field.name in DESK or field.name in edition.line
        if (text or is_kept) and not getattr(field, "generated", False):
            setattr(edition, field.attname, getattr(stored, field.attname))
    edition._state.adding = stored._state.adding


def _record(before: AbstractEdition, after: AbstractEdition) -> None:
    """What every act leaves behind, in its own transaction; the one place for it.

    The pages are told where what they show, or will show, changed.
    """
    if any(getattr(before, name) != getattr(after, name) for name in _SHOWN):
        raise_beat()
