"""Addresses as people retype them from paper or copy them out of a sentence: in capitals, with the
full stop or the bracket that followed, with a dash that a word processor made of a hyphen.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import get_script_prefix

from portal.characters.signs import without_invisible

Answer = Callable[[HttpRequest], HttpResponse]

LONGEST = 300
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_AFTER = re.compile(r"[\s/.,:;!?…)(\]\[}{><»«”“„’‘'\"`*|]+\Z")  # not what can begin or end a slug
_CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")


def as_meant(get_response: Answer) -> Answer:
    """Leads such an address to the page that it means, where that page answers. Otherwise the
    answer is what it would have been, whether the page is hidden or there never was one."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code != 404 or request.method not in ("GET", "HEAD"):
            return response
        path = meant(request.path_info)
        if path in ("", request.path_info):
            return response
        found = get_response(_asking(request, path))
        if found.status_code not in (200, 301, 302):
            return response
        return _leading(request, found, path=path)

    return middleware


def meant(path: str) -> str:
    """The page's address that was meant; empty where no page of readers can be."""
    if len(path) > LONGEST:
        return ""
    plain = _AFTER.sub("", without_invisible(path).translate(_DASHES)).lower()
    first, _slash, rest = plain.removeprefix("/").partition("/")
    if not plain.isascii() or not rest or "/.." in path:
        return ""
    if first == "r":
        return f"/r/{rest.upper()}/"
    return f"{plain}/" if first in dict(settings.LANGUAGES) else ""


def _asking(request: HttpRequest, path: str) -> WSGIRequest:
    """The same question at the other address; nothing of the first one's answer clings to it."""
    asked = {name: value for name, value in request.META.items() if name not in _CONDITIONS}
    return WSGIRequest(asked | {"PATH_INFO": path})


def _leading(
    request: HttpRequest, found: HttpResponse, *, path: str
) -> HttpResponsePermanentRedirect:
    """Kept no longer than what was found may be."""
    query = request.META.get("QUERY_STRING", "")
    own = f"{get_script_prefix().rstrip('/')}{path}" + (f"?{query}" if query else "")
    response = HttpResponsePermanentRedirect(found["Location"] if found.status_code == 301 else own)
    for name in ("Cache-Control", "Expires"):
        if name in found:
            response[name] = found[name]
    return response
