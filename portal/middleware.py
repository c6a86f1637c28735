"""What every answer carries, whoever gave it, and where signing in is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.middleware import AuthenticationMiddleware, LoginRequiredMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.utils.cache import add_never_cache_headers
from django.utils.deprecation import MiddlewareMixin

from portal.accounts.carried import rescue

Answer = Callable[[HttpRequest], HttpResponse]


# Django's own middleware adds the second to fourth, but not where it refuses the host itself.
# The server would name its make.
ALWAYS = {
    "Content-Security-Policy": settings.CONTENT_SECURITY_POLICY,
    "Permissions-Policy": settings.PERMISSIONS_POLICY,
    "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
    "Cross-Origin-Opener-Policy": settings.SECURE_CROSS_ORIGIN_OPENER_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Server": "portal",
}
DESK = "/admin/"


def is_at_desk(request: HttpRequest) -> bool:
    return request.path_info.startswith(DESK)


def careful(get_response: Answer) -> Answer:
    """Public pages say how long they may be kept; whatever says nothing, or has looked at the
    session, may not be kept at all. Outside the desk no cookie is seen: not even a broken one is
    answered by setting another."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not is_at_desk(request):
            request.META.pop("HTTP_COOKIE", None)
        response = get_response(request)
        for name, value in ALWAYS.items():
            response.headers.setdefault(name, value)
        if "Cache-Control" not in response.headers or "Cookie" in response.get("Vary", ""):
            del response.headers["Cache-Control"]
            del response.headers["Expires"]
            add_never_cache_headers(response)
        return response

    return middleware


class _AtTheDesk(MiddlewareMixin):
    """Mixed into what Django does for whoever signs in: readers pass it by. The address alone
    decides, before anything of the request is looked at."""

    def __call__(self, request: HttpRequest) -> Any:
        return super().__call__(request) if is_at_desk(request) else self.get_response(request)


class Sessions(_AtTheDesk, SessionMiddleware):
    pass


class Forms(_AtTheDesk, CsrfViewMiddleware):
    def process_view(self, request: HttpRequest, *view: Any) -> Any:
        return super().process_view(request, *view) if is_at_desk(request) else None


class Users(_AtTheDesk, AuthenticationMiddleware):
    pass


class Messages(_AtTheDesk, MessageMiddleware):
    pass


class ClosedByDefault(LoginRequiredMiddleware):
    """Looks who is there only where it matters: Django's own asks on every page, and one that
    has asked varies by cookie and can be kept by no cache."""

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase], *given: Any
    ) -> HttpResponseBase | None:
        if not getattr(view_func, "login_required", True):
            return None
        if not is_at_desk(request):
            return super().handle_no_permission(request, view_func)  # nobody is known there
        return super().process_view(request, view_func, *given)

    def handle_no_permission(  # type: ignore[override]  # the stubs know only redirects
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseBase:
        """Asks to sign in; what a form brought comes along."""
        if request.method == "POST" and (answer := rescue(request)):
            return answer
        return super().handle_no_permission(request, view_func)
