"""The feeds of all news and of each section."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from news import listing
from news.models import Edition
from news.models.edition import Editions
from news.paths import item_path
from news.rows import Told
from portal.labels import label
from portal.pages.feeds import LONGEST, Entry, FeedFormat, answer_feed
from portal.pages.keeping import kept
from portal.pages.rendering import moved
from portal.publishing.reading import Statement


@kept
@login_not_required
@require_safe
def index(request: HttpRequest, kind: FeedFormat) -> HttpResponseBase:
    """2 queries."""
    here = listing.visit(request)
    asked = {"at": here.at, "language": here.language}
    return answer_feed(
        request,
        kind,
        title=gettext("News"),
        path=reverse("news:list"),
        entries=[_entry(row, language=here.language) for row in _NEWEST(**asked)],
        frame=here.frame,
        at=here.at,
    )


@kept
@login_not_required
@require_safe
def section(request: HttpRequest, slug: str, kind: FeedFormat) -> HttpResponseBase:
    """4 queries at most; where the section shows nothing, neither does its feed."""
    here = listing.visit(request)
    section = listing.shown_section(here, slug)
    if section.slug != slug:
        return moved(request, here.frame, slug=section.slug)
    asked = {"at": here.at, "language": here.language, "section": section.pk}
    return answer_feed(
        request,
        kind,
        title=label(section, "name", language=here.language).text,
        path=reverse("news:section", args=[slug]),
        entries=[_entry(row, language=here.language) for row in _OF_SECTION(**asked)],
        frame=here.frame,
        at=here.at,
    )


def _newest(at: dt.datetime, language: str) -> Editions:
    return Edition.objects.public(at).in_language(language).newest_first()[:LONGEST]


def _of_section(at: dt.datetime, language: str, *, section: int) -> Editions:
    rows = Edition.objects.public(at).in_language(language).in_section(section)
    return rows.newest_first()[:LONGEST]


_NEWEST = Statement(_newest, Told, at=dt.datetime, language=str)
_OF_SECTION = Statement(_of_section, Told, at=dt.datetime, language=str, section=int)


def _entry(edition: Told, *, language: str) -> Entry:
    return Entry(
        path=item_path(language, edition.slug),
        title=edition.headline,
        summary=edition.summary,
        reference=edition.item.reference,
        born=edition.item.created_at,
        day=edition.display_date,
        first=edition.first_public_at,
        since=edition.public_from,
        categories=[
            label(edition.section, "name", language=language).text,
            edition.kind_words,
        ],
    )
