"""One page of the list of operations, with the filters above it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.http import QueryDict
from django.utils.translation import gettext

from operations.dates import Dated
from operations.filters import Choice, OperationFilterSet, load_choices
from operations.models import OperationEdition, Series
from operations.models.operation import ORDER
from operations.summary import OperationSummary, summed_up
from portal.pages.head import part_title
from portal.publishing.keyset import BadCursor, Cursor, Page
from portal.publishing.pagination import RowsOf, page_of
from portal.publishing.pulse import Pulse

SIZE = 20


class Renamed(Exception):
    """A filter names its series by a former address; `query` is the same with the present one."""

    def __init__(self, query: str) -> None:
        self.query = query
        super().__init__(query)


class OperationRow(NamedTuple):
    edition: OperationEdition
    summary: OperationSummary


class Field(NamedTuple):
    """One filter as a form shows it."""

    name: str
    label: str
    choices: Sequence[Choice]
    chosen: str


class Listing(NamedTuple):
    """`query`: the filters that are on, encoded; `word`: by which a place was asked for."""

    rows: Sequence[OperationRow]
    page: Page[OperationEdition]
    fields: Sequence[Field]
    query: str
    word: str

    @property
    def is_moved(self) -> bool:
        """Not the newest page."""
        return bool(self.word)

    @property
    def title(self) -> str:
        """That of the whole list, or what tells this part of it from the others."""
        words = [
            choice.label.text
            for field in self.fields
            for choice in field.choices
            if choice.value == field.chosen
        ]
        chosen = ", ".join(words)
        title = gettext("Operations: %(chosen)s") % {"chosen": chosen} if chosen else ""
        title = title or gettext("Joint operations and their results")
        if not self.is_moved:
            return title
        first = "".join(row.summary.name.text for row in self.rows[:1])
        return part_title(title, word=self.word, first=first)

    @property
    def description(self) -> str:
        """Of the whole list alone: a part of it is not for search engines."""
        if self.query or self.is_moved:
            return ""
        said = gettext("Joint operations and their results as they were announced.")
        latest = gettext("The latest: %(name)s, %(when)s.")
        shown = [(row.summary.name.text, row.summary.when) for row in self.rows[:1]]
        told = [latest % {"name": name, "when": when} for name, when in shown if when]
        return " ".join([said, *told])

    @property
    def series(self) -> Sequence[Choice]:
        return next((field.choices for field in self.fields if field.name == "series"), ())


def load_listing(query: QueryDict, *, language: str, pulse: Pulse, at: dt.datetime) -> Listing:
    """At most 6 queries. Raises Renamed, and BadRequest for a filter or a place that cannot be."""
    choices = load_choices(language, pulse=pulse, at=at)
    asked = OperationFilterSet(query, OperationEdition.objects.public(at), choices=choices)
    if not asked.is_valid():
        if present := _present(query, at=at):
            raise Renamed(present)
        raise BadRequest(gettext("This filter is not one of those that the list offers."))
    cursor = read_cursor(query)
    page = page_of(RowsOf(asked.qs.for_lists(), ORDER, size=SIZE), ORDER, cursor=cursor, size=SIZE)
    chosen = {name: query.get(name, "") for name in asked.filters}
    return Listing(
        rows=rows_of(page.rows, language=language, at=at),
        page=page,
        fields=[
            Field(name, one.label, choices[name], chosen[name])
            for name, one in asked.filters.items()
            if choices[name]
        ],
        query=urlencode({name: value for name, value in chosen.items() if value}),
        word=cursor.word,
    )


def _present(query: QueryDict, *, at: dt.datetime) -> str:
    named = query.get("series", "")
    if not re.fullmatch(r"[-\w]+", named, re.ASCII):
        return ""
    series = Series.objects.public(at).at_address(named).first()
    if series is None or series.slug == named:
        return ""
    present = query.copy()
    present["series"] = series.slug
    return present.urlencode()


def read_cursor(query: QueryDict) -> Cursor:
    try:
        return Cursor.read(query)
    except BadCursor as error:
        raise BadRequest(str(error)) from error


def rows_of(
    editions: Sequence[OperationEdition], *, language: str, at: dt.datetime
) -> list[OperationRow]:
    """1 query; the editions come from `for_lists`."""
    summaries = summed_up([Dated.of(row) for row in editions], language=language, at=at)
    return [OperationRow(*pair) for pair in zip(editions, summaries, strict=True)]
