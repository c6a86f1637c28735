from __future__ import annotations

from django.contrib import admin

from news.models import Section


@admin.register(Section)
class SectionAdmin(admin.ModelAdmin[Section]):
    list_display = ("__str__", "name_ru", "slug", "order")
    list_display_links = ("__str__",)
    fields = ("order", "name_en", "name_ru", "slug", "description_en", "description_ru")
    actions = None
    show_full_result_count = False
