"""The feeds of all news and of each section."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from news import lists
from news.models import Edition
from news.models.edition import Editions
from news.paths import item_path
from portal.labels import label
from portal.pages.feeds import LONGEST, Entry, Kind, answer_feed
from portal.pages.keeping import kept
from portal.pages.rendering import moved


@kept
@login_not_required
@require_safe
def index(request: HttpRequest, kind: Kind) -> HttpResponseBase:
    """2 queries."""
    here = lists.visit(request)
    return answer_feed(
        request,
        kind,
        title=gettext("News"),
        path=reverse("news:list"),
        entries=_entries(here, here.editions),
        frame=here.frame,
        at=here.at,
    )


@kept
@login_not_required
@require_safe
def section(request: HttpRequest, slug: str, kind: Kind) -> HttpResponseBase:
    """4 queries at most; where the section shows nothing, neither does its feed."""
    here = lists.visit(request)
    section = lists.shown_section(here, slug)
    if section.slug != slug:
        return moved(request, here.frame, slug=section.slug)
    return answer_feed(
        request,
        kind,
        title=label(section, "name", language=here.language).text,
        path=reverse("news:section", args=[slug]),
        entries=_entries(here, here.editions.in_section(section)),
        frame=here.frame,
        at=here.at,
    )


def _entries(here: lists.Visit, editions: Editions) -> list[Entry]:
    newest = editions.select_related("item", "section").newest_first()[:LONGEST]
    return [_entry(row, language=here.language) for row in newest]


def _entry(edition: Edition, *, language: str) -> Entry:
    # Constraints: what is public has them all.
    assert edition.display_date and edition.public_from and edition.first_public_at
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
            edition.get_kind_display(),
        ],
    )
