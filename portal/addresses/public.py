"""The one address at which readers find the portal, `SITE_URL`, and the way there."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.request import split_domain_port
from django.utils.cache import add_never_cache_headers

Answer = Callable[[HttpRequest], HttpResponse]

LOOPBACK = {"127.0.0.1", "localhost", "[::1]"}
PORTS = {"http": "80", "https": "443"}
# The desk stays where its user signed in; a watching machine asks each server by itself.
ANYWHERE = ("/admin", "/healthz")


def one_address(get_response: Answer) -> Answer:
    """Who reads at another name, port or scheme is led to the address that every page names. No
    cache may remember it: one that tells no hosts apart would lead the right ones round and round.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        is_reading = request.method in ("GET", "HEAD")
        if is_reading and not request.path_info.startswith(ANYWHERE) and not _is_asked(request):
            moved = HttpResponsePermanentRedirect(settings.SITE_URL + request.get_full_path())
            add_never_cache_headers(moved)
            return moved
        return get_response(request)

    return middleware


def _is_asked(request: HttpRequest) -> bool:
    asked = f"{request.scheme}://{request.get_host()}"
    return asked == settings.SITE_URL or _are_same(asked, settings.SITE_URL)


@lru_cache(maxsize=64)
def _are_same(one: str, other: str) -> bool:
    """Whatever the case, a port that goes without saying, or this machine's name for itself."""
    (scheme, host, port), second = _parts(one), _parts(other)
    return (scheme, host, port) == second or {host, second[1]} <= LOOPBACK


def _parts(site: str) -> tuple[str, str, str]:
    scheme, netloc = urlsplit(site)[:2]
    host, port = split_domain_port(netloc)
    return scheme, host, port or PORTS[scheme]
