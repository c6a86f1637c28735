"""sitemap.xml and robots.txt: what is public at this instant, in every language.

An index leads to one list of the pages that always stand, one of operations per year and one of
news per month; the busiest month seen stays far below the 50,000 addresses that a list may hold.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_safe

from news.models import Edition, Section
from operations.models import OperationEdition, Series
from portal.frame import load_frame
from portal.pages import keep_for

LONGEST = 50_000
LANGUAGES = [code for code, _name in settings.LANGUAGES]
STANDING = ("home", "news:list", "news:sections", "operations:list", "press-office", "about")
CLOSED = ("/admin/", *(f"/{language}/search/" for language in LANGUAGES))


class Entry(NamedTuple):
    path: str
    changed: str
    versions: Collection[tuple[str, str]]


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    at = timezone.now()
    public_news = Edition.objects.public(at).order_by("display_month")
    months = public_news.values_list("display_month", flat=True).distinct()
    years = OperationEdition.objects.public(at).dates("sort_date", "year")
    paths = [
        reverse("sitemap-pages"),
        *(reverse("sitemap-operations", args=[day.year]) for day in years),
        *(reverse("sitemap-news", args=[*divmod(month, 100)]) for month in months),
    ]
    return _answer(request, "portal/sitemap_index.xml", at=at, context={"paths": paths})


@login_not_required
@require_safe
def pages(request: HttpRequest) -> HttpResponse:
    at = timezone.now()
    news_of = Edition.objects.public(at).filter(section=OuterRef("pk"))
    stages_of = OperationEdition.objects.public(at).filter(operation__series=OuterRef("pk"))
    sections = Section.objects.filter(Exists(news_of)).values_list("slug", flat=True)
    series = Series.objects.filter(Exists(stages_of)).values_list("slug", flat=True)
    entries = [
        *(entry for name in STANDING for entry in _entries(_paths(name))),
        *(entry for slug in sections for entry in _entries(_paths("news:section", slug=slug))),
        *(entry for slug in series for entry in _entries(_paths("operations:series", slug=slug))),
    ]
    return _list(request, entries, at=at)


@login_not_required
@require_safe
def operations(request: HttpRequest, year: int) -> HttpResponse:
    at = timezone.now()
    rows = (
        OperationEdition.objects.public(at)
        .filter(sort_date__range=(_month(year, 1)[0], _month(year, 12)[1]))
        .order_by("sort_date", "operation")
        .values_list("operation__slug", "public_from")[: LONGEST // len(LANGUAGES)]
    )
    stems = _stems("operations:operation")
    entries = [
        entry
        for slug, changed in rows
        for entry in _entries({code: f"{stems[code]}{slug}/" for code in LANGUAGES}, changed)
    ]
    return _list(request, entries, at=at)


@login_not_required
@require_safe
def news(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """An item whose versions stand in different months is listed in both, without alternates."""
    first, last = _month(year, month)
    at = timezone.now()
    rows = (
        Edition.objects.public(at)
        .filter(language__in=LANGUAGES, display_date__range=(first, last))
        .order_by("item", "language")
        .values_list("item", "language", "slug", "public_from")[:LONGEST]
    )
    stems = _stems("news:item")
    paths: defaultdict[int, dict[str, str]] = defaultdict(dict)
    changes: dict[int, dt.datetime] = {}
    for item, language, slug, changed in rows:
        paths[item][language] = f"{stems[language]}{slug}/"
        if changed is not None:
            changes[item] = max(changed, changes.get(item, changed))
    entries = [entry for item in paths for entry in _entries(paths[item], changes[item])]
    return _list(request, entries, at=at)


@login_not_required
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    context = {"closed": CLOSED, "sitemap": reverse("sitemap")}
    return _answer(
        request, "portal/robots.txt", at=timezone.now(), context=context, kind="text/plain"
    )


def _month(year: int, month: int) -> tuple[dt.date, dt.date]:
    try:
        return dt.date(year, month, 1), dt.date(year, month, monthrange(year, month)[1])
    except ValueError as error:
        raise Http404 from error


def _paths(name: str, **keywords: str) -> dict[str, str]:
    found = {}
    for language in LANGUAGES:
        with override(language):
            found[language] = reverse(name, kwargs=keywords)
    return found


def _stems(name: str) -> dict[str, str]:
    """The addresses of a kind of page without their slug: reversed once, not once a row."""
    return {language: path[: -len("x/")] for language, path in _paths(name, slug="x").items()}


def _entries(paths: Mapping[str, str], changed: dt.datetime | None = None) -> Iterator[Entry]:
    versions = paths.items() if len(paths) > 1 else ()
    for path in paths.values():
        yield Entry(path, changed.isoformat(timespec="seconds") if changed else "", versions)


def _list(request: HttpRequest, entries: Sequence[Entry], *, at: dt.datetime) -> HttpResponse:
    if not entries:
        raise Http404
    return _answer(request, "portal/sitemap.xml", at=at, context={"entries": entries})


def _answer(
    request: HttpRequest,
    template: str,
    *,
    at: dt.datetime,
    context: Mapping[str, Any],
    kind: str = "application/xml",
) -> HttpResponse:
    site = f"{request.scheme}://{request.get_host()}"
    text = render_to_string(template, {**context, "site": site})
    frame = load_frame(LANGUAGES[0], at=at)
    return keep_for(HttpResponse(text, content_type=f"{kind}; charset=utf-8"), frame)
