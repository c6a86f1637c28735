"""The public pages of operations."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from operations.listing import load_listing
from portal.feeds import feeds_at
from portal.pages import render_page


@login_not_required
def closed(request: HttpRequest, **asked: object) -> HttpResponse:
    """Nothing is public at this address yet."""
    raise Http404


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All operations, newest first, or those that the filters choose; at most 7 queries. A page
    that moves with the list, or chooses from it, is not for search engines."""
    at = timezone.now()
    listing = load_listing(request.GET, language=_language(), at=at)
    return render_page(
        request,
        "operations/list.html",
        context={
            "listing": listing,
            "pager": listing.page.pager(request.path, filters=listing.query),
        },
        at=at,
        title=gettext("Operations"),
        description=gettext("Joint operations and their results as they were announced."),
        feeds=feeds_at(request.path),
        robots="noindex, follow" if listing.query or listing.is_moved else "",
    )


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE
