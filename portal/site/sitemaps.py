"""sitemap.xml and robots.txt: what is public at this instant, in every language.

An index leads to one list of the pages that always stand, one of operations per year and one of
news per month; the busiest month seen stays far below the 50,000 addresses that a list may hold.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_safe

from news.archive import EMPTY, Archives, archives
from news.listing import days_of
from news.models import Edition, Section
from news.paths import item_path, section_path
from operations.models import OperationEdition, Series
from portal.pages.engine import rendered
from portal.pages.frame import Frame, load_frame
from portal.pages.keeping import kept
from portal.pages.rendering import keep_for

LONGEST = 50_000
LANGUAGES = [code for code, _name in settings.LANGUAGES]
STANDING = (
    "home",
    "news:list",
    "news:sections",
    "operations:list",
    "press-office",
    "about",
    "accessibility",
)
CLOSED = ("/admin/", *(f"/{language}/search/" for language in LANGUAGES))


class Location(NamedTuple):
    path: str
    changed: str
    versions: Collection[tuple[str, str]]


@kept
@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """3 queries, or 2 while the archive is kept."""
    at, frame = _now()
    months = {
        month for archive in archives(frame.pulse, at=at).values() for month in archive.months
    }
    years = OperationEdition.objects.public(at).dates("sort_date", "year")
    paths = [
        reverse("sitemap-pages"),
        *(reverse("sitemap-operations", args=[day.year]) for day in years),
        *(reverse("sitemap-news", args=divmod(month, 100)) for month in sorted(months)),
    ]
    return _answer(request, "portal/sitemap_index.xml", frame=frame, context={"paths": paths})


@kept
@login_not_required
@require_safe
def pages(request: HttpRequest) -> HttpResponse:
    """4 queries, or 3 while the archive is kept; a section stands in the languages it has."""
    at, frame = _now()
    held = archives(frame.pulse, at=at)
    sections = Section.objects.filter(pk__in={pk for _language, pk in held if pk})
    entries = [
        *(entry for name in STANDING for entry in _entries(_paths(name))),
        *_periods(held),
        *(
            entry
            for pk, slug in sections.order_by("order", "pk").values_list("pk", "slug")
            for entry in _entries(
                {code: section_path(code, slug) for code in LANGUAGES if (code, pk) in held}
            )
        ),
        *(
            entry
            for slug in Series.objects.public(at).order_by("pk").values_list("slug", flat=True)
            for entry in _entries(_paths("operations:series", slug=slug))
        ),
    ]
    return _list(request, entries, frame=frame)


@kept
@login_not_required
@require_safe
def operations(request: HttpRequest, year: int) -> HttpResponse:
    """2 queries."""
    at, frame = _now()
    rows = (
        OperationEdition.objects.public(at)
        .filter(sort_date__range=(dt.date(year, 1, 1), dt.date(year, 12, 31)))
        .newest_first()
        .values_list("operation__slug", "public_from")[: LONGEST // len(LANGUAGES)]
    )
    stems = _paths("operations:operation", slug="x")
    entries = [
        entry
        for slug, changed in rows
        for entry in _entries(
            {code: f"{stem.removesuffix('x/')}{slug}/" for code, stem in stems.items()}, changed
        )
    ]
    return _list(request, entries, frame=frame)


@kept
@login_not_required
@require_safe
def news(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """2 queries. Versions of one item that stand in different months are no alternates here."""
    at, frame = _now()
    rows = (
        Edition.objects.public(at)
        .of_days(*days_of(year, month).values())
        .filter(language__in=LANGUAGES)
        .order_by("item_id", "language")
        .values_list("item_id", "language", "slug", "public_from")[:LONGEST]
    )
    paths: defaultdict[int, dict[str, str]] = defaultdict(dict)
    changes: dict[int, dt.datetime] = {}
    for item, language, slug, changed in rows:
        paths[item][language] = item_path(language, slug)
        if changed is not None:
            changes[item] = max(changed, changes.get(item, changed))
    entries = [entry for item in paths for entry in _entries(paths[item], changes[item])]
    return _list(request, entries, frame=frame)


@kept
@login_not_required
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    context = {"closed": CLOSED, "sitemap": reverse("sitemap")}
    _at, frame = _now()
    return _answer(request, "portal/robots.txt", frame=frame, context=context, kind="text/plain")


def _periods(held: Archives) -> Iterator[Location]:
    """The lists of each year and month, in the languages that have news of it."""
    whole = {code: held.get((code, None), EMPTY) for code in LANGUAGES}
    months = sorted({month for archive in whole.values() for month in archive.months})
    for year in sorted({month // 100 for month in months}):
        paths = _paths("news:year", year=year)
        yield from _entries({code: paths[code] for code in paths if year in whole[code].years})
    for month in months:
        paths = _paths("news:month", year=month // 100, month=month % 100)
        yield from _entries({code: paths[code] for code in paths if month in whole[code].months})


def _now() -> tuple[dt.datetime, Frame]:
    at = timezone.now()
    return at, load_frame(LANGUAGES[0], at=at)


def _paths(name: str, **keywords: str | int) -> dict[str, str]:
    found = {}
    for language in LANGUAGES:
        with override(language):
            found[language] = reverse(name, kwargs=keywords)
    return found


def _entries(paths: Mapping[str, str], changed: dt.datetime | None = None) -> Iterator[Location]:
    versions = paths.items() if len(paths) > 1 else ()
    for path in paths.values():
        yield Location(path, changed.isoformat(timespec="seconds") if changed else "", versions)


def _list(request: HttpRequest, entries: Sequence[Location], *, frame: Frame) -> HttpResponse:
    if not entries:
        raise Http404
    return _answer(request, "portal/sitemap.xml", frame=frame, context={"entries": entries})


def _answer(
    request: HttpRequest,
    template: str,
    *,
    frame: Frame,
    context: Mapping[str, Any],
    kind: str = "application/xml",
) -> HttpResponse:
    text = rendered(template, {**context, "site": settings.SITE_URL})
    return keep_for(HttpResponse(text, content_type=f"{kind}; charset=utf-8"), frame)
