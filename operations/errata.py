"""What readers are told of facts that were given wrong, in the language that is active."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from operations.models import Operation, SheetCorrection
from operations.tables import Results
from portal.publishing.corrections import Erratum, told


def of_operation(operation: Operation, *, at: dt.datetime) -> list[Erratum]:
    """Of one that is public; 1 query, or none where nothing was corrected."""
    if operation.corrected_at is None:
        return []
    return [told(record) for record in operation.corrections.filter(at__lte=at)]


def with_corrections(results: Sequence[Results], *, at: dt.datetime) -> list[Results]:
    """Of sheets that are public; 1 query, or none where nothing was corrected."""
    sheets = [one.edition.sheet for one in results]
    corrected = [sheet.pk for sheet in sheets if sheet.corrected_at is not None]
    found: defaultdict[int, list[Erratum]] = defaultdict(list)
    if corrected:
        for record in SheetCorrection.objects.filter(identity__in=corrected, at__lte=at):
            found[record.identity_id].append(told(record))
    return [one._replace(corrections=found[one.edition.sheet_id]) for one in results]
