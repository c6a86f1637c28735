"""Answers when a request cannot be served. All but "not found" stand without the database,
and none reads the request's host or, but for the forms of the desk, its body: either may be what
was wrong."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language_from_path, gettext, override

from portal.accounts.carried import rescue
from portal.pages.frame import Frame, bare_frame, load_frame, site_links
from portal.pages.head import Head, versions
from portal.pages.rendering import answer, keep_for


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    language = _language(request)
    with override(language):
        return _refuse(
            language,
            code=400,
            title=gettext("The request could not be understood"),
            explanation=gettext("Something in the address or in the form is not as it must be."),
        )


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    language = _language(request)
    with override(language):
        return _refuse(
            language,
            code=403,
            title=gettext("This is not open to you"),
            explanation=gettext("Your account has no permission for this page."),
        )


def refused_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without a valid token; the reason is for the log alone, Django writes it there. One
    of the desk's own pages is shown again as it was typed."""
    if answer := rescue(request):
        return answer
    language = _language(request)
    with override(language):
        return _refuse(
            language,
            code=403,
            title=gettext("The form was not accepted"),
            explanation=gettext(
                "It was open for too long, or your browser sends no cookies or no referrer. "
                "Nothing was saved. Go back, reload the page and send the form again."
            ),
        )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The same answer for what does not exist and for what is not public."""
    language = _language(request)
    with override(language):
        frame = load_frame(language, at=timezone.now())
        return keep_for(
            _fault(
                language,
                frame=frame,
                code=404,
                title=gettext("Page not found"),
                explanation=gettext("There is nothing at this address. Perhaps a search helps."),
            ),
            frame,
        )


def broken(request: HttpRequest) -> HttpResponse:
    language = _language(request)
    with override(language):
        return _refuse(
            language,
            code=500,
            title=gettext("Something went wrong"),
            explanation=gettext("The fault is ours and has been logged. Please try again soon."),
        )


def _refuse(language: str, *, code: int, title: str, explanation: str) -> HttpResponse:
    frame = bare_frame(language)
    response = _fault(language, frame=frame, code=code, title=title, explanation=explanation)
    add_never_cache_headers(response)
    return response


def _fault(language: str, *, frame: Frame, code: int, title: str, explanation: str) -> HttpResponse:
    home = site_links(language)["home"].path
    head = Head(
        language=language,
        title=title,
        path=home,
        versions=versions(home, language=language, alternates=None),
        robots="noindex",
    )
    context = {"code": code, "explanation": explanation, "search_here": code == 404}
    return answer("portal/fault.html", context=context, head=head, frame=frame, status=code)


def _language(request: HttpRequest) -> str:
    """Django recognises `/EN/`, too, and gives the language back as it was written there."""
    return (get_language_from_path(request.path_info) or settings.LANGUAGE_CODE).lower()
