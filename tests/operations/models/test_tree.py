from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from operations.models import Measure, Tally
from operations.models.tree import (
    TallyNode,
    misplaced_precursors,
    not_itemised,
    overfull,
    overlapping,
    quantity_of,
    tree,
)
from operations.quantities import Span

MEASURES = {
    name: Measure(pk=key, code=name, group=group, dimension="mass")
    for key, (name, group) in enumerate(
        [
            ("drugs", "drugs"),
            ("opioids", "drugs"),
            ("heroin", "drugs"),
            ("hashish", "drugs"),
            ("precursors", "precursors"),
        ],
        start=1,
    )
}
MEASURES["opioids"].parent = MEASURES["drugs"]
MEASURES["heroin"].parent = MEASURES["opioids"]


def row(name: str, value: str | None, **columns: Any) -> Tally:
    amount = None if value is None else Decimal(value)
    return Tally(measure=MEASURES[name], value=amount, **({"unit": "kg", "level": 1} | columns))


def total(value: str, *parts: Tally, **columns: Any) -> TallyNode:
    return tree([row("drugs", value, level=0, **columns), *parts])[0]


def shape(nodes: list[TallyNode]) -> list[Any]:
    return [(node.tally.level, shape(node.parts)) for node in nodes]


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ([], []),
        ([0, 0], [(0, []), (0, [])]),
        ([0, 1, 2, 2, 1, 0], [(0, [(1, [(2, []), (2, [])]), (1, [])]), (0, [])]),
        ([1, 2, 0], [(1, [(2, [])]), (0, [])]),
        ([0, 2, 1], [(0, [(2, []), (1, [])])]),
    ],
)
def test_rows_in_order_become_a_tree_by_their_levels(
    levels: list[int], expected: list[Any]
) -> None:
    assert shape(tree([row("drugs", "1", level=level) for level in levels])) == expected


def test_quantity_of_what_is_unknown_is_none_and_of_zero_is_zero() -> None:
    assert quantity_of(row("drugs", None, disclosure="not_disclosed")) is None
    zero = quantity_of(row("drugs", "0"))
    assert zero is not None
    assert zero.value == 0


def test_total_without_comparable_parts_leaves_nothing_to_itemise() -> None:
    assert not_itemised(total("389")) is None
    assert not_itemised(total("389", row("heroin", "28", unit="groups"))) is None
    assert not_itemised(total("389", row("heroin", None, disclosure="unknown"))) is None


def test_part_of_unknown_size_makes_the_rest_an_upper_bound() -> None:
    node = total("10", row("heroin", "4"), row("hashish", None, disclosure="unknown"))
    assert not_itemised(node) == Span(Decimal(0), Decimal(6))


def test_precursors_printed_under_drugs_are_not_taken_off_the_total() -> None:
    node = total("300", row("heroin", "9"), row("precursors", "40"))
    assert not_itemised(node) == Span(Decimal(0), Decimal(291))
    assert misplaced_precursors([node]) == [node.parts[1]]


def test_member_beside_its_group_is_not_taken_off_twice() -> None:
    node = total("10", row("opioids", "5"), row("heroin", "2"), row("hashish", "1"))
    assert overlapping(node.parts) == [node.parts[1]]
    assert not_itemised(node) == Span(Decimal(4), Decimal(4))
    assert overfull([node]) == []


def test_shares_of_countries_and_substances_divide_a_total_each_for_itself() -> None:
    node = total(
        "10",
        row("heroin", "4"),
        row("drugs", "6", country_id=1),
        row("drugs", "4", country_id=2),
    )
    assert not_itemised(node) == Span(Decimal(6), Decimal(6))
    assert overfull([node]) == []
    only_shares = total("10", row("drugs", "3", country_id=1), row("drugs", "5", agency_id=2))
    assert not_itemised(only_shares) == Span(Decimal(2), Decimal(2))


def test_total_that_its_parts_exceed_is_found_at_any_depth() -> None:
    fine = total("10", row("heroin", "4"))
    inner = total("10", row("opioids", "4"), row("heroin", "5", level=2))
    shares = total("10", row("drugs", "11", country_id=1))
    assert overfull([fine, inner, shares]) == [inner.parts[0], shares]
