"""The page of an operation as readers would see it, with an edition or a sheet in any state."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language

from operations.dates import with_periods
from operations.details import page_of
from operations.models import OperationEdition, SheetEdition
from operations.models.operation import ORDER, OperationEditions
from portal.pages.rendering import render_page


def preview_operation(
    request: HttpRequest, edition: OperationEdition, *, at: dt.datetime
) -> HttpResponse | None:
    """For the desk alone: whoever calls it has asked who is there, and lets nobody keep it."""
    return _preview(request, OperationEdition.objects.filter(pk=edition.pk), at=at)


def preview_sheet(
    request: HttpRequest, edition: SheetEdition, *, at: dt.datetime
) -> HttpResponse | None:
    """On the page of its operation as it is public, or as the desk works on it; None where the
    sheet is a series' own."""
    line = OperationEdition.objects.filter(operation=edition.sheet.operation_id)
    shown = line.public(at) if line.public(at).exists() else line.head()
    return _preview(request, shown, at=at, trial=edition)


def _preview(
    request: HttpRequest,
    editions: OperationEditions,
    *,
    at: dt.datetime,
    trial: SheetEdition | None = None,
) -> HttpResponse | None:
    language = get_language() or settings.LANGUAGE_CODE
    found = with_periods(editions.select_related("operation__series"))
    if not found:
        return None
    shown = page_of(found[0], language=language, at=at, trial=trial)
    place = ORDER.key(shown.edition)
    return render_page(
        request,
        "operations/preview.html",
        context={"shown": shown, "place": place._replace(first=place.first or at)},
        at=at,
        path=reverse("operations:operation", args=[shown.edition.operation.slug]),
        title=shown.name.text,
        description=shown.description,
        robots="noindex",
    )
