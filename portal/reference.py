"""The admin of reference rows: what editions refer to and readers know by its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar, TypeVar

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import PROTECT, Model, ProtectedError, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from portal.accounts.deskform import DeskForm
from portal.addresses.held import Addressed, readdressed
from portal.addresses.slugs import slugify
from portal.characters.fields import TYPED
from portal.naming import Bilingual
from portal.publishing.beat import delete_printed, write_printed
from portal.search import fold

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
    """Searches `search_fields`, columns of the row itself, blind to case and accents in both
    scripts: folded in Python, since these tables are small and SQLite folds ASCII alone."""

    search_fields: ClassVar[tuple[str, ...]] = ("name_en", "name_ru")
    search_help_text = _("Names in either language; accents and capitals make no difference.")
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

    @admin.display(description=_("in the other language"))
    def other_name(self, row: Bilingual) -> str:
        return row.name_en if get_language() == "ru" else row.name_ru

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


def by_name() -> list[Any]:
    """Order of bilingual rows in the language of the desk; one that lacks it by the other."""
    asked, other = ("name_ru", "name_en") if get_language() == "ru" else ("name_en", "name_ru")
    return [Coalesce(NullIf(asked, Value("")), other), "pk"]


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


def _holds(texts: list[str], asked: list[str]) -> bool:
    text = fold(" ".join(texts))
    return all(word in text for word in asked)


class SlugFromNames(forms.ModelForm[Any]):
    """An address left empty is made from the English name, else from the Russian one."""

    slug_field: ClassVar[str] = "slug"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if field := self.fields.get(self.slug_field):
            field.required = False
            field.help_text = _("Made from the name when left empty.")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.slug_field in self.fields and not cleaned.get(self.slug_field):
            names = {code: cleaned.get(f"name_{code}", "") for code in ("en", "ru")}
            cleaned[self.slug_field] = slug_of(**names)
            if any(names.values()) and not cleaned[self.slug_field]:
                self.add_error(self.slug_field, gettext("Type one: the name gives none."))
        return cleaned


def slug_of(*, en: str, ru: str) -> str:
    return slugify(en, "en") or slugify(ru, "ru")
