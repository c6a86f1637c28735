"""Reference rows of operations: series, countries, places, agencies, measures."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from operations.models import Agency, Country, Measure, Place, Series
from portal.labels.admin import AddressedAdmin, ReferenceAdmin
from portal.labels.columns import by_name
from portal.labels.inputs import SlugFromNames


class CodeFromNames(SlugFromNames):
    slug_field = "code"


@admin.register(Series)
class SeriesAdmin(AddressedAdmin[Series]):
    form = SlugFromNames
    list_display = ("__str__", "other_names", "slug")
    search_fields = ("name", "aliases")
    fieldsets = ((None, {"fields": ("name", "slug", "aliases", "description")}),)


@admin.register(Country)
class CountryAdmin(ReferenceAdmin[Country]):
    list_display = ("__str__", "other_names", "code")
    search_fields = ("name", "code")


@admin.register(Place)
class PlaceAdmin(ReferenceAdmin[Place]):
    list_display = ("__str__", "other_names", "country")
    list_select_related = ("country",)
    autocomplete_fields = ("country",)


@admin.register(Agency)
class AgencyAdmin(ReferenceAdmin[Agency]):
    list_display = ("__str__", "other_names", "kind", "parent", "country")
    list_filter = ("kind",)
    list_select_related = ("parent", "country")
    search_fields = ("name", "short")
    autocomplete_fields = ("parent", "country")


@admin.register(Measure)
class MeasureAdmin(ReferenceAdmin[Measure]):
    form = CodeFromNames
    list_display = ("__str__", "other_names", "parent", "group", "dimension")
    list_filter = ("group", "dimension")
    list_select_related = ("parent",)
    search_fields = ("name", "aliases")
    autocomplete_fields = ("parent",)
    fieldsets = ((None, {"fields": ("name", "code", "aliases")}),
                 (None, {"fields": ("parent", "group", "dimension", "order")}))  # fmt: skip

    def get_ordering(self, request: HttpRequest) -> Any:
        return ["group", "order", *by_name()]
