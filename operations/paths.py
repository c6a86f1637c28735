"""Where readers find what has no page of its own."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse

from operations.models import OperationEdition, ResultSheet, Series


def sheet_path(sheet: ResultSheet, *, at: dt.datetime) -> str:
    """Of the page of its operation or series; empty where neither shows. At most 1 query, with
    both loaded."""
    operation, series = sheet.operation, sheet.series
    if operation and OperationEdition.objects.public(at).filter(operation=operation).exists():
        return reverse("operations:operation", args=[operation.slug])
    if series and Series.objects.public(at).filter(pk=series.pk).exists():
        return reverse("operations:series", args=[series.slug])
    return ""
