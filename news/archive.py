"""How much public news there is in each month: of a language, and of each section in it."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Count

from news.models import Edition
from portal.publishing.pulse import Remembered


@dataclass(frozen=True)
class Archive:
    """`months`: 202402 → how many items; newest first, none of them empty."""

    months: Mapping[int, int] = field(default_factory=dict)

    @cached_property
    def years(self) -> Mapping[int, int]:
        found: Counter[int] = Counter()
        for month, count in self.months.items():
            found[month // 100] += count
        return found

    @property
    def total(self) -> int:
        return sum(self.months.values())

    def months_of(self, year: int) -> Mapping[int, int]:
        return {month: n for month, n in self.months.items() if month // 100 == year}


EMPTY = Archive()
Archives = Mapping[tuple[str, int | None], Archive]


def _counted(at: dt.datetime) -> Archives:
    """By language and section; under None that of all sections. One query."""
    months: defaultdict[tuple[str, int | None], Counter[int]] = defaultdict(Counter)
    groups = Edition.objects.public(at).values_list("language", "section", "display_month")
    rows = groups.annotate(count=Count("*")).order_by("-display_month")
    for language, section, month, count in rows:
        months[language, section][month] += count
        months[language, None][month] += count
    return {place: Archive(counts) for place, counts in months.items()}


archives = Remembered(_counted)
