"""The public pages that need both apps or neither: home, the short address, what the site is."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from news.models import Edition, Section
from news.rows import SectionLink, Story
from operations.summary import latest_summary
from portal.office.models import Contact
from portal.pages.frame import load_frame
from portal.pages.keeping import kept
from portal.pages.rendering import gone, keep_for, render_page
from portal.publishing.pulse import LONGEST_SECONDS
from portal.publishing.reading import Statement
from portal.site.found import found
from portal.site.permanent import Gone, address_of
from portal.site.question import Question

STORIES = 7  # the leading one included


@login_not_required
@require_safe
def root(request: HttpRequest) -> HttpResponse:
    """To the home page in the language that the middleware has negotiated."""
    response = HttpResponseRedirect(reverse("home"))
    patch_vary_headers(response, ["Accept-Language"])
    patch_cache_control(response, public=True, max_age=LONGEST_SECONDS)
    return response


@kept
@login_not_required
@require_safe
def press_office(request: HttpRequest) -> HttpResponse:
    contacts = Contact.objects.filter(is_shown=True).order_by("order", "id")
    return render_page(
        request,
        "portal/press_office.html",
        context={"contacts": contacts},
        at=timezone.now(),
        title=gettext("Press office"),
        description=gettext("Whom journalists can call or write to."),
    )


@kept
@login_not_required
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render_page(
        request,
        "portal/about.html",
        context={},
        at=timezone.now(),
        title=gettext("About this portal"),
        description=gettext("What is published here, and how to read the figures."),
    )


@kept
@login_not_required
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render_page(
        request,
        "portal/accessibility.html",
        context={},
        at=timezone.now(),
        title=gettext("Accessibility"),
        description=gettext("What this site does so that everybody can read it."),
    )


def _newest(at: dt.datetime, language: str) -> QuerySet[Edition, Edition]:
    return Edition.objects.public(at).in_language(language).newest_first()[:STORIES]


def _sections(at: dt.datetime, language: str) -> QuerySet[Section, Section]:
    return Section.objects.public(at, language=language).order_by("order", "id")


_NEWEST = Statement(_newest, Story, at=dt.datetime, language=str)
_SECTIONS = Statement(_sections, SectionLink, at=dt.datetime, language=str)


@kept
@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The newest story leads; in all 5 queries."""
    at, language = timezone.now(), get_language() or settings.LANGUAGE_CODE
    stories = _NEWEST(at=at, language=language)
    return render_page(
        request,
        "portal/home.html",
        context={
            "lead": stories[0] if stories else None,
            "operation": latest_summary(language, at=at),
            "stories": stories[1:],
            "sections": _SECTIONS(at=at, language=language),
        },
        at=at,
        title=gettext("News and operations"),
        description=gettext("The latest news and the results of joint operations."),
    )


@login_not_required
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """At most 5 queries. What cannot be asked is said on the page itself, with 400."""
    at, language = timezone.now(), get_language() or settings.LANGUAGE_CODE
    question = Question(request.GET)
    if "page" in question.errors:
        raise BadRequest("No such page of results.")
    words = question.cleaned_data.get("q", "")
    result = found(words, page=question.number, language=language, at=at) if words else None
    if result and question.number > 1 and not result.hits:
        raise Http404
    others = {code: f"/{code}/search/?{urlencode({'q': words})}" for code, _ in settings.LANGUAGES}
    return render_page(
        request,
        "portal/search.html",
        context={"question": question, "words": words, "found": result},
        at=at,
        title=question.title,
        alternates=others if words else None,
        status=200 if question.is_valid() else 400,
        robots="noindex",
    )


@login_not_required
@require_safe
def short_address(request: HttpRequest, reference: str) -> HttpResponse:
    """To where the item stands, or stood, in the reader's language if it does; 3 queries."""
    at = timezone.now()
    try:
        path = address_of(reference.upper(), at=at)
    except Gone:
        response = gone(request, at=at, alternates={})
    else:
        if path is None:
            raise Http404
        response = HttpResponseRedirect(path)
        keep_for(response, load_frame(settings.LANGUAGE_CODE, at=at))
    patch_vary_headers(response, ["Accept-Language"])
    return response


@login_not_required
@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """For those who ask at the root without reading a page first."""
    response = HttpResponseRedirect(static("portal/favicon.ico"))
    patch_cache_control(response, public=True, max_age=LONGEST_SECONDS)
    return response
