"""Reference rows of operations: series, countries, places, agencies, measures."""

from __future__ import annotations

from django.contrib import admin

from operations.models import Agency, Country, Measure, Place, Series
from portal.reference import AddressedAdmin, ReferenceAdmin, SlugFromNames

_NAMES = ("name_en", "name_ru")
_ALIASES = ("aliases_en", "aliases_ru")


class CodeFromNames(SlugFromNames):
    slug_field = "code"


@admin.register(Series)
class SeriesAdmin(AddressedAdmin[Series]):
    form = SlugFromNames
    list_display = ("__str__", "other_name", "slug")
    search_fields = (*_NAMES, *_ALIASES)
    fieldsets = ((None, {"fields": (*_NAMES, "slug", *_ALIASES)}),
                 (None, {"fields": ("description_en", "description_ru")}))  # fmt: skip


@admin.register(Country)
class CountryAdmin(ReferenceAdmin[Country]):
    list_display = ("__str__", "other_name", "code")
    search_fields = (*_NAMES, "code")


@admin.register(Place)
class PlaceAdmin(ReferenceAdmin[Place]):
    list_display = ("__str__", "other_name", "country")
    list_select_related = ("country",)
    autocomplete_fields = ("country",)


@admin.register(Agency)
class AgencyAdmin(ReferenceAdmin[Agency]):
    list_display = ("__str__", "other_name", "kind", "parent", "country")
    list_filter = ("kind",)
    list_select_related = ("parent", "country")
    search_fields = (*_NAMES, "short_en", "short_ru")
    autocomplete_fields = ("parent", "country")


@admin.register(Measure)
class MeasureAdmin(ReferenceAdmin[Measure]):
    form = CodeFromNames
    list_display = ("__str__", "other_name", "parent", "group", "dimension")
    list_filter = ("group", "dimension")
    list_select_related = ("parent",)
    ordering = ("group", "order", "name_en", "pk")
    search_fields = (*_NAMES, *_ALIASES)
    autocomplete_fields = ("parent",)
    fieldsets = ((None, {"fields": (*_NAMES, "code", *_ALIASES)}),
                 (None, {"fields": ("parent", "group", "dimension", "order")}))  # fmt: skip
