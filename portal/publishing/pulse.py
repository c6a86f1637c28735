"""The last and the next instant at which anything public changes, derived from the intervals.

Between the two, every page says the same: caches are keyed by the last and end at the next.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, NamedTuple

from django.db.models import QuerySet, Subquery

from .models import AbstractEdition, State
from .queryset import EditionQuerySet
from .registry import edition_models


class Pulse(NamedTuple):
    last: dt.datetime | None
    next: dt.datetime | None

    def seconds_left(self, at: dt.datetime, *, most: int) -> int:
        """Whole seconds for which an answer given at that instant stays true, `most` at most."""
        if self.next is None:
            return most
        return max(0, min(most, int((self.next - at).total_seconds())))


STILL = Pulse(None, None)


def pulse_columns(at: dt.datetime) -> dict[str, Subquery]:
    """Annotations for any one-row query: the pulse then costs no query of its own."""
    columns: dict[str, Subquery] = {}
    for place, model in enumerate(edition_models()):
        editions: EditionQuerySet[AbstractEdition] = EditionQuerySet(model)
        columns[f"pulse_last_{place}_start"] = _first(
            editions.filter(public_from__lte=at), "-public_from"
        )
        for state in (State.WITHDRAWN, State.REMOVED):
            columns[f"pulse_last_{place}_{state}"] = _first(
                editions.filter(state=state, public_until__lte=at), "-public_until"
            )
        columns[f"pulse_next_{place}"] = _first(editions.scheduled(at), "planned_for")
    return columns


def _first(editions: QuerySet[Any, Any], order: str) -> Subquery:
    return Subquery(editions.order_by(order).values(order.removeprefix("-"))[:1])


def read_pulse(row: Mapping[str, Any]) -> Pulse:
    """The pulse out of a `values()` row annotated with `pulse_columns`."""
    last = [value for name, value in row.items() if name.startswith("pulse_last_") and value]
    coming = [value for name, value in row.items() if name.startswith("pulse_next_") and value]
    return Pulse(max(last, default=None), min(coming, default=None))
