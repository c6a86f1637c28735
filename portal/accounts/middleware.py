from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.deprecation import MiddlewareMixin

from portal.labels import languages


class DeskLanguage(MiddlewareMixin):
    """The admin speaks the language of whoever is signed in. Readers' pages know no user."""

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], *parts: object
    ) -> None:
        at_desk = request.path_info.startswith(reverse("admin:index"))
        if at_desk and request.user.is_authenticated:
            chosen = request.user.language
            language = chosen if chosen in languages() else settings.LANGUAGE_CODE
            translation.activate(language)
            request.LANGUAGE_CODE = language
