"""The one way in which a public page is answered: its head, its frame, its headers.

    from portal.pages.frame import Link
    from portal.pages.rendering import Feed, render_page

    now = timezone.now()
    return render_page(
        request,
        "news/item.html",
        context={"edition": edition},
        at=now,
        title=edition.headline,
        description=edition.standfirst,
        trail=[Link(text=_("News"), path=reverse("news:list")), Link(text=section.name, path=…)],
        alternates={"ru": "/ru/news/…/"},  # None instead of a path: no such version, said plainly
        jsonld=[{"@context": "https://schema.org", "@type": "NewsArticle", …}],
        kind="article",
    )

Templates extend base.html, fill {% block main %} and read `page` (Head) and `frame` (Frame).
Costs one query, the frame's. No cookie, session or user is touched: the answer is the same for
everybody.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, TypedDict, Unpack

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language, gettext

from portal.pages.borrowed import mark_borrowed
from portal.pages.engine import rendered
from portal.pages.frame import Frame, Link, frame_of
from portal.pages.head import Feed, Head, versions

__all__ = ["Feed", "keep_for", "moved", "redirected", "render_page"]


class About(TypedDict, total=False):
    """`trail`: the steps between the home page and this one, neither of them included.
    `kind`: the Open Graph type. `robots`: "noindex" keeps the page out of search engines."""

    description: str
    trail: Sequence[Link]
    feeds: Sequence[Feed]
    jsonld: Sequence[Mapping[str, Any]]
    kind: str
    robots: str


def render_page(
    request: HttpRequest,
    template: str,
    *,
    context: Mapping[str, Any],
    at: dt.datetime,
    title: str,
    path: str = "",
    alternates: Mapping[str, str | None] | None = None,
    status: int = 200,
    frame: Frame | None = None,
    **about: Unpack[About],
) -> HttpResponse:
    """`path`: the canonical one where it is not the requested one (the query is never part of
    it by itself). `alternates`: other language → path, or None where there is no such version;
    without it every language is taken to have this page under the same address. `frame`: the one
    that the view has loaded already, for its pulse or its name."""
    language = get_language() or settings.LANGUAGE_CODE
    path = path or request.path
    head = Head(
        language=language,
        title=title,
        site=settings.SITE_URL,
        path=path,
        requested=request.path,
        versions=versions(path, language=language, alternates=alternates),
        **about,
    )
    frame = frame or frame_of(request, language, at=at)
    return keep_for(answer(template, context=context, head=head, frame=frame, status=status), frame)


def gone(
    request: HttpRequest, *, at: dt.datetime, alternates: Mapping[str, str | None] | None = None
) -> HttpResponse:
    """Of what was removed, and only that; `alternates` as above."""
    explanation = gettext("What stood here has been removed and is no longer published.")
    return render_page(
        request,
        "portal/fault.html",
        context={"code": 410, "explanation": explanation, "search_here": False},
        at=at,
        title=gettext("Removed"),
        alternates=alternates,
        status=410,
        robots="noindex",
    )


def answer(
    template: str, *, context: Mapping[str, Any], head: Head, frame: Frame, status: int
) -> HttpResponse:
    """The page without any word on how long it may be kept."""
    html = rendered(template, {**context, "page": head, "frame": frame})
    text = mark_borrowed(html, head.language)
    return HttpResponse(text, status=status, headers={"Content-Language": head.language})


def moved(request: HttpRequest, frame: Frame, *, slug: str) -> HttpResponse:
    """To this very address with another slug; the query goes along. For good, but not for ever in
    a browser: what moved may take its old address back."""
    match = request.resolver_match
    assert match  # views alone call this
    path = reverse(match.view_name, kwargs={**match.kwargs, "slug": slug})
    return redirected(path, request.META.get("QUERY_STRING", ""), frame=frame)


def redirected(path: str, query: str, *, frame: Frame) -> HttpResponse:
    address = f"{path}?{query}" if query else path
    return keep_for(HttpResponsePermanentRedirect(address), frame)


def keep_for(response: HttpResponse, frame: Frame) -> HttpResponse:
    """Readers and caches may keep an answer until the next scheduled change, a minute at most."""
    patch_cache_control(response, public=True, max_age=frame.lifetime)
    return response
