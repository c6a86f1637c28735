"""When an operation took place: 15–23 May and 17–25 September 2022; in the active language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import NamedTuple, Self

from django.db.models import F
from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import get_language, gettext

from operations.models import OperationEdition
from operations.models.operation import OperationEditions
from portal.characters.typography import NO_BREAK

PERIOD_COLUMNS = {"period_first": "starts", "period_last": "ends", "period_precision": "precision"}
# Catalogues give a month that stands alone a capital; these languages write it small.
SMALL_MONTHS = {"be", "fr", "hy", "kk", "ky", "ru", "tg", "uk", "uz"}
# From the finest piece to the year; E is the month beside a day, F the month alone.
PIECES = {"day": "j E Y", "month": "F Y", "year": "Y"}


class Period(NamedTuple):
    """Days that are known to the day, to the month or to the year."""

    first: dt.date
    last: dt.date
    precision: str = "day"


class Dated(NamedTuple):
    edition: OperationEdition
    periods: list[Period]

    @property
    def when(self) -> str:
        return periods_text(self.periods)

    @classmethod
    def of(cls, edition: OperationEdition) -> Self:
        """From windows that are loaded already."""
        windows = edition.windows.all()
        return cls(edition, [Period(row.starts, row.ends, row.precision) for row in windows])


def with_periods(editions: OperationEditions) -> list[Dated]:
    """The editions in their order, each with its periods; 1 query."""
    return dated(period_rows(editions))


def period_rows(editions: OperationEditions) -> OperationEditions:
    """A row for each period of each edition, in their order, for `dated`."""
    columns = {name: F(f"windows__{field}") for name, field in PERIOD_COLUMNS.items()}
    order = (*(editions.query.order_by or ("pk",)), "period_first", "windows__pk")
    return editions.annotate(**columns).order_by(*order)


def dated(rows: Iterable[OperationEdition]) -> list[Dated]:
    found: dict[int, Dated] = {}
    for edition in rows:
        periods = found.setdefault(edition.pk, Dated(edition, [])).periods
        first, last, precision = (getattr(edition, name) for name in PERIOD_COLUMNS)
        if first is not None:
            periods.append(Period(first, last, precision))
    return list(found.values())


def periods_text(periods: Sequence[Period]) -> str:
    """The year stands once where neighbours share it; empty where no dates are known."""
    written = [
        _period(period, with_year=following is None or following.first.year != period.last.year)
        for period, following in zip_longest(periods, periods[1:])
    ]
    return get_text_list(written, gettext("and"))


def window_text(first: dt.date | None, last: dt.date | None) -> str:
    """2017; 23–27 May 2022; since 2003; until 27 May 2022. Whole years are named as years."""
    if first and last:
        whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
        return periods_text([Period(first, last, "year" if whole else "day")])
    if first:
        precision = "year" if (first.month, first.day) == (1, 1) else "day"
        return gettext("since %(date)s") % {"date": periods_text([Period(first, first, precision)])}
    if last:
        precision = "year" if (last.month, last.day) == (12, 31) else "day"
        return gettext("until %(date)s") % {"date": periods_text([Period(last, last, precision)])}
    return ""


def _period(period: Period, *, with_year: bool) -> str:
    pieces = PIECES[period.precision].split()
    own = len(pieces)
    while own and _piece(period.first, pieces[own - 1]) == _piece(period.last, pieces[own - 1]):
        own -= 1
    shown = pieces if with_year or len(pieces) == 1 else pieces[:-1]
    last = _written(period.last, shown)
    if not own:
        return last
    dash = f"{NO_BREAK}– " if own > 1 else "–"
    return f"{_written(period.first, pieces[:own])}{dash}{last}"


def _piece(date: dt.date, piece: str) -> int:
    return {"j": date.day, "E": date.month, "F": date.month, "Y": date.year}[piece]


def _written(date: dt.date, pieces: Sequence[str]) -> str:
    text = date_format(date, " ".join(pieces).replace("j ", f"j{NO_BREAK}"))
    return text.lower() if pieces[0] == "F" and get_language() in SMALL_MONTHS else text
