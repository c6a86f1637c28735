"""Public pages as they were last written, kept by the server until anything changes.

    @kept
    @login_not_required
    @require_safe
    def index(request: HttpRequest) -> HttpResponse: …

A view that says so shows everybody the same, and nothing but what the beat answers for. Kept, its
answer costs one query, the frame's, which the page itself does not repeat. It is written anew once
anything has become public or has ceased to be, once anything else that pages print has been
written, and in any case after a minute.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, NamedTuple, TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import parse_http_date_safe
from django.utils.translation import get_language

from portal.pages.frame import FRAME, load_frame
from portal.pages.rendering import keep_for

MOST_BYTES = 24_000_000  # of all that a worker keeps
LARGEST = 500_000  # one answer
EACH = 3_000  # what it takes to hold one, beside its content
KEY = "portal.page"

V = TypeVar("V", bound=Callable[..., HttpResponseBase])


def kept(view: V) -> V:
    """Outermost, so that the mark is on what the address leads to."""
    vars(view)["is_kept"] = True
    return view


class KeptPage(NamedTuple):
    """`headers`: all that the view gave; those that any answer carries come anew."""

    content: bytes
    headers: dict[str, str]


class Store:
    """The pages of one beat, those asked for last; another beat empties it."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self.most, self.weight = most, 0
        self.beat: Hashable = None
        self.pages: OrderedDict[Hashable, KeptPage] = OrderedDict()
        self.lock = Lock()

    def get(self, key: Hashable, *, beat: Hashable) -> KeptPage | None:
        with self.lock:
            if beat != self.beat:
                self.beat, self.weight = beat, 0
                self.pages.clear()
            if key in self.pages:
                self.pages.move_to_end(key)
            return self.pages.get(key)

    def put(self, key: Hashable, page: KeptPage, *, beat: Hashable) -> None:
        """What was written for a beat that has passed meanwhile is not kept."""
        with self.lock:
            if beat != self.beat or key in self.pages:
                return
            self.pages[key] = page
            self.weight += len(page.content) + EACH
            while self.weight > self.most:
                _key, oldest = self.pages.popitem(last=False)
                self.weight -= len(oldest.content) + EACH


class KeptPages:
    """Keeps what anybody is shown who asks by GET and without a query string."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.store = Store()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        place = request.META.get(KEY)
        if place and isinstance(response, HttpResponse) and _is_whole(response):
            beat, key = place
            page = KeptPage(response.content, dict(response.headers))
            self.store.put(key, page, beat=beat)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], *given: Any
    ) -> HttpResponseBase | None:
        if not (settings.KEEP_PAGES and getattr(view, "is_kept", False) and _is_plain(request)):
            return None
        at, language = timezone.now(), get_language() or settings.LANGUAGE_CODE
        frame = load_frame(language, at=at)
        request.META[FRAME] = frame
        if not frame.lifetime:
            return None
        key = settings.SITE_URL, language, request.path
        beat = frame.pulse.key(at)
        if page := self.store.get(key, beat=beat):
            response = HttpResponse(page.content, headers=page.headers)
            if "immutable" not in response["Cache-Control"]:
                keep_for(response, frame)
            return _conditional(request, response)
        if request.method == "GET":
            request.META[KEY] = beat, key
        return None


def _is_plain(request: HttpRequest) -> bool:
    return request.method in ("GET", "HEAD") and not request.META.get("QUERY_STRING")


def _is_whole(response: HttpResponse) -> bool:
    """Answered in full, the same for everybody, and small enough."""
    if response.status_code != 200 or response.has_header("Vary") or response.cookies:
        return False
    is_open = "public" in response.get("Cache-Control", "")
    return is_open and len(response.content) <= LARGEST


def _conditional(request: HttpRequest, response: HttpResponse) -> HttpResponseBase | None:
    """304 where the view itself would say so: it does only where it gave a tag."""
    if not (etag := response.get("ETag")):
        return response
    since = parse_http_date_safe(response.get("Last-Modified", ""))
    return get_conditional_response(request, etag=etag, last_modified=since, response=response)
