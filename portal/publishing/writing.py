"""How an act writes: the text with its rows, or the desk's columns alone; then the head."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.db.models import Max, Model

from .copying import DESK
from .models import AbstractEdition, State
from .queryset import EditionQuerySet

if TYPE_CHECKING:
    from portal.accounts.models import User

Children = Callable[[], object]


def next_number(edition: AbstractEdition) -> int:
    highest: int | None = edition.in_line().aggregate(highest=Max("number"))["highest"]
    return (highest or 0) + 1


def write_content(
    edition: AbstractEdition, *, by: User, at: dt.datetime, children: Children | None = None
) -> None:
    """`children` writes the edition's rows: after it has a key, before it is indexed with them.

    Raises ValidationError, by field, for a value that its column does not take.
    """
    edition.changed_by, edition.changed_at = by, at
    edition.prepare()
    _validate(edition)
    edition.validate_constraints()
    edition.save()
    if children is not None:
        children()
        for name in edition.children:
            for row in getattr(edition, name).all():
                _validate(row)
    _settle(edition)
    edition.index()


def _validate(row: Model) -> None:
    """Its own values; that what it refers to exists is the database's to know."""
    row.clean_fields(exclude={field.name for field in row._meta.fields if field.is_relation} | DESK)


def write_desk(edition: AbstractEdition) -> None:
    """Write the desk's columns alone: no verb but a content write touches the text."""
    edition.version += 1
    edition.validate_constraints()
    edition.save(update_fields=DESK)
    _settle(edition)


def end(edition: AbstractEdition, until: dt.datetime | None) -> None:
    """When the edition that a change follows ceases to be public; None: it goes on."""
    edition.public_until = until
    edition.version += 1
    edition.validate_constraints()
    edition.save(update_fields=["public_until", "version"])


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
    line.filter(is_head=True).exclude(pk=head.pk if head else None).write(is_head=False)
    if head is not None:
        line.filter(pk=head.pk, is_head=False).write(is_head=True)
    return head.pk if head else None
