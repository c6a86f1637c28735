"""When anything public changed last and when it will change next: by a write, which raises the
beat, or by the passing of an instant for which an edition was approved.

Between the two every page says the same: what is kept is kept by the beat and the next instant,
read in one statement. A change commits with its beat. So who reads the beat first and the content
after it has at least what the beat stands for, and what is newer is asked for under a newer beat.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Mapping
from typing import Any, Generic, NamedTuple, TypeVar

from django.db.models import QuerySet, Subquery

from .beat import beat_column
from .models import AbstractEdition
from .queryset import EditionQuerySet
from .registry import edition_models

T = TypeVar("T")
LONGEST_SECONDS = 60


class Pulse(NamedTuple):
    """`beat` is None where nothing can be kept."""

    beat: int | None
    last: dt.datetime | None
    next: dt.datetime | None

    def key(self, at: dt.datetime) -> Hashable:
        """Another one as soon as any page may say anything else. It is another one each minute,
        too: what was written past the portal, into its tables, does not stay unseen."""
        return self.beat, self.next, int(at.timestamp()) // LONGEST_SECONDS

    def seconds_left(self, at: dt.datetime) -> int:
        """Whole seconds for which an answer given at that instant stays true, a minute at most."""
        if self.next is None:
            return LONGEST_SECONDS
        return max(0, min(LONGEST_SECONDS, int((self.next - at).total_seconds())))


STILL = Pulse(None, None, None)


class Remembered(Generic[T]):
    """What was found at an instant, until anything public changes; one query then, or none."""

    def __init__(self, find: Callable[[dt.datetime], T]) -> None:
        self._find = find
        self._held: tuple[Hashable, T] | None = None

    def __call__(self, pulse: Pulse, *, at: dt.datetime) -> T:
        if pulse.beat is None:
            return self._find(at)
        key, held = pulse.key(at), self._held
        if held is None or held[0] != key:
            held = self._held = key, self._find(at)
        return held[1]

    def forget(self) -> None:
        self._held = None


def pulse_columns(at: dt.datetime) -> dict[str, Subquery]:
    """Annotations for any one-row query: the pulse then costs no query of its own."""
    columns = {
        "pulse_count": beat_column("count"),
        "pulse_last_write": beat_column("raised_at"),
    }
    for place, model in enumerate(edition_models()):
        editions: EditionQuerySet[AbstractEdition] = EditionQuerySet(model)
        columns[f"pulse_last_{place}"] = _first(editions.once_public(at), "-public_from")
        columns[f"pulse_next_{place}"] = _first(editions.scheduled(at), "planned_for")
    return columns


def _first(editions: QuerySet[Any, Any], order: str) -> Subquery:
    return Subquery(editions.order_by(order).values(order.removeprefix("-"))[:1])


def read_pulse(row: Mapping[str, Any]) -> Pulse:
    """The pulse out of a `values()` row annotated with `pulse_columns`."""
    last = [value for name, value in row.items() if name.startswith("pulse_last_") and value]
    coming = [value for name, value in row.items() if name.startswith("pulse_next_") and value]
    return Pulse(row["pulse_count"] or 0, max(last, default=None), min(coming, default=None))
