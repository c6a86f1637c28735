"""The change list of editions: heads alone, found through the portal's search, in bounded time."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.publishing.models import AbstractEdition, State
from portal.publishing.queryset import EditionQuerySet
from portal.search import BadQuery, SearchIndex

from .choices import Choosing, ChosenFilter
from .desk import desk_of
from .states import open_work, seen_by_readers, with_words
from .times import written_shortly

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


class EditionList(Choosing, admin.ModelAdmin[Any]):
    """`search_index` None: there is no search box."""

    search_index: SearchIndex | None = None

    actions = None
    change_list_template = "admin/publishing/edition_list.html"
    list_display: Any = ("__str__", "readers", "work", "changed")
    list_filter: ClassVar[Any] = (StateFilter,)
    list_max_show_all = list_per_page = 50
    list_select_related: ClassVar[Any] = ("changed_by",)
    ordering = ("-changed_at", "-id")
    paginator = CappedPaginator
    show_facets = admin.ShowFacets.NEVER
    show_full_result_count = False
    sortable_by: ClassVar[Any] = ("changed",)

    @property
    def media(self) -> Any:
        """With what its filters need."""
        kinds = [one for one in self.list_filter if isinstance(one, type)]
        chosen = [kind for kind in kinds if issubclass(kind, ChosenFilter)]
        return sum((kind.media(self.admin_site) for kind in chosen), super().media)

    @admin.display(description=_("readers see"))
    def readers(self, edition: Any) -> str:
        return str(edition.seen)

    @admin.display(description=_("open"))
    def work(self, edition: Any) -> str:
        return str(edition.work)

    @admin.display(description=_("changed"), ordering="changed_at")
    def changed(self, edition: Any) -> str:
        if edition.changed_at is None:
            return ""
        return gettext("%(who)s, %(when)s") % {"who": edition.changed_by, "when": edition.when}

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> Any:
        title = capfirst(self.opts.verbose_name_plural)
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[HeadList]:
        return HeadList

    def get_search_fields(self, request: HttpRequest) -> Any:
        """Django shows the box where this is not empty; the search is the portal's own."""
        return ("pk",) if self.search_index else self.search_fields

    def get_search_results(
        self, request: HttpRequest, queryset: Any, search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        if self.search_index is None or not search_term.strip():
            return queryset, False
        try:
            found = self.search_index.matches(search_term, where=queryset.where_sql())
        except BadQuery as refusal:
            self.message_user(request, str(refusal), messages.WARNING)
            return queryset.none(), False
        return queryset.filter(pk__in=found.ids), False

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        """Only what our filters ask: any other lookup could walk the table, or read a user's."""
        filters = self.list_filter if request is None else self.get_list_filter(request)
        return lookup in {getattr(one, "parameter_name", None) for one in filters}
