"""The page of an edition as readers would see it, in whatever state the edition is."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext, override

from news.article import beside, page_context, with_neighbours
from news.models import Edition
from news.paths import item_path
from news.rows import Article, SectionLink
from portal.pages.rendering import render_page
from portal.publishing.reading import Statement


def preview(request: HttpRequest, edition: Edition, *, at: dt.datetime) -> HttpResponse:
    """For the desk alone: whoever calls it has asked who is there, and lets nobody keep it."""
    with override(edition.language):
        shown = _filled(_ASKED(at=at, edition=edition.pk)[0])
        return render_page(
            request,
            "news/preview.html",
            context=page_context(shown, beside(shown, at=at)),
            at=at,
            title=shown.headline,
            description=shown.summary,
            alternates=_alternates(shown, at=at),
            robots="noindex",
        )


def _asked(at: dt.datetime, edition: int) -> QuerySet[Edition, Any]:
    return with_neighbours(Edition.objects.filter(pk=edition), at=at)


_ASKED = Statement(_asked, Article, at=dt.datetime, edition=int)


def _filled(edition: Article) -> Article:
    """What a draft may still lack and the page cannot do without."""
    nowhere = SectionLink("-", {edition.language: gettext("(no section yet)")})
    return edition._replace(
        headline=edition.headline or gettext("(no headline yet)"),
        display_date=edition.display_date or timezone.localdate(),
        first_public_at=edition.first_public_at or timezone.now(),
        section=edition.section or nowhere,
    )


def _alternates(edition: Article, *, at: dt.datetime) -> dict[str, str | None]:
    others = Edition.objects.public(at).filter(item=edition.item_id)
    slugs = dict(others.values_list("language", "slug"))
    return {
        code: item_path(code, slugs[code]) if code in slugs else None
        for code, _name in settings.LANGUAGES
    }
