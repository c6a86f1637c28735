"""The change list of editions: heads alone, found through the portal's search, in bounded time."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.search import BadQuery, SearchIndex

from .choices import Choosing, ChosenFilter
from .lists import CappedPaginator, HeadList, StateFilter


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
