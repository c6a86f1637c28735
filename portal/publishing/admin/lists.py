"""The list of heads: one line per line of editions, found and counted within bounds."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from portal.publishing.models import AbstractEdition, State
from portal.publishing.queryset import EditionQuerySet

from .desk import desk_of
from .times import written_shortly
from .words import open_work, seen_by_readers, with_words

if TYPE_CHECKING:
    from portal.accounts.models import User

MOST = 2_000


class CappedPaginator(Paginator[Any]):
    """Counts no further than to MOST: what lies beyond is found by filters and search."""

    @cached_property
    def count(self) -> int:
        rows: QuerySet[Any] = self.object_list  # type: ignore[assignment]  # the admin gives no other
        return rows.order_by().values("pk")[:MOST].count()


class HeadList(ChangeList):
    """Only heads are listed; each row carries its words: `seen`, `work` and `when`."""

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet[Any]:
        self.root_queryset = self.root_queryset.filter(is_head=True)
        found: Any = super().get_queryset(request, exclude_parameters)
        return with_words(found, at=desk_of(request).at)

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        at = desk_of(request).at
        rows = list(self.result_list)
        for row in rows:
            row.seen, row.work = seen_by_readers(row, at=at), open_work(row, at=at)
            row.when = written_shortly(row.changed_at, at=at) if row.changed_at else ""
        self.result_list = rows
        self.is_cut = self.result_count >= MOST


class StateFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("mine", _("my drafts")),
            ("draft", _("draft")),
            ("waiting", _("waiting for approval")),
            ("later", _("approved for later")),
            ("public", _("public, nothing open")),
            ("change", _("change to what was public")),
            ("withdrawn", _("withdrawn")),
            ("never", _("never public")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        asked = self.value()
        if asked is None:
            return queryset
        desk = desk_of(request)
        conditions = in_state(queryset.model, at=desk.at, user=desk.user)
        condition = conditions.get(asked)
        return queryset.none() if condition is None else queryset.filter(condition)


def in_state(model: type[AbstractEdition], *, at: dt.datetime, user: User) -> dict[str, Q]:
    """Conditions on a head's own columns, each of which an index answers."""
    is_open = Q(state__in=[State.DRAFT, State.SUBMITTED])
    # In their order: else SQLite walks all that was ever approved for the few that are to come.
    editions: EditionQuerySet[AbstractEdition] = EditionQuerySet(model)
    later = editions.scheduled(at).order_by("planned_for", "pk")
    return {
        "mine": Q(state=State.DRAFT, changed_by=user),
        "draft": Q(state=State.DRAFT),
        "waiting": Q(state=State.SUBMITTED),
        "later": Q(pk__in=later.values("pk")[:MOST]),
        "public": Q(state=State.APPROVED, public_from__lte=at),
        "change": is_open & Q(base__isnull=False),
        "withdrawn": Q(state=State.WITHDRAWN),
        "never": is_open & Q(base=None),
    }
