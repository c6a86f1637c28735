"""Qualified quantities and their arithmetic. Every value is a Decimal; nothing crosses a dimension.

A qualifier says which values the words allow: its interval (`Span`). Sums and remainders are
reckoned on intervals, so a lower bound stays one and an estimate stays an estimate.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple, Self

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from operations.units import UNITS, Dimension

ZERO = Decimal(0)
TOLERATED_OVER_AN_ESTIMATE = Decimal("1.05")


class Qualifier(models.TextChoices):
    EXACT = "exact", _("exact")
    MORE_THAN = "more_than", _("more than")
    AT_LEAST = "at_least", _("at least")
    ABOUT = "about", _("about")
    NEARLY = "nearly", _("nearly")
    UP_TO = "up_to", _("up to")


LOWER_BOUNDS = {Qualifier.MORE_THAN, Qualifier.AT_LEAST}
UPPER_BOUNDS = {Qualifier.NEARLY, Qualifier.UP_TO}
ESTIMATES = {Qualifier.ABOUT, Qualifier.NEARLY}


class Disclosure(models.TextChoices):
    STATED = "stated", _("stated")
    UNKNOWN = "unknown", _("unknown")
    NOT_DISCLOSED = "not_disclosed", _("not disclosed")


class NotComparable(ValueError):
    """The figures count in units that lead to no common one, such as kilograms and tablets."""

    def __init__(self) -> None:
        super().__init__(gettext("These figures have different units and cannot be added."))


class Span(NamedTuple):
    """The values that are possible, from `low` to `high`; without `high` there is no upper bound.

    An open end does not belong to them; in an estimated span the ends themselves are estimates.
    """

    low: Decimal
    high: Decimal | None
    is_open: bool = False
    is_estimate: bool = False

    @property
    def is_unbounded(self) -> bool:
        """Nothing is known: any amount is possible."""
        return self.low == ZERO and self.high is None


class Quantity(NamedTuple):
    """An amount as it was stated."""

    value: Decimal
    unit: str
    qualifier: Qualifier = Qualifier.EXACT

    @property
    def dimension(self) -> Dimension:
        return UNITS[self.unit].dimension

    @property
    def span(self) -> Span:
        low = ZERO if self.qualifier in UPPER_BOUNDS else self.value
        high = None if self.qualifier in LOWER_BOUNDS else self.value
        is_open = self.qualifier in {Qualifier.MORE_THAN, Qualifier.NEARLY}
        return Span(low, high, is_open, self.qualifier in ESTIMATES)

    def is_comparable(self, other: Quantity) -> bool:
        """Money only within its currency, everything else within its dimension."""
        same = self.dimension == other.dimension
        return same and (self.dimension != Dimension.MONEY or self.unit == other.unit)

    def in_unit(self, unit: str) -> Self:
        """The same amount in another unit of the dimension; factors are powers of ten."""
        value = self.value * UNITS[self.unit].factor / UNITS[unit].factor
        return self._replace(value=value, unit=unit)


class Sum(NamedTuple):
    """`quantity` names the sum with the qualifier that its terms allow, `span` what it can be."""

    quantity: Quantity
    span: Span


def sum_of(terms: Sequence[Quantity]) -> Sum:
    """In the unit of the first term. Raises NotComparable where units do not lead to one.

    Whether terms count the same thing, for the same scope and with the same status, the caller
    knows; no part may stand beside its whole.
    """
    first = terms[0]
    if not all(first.is_comparable(term) for term in terms):
        raise NotComparable
    alike = [term.in_unit(first.unit) for term in terms]
    value = sum((term.value for term in alike), ZERO)
    qualifier = _qualifier_of_sum({term.qualifier for term in alike})
    return Sum(Quantity(value, first.unit, qualifier), _span_of_sum(alike))


def _qualifier_of_sum(qualifiers: Collection[Qualifier]) -> Qualifier:
    inexact = set(qualifiers) - {Qualifier.EXACT}
    if len(inexact) < 2:
        return next(iter(inexact), Qualifier.EXACT)
    if inexact == LOWER_BOUNDS:
        return Qualifier.MORE_THAN
    return Qualifier.UP_TO if inexact == UPPER_BOUNDS else Qualifier.ABOUT


def _span_of_sum(terms: Iterable[Quantity]) -> Span:
    spans = [term.span for term in terms]
    highs = [span.high for span in spans if span.high is not None]
    return Span(
        sum((span.low for span in spans), ZERO),
        sum(highs, ZERO) if len(highs) == len(spans) else None,
        any(span.is_open for span in spans),
        any(span.is_estimate for span in spans),
    )


def remainder(total: Quantity, parts: Iterable[Quantity | None]) -> Span | None:
    """What its parts leave of a total, in the total's unit; None where they leave nothing, or
    come to a lower bound.

    A part of None, or in another dimension, may hold any amount of the total.
    """
    known = list(parts)
    alike = [part.in_unit(total.unit) for part in known if part and total.is_comparable(part)]
    taken, whole = _span_of_sum(alike), total.span
    some_are_unsized = len(alike) < len(known)
    low, high = ZERO, None
    if whole.high is not None:
        high = whole.high - taken.low
    if (high if high is not None else whole.low - taken.low) <= ZERO:
        return None
    if taken.high is not None and not some_are_unsized:
        low = max(ZERO, whole.low - taken.high)
    return Span(
        low, high, whole.is_open or taken.is_open, whole.is_estimate or taken.is_estimate
    )  # fmt: skip


def exceeds(parts: Iterable[Quantity | None], total: Quantity) -> bool:
    """Do the parts come to more than the total allows, so that somebody should look?"""
    alike = [part.in_unit(total.unit) for part in parts if part and total.is_comparable(part)]
    taken = sum((part.value for part in alike if part.qualifier != Qualifier.UP_TO), ZERO)
    if total.qualifier in LOWER_BOUNDS:
        return False
    if total.qualifier == Qualifier.ABOUT:
        return taken > total.value * TOLERATED_OVER_AN_ESTIMATE
    if taken == total.value:
        goes_past = any(part.qualifier == Qualifier.MORE_THAN for part in alike)
        return goes_past or total.qualifier == Qualifier.NEARLY
    return taken > total.value
