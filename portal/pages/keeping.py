"""Public pages as they were last written, kept by the server until anything changes.

A page is written anew once anything has become public or has ceased to be, once the desk has
saved or deleted anything else in the admin, and in any case after a minute. Kept, it costs one
query, the frame's, which the page itself does not repeat.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.translation import get_language

from portal.pages.frame import FRAME, LONGEST_SECONDS, load_frame
from portal.pages.rendering import keep_for

MOST_PAGES = 500
MOST_BYTES = 100_000  # of one page: all of them stay below 50 MB
KEY = "portal.page"
CARRIED = ("Content-Type", "Content-Language", "ETag", "Last-Modified")
CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE")


class Page(NamedTuple):
    content: bytes
    headers: dict[str, str]


class KeptPages:
    """Keeps what anybody is shown who asks by GET, without a query string or a condition."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.beat: Hashable = None
        self.pages: dict[Hashable, Page] = {}

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        key = request.META.get(KEY)
        if key and isinstance(response, HttpResponse) and _is_whole(response):
            headers = {name: response[name] for name in CARRIED if name in response}
            if len(self.pages) < MOST_PAGES:
                self.pages[key] = Page(response.content, headers)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], *given: Any
    ) -> HttpResponseBase | None:
        is_public = not getattr(view, "login_required", True)
        if not (settings.KEEP_PAGES and is_public and _is_plain(request)):
            return None
        at, language = timezone.now(), get_language() or settings.LANGUAGE_CODE
        frame = load_frame(language, at=at)
        if not frame.lifetime:
            return None
        beat = frame.pulse.last, frame.saved, int(at.timestamp()) // LONGEST_SECONDS
        if beat != self.beat:
            self.beat, self.pages = beat, {}
        key = beat, language, request.scheme, request.get_host(), request.path
        if page := self.pages.get(key):
            return keep_for(HttpResponse(page.content, headers=page.headers), frame)
        request.META |= {KEY: key, FRAME: frame}
        return None


def _is_plain(request: HttpRequest) -> bool:
    asked = request.META
    is_conditional = any(name in asked for name in CONDITIONS)
    return request.method == "GET" and not asked.get("QUERY_STRING") and not is_conditional


def _is_whole(response: HttpResponse) -> bool:
    """Answered in full, the same for everybody, and small enough."""
    if response.status_code != 200 or response.has_header("Vary") or response.cookies:
        return False
    is_open = "public" in response.get("Cache-Control", "")
    return is_open and len(response.content) <= MOST_BYTES
