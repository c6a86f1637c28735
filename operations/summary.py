"""An operation in a few words and figures, for the pages that lead to it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from django.db.models import QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import override

from operations.dates import Dated, dated, period_rows, with_periods
from operations.models import OperationEdition, Tally
from operations.models.operation import OperationEditions
from operations.models.sheet import of_all
from operations.models.tree import quantity_of
from operations.tables import status_text, tally_label, tally_phrase
from operations.units import Group
from operations.wording import Phrase
from portal.labels import Label, label
from portal.publishing.prepared import Prepared
from portal.publishing.queryset import standing

FIGURES = 4


class SummaryFigure(NamedTuple):
    """`words`: the qualifier, empty where the figure is exact."""

    label: Label
    words: str
    quantity: str

    @property
    def text(self) -> str:
        return f"{self.words} {self.quantity}".strip()


class OperationSummary(NamedTuple):
    """`status`: the code of the results' status, or empty; `when`: empty where it is not known;
    `results_since`: when these results became public."""

    path: str
    name: Label
    when: str
    status: str
    status_text: str
    figures: Sequence[SummaryFigure]
    results_since: dt.datetime | None = None


def latest_summary(language: str, *, at: dt.datetime) -> OperationSummary | None:
    """The newest public operation; 2 queries."""
    with override(language):
        for one in dated(_NEWEST(at=at)):
            tallies = _by_operation(_LEADING(at=at, operation=one.edition.operation_id))
            return _summary(one, tallies, language=language)
    return None


def _newest(at: dt.datetime) -> OperationEditions:
    # Without a bound on the date SQLite reads all that is public and sorts it.
    public = OperationEdition.objects.public(at).filter(sort_date__lte=dt.date.max)
    first = public.newest_first().values("pk")[:1]
    editions = OperationEdition.objects.filter(pk=Subquery(first))
    return period_rows(editions.select_related("operation"))


def summaries(
    operation_ids: Collection[int], *, language: str, at: dt.datetime
) -> list[OperationSummary]:
    """Those of them that are public, newest first; 2 queries."""
    editions = OperationEdition.objects.public(at).filter(operation__in=operation_ids)
    return _summaries(editions, language=language, at=at)


def _summaries(
    editions: OperationEditions, *, language: str, at: dt.datetime
) -> list[OperationSummary]:
    ordered = editions.select_related("operation").newest_first()
    with override(language):
        return summed_up(with_periods(ordered), language=language, at=at)


def summed_up(
    editions: Sequence[Dated], *, language: str, at: dt.datetime
) -> list[OperationSummary]:
    """Of editions that are loaded, in the active language, which is `language`; 1 query."""
    tallies = leading_tallies([edition.operation_id for edition, _periods in editions], at=at)
    return [_summary(one, tallies, language=language) for one in editions]


def leading_tallies(
    operation_ids: Collection[int], *, at: dt.datetime, **only: object
) -> Mapping[int, list[Tally]]:
    """By operation: the top rows of its public sheets for all participants, newest sheet first,
    each in row order; 1 query."""
    return _by_operation(_leading(at).filter(edition__sheet__operation__in=operation_ids, **only))


def _leading(at: dt.datetime) -> QuerySet[Tally, Tally]:
    rows = Tally.objects.filter(
        standing(at, "edition__"),
        of_all("edition__sheet__"),
        level=0,
        country=None,
        agency=None,
    )
    order = ("-edition__public_from", "-edition_id", "order", "id")
    return rows.select_related("measure", "edition__sheet").order_by(*order)


def _leading_of(at: dt.datetime, operation: int) -> QuerySet[Tally, Tally]:
    return _leading(at).filter(edition__sheet__operation_id=operation)


def _by_operation(tallies: Iterable[Tally]) -> Mapping[int, list[Tally]]:
    found: defaultdict[int, list[Tally]] = defaultdict(list)
    for tally in tallies:
        found[tally.edition.sheet.operation_id or 0].append(tally)
    return found


_NEWEST: Prepared[OperationEdition] = Prepared(_newest, at=dt.datetime)
_LEADING: Prepared[Tally] = Prepared(_leading_of, at=dt.datetime, operation=int)


def _summary(
    dated: Dated, tallies: Mapping[int, list[Tally]], *, language: str
) -> OperationSummary:
    edition = dated.edition
    rows = tallies.get(edition.operation_id, [])
    sheet = rows[0].edition if rows else None
    return OperationSummary(
        path=reverse("operations:operation", args=[edition.operation.slug]),
        name=label(edition, "name", language=language),
        when=dated.when,
        status=sheet.status if sheet else "",
        status_text=status_text(sheet) if sheet else "",
        figures=_figures([tally for tally in rows if tally.edition_id == rows[0].edition_id]),
        results_since=sheet.public_from if sheet else None,
    )


def _figures(tallies: Sequence[Tally]) -> list[SummaryFigure]:
    """The first stated figure of each group, in the order in which groups weigh with readers."""
    first: dict[str, Tally] = {}
    for tally in tallies:
        if quantity_of(tally) is not None:
            first.setdefault(tally.measure.group, tally)
    chosen = [first[group] for group in Group.values if group in first][:FIGURES]
    return [_figure(tally, tally_phrase(tally)) for tally in chosen]


def _figure(tally: Tally, shown: Phrase) -> SummaryFigure:
    return SummaryFigure(tally_label(tally), shown.before, shown.quantity)
