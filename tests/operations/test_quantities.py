from decimal import Decimal

import pytest

from operations.quantities import (
    NotComparable,
    Qualifier,
    Quantity,
    Span,
    exceeds,
    remainder,
    sum_of,
)

EXACT, MORE, LEAST = Qualifier.EXACT, Qualifier.MORE_THAN, Qualifier.AT_LEAST
ABOUT, NEARLY, UP_TO = Qualifier.ABOUT, Qualifier.NEARLY, Qualifier.UP_TO


def kg(value: str, qualifier: Qualifier = EXACT) -> Quantity:
    return Quantity(Decimal(value), "kg", qualifier)


def span(low: str, high: str | None, **ends: bool) -> Span:
    return Span(Decimal(low), None if high is None else Decimal(high), **ends)


@pytest.mark.parametrize(
    ("qualifier", "interval"),
    [
        (EXACT, span("5", "5")),
        (MORE, span("5", None, is_open=True)),
        (LEAST, span("5", None)),
        (ABOUT, span("5", "5", is_estimate=True)),
        (NEARLY, span("0", "5", is_open=True, is_estimate=True)),
        (UP_TO, span("0", "5")),
    ],
)
def test_interval_of_each_qualifier_holds_what_its_words_allow(
    qualifier: Qualifier, interval: Span
) -> None:
    assert kg("5", qualifier).span == interval


@pytest.mark.parametrize(
    ("first", "second", "qualifier", "interval"),
    [
        (EXACT, EXACT, EXACT, span("12", "12")),
        (EXACT, MORE, MORE, span("12", None, is_open=True)),
        (EXACT, LEAST, LEAST, span("12", None)),
        (MORE, LEAST, MORE, span("12", None, is_open=True)),
        (EXACT, ABOUT, ABOUT, span("12", "12", is_estimate=True)),
        (MORE, ABOUT, ABOUT, span("12", None, is_open=True, is_estimate=True)),
        (EXACT, NEARLY, NEARLY, span("5", "12", is_open=True, is_estimate=True)),
        (EXACT, UP_TO, UP_TO, span("5", "12")),
        (UP_TO, NEARLY, UP_TO, span("0", "12", is_open=True, is_estimate=True)),
        (MORE, UP_TO, ABOUT, span("5", None, is_open=True)),
        (LEAST, NEARLY, ABOUT, span("5", None, is_open=True, is_estimate=True)),
    ],
)
def test_sum_carries_the_qualifier_and_interval_that_its_terms_allow(
    first: Qualifier, second: Qualifier, qualifier: Qualifier, interval: Span
) -> None:
    assert sum_of([kg("5", first), kg("7", second)]) == (kg("12", qualifier), interval)
    assert sum_of([kg("7", second), kg("5", first)]).quantity == kg("12", qualifier)


def test_sum_across_units_of_one_dimension_is_exact_in_the_first_unit() -> None:
    terms = [Quantity(Decimal("1.3"), "t"), kg("0.1"), Quantity(Decimal("250.5"), "g")]
    assert sum_of(terms).quantity == Quantity(Decimal("1.3003505"), "t")


@pytest.mark.parametrize(("one", "other"), [("kg", "l"), ("g", "tablets"), ("USD", "RUB")])
def test_sum_across_dimensions_or_currencies_is_refused(one: str, other: str) -> None:
    with pytest.raises(NotComparable):
        sum_of([Quantity(Decimal(1), one), Quantity(Decimal(1), other)])


@pytest.mark.parametrize(
    ("total", "parts", "left"),
    [
        # 274 − 75 − about 70 − more than 5
        (
            kg("274"),
            [kg("75"), kg("70", ABOUT), kg("5", MORE)],
            span("0", "124", is_open=True, is_estimate=True),
        ),
        (kg("274"), [kg("75"), kg("5", MORE)], span("0", "194", is_open=True)),
        (kg("274"), [kg("75"), kg("5", LEAST)], span("0", "194")),
        (kg("10"), [kg("4"), kg("1")], span("5", "5")),
        (kg("10"), [kg("4", UP_TO)], span("6", "10")),
        (kg("9", MORE), [kg("2")], span("7", None, is_open=True)),
        (kg("9", LEAST), [kg("2")], span("7", None)),
        (kg("9", MORE), [kg("2", MORE)], span("0", None, is_open=True)),
        (kg("3", NEARLY), [kg("1")], span("0", "2", is_open=True, is_estimate=True)),
        (Quantity(Decimal("16"), "t", ABOUT), [kg("500")], span("15.5", "15.5", is_estimate=True)),
        (kg("10"), [kg("4"), None], span("0", "6")),
        (kg("10"), [kg("4"), Quantity(Decimal(200), "tablets")], span("0", "6")),
        (kg("10", MORE), [None], span("0", None, is_open=True)),
    ],
)
def test_remainder_of_a_total_keeps_every_bound_and_estimate(
    total: Quantity, parts: list[Quantity | None], left: Span
) -> None:
    assert remainder(total, parts) == left


@pytest.mark.parametrize(
    ("total", "parts"),
    [
        (kg("10"), [kg("4"), kg("6")]),
        (kg("10", ABOUT), [kg("4", ABOUT), kg("6")]),
        (kg("10"), [kg("4"), kg("6", MORE)]),
        (kg("10"), [kg("40")]),
        (kg("0"), [kg("0")]),
        (kg("9", MORE), [kg("4"), kg("5")]),
        (kg("9", LEAST), [kg("4", MORE), kg("5", MORE)]),
        (kg("9", MORE), [kg("20")]),
    ],
)
def test_remainder_where_parts_reach_the_total_is_none(
    total: Quantity, parts: list[Quantity]
) -> None:
    assert remainder(total, parts) is None


@pytest.mark.parametrize(
    ("total", "parts", "is_too_much"),
    [
        (kg("10"), [kg("4"), kg("6")], False),
        (kg("10"), [kg("4"), kg("6.000001")], True),
        (kg("10"), [kg("4"), kg("6", MORE)], True),
        (kg("10"), [kg("4"), kg("7", UP_TO)], False),
        (kg("10"), [kg("4"), kg("7", ABOUT)], True),
        (kg("10", NEARLY), [kg("4"), kg("6")], True),
        (kg("10", NEARLY), [kg("4"), kg("5")], False),
        (kg("10", UP_TO), [kg("4"), kg("6")], False),
        (kg("10", UP_TO), [kg("4"), kg("7")], True),
        (kg("10", MORE), [kg("40")], False),
        (kg("10", LEAST), [kg("40")], False),
        (kg("10", ABOUT), [kg("10.5")], False),
        (kg("10", ABOUT), [kg("10.6")], True),
        (kg("1"), [Quantity(Decimal("1001"), "g")], True),
        (kg("1"), [Quantity(Decimal("1001"), "tablets"), None], False),
    ],
)
def test_parts_over_a_total_are_noticed_by_the_kind_of_total(
    total: Quantity, parts: list[Quantity | None], is_too_much: bool
) -> None:
    assert exceeds(parts, total) is is_too_much
