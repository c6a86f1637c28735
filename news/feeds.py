"""The feeds of all news and of each section."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from news import listing
from news.models.edition import ORDER
from news.paths import item_path
from news.rows import Told
from portal.labels import label
from portal.pages.feeds import SIZE, Entry, FeedFormat, Part, answer_feed
from portal.pages.keeping import kept
from portal.pages.rendering import moved
from portal.publishing.keyset import Page
from portal.publishing.pagination import Paged


@kept
@login_not_required
@require_safe
def index(request: HttpRequest, kind: FeedFormat) -> HttpResponseBase:
    """2 queries."""
    here = listing.visit(request)
    return answer_feed(
        request,
        kind,
        title=gettext("News"),
        path=reverse("news:list"),
        read=lambda cursor: _part(here, _ALL.page(cursor, **here.asked)),
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
    return answer_feed(
        request,
        kind,
        title=label(section, "name", language=here.language).text,
        path=reverse("news:section", args=[slug]),
        read=lambda cursor: _part(here, _OF_SECTION.page(cursor, **here.asked, section=section.pk)),
        frame=here.frame,
        at=here.at,
    )


_ALL = Paged(listing.of_language, Told, ORDER, size=SIZE, **listing.KINDS)
_OF_SECTION = Paged(listing.of_section, Told, ORDER, size=SIZE, **listing.KINDS, section=int)


def _part(here: listing.Visit, page: Page[Told]) -> Part:
    return Part([_entry(row, language=here.language) for row in page.rows], page.older)


def _entry(edition: Told, *, language: str) -> Entry:
    return Entry(
        path=item_path(language, edition.slug),
        title=edition.headline,
        summary=edition.standfirst,
        body=edition.body,
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
