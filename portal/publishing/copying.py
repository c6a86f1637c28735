"""What of an edition is text and what is the desk's; copies with all children."""

from __future__ import annotations

from typing import TypeVar

from .models import AbstractEdition

E = TypeVar("E", bound=AbstractEdition)

# The desk's columns are those that the abstract edition declares itself: they are listed nowhere
# else. Acts alone write them.
DESK = frozenset(field.name for field in AbstractEdition._meta.local_fields)
# Of the line, and so of every edition of it.
CARRIED = frozenset({"first_public_at"})


def content_of(edition: AbstractEdition) -> dict[str, object]:
    """The content columns by attribute name, the line's key included; no desk columns."""
    return {
        field.attname: getattr(edition, field.attname)
        for field in edition._meta.concrete_fields
        if field.name not in DESK - CARRIED
        and not field.primary_key
        and not getattr(field, "generated", False)
    }


def copy_children(source: AbstractEdition, target: AbstractEdition) -> None:
    """One read and one bulk write per kind of child; stable `uid`s go along."""
    for name in source.children:
        rows = list(getattr(source, name).all())
        back = getattr(type(source), name).rel.field.attname
        for row in rows:
            row.pk = None
            row._state.adding = True
            setattr(row, back, target.pk)
        if rows:
            type(rows[0])._default_manager.bulk_create(rows)
