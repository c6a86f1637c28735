"""The page of an edition as readers would see it, in whatever state the edition is."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext, override

from news.article import beside, page_context, with_neighbours
from news.models import Edition, Section
from news.paths import item_path
from portal.pages.rendering import render_page

if TYPE_CHECKING:
    from news.article import Article


def preview(request: HttpRequest, edition: Edition, *, at: dt.datetime) -> HttpResponse:
    """For the desk alone: whoever calls it has asked who is there, and lets nobody keep it."""
    with override(edition.language):
        shown = _filled(with_neighbours(Edition.objects.filter(pk=edition.pk), at=at).get())
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


def _filled(edition: Article) -> Article:
    """What a draft may still lack and the page cannot do without."""
    edition.headline = str(edition)
    edition.display_date = edition.display_date or timezone.localdate()
    edition.first_public_at = edition.first_public_at or timezone.now()
    if edition.section is None:
        name = gettext("(no section yet)")
        edition.section = Section(name={edition.language: name}, slug="-")
    return edition


def _alternates(edition: Edition, *, at: dt.datetime) -> dict[str, str | None]:
    others = Edition.objects.public(at).filter(item=edition.item_id)
    slugs = dict(others.values_list("language", "slug"))
    return {
        code: item_path(code, slugs[code]) if code in slugs else None
        for code, _name in settings.LANGUAGES
    }
