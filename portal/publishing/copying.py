"""Copies of an edition with its children, for a change or a translation."""

from __future__ import annotations

from typing import TypeVar

from .models import AbstractEdition

E = TypeVar("E", bound=AbstractEdition)

CARRIED_BY_VERBS = {
    "id", "number", "state", "public_from", "public_until", "planned_for", "base", "quick",
    "is_head", "version", "changed_by", "changed_at", "submitted_by", "submitted_at",
    "approved_by", "approved_at", "reason",
}  # fmt: skip


def content_of(edition: AbstractEdition) -> dict[str, object]:
    """The content columns by attribute name, the line's key included; no desk columns."""
    return {
        field.attname: getattr(edition, field.attname)
        for field in edition._meta.concrete_fields
        if field.name not in CARRIED_BY_VERBS and not getattr(field, "generated", False)
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
