"""The lists of the desk's home page, over every kind of edition that the user may see.

One query for each list and kind, each bounded and answered by an index of its own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from django.contrib.admin import AdminSite
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext

from portal.publishing.models import AbstractEdition, State
from portal.publishing.permissions import can
from portal.publishing.queryset import EditionQuerySet
from portal.publishing.registry import edition_models

from .times import written_shortly

if TYPE_CHECKING:
    from portal.accounts.models import User

SHOWN = 8


class DeskEntry(NamedTuple):
    path: str
    title: str
    kind: str
    language: str
    """Empty where the edition holds both."""
    note: str


class DeskList(NamedTuple):
    title: str
    entries: list[DeskEntry]
    when_empty: str


class KindLink(NamedTuple):
    name: str
    path: str


def kinds(site: AdminSite, user: User) -> list[KindLink]:
    """The kinds of edition with lists that the user may see; no query."""
    return [
        KindLink(
            str(capfirst(model._meta.verbose_name_plural)),
            reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"),
        )
        for model in _seen_models(site, user)
    ]


def _seen_models(site: AdminSite, user: User) -> list[type[AbstractEdition]]:
    return [m for m in edition_models() if site.is_registered(m) and can(user, "view", edition=m)]


def desk_lists(site: AdminSite, *, user: User, at: dt.datetime) -> list[DeskList]:
    models = _seen_models(site, user)
    heads: list[EditionQuerySet[Any]]
    heads = [EditionQuerySet(model).select_related("changed_by") for model in models]
    drafts = (rows.head().filter(state=State.DRAFT, changed_by=user) for rows in heads)
    waiting = (rows.head().filter(state=State.SUBMITTED) for rows in heads)
    soon = (rows.scheduled(at) for rows in heads)
    public = (rows.public(at) for rows in heads)
    return [
        DeskList(
            gettext("My drafts"),
            _entries(drafts, by="changed_at", at=at),
            gettext("You have no draft."),
        ),
        DeskList(
            gettext("Waiting for approval"),
            _entries(waiting, by="changed_at", at=at),
            gettext("Nothing waits for approval."),
        ),
        DeskList(
            gettext("Public soon"),
            _entries(soon, by="planned_for", at=at, newest_first=False),
            gettext("Nothing is approved for later."),
        ),
        DeskList(
            gettext("Recently public"),
            _entries(public, by="public_from", at=at),
            gettext("Nothing is public yet."),
        ),
    ]


def _entries(
    kinds: Iterable[QuerySet[AbstractEdition]],
    *,
    by: str,
    at: dt.datetime,
    newest_first: bool = True,
) -> list[DeskEntry]:
    """The first few over all kinds, by that column."""
    order = (f"-{by}", "-pk") if newest_first else (by, "pk")
    found = [row for rows in kinds for row in rows.order_by(*order)[:SHOWN]]
    found.sort(key=lambda row: (getattr(row, by), row.pk), reverse=newest_first)
    return [_entry(row, by=by, at=at) for row in found[:SHOWN]]


def _entry(row: Any, *, by: str, at: dt.datetime) -> DeskEntry:
    meta = row._meta
    return DeskEntry(
        path=reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[row.pk]),
        title=str(row),
        kind=str(meta.verbose_name),
        language=getattr(row, "language", ""),
        note=gettext("%(time)s, %(who)s")
        % {"time": written_shortly(getattr(row, by), at=at), "who": row.changed_by},
    )
