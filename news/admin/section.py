from __future__ import annotations

from django.contrib import admin

from news.models import Section
from portal.labels.admin import AddressedAdmin
from portal.labels.inputs import SlugFromNames


@admin.register(Section)
class SectionAdmin(AddressedAdmin[Section]):
    form = SlugFromNames
    ordering = ("order", "id")
    list_display = ("__str__", "other_names", "slug", "order")
    fieldsets = ((None, {"fields": ("name", "slug", "order", "description")}),)
