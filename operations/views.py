"""The public pages of operations."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from operations.chronicle import load_chronicle
from operations.dataset import datasets
from operations.details import load_page
from operations.listing import Renamed, load_listing
from operations.models import OperationEdition, Series
from operations.models.operation import ORDER
from portal.labels import label
from portal.pages.feeds import feeds_at
from portal.pages.frame import Link, frame_of
from portal.pages.keeping import kept
from portal.pages.rendering import gone, moved, redirected, render_page
from portal.publishing.models import State


@kept
@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All operations, newest first, or those that the filters choose; at most 7 queries. A page
    that moves with the list, or chooses from it, is not for search engines."""
    at, language = timezone.now(), _language()
    frame = frame_of(request, language, at=at)
    try:
        listing = load_listing(request.GET, language=language, pulse=frame.pulse, at=at)
    except Renamed as series:
        return redirected(request.path, series.query, frame=frame)
    return render_page(
        request,
        "operations/list.html",
        context={
            "listing": listing,
            "pager": listing.page.pager(request.path, filters=listing.query),
        },
        at=at,
        frame=frame,
        title=listing.title,
        description=listing.description,
        feeds=feeds_at(request.path),
        robots="noindex, follow" if listing.query or listing.is_moved else "",
    )


@kept
@login_not_required
@require_safe
def operation(request: HttpRequest, slug: str) -> HttpResponse:
    """8 queries, whatever it holds."""
    at, language = timezone.now(), _language()
    shown = load_page(slug, language=language, at=at)
    if shown is None:
        return _past(request, slug, language=language, at=at)
    frame = frame_of(request, language, at=at)
    return render_page(
        request,
        "operations/operation.html",
        context={"shown": shown, "place": ORDER.key(shown.edition)},
        at=at,
        frame=frame,
        title=shown.name.text,
        description=shown.description,
        trail=trail(shown.edition.operation.series, language=language),
        jsonld=list(datasets(shown, site=settings.SITE_URL, path=request.path, frame=frame)),
        kind="article",
    )


@kept
@login_not_required
@require_safe
def series(request: HttpRequest, slug: str) -> HttpResponse:
    """At most 8 queries."""
    at, language = timezone.now(), _language()
    found = Series.objects.public(at).at_address(slug).first()
    if found is None:
        raise Http404
    frame = frame_of(request, language, at=at)
    if found.slug != slug:
        return moved(request, frame, slug=found.slug)
    chronicle = load_chronicle(found, request.GET, at=at)
    return render_page(
        request,
        "operations/series.html",
        context={"chronicle": chronicle, "pager": chronicle.page.pager(request.path)},
        at=at,
        frame=frame,
        title=chronicle.title,
        description=chronicle.description,
        trail=trail(None, language=language),
        robots="noindex, follow" if chronicle.is_moved else "",
    )


def _past(request: HttpRequest, slug: str, *, language: str, at: dt.datetime) -> HttpResponse:
    """Withdrawn: its name, dates and the reason. Removed: only that. 3 queries."""
    line = OperationEdition.objects.once_public(at).filter(operation__slug=slug)
    last = line.order_by("-public_from").first()
    if last is None:
        raise Http404
    if last.state != State.WITHDRAWN:
        return gone(request, at=at)
    return render_page(
        request,
        "operations/withdrawn.html",
        context={"edition": last},
        at=at,
        title=label(last, "name", language=language).text,
        trail=trail(None, language=language),
        robots="noindex",
    )


def trail(series: Series | None, *, language: str) -> list[Link]:
    steps = [Link(text=gettext("Operations"), path=reverse("operations:list"))]
    if series is not None:
        name = label(series, "name", language=language)
        path = reverse("operations:series", args=[series.slug])
        steps.append(Link(text=name.text, path=path, language=name.language * name.fallback))
    return steps


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE
