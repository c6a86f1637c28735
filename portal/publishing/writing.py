"""What every verb does around its own act: lock, check, write, give the head."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.db.models import Max
from django.utils.translation import gettext as _

from .models import AbstractEdition, State
from .queryset import EditionQuerySet

if TYPE_CHECKING:
    from portal.accounts.models import User

Children = Callable[[], object]

DESK_COLUMNS = [
    "state", "public_from", "public_until", "first_public_at", "planned_for", "version",
    "submitted_by", "submitted_at", "approved_by", "approved_at", "reason",
]  # fmt: skip


class Refused(Exception):
    """The act is not possible now; the message says why and what to do."""


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


def lock(edition: AbstractEdition) -> None:
    """Hold the line: the identity row on PostgreSQL, the whole database on SQLite."""
    identity = edition._meta.get_field(edition.line[0]).related_model
    key = next(iter(edition.line_values().values()))
    list(identity._default_manager.select_for_update().filter(pk=key).values("pk"))  # type: ignore[union-attr]  # a line begins with its identity


def hold(edition: AbstractEdition) -> None:
    """Lock the line and refuse (`Stale`) where the edition was written since it was read.

    The head is read anew: another edition of the line may have taken it without a word here.
    """
    lock(edition)
    editions: EditionQuerySet[AbstractEdition] = EditionQuerySet(type(edition))
    current = editions.filter(pk=edition.pk).first()
    if current is None:
        raise Refused(_("Somebody has deleted this draft since you opened it."))
    if current.version != edition.version:
        raise Stale(current)
    edition.is_head = current.is_head


def next_number(edition: AbstractEdition) -> int:
    highest: int | None = edition.in_line().aggregate(highest=Max("number"))["highest"]
    return (highest or 0) + 1


def write_content(
    edition: AbstractEdition, *, by: User, at: dt.datetime, children: Children | None = None
) -> None:
    """`children` writes the edition's rows: after it has a key, before it is indexed with them."""
    edition.changed_by, edition.changed_at = by, at
    edition.prepare()
    edition.validate_constraints()
    edition.save()
    if children is not None:
        children()
    _settle(edition)
    edition.index()


def write_desk(edition: AbstractEdition) -> None:
    """Write the desk's columns alone: no verb but a content write touches the text."""
    edition.version += 1
    edition.validate_constraints()
    edition.save(update_fields=DESK_COLUMNS)
    _settle(edition)


def _settle(edition: AbstractEdition) -> None:
    edition.is_head = settle_head(edition.in_line()) == edition.pk


def settle_head(line: EditionQuerySet[Any]) -> int | None:
    """Give the head to: submitted, else draft (quick first), else the latest `public_from`."""
    order = ["-quick", "-number"]
    head = (
        line.filter(state=State.SUBMITTED).order_by(*order).first()
        or line.filter(state=State.DRAFT).order_by(*order).first()
        or line.filter(public_from__isnull=False).order_by("-public_from", "-number").first()
    )
    line.filter(is_head=True).exclude(pk=head.pk if head else None).update(is_head=False)
    if head is not None:
        line.filter(pk=head.pk, is_head=False).update(is_head=True)
    return head.pk if head else None
