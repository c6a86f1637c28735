"""What the page of one operation asks the database, each question written once a process."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Q, QuerySet, Subquery

from operations.dates import period_rows
from operations.models import (
    EditionPlace,
    Operation,
    OperationEdition,
    Participation,
    SheetEdition,
    Tally,
)
from operations.models.operation import ORDER, OperationEditions
from portal.publishing.keyset import Key
from portal.publishing.prepared import Prepared
from portal.publishing.queryset import standing

MOST_COVERAGE = 50


def _edition(at: dt.datetime, slug: str) -> OperationEditions:
    editions = OperationEdition.objects.public(at).filter(operation__slug=slug)
    return period_rows(editions.select_related("operation__series"))


def _sheets(at: dt.datetime, operation: int) -> QuerySet[SheetEdition, SheetEdition]:
    sheets = SheetEdition.objects.public(at).filter(sheet__operation=operation)
    scoped = sheets.select_related("sheet__scope_country", "sheet__scope_agency")
    return scoped.order_by("-public_from", "-id")


def _tallies(at: dt.datetime, operation: int) -> QuerySet[Tally, Tally]:
    rows = Tally.objects.filter(standing(at, "edition__"), edition__sheet__operation=operation)
    return rows.select_related("measure__parent", "country", "agency").order_by("order", "id")


def _places(edition: int) -> QuerySet[EditionPlace, EditionPlace]:
    rows = EditionPlace.objects.filter(edition=edition)
    return rows.select_related("place__country").order_by("order", "id")


def _parties(edition: int) -> QuerySet[Participation, Participation]:
    rows = Participation.objects.filter(edition=edition)
    return rows.select_related("agency", "country").order_by("order", "id")


def _coverage(at: dt.datetime, operation: int) -> QuerySet[Any, Any]:
    """Asked of the operation itself, which knows no more than that something refers to it."""
    news: Any = Operation(pk=operation).news_editions
    told: QuerySet[Any, Any] = news.public(at).newest_first()
    return told.select_related("section").defer("body")[:MOST_COVERAGE]


def _beside(
    at: dt.datetime, *, series: int, date: dt.date, first: dt.datetime, operation: int
) -> OperationEditions:
    stages = OperationEdition.objects.public(at).filter(operation__series=series)
    own = Key(date, first, operation)
    earlier = stages.filter(ORDER.after(own)).order_by(*ORDER.newest)
    later = stages.filter(ORDER.before(own)).order_by(*ORDER)
    both = stages.filter(
        Q(pk__in=Subquery(earlier.values("pk")[:1])) | Q(pk__in=Subquery(later.values("pk")[:1]))
    )
    return both.select_related("operation")


EDITION: Prepared[OperationEdition] = Prepared(_edition, at=dt.datetime, slug=str)
SHEETS: Prepared[SheetEdition] = Prepared(_sheets, at=dt.datetime, operation=int)
TALLIES: Prepared[Tally] = Prepared(_tallies, at=dt.datetime, operation=int)
PLACES: Prepared[EditionPlace] = Prepared(_places, edition=int)
PARTIES: Prepared[Participation] = Prepared(_parties, edition=int)
COVERAGE: Prepared[Any] = Prepared(_coverage, at=dt.datetime, operation=int)
BESIDE: Prepared[OperationEdition] = Prepared(
    _beside, at=dt.datetime, series=int, date=dt.date, first=dt.datetime, operation=int
)
