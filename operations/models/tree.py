"""What a sheet states: the tree of its tallies, what its parts leave open, where it contradicts
itself. Nothing here asks the database.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from operations.quantities import Qualifier, Quantity, Span, exceeds, remainder
from operations.units import Group

from .reference import Measure
from .tally import Tally


@dataclass(slots=True)
class TallyNode:
    tally: Tally
    parts: list[TallyNode] = field(default_factory=list)

    @property
    def quantity(self) -> Quantity | None:
        return quantity_of(self.tally)

    def walk(self) -> Iterator[TallyNode]:
        yield self
        for part in self.parts:
            yield from part.walk()


def quantity_of(tally: Tally) -> Quantity | None:
    """None where the figure is unknown or not disclosed, which is not zero."""
    if tally.value is None:
        return None
    return Quantity(tally.value, tally.unit, Qualifier(tally.qualifier))


def tree(tallies: Iterable[Tally]) -> list[TallyNode]:
    """The roots, from rows in their order; a row is part of the nearest above of lower level."""
    roots: list[TallyNode] = []
    path: list[TallyNode] = []
    for tally in tallies:
        while path and path[-1].tally.level >= tally.level:
            path.pop()
        node = TallyNode(tally)
        (path[-1].parts if path else roots).append(node)
        path.append(node)
    return roots


def not_itemised(node: TallyNode) -> Span | None:
    """What the parts of a stated total leave open; None without parts or where they match."""
    total = node.quantity
    parts = _sizes(node, by_share=not any(map(_is_plain, node.parts)))
    if total is None or not any(part and total.is_comparable(part) for part in parts):
        return None  # 28 groups pursued in 389 cases are no share of the cases
    return remainder(total, parts)


def overfull(roots: Sequence[TallyNode]) -> list[TallyNode]:
    """The totals that their own parts exceed: for the desk, never for readers."""
    return [
        node
        for root in roots
        for node in root.walk()
        if (total := node.quantity)
        and any(exceeds(_sizes(node, by_share=kind), total) for kind in (False, True))
    ]


def overlapping(siblings: Sequence[TallyNode]) -> list[TallyNode]:
    """Those whose measure lies within the measure of a sibling: heroin beside opiates."""
    measures = {node.tally.measure_id for node in siblings}
    return [node for node in siblings if measures & set(_above(node.tally.measure))]


def _sizes(node: TallyNode, *, by_share: bool) -> list[Quantity | None]:
    """The parts that can be taken off the total, by substance or by country and agency: never
    both, they divide the same thing twice. One whose size within the total is not known is None.
    """
    parts = [part for part in node.parts if _is_plain(part) is not by_share]
    twice = [] if by_share else overlapping(parts)
    apart = _is_drugs(node)
    return [
        None if apart and _is_precursor(part) else part.quantity
        for part in parts
        if part not in twice
    ]


def _is_plain(node: TallyNode) -> bool:
    return not (node.tally.country_id or node.tally.agency_id)


def _above(measure: Measure) -> Iterator[int]:
    """The measures that it is a part of, as far up as they are loaded."""
    while measure.parent_id:
        yield measure.parent_id
        parent = measure.parent if Measure.parent.is_cached(measure) else None
        if parent is None:
            return
        measure = parent


def _is_drugs(node: TallyNode) -> bool:
    return node.tally.measure.group == Group.DRUGS


def _is_precursor(node: TallyNode) -> bool:
    return node.tally.measure.group == Group.PRECURSORS


def misplaced_precursors(roots: Sequence[TallyNode]) -> list[TallyNode]:
    """Precursors that stand under a total of drugs; they are a tree of their own."""
    return [
        node for root in roots if _is_drugs(root) for node in root.walk() if _is_precursor(node)
    ]
