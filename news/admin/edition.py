from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.db.models import OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from news.models import Edition, EditionOperation, EditionPerson
from news.models.edition import SEARCH
from news.paths import item_path
from news.preview import preview
from news.translation import missing_languages, start_translation
from operations.models import OperationEdition
from portal.characters.typography import DAY
from portal.labels import label
from portal.pages.printing import cleaned_html
from portal.publishing.admin import (
    Act,
    ChildInline,
    Desk,
    EditionAdmin,
    Fact,
    StateFilter,
    desk_of,
    is_editable,
)

from .filters import LanguageFilter, OperationFilter, SectionFilter, YearFilter
from .forms import NewsForm

TRANSLATE = "translate-"


class PeopleInline(ChildInline):
    model = EditionPerson
    fields = ("order", "person", "post")
    autocomplete_fields = ("person",)


class OperationsInline(ChildInline):
    model = EditionOperation
    autocomplete_fields = ("operation",)
    readonly_fields = ("read_operation",)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("order", "operation" if is_editable(request, obj) else "read_operation")

    def get_queryset(self, request: HttpRequest) -> Any:
        heads = OperationEdition.objects.head().filter(operation=OuterRef("operation"))
        return super().get_queryset(request).annotate(called=Subquery(heads.values("name")[:1]))

    @admin.display(description=_("operation"))
    def read_operation(self, row: EditionOperation) -> str:
        """By its name; the row itself knows but an address."""
        return label(row, "called", language=get_language() or settings.LANGUAGE_CODE).text


@admin.register(Edition)
class NewsAdmin(EditionAdmin):
    form = NewsForm
    search_index = SEARCH
    has_preview = True
    list_display = (
        "__str__", "readers", "work", "section", "language", "written_date", "changed",
    )  # fmt: skip
    list_filter = (StateFilter, SectionFilter, LanguageFilter, YearFilter, OperationFilter)
    list_select_related = ("changed_by", "section")
    sortable_by = ("changed", "written_date")
    inlines = (PeopleInline, OperationsInline)
    autocomplete_fields = ("dateline", "sheet")
    fieldsets = (
        (None, {"fields": ("language", "headline", "slug", "standfirst", "body")}),
        (_("Facts"), {"fields": ("section", "kind", "display_date", "dateline", "sheet")}),
    )

    def get_ordering(self, request: HttpRequest) -> tuple[str, ...]:
        """By date within a year: the index of dates answers, and that of changes would not."""
        return ("-display_date", "-id") if "year" in request.GET else self.ordering

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """What is shown read-only shows its text as it reads, not its markup."""
        if is_editable(request, obj):
            return self.fieldsets
        names: dict[Any, str] = {"body": "read_body"}
        return [
            (title, {"fields": [names.get(name, name) for name in options["fields"]]})
            for title, options in self.fieldsets
        ]

    @admin.display(description=_("date"), ordering="display_date")
    def written_date(self, edition: Edition) -> str:
        return date_format(edition.display_date, DAY) if edition.display_date else ""

    @admin.display(description=_("text"))
    def read_body(self, edition: Edition) -> SafeString:
        return cleaned_html(edition.body)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        own = {"language": desk_of(request).user.language}
        return own | super().get_changeform_initial_data(request)

    def public_path(self, edition: Edition) -> str:
        return item_path(edition.language, edition.slug)

    def siblings(self, edition: Edition, *, at: dt.datetime) -> Sequence[Edition]:
        others = Edition.objects.public(at).filter(item=edition.item_id)
        return list(others.exclude(pk=edition.pk).order_by("language"))

    def more_facts(self, edition: Edition) -> Iterable[Fact]:
        """The item's other languages, each by the edition that the desk works on."""
        others = Edition.objects.head().filter(item=edition.item_id).exclude(pk=edition.pk)
        for other in others.exclude(language=edition.language).order_by("language"):
            path = self.address("change", other.pk)
            yield Fact(other.get_language_display(), str(other), path)

    def more_acts(self, request: HttpRequest, edition: Edition) -> Sequence[Act]:
        """A translation into each language in which the item has no text yet."""
        if not self.has_add_permission(request):
            return ()
        return [
            Act(
                TRANSLATE + code,
                gettext("Add translation: %(language)s") % {"language": gettext(name)},
                gettext("A translation is started: the facts are copied, the text is yours."),
            )
            for code, name in missing_languages(edition)
        ]

    def perform(self, act: Act, edition: Any, *, desk: Desk, **asked: Any) -> Any:
        if act.name.startswith(TRANSLATE):
            language = act.name.removeprefix(TRANSLATE)
            return start_translation(edition, language=language, by=desk.user, at=desk.at)
        return super().perform(act, edition, desk=desk, **asked)

    def render_preview(
        self, request: HttpRequest, edition: Edition, *, at: dt.datetime
    ) -> HttpResponse:
        return preview(request, edition, at=at)
