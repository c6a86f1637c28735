"""All that the page of a series shows, in the active language: its operations by year, and the
totals that were stated for it. Nothing is added up, and no number is made.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from django.conf import settings
from django.db.models import F
from django.http import QueryDict
from django.utils.text import Truncator
from django.utils.translation import get_language, gettext

from operations.bars import bar_of, scale_of
from operations.dates import Dated
from operations.errata import with_corrections
from operations.listing import read_cursor
from operations.measures import DRUGS_TOTAL, PERSONNEL
from operations.models import OperationEdition, Series, Tally
from operations.models.operation import ORDER
from operations.models.tree import quantity_of
from operations.quantities import Quantity, exceeds
from operations.summary import leading_tallies
from operations.tables import Results, results_of, tally_label, tally_phrase
from operations.wording import Phrase, phrase
from portal.labels import Label, label
from portal.pages.head import part_title
from portal.publishing.keyset import Page
from portal.publishing.pagination import RowsOf, page_of
from portal.publishing.queryset import standing

SIZE = 100
LONGEST = 300  # of a description


class Cell(NamedTuple):
    """One announced figure. `label`: as printed, where the release gives one."""

    tally: Tally
    phrase: Phrase
    label: Label | None
    bar: str


class Stage(NamedTuple):
    """An operation of the series. Accounts that disagree make several cells, the newest first."""

    edition: OperationEdition
    when: str
    drugs: Sequence[Cell]
    personnel: Sequence[Cell]

    @property
    def name(self) -> str:
        return label(self.edition, "name", language=get_language() or settings.LANGUAGE_CODE).text


class Stated(NamedTuple):
    """A total that was stated for the series; `stages`: the figures of those of its operations
    in its time that come to more than it, where they do."""

    results: Results
    stages: Sequence[Phrase]


class Chronicle(NamedTuple):
    series: Series
    years: Sequence[tuple[int, Sequence[Stage]]]
    stated: Sequence[Stated]
    page: Page[OperationEdition]
    word: str

    @property
    def aliases(self) -> Sequence[str]:
        """Its other names in the language of the page, as the desk wrote them, one a line."""
        names = self.series.aliases.get(get_language() or settings.LANGUAGE_CODE, "")
        return [name.strip() for name in names.splitlines() if name.strip()]

    @property
    def is_moved(self) -> bool:
        """Not the newest page."""
        return bool(self.word)

    @property
    def stages(self) -> Sequence[Stage]:
        return [stage for _year, stages in self.years for stage in stages]

    @property
    def title(self) -> str:
        name = self._label("name")
        if not self.is_moved:
            return gettext("%(series)s: series of operations") % {"series": name}
        first = "".join(stage.name for stage in self.stages[:1])
        return part_title(name, word=self.word, first=first)

    @property
    def description(self) -> str:
        """What the desk says of it, then which operations it holds; not for a page further back."""
        if self.is_moved:
            return ""
        held = gettext("Operations of the series %(series)s with their results: %(names)s.")
        names = ", ".join(stage.name for stage in self.stages)
        told = held % {"series": self._label("name"), "names": names} if names else ""
        return Truncator(f"{self._label('description')} {told}".strip()).chars(LONGEST)

    def _label(self, field: str) -> str:
        return label(self.series, field, language=get_language() or settings.LANGUAGE_CODE).text

    @property
    def has_bars(self) -> bool:
        return any(cell.bar for _year, rows in self.years for row in rows for cell in row.drugs)


def load_chronicle(series: Series, query: QueryDict, *, at: dt.datetime) -> Chronicle:
    """At most 6 queries. Raises BadRequest for a place in the list that cannot be."""
    editions = OperationEdition.objects.public(at).filter(operation__series=series)
    cursor = read_cursor(query)
    page = page_of(RowsOf(editions.for_lists(), ORDER, size=SIZE), ORDER, cursor=cursor, size=SIZE)
    stages = _stages(page.rows, at=at)
    by_year = groupby(stages, key=lambda stage: stage.edition.sort_date.year)
    return Chronicle(
        series=series,
        years=[(year, list(rows)) for year, rows in by_year],
        stated=[Stated(one, _exceeding(one, stages)) for one in _stated(series, at=at)],
        page=page,
        word=cursor.word,
    )


def _stages(editions: Sequence[OperationEdition], *, at: dt.datetime) -> list[Stage]:
    """1 query."""
    totals = {"measure__code__in": [DRUGS_TOTAL, PERSONNEL]}
    tallies = leading_tallies([row.operation_id for row in editions], at=at, **totals)
    scale = scale_of(
        quantity_of(tally)
        for rows in tallies.values()
        for tally in rows
        if tally.measure.code == DRUGS_TOTAL
    )
    return [_stage(edition, tallies, scale=scale) for edition in editions]


def _stage(
    edition: OperationEdition, tallies: Mapping[int, Sequence[Tally]], *, scale: Decimal | None
) -> Stage:
    rows = tallies.get(edition.operation_id, ())
    drugs = [_cell(row, scale) for row in rows if row.measure.code == DRUGS_TOTAL]
    personnel = [_cell(row, None) for row in rows if row.measure.code == PERSONNEL]
    return Stage(edition, Dated.of(edition).when, drugs, personnel)


def _cell(tally: Tally, scale: Decimal | None) -> Cell:
    return Cell(
        tally,
        tally_phrase(tally),
        tally_label(tally) if tally.label else None,
        bar_of(quantity_of(tally), scale),
    )


def _stated(series: Series, *, at: dt.datetime) -> list[Results]:
    """The series' own sheets, the longest reach first; 1 query, 2 where facts were corrected."""
    rows = Tally.objects.filter(standing(at, "edition__"), edition__sheet__series=series)
    sheet = "edition__sheet"
    loaded = rows.select_related(
        "measure__parent", "country", "agency", f"{sheet}__scope_country", f"{sheet}__scope_agency"
    )
    order = (
        f"{sheet}__kind",
        F(f"{sheet}__until").desc(nulls_first=True),
        "-edition__public_from",
        "edition_id",
        "order",
        "id",
    )
    grouped = groupby(loaded.order_by(*order), key=lambda tally: tally.edition_id)
    sheets = [list(tallies) for _edition, tallies in grouped]
    found = [results_of(tallies[0].edition, tallies) for tallies in sheets]
    return with_corrections(found, at=at)


def _exceeding(results: Results, stages: Sequence[Stage]) -> list[Phrase]:
    """Of each stage in the sheet's time, oldest first, the lowest total of drugs, if together they
    exceed what the sheet states. That only some stages are known is no reason for silence."""
    sheet, total = results.edition.sheet, _total(results)
    if total is None or sheet.since is None or sheet.until is None or results.is_partial:
        return []
    within = [row for row in stages if sheet.since <= row.edition.sort_date <= sheet.until]
    found = [quantities for stage in within if (quantities := _comparable(stage, total))]
    lowest = [min(one, key=lambda quantity: quantity.in_unit(total.unit).value) for one in found]
    return [phrase(one) for one in reversed(lowest)] if exceeds(lowest, total) else []


def _total(results: Results) -> Quantity | None:
    totals = (line for line in results.seized if line.code == DRUGS_TOTAL and not line.level)
    return next((line.quantity for line in totals), None)


def _comparable(stage: Stage, total: Quantity) -> list[Quantity]:
    quantities = [quantity_of(cell.tally) for cell in stage.drugs]
    return [one for one in quantities if one and total.is_comparable(one)]
