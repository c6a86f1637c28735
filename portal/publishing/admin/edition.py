"""The base of every edition's admin class; how to use it stands in the package's docstring."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import URLPattern, path

from portal.publishing.corrections import is_correctable

from . import amend, changeform, pages
from .options import EditionOptions


class EditionAdmin(EditionOptions):
    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        return changeform.edit(self, request, key=object_id)

    def get_urls(self) -> list[URLPattern]:
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        withdraw = self.admin_site.admin_view(partial(pages.withdraw, self))
        preview = pages.preview_of(self)
        correct = self.admin_site.admin_view(partial(amend.show_correct, self))
        own = [path("<int:key>/correct/", correct, name=f"{name}_correct")]
        return [
            *(own if is_correctable(self.model) else ()),
            path("<int:key>/withdraw/", withdraw, name=f"{name}_withdraw"),
            path("<int:key>/preview/", preview, name=f"{name}_preview"),
            *super().get_urls(),
        ]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> Any:
        """Of the whole line. Django looks the edition up before it asks who is there, and so
        tells which there are."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        answer = super().history_view(request, object_id, extra_context)
        return pages.history_of_line(self, request, answer=answer)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> Any:
        return pages.delete(self, request, object_id=object_id)
