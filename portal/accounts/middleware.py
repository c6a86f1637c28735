from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.deprecation import MiddlewareMixin


class DeskLanguage(MiddlewareMixin):
    """The admin speaks the language of whoever is signed in. Readers' pages know no user."""

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], *parts: object
    ) -> None:
        at_desk = request.path_info.startswith(reverse("admin:index"))
        if at_desk and request.user.is_authenticated:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = request.user.language
