"""Lengths of bars. Weights are compared with weights; pieces of different things are not."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from operations.quantities import Quantity
from operations.units import Dimension, normalise

FULL_WIDTH = Decimal(100)
TENTH = Decimal("0.1")


def weight_of(quantity: Quantity | None) -> Decimal | None:
    """In the normal unit; None for what is unknown, or is no weight."""
    if quantity is None or quantity.dimension != Dimension.MASS:
        return None
    return normalise(quantity.value, quantity.unit)


def scale_of(quantities: Iterable[Quantity | None]) -> Decimal | None:
    """The heaviest, to which all are drawn; None where there is nothing to compare."""
    weights = [weight for one in quantities if (weight := weight_of(one)) is not None]
    return max(weights) or None if len(weights) > 1 else None


def bar_of(quantity: Quantity | None, scale: Decimal | None) -> str:
    """In percent of the scale; empty where no bar is drawn."""
    weight = weight_of(quantity)
    if scale is None or weight is None:
        return ""
    return str((weight * FULL_WIDTH / scale).quantize(TENTH))
