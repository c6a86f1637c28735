"""The page of one item, and what is answered at its address when there is no such page."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from news import addresses, article
from news.data import news_article
from news.listing import Visit, visit
from news.models import Edition
from news.paths import item_path
from news.rows import Article
from portal.labels import Label
from portal.pages.frame import Link
from portal.pages.keeping import kept
from portal.pages.rendering import keep_for, moved, render_page
from portal.publishing.models import State


@kept
@login_not_required
@require_safe
def item(request: HttpRequest, slug: str) -> HttpResponse:
    """At most 7 queries, 5 where nothing is shown."""
    here = visit(request)
    holder = addresses.look(here.language, slug, at=here.at)
    if holder.shown:
        return _article(request, here, holder=holder, edition=holder.shown)
    try:
        last = addresses.past(holder, at=here.at)
    except addresses.Unknown:
        return _elsewhere(request, here, holder=holder)
    except addresses.Removed:
        return _removed(request, here, holder=holder)
    if holder.own or last.slug != slug:
        return moved(request, here.frame, slug=(holder.own or last).slug)
    if last.state != State.WITHDRAWN:
        return _removed(request, here, holder=holder)
    return _withdrawn(request, here, holder=holder, edition=last)


def _article(
    request: HttpRequest, here: Visit, *, holder: addresses.Holder, edition: Article
) -> HttpResponse:
    beside = article.beside(edition, at=here.at)
    paths = _paths(holder)
    data = news_article(edition, beside, site=settings.SITE_URL, paths=paths, frame=here.frame)
    return render_page(
        request,
        "news/item.html",
        context=article.page_context(edition, beside),
        at=here.at,
        frame=here.frame,
        title=edition.headline,
        description=edition.summary,
        trail=[_news(), _section(beside.section, beside.section_path)],
        alternates=_alternates(paths),
        jsonld=[data],
        kind="article",
    )


def _withdrawn(
    request: HttpRequest, here: Visit, *, holder: addresses.Holder, edition: Edition
) -> HttpResponse:
    """Title, date and reason; of the text nothing, and of its section nothing either."""
    return render_page(
        request,
        "news/withdrawn.html",
        context={"edition": edition},
        at=here.at,
        frame=here.frame,
        title=edition.headline,
        trail=[_news()],
        alternates=_alternates(_paths(holder)),
        robots="noindex",
    )


def _removed(request: HttpRequest, here: Visit, *, holder: addresses.Holder) -> HttpResponse:
    return render_page(
        request,
        "news/removed.html",
        context={},
        at=here.at,
        frame=here.frame,
        title=gettext("Removed"),
        alternates=_alternates(_paths(holder)),
        status=410,
        robots="noindex",
    )


def _elsewhere(request: HttpRequest, here: Visit, *, holder: addresses.Holder) -> HttpResponse:
    """An address of another language: to the item in this one, or plainly to that one."""
    other = addresses.elsewhere(holder, at=here.at)
    if other is None:
        raise Http404
    own = here.editions.filter(item=other.item_id).defer("body").first()
    if own:
        return keep_for(HttpResponseRedirect(item_path(own.language, own.slug)), here.frame)
    path = item_path(other.language, other.slug)
    return render_page(
        request,
        "news/elsewhere.html",
        context={"edition": other, "path": path},
        at=here.at,
        frame=here.frame,
        title=gettext("Not in this language"),
        alternates={other.language: path},
        status=404,
        robots="noindex",
    )


def _paths(holder: addresses.Holder) -> Mapping[str, str]:
    return {
        language: item_path(language, edition.slug) for language, edition in holder.standing.items()
    }


def _alternates(paths: Mapping[str, str]) -> Mapping[str, str | None]:
    return {code: paths.get(code) for code, _name in settings.LANGUAGES}


def _news() -> Link:
    return Link(text=gettext("News"), path=reverse("news:list"))


def _section(name: Label, path: str) -> Link:
    return Link(text=name.text, path=path, language=name.language if name.fallback else "")
