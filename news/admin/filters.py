"""Filters of the news desk: each one condition on a head's columns, none a DISTINCT."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from news.models import Edition, EditionOperation, Section
from news.models.edition import ORDER
from portal.labels import label
from portal.publishing.admin import ChosenFilter

Rows = QuerySet[Edition]


class SectionFilter(admin.SimpleListFilter):
    title = _("section")
    parameter_name = "section"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        language = get_language() or settings.LANGUAGE_CODE
        return [
            (row.slug, label(row, "name", language=language).text) for row in Section.objects.all()
        ]

    def queryset(self, request: HttpRequest, queryset: Rows) -> Rows:
        slug = self.value()
        if slug is None:
            return queryset
        # The key first: a condition on the joined section would not use the index of heads.
        section = Section.objects.filter(slug=slug).first() if "\0" not in slug else None
        return queryset.filter(section=section) if section else queryset.none()


class LanguageFilter(admin.SimpleListFilter):
    title = _("language")
    parameter_name = "language"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(settings.LANGUAGES)

    def queryset(self, request: HttpRequest, queryset: Rows) -> Rows:
        code = self.value()
        if code is None:
            return queryset
        known = code in dict(settings.LANGUAGES)
        return queryset.filter(language=code) if known else queryset.none()


class YearFilter(admin.SimpleListFilter):
    title = _("year")
    parameter_name = "year"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """From the oldest public date, which the index of the public lists holds, to now."""
        oldest = [
            Edition.objects.in_language(code)
            .filter(public_from__isnull=False)
            .order_by(*ORDER)
            .values_list("display_date", flat=True)
            .first()
            for code, _name in settings.LANGUAGES
        ]
        this_year = timezone.localdate().year
        first = min((date.year for date in oldest if date), default=this_year)
        return [(str(year), str(year)) for year in range(this_year, first - 1, -1)]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        year = self.value()
        if year is None:
            return queryset
        known = year.isascii() and year.isdigit() and dt.MINYEAR <= int(year[:5]) <= dt.MAXYEAR
        return queryset.in_year(int(year)) if known else queryset.none()


class OperationFilter(ChosenFilter):
    title = _("operation")
    parameter_name = "operation"
    field = EditionOperation._meta.get_field("operation")

    def chosen(self, queryset: Any, key: int) -> Any:
        linked = EditionOperation.objects.filter(operation=key)
        return queryset.filter(pk__in=linked.values("edition"))
