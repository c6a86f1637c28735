"""The feed of operations."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from operations.listing import OperationRow, rows_of
from operations.models import OperationEdition
from operations.models.operation import ORDER
from portal.labels import label
from portal.pages.feeds import SIZE, Entry, FeedFormat, Part, answer_feed
from portal.pages.frame import load_frame
from portal.pages.keeping import kept
from portal.publishing.keyset import Cursor
from portal.publishing.pagination import RowsOf, page_of


@kept
@login_not_required
@require_safe
def index(request: HttpRequest, kind: FeedFormat) -> HttpResponseBase:
    """5 queries."""
    at = timezone.now()
    language = get_language() or settings.LANGUAGE_CODE
    return answer_feed(
        request,
        kind,
        title=gettext("Operations"),
        path=reverse("operations:list"),
        read=lambda cursor: _part(cursor, language, at=at),
        frame=load_frame(language, at=at),
        at=at,
    )


def _part(cursor: Cursor, language: str, *, at: dt.datetime) -> Part:
    rows = OperationEdition.objects.public(at).for_lists().select_related("operation__series")
    page = page_of(RowsOf(rows, ORDER, size=SIZE), ORDER, cursor=cursor, size=SIZE)
    shown = rows_of(page.rows, language=language, at=at)
    return Part([_entry(row, language=language) for row in shown], page.older)


def _entry(row: OperationRow, *, language: str) -> Entry:
    """It was changed when its text was, or its results, whichever came later."""
    edition, summary = row
    series, first = edition.operation.series, edition.first_public_at
    assert first is not None  # a constraint: what is public has one
    since = [instant for instant in (edition.public_from, summary.results_since) if instant]
    return Entry(
        path=summary.path,
        title=summary.name.text,
        summary=_words(row, language),
        reference=edition.operation.reference,
        born=edition.operation.created_at,
        day=timezone.localdate(first),
        first=first,
        since=max(since),
        categories=[
            *([label(series, "name", language=language).text] if series else []),
            edition.get_kind_display(),
        ],
    )


def _words(row: OperationRow, language: str) -> str:
    """What it was, when and where, and its figures: one line of plain text."""
    edition, summary = row
    places = [seat.place.full_name(language) for seat in edition.edition_places.all()]
    facts = ", ".join(filter(None, [edition.kind_words, summary.when, *places]))
    figures = "; ".join(f"{figure.label}: {figure.text}" for figure in summary.figures)
    results = f"{summary.status_text or gettext('Results')}. {figures}." if figures else ""
    return f"{facts}. {results}".strip()
