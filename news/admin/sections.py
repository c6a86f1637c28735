from __future__ import annotations

from django.contrib import admin

from news.models import Section
from portal.reference import AddressedAdmin, SlugFromNames


@admin.register(Section)
class SectionAdmin(AddressedAdmin[Section]):
    form = SlugFromNames
    ordering = ("order", "id")
    list_display = ("__str__", "name_en", "name_ru", "slug", "order")
    fieldsets = ((None, {"fields": ("name_en", "name_ru", "slug", "order")}),
                 (None, {"fields": ("description_en", "description_ru")}))  # fmt: skip
