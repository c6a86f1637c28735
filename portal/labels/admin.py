"""The admin of reference rows: what editions refer to and readers know by its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar, TypeVar

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import PROTECT, Model, ProtectedError, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.accounts.deskform import DeskForm
from portal.addresses.held import Addressed, readdressed
from portal.characters.fields import TYPED
from portal.publishing.beat import delete_printed, write_printed
from portal.search import fold

from .columns import Named, Said, by_name

R = TypeVar("R", bound=Model)
D = TypeVar("D", bound=Addressed)
MOST_FOUND = 1_000


class OwnFiltersOnly(DeskForm, admin.ModelAdmin[R]):
    """A list's address may ask what its filters ask. Django lets it ask any column in any way: by
    a pattern that never ends or is none, or for what the list does not show."""

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        asked, _double, how = lookup.partition("__")
        is_own = asked in self.list_filter and how in ("exact", "isnull")
        is_own &= "\0" not in value  # which PostgreSQL takes for no text at all
        return is_own and super().lookup_allowed(lookup, value, request)  # type: ignore[arg-type]  # None only from older callers


class ReferenceAdmin(OwnFiltersOnly[R]):
    """Searches `search_fields`, columns of the row itself, in every language and blind to case and
    accents: folded in Python, since these tables are small and SQLite folds ASCII alone."""

    search_fields: ClassVar[tuple[str, ...]] = ("name",)
    search_help_text = _("Names in any language; accents and capitals make no difference.")
    formfield_overrides: ClassVar[Any] = TYPED
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    actions = None

    def get_ordering(self, request: HttpRequest) -> Any:
        """By the name that the list shows, where the class says nothing else."""
        return self.ordering or by_name()

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[R], search_term: str
    ) -> tuple[QuerySet[R], bool]:
        return found_by(queryset, self.search_fields, search_term=search_term), False

    @admin.display(description=_("in other languages"))
    def other_names(self, row: Named) -> str:
        """All but the one that the row is listed under."""
        own = str(row)
        return str(Said({code: text for code, text in row.name.items() if text != own}))

    def save_model(self, request: HttpRequest, obj: R, form: Any, change: bool) -> None:
        write_printed(obj)

    def delete_model(self, request: HttpRequest, obj: R) -> None:
        delete_printed(obj)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """What is referred to stays, and the page of the row says who refers to it."""
        row = self.get_object(request, object_id)
        if not self.has_delete_permission(request, row):
            raise PermissionDenied
        if row is not None and (uses := ", ".join(uses_of(row))):
            return self._kept(request, row, uses)
        try:
            return super().delete_view(request, object_id, extra_context)
        except ProtectedError:  # referred to since the question was asked
            return self._kept(request, row, gettext("something new"))

    def _kept(self, request: HttpRequest, row: Model | None, uses: str) -> HttpResponse:
        said = gettext("“%(row)s” cannot be deleted, since it is in use: %(uses)s.")
        messages.error(request, said % {"row": row, "uses": uses})
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"
        return HttpResponseRedirect(reverse(name))


class AddressedAdmin(ReferenceAdmin[D]):
    """Of rows that have pages of their own: an address that readers know leads on."""

    def save_model(self, request: HttpRequest, obj: D, form: Any, change: bool) -> None:
        with readdressed(obj, at=timezone.now()):
            super().save_model(request, obj, form, change)


def uses_of(row: Model) -> Iterator[str]:
    """Who refers to this row and keeps it, such as “tally: 3”; one query per kind."""
    for relation in row._meta.related_objects:
        if relation.on_delete is not PROTECT:
            continue
        rows = relation.related_model._base_manager.filter(**{relation.field.name: row.pk})
        if count := rows.count():
            yield f"{relation.related_model._meta.verbose_name} – {count}"


def found_by(queryset: QuerySet[R], columns: Iterable[str], *, search_term: str) -> QuerySet[R]:
    """The rows that hold every word of the term in some of their columns; all for an empty one."""
    asked = fold(search_term).split()
    if not asked:
        return queryset.none() if search_term.strip() else queryset
    rows = queryset.order_by().values_list("pk", *columns)
    found = [pk for pk, *texts in rows if _holds(texts, asked)]
    return queryset.filter(pk__in=found[:MOST_FOUND])


def _holds(columns: list[str | Mapping[str, str]], asked: list[str]) -> bool:
    """A column holds a text, or one for each language."""
    texts = (one if isinstance(one, str) else " ".join(one.values()) for one in columns)
    text = fold(" ".join(texts))
    return all(word in text for word in asked)
