"""What the rows of a sheet may not say, and what somebody should look at, whichever way they came
in. Rows are tallies in their order, each with its measure loaded; nothing here asks the database.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.utils.translation import gettext

from operations.units import UNITS

from .tally import Tally
from .tree import TallyNode, misplaced_precursors, overfull, overlapping, tree


class Finding(NamedTuple):
    """`row` is the place in the sequence, from 0; the message belongs beside that `field`."""

    row: int
    field: str
    message: str


def impossible(rows: Sequence[Tally]) -> list[Finding]:
    """What not even a draft keeps: rows that make no tree, count in a unit that cannot be, or
    count a part of what is whole."""
    return [*_levels(rows), *_units(rows), *_fractions(rows)]


def unfit_for_readers(rows: Sequence[Tally]) -> list[Finding]:
    """What stops a submission beside the impossible."""
    words = gettext("Precursors are no part of a total of drugs; give this row the level 0.")
    return [
        _on(rows, node, field="level", message=words) for node in misplaced_precursors(tree(rows))
    ]


def doubtful(rows: Sequence[Tally]) -> list[Finding]:
    """What stops nothing: releases do state such figures, and they are kept as stated."""
    roots = tree(rows)
    too_much = gettext("The parts of this total come to more than it allows. Is it so announced?")
    beside = gettext("A row beside this one counts it too, as its whole. Is it a part of that row?")
    siblings = [roots, *(node.parts for root in roots for node in root.walk())]
    return [
        *(_on(rows, node, field="value", message=too_much) for node in overfull(roots)),
        *(
            _on(rows, node, field="level", message=beside)
            for group in siblings
            for node in overlapping(group)
        ),
    ]


def gate_messages(rows: Sequence[Tally]) -> list[str]:
    """All that stops a submission, each with the row that it is about."""
    found = impossible(rows) or unfit_for_readers(rows)
    return [
        gettext("Row %(number)d, %(measure)s: %(message)s")
        % {"number": row + 1, "measure": rows[row].measure, "message": message}
        for row, _field, message in found
    ]


def _levels(rows: Sequence[Tally]) -> Iterator[Finding]:
    above = -1
    for place, row in enumerate(rows):
        if row.level > above + 1:
            words = gettext("A part goes one level deeper than the row above it, no more.")
            first = gettext("The first row is a part of nothing; give it the level 0.")
            yield Finding(place, "level", words if place else first)
        above = row.level


def _units(rows: Sequence[Tally]) -> Iterator[Finding]:
    for place, row in enumerate(rows):
        dimension = row.measure.get_dimension_display()
        if row.unit in UNITS and UNITS[row.unit].dimension != row.measure.dimension:
            words = gettext("This is counted in another way (%(dimension)s); choose such a unit.")
            yield Finding(place, "unit", words % {"dimension": dimension})


def _fractions(rows: Sequence[Tally]) -> Iterator[Finding]:
    for place, row in enumerate(rows):
        is_counted = row.unit in UNITS and UNITS[row.unit].is_counted
        if is_counted and row.value is not None and row.value != row.value.to_integral_value():
            dimension = UNITS[row.unit].dimension.label
            words = gettext(
                "What is counted (%(dimension)s) is a whole number. Is it in thousands?"
            )
            yield Finding(place, "value", words % {"dimension": dimension})


def _on(rows: Sequence[Tally], node: TallyNode, *, field: str, message: str) -> Finding:
    place = next(place for place, row in enumerate(rows) if row is node.tally)
    return Finding(place, field, message)
