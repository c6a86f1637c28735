from __future__ import annotations

from django.contrib import admin

from news.models import Section
from portal.reference import ReferenceAdmin, SlugFromNames


@admin.register(Section)
class SectionAdmin(ReferenceAdmin[Section]):
    form = SlugFromNames
    ordering = ("order", "id")
    list_display = ("__str__", "name_en", "name_ru", "slug", "order")
    fieldsets = ((None, {"fields": ("name_en", "name_ru", "slug", "order")}),
                 (None, {"fields": ("description_en", "description_ru")}))  # fmt: skip
