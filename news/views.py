"""The public pages of the news."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.decorators import login_not_required
from django.db.models import OuterRef, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from news import listing
from news.models import Edition, Section
from news.titles import extent
from portal.labels import label
from portal.pages.feeds import feeds_at
from portal.pages.frame import Link
from portal.pages.keeping import kept
from portal.pages.rendering import moved, render_page


@kept
@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All news, newest first; empty where nothing is public in this language."""
    here = listing.visit(request)
    return listing.list_page(
        request,
        here,
        paged=listing.ALL,
        context={"heading": gettext("News"), "years": listing.years(here.archive())},
        title=gettext("News"),
        description=gettext("All news of %(name)s, newest first.") % {"name": here.frame.name},
        feeds=feeds_at(request.path),
    )


@kept
@login_not_required
@require_safe
def year(request: HttpRequest, year: int) -> HttpResponse:
    here = listing.visit(request)
    archive = here.archive()
    if year not in archive.years:
        raise Http404
    years = listing.years(archive, current=year)
    return listing.list_page(
        request,
        here,
        paged=listing.DAYS,
        only={"first_day": dt.date(year, 1, 1), "last_day": dt.date(year, 12, 31)},
        context={
            "heading": str(year),
            "count": archive.years[year],
            "years": years,
            "months": listing.months(archive.months_of(year)),
            **listing.beside(years),
        },
        title=gettext("%(year)s: all news") % {"year": year},
        description=extent(str(year), archive.years[year]),
        trail=[Link(text=gettext("News"), path=reverse("news:list"))],
        alternates=listing.alternates(
            request.path, here, exists=lambda code: year in here.archive(language=code).years
        ),
    )


@kept
@login_not_required
@require_safe
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    here, which = listing.visit(request), year * 100 + month
    archive = here.archive()
    if which not in archive.months:
        raise Http404
    name = listing.month_name(which, here.language)
    return listing.list_page(
        request,
        here,
        paged=listing.DAYS,
        only=listing.days_of(year, month),
        context={
            "heading": name,
            "count": archive.months[which],
            "years": listing.years(archive, current=year),
            "months": listing.months(archive.months_of(year), current=which),
            **listing.beside(listing.months(archive.months, current=which)),
        },
        title=gettext("%(month)s: all news") % {"month": name},
        description=extent(name, archive.months[which]),
        trail=[
            Link(text=gettext("News"), path=reverse("news:list")),
            Link(text=str(year), path=reverse("news:year", args=[year])),
        ],
        alternates=listing.alternates(
            request.path, here, exists=lambda code: which in here.archive(language=code).months
        ),
    )


@kept
@login_not_required
@require_safe
def sections(request: HttpRequest) -> HttpResponse:
    """The sections that hold public news, each with its newest item. At most 4 queries."""
    here = listing.visit(request)
    held = [pk for language, pk in here.archives if language == here.language and pk]
    newest = here.editions.filter(section=OuterRef("pk")).newest_first()
    found = Section.objects.filter(pk__in=held).order_by("order", "id")
    picked = found.order_by().values_list(Subquery(newest.values("pk")[:1]))
    # By key alone: with their condition once more, SQLite would read all that is public.
    rows = Edition.objects.defer("body").filter(pk__in=picked).order_by()
    heads = {row.section_id: row for row in rows}
    return render_page(
        request,
        "news/sections.html",
        context={"sections": [(row, heads[row.pk], here.archive(row.pk).total) for row in found]},
        at=here.at,
        frame=here.frame,
        title=gettext("Sections"),
        description=gettext("The parts of the news, each with its own list and feed: %(sections)s.")
        % {"sections": ", ".join(label(row, "name", language=here.language).text for row in found)},
    )


@kept
@login_not_required
@require_safe
def section(request: HttpRequest, slug: str) -> HttpResponse:
    here = listing.visit(request)
    section = listing.shown_section(here, slug)
    if section.slug != slug:
        return moved(request, here.frame, slug=section.slug)
    archive = here.archive(section.pk)
    name = label(section, "name", language=here.language).text
    described = label(section, "description", language=here.language).text
    return listing.list_page(
        request,
        here,
        paged=listing.SECTION,
        only={"section": section.pk},
        context={
            "section": section,
            "count": archive.total,
            "years": listing.years_within(request.path, archive),
        },
        title=gettext("%(section)s: news") % {"section": name},
        description=f"{described} {extent(name, archive.total)}".strip(),
        trail=[Link(text=gettext("Sections"), path=reverse("news:sections"))],
        alternates=listing.alternates(
            request.path, here, exists=lambda code: (code, section.pk) in here.archives
        ),
        feeds=feeds_at(request.path, name=name),
    )
