from decimal import Decimal

import pytest
from django.utils.translation import override

from operations.quantities import Disclosure, Qualifier, Quantity, Span, remainder
from operations.wording import number, phrase, span_phrase, undisclosed

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("value", "english", "russian"),
    [
        ("0", "0", "0"),
        ("0.000000", "0", "0"),
        ("274.000000", "274", "274"),
        ("100", "100", "100"),
        ("999", "999", "999"),
        ("2836", "2,836", f"2{NBSP}836"),
        ("11000", "11,000", f"11{NBSP}000"),
        ("16000000000", "16,000,000,000", f"16{NBSP}000{NBSP}000{NBSP}000"),
        ("1.300000", "1.3", "1,3"),
        ("116.495", "116.495", "116,495"),
        ("3096.611", "3,096.611", f"3{NBSP}096,611"),
        ("0.5", "0.5", "0,5"),
        ("0.000001", "0.000001", "0,000001"),
        ("999999999.999999", "999,999,999.999999", f"999{NBSP}999{NBSP}999,999999"),
    ],
)
def test_number_in_each_language_is_grouped_without_idle_zeros(
    value: str, english: str, russian: str
) -> None:
    with override("en"):
        assert number(Decimal(value)) == english
    with override("ru"):
        assert number(Decimal(value)) == russian


@pytest.mark.parametrize(
    ("value", "unit", "qualifier", "english", "russian"),
    [
        ("274", "kg", "exact", "274 kg", "274 кг"),
        ("5", "kg", "more_than", "more than 5 kg", "более 5 кг"),
        ("70", "kg", "about", "about 70 kg", "около 70 кг"),
        ("3", "kg", "nearly", "nearly 3 kg", "почти 3 кг"),
        ("2", "t", "at_least", "at least 2 t", "не менее 2 т"),
        ("1.3", "t", "up_to", "up to 1.3 t", "до 1,3 т"),
        ("51", "pieces", "exact", "51 pieces", "51 единица"),
        ("1", "pieces", "exact", "1 piece", "1 единица"),
        ("2836", "pieces", "exact", "2,836 pieces", "2 836 единиц"),
        ("3", "pieces", "exact", "3 pieces", "3 единицы"),
        ("11", "pieces", "exact", "11 pieces", "11 единиц"),
        ("111", "pieces", "exact", "111 pieces", "111 единиц"),
        ("112", "tablets", "exact", "112 tablets", "112 таблеток"),
        ("22", "tablets", "exact", "22 tablets", "22 таблетки"),
        ("1.5", "tablets", "exact", "1.5 tablets", "1,5 таблетки"),
        ("0", "tablets", "exact", "0 tablets", "0 таблеток"),
        ("21", "pieces", "more_than", "more than 21 pieces", "более 21 единицы"),
        ("3", "pieces", "about", "about 3 pieces", "около 3 единиц"),
        ("11", "pieces", "about", "about 11 pieces", "около 11 единиц"),
        ("3", "pieces", "nearly", "nearly 3 pieces", "почти 3 единицы"),
        ("11000", "persons", "more_than", "more than 11,000", "более 11 000"),
        ("389", "cases", "exact", "389", "389"),
        ("0", "laboratories", "exact", "0", "0"),
        ("84000000", "USD", "exact", "84,000,000 USD", "84 000 000 USD"),
    ],
)
def test_figure_in_each_language_has_its_words_unit_and_form(
    *, value: str, unit: str, qualifier: str, english: str, russian: str
) -> None:
    quantity = Quantity(Decimal(value), unit, Qualifier(qualifier))
    with override("en"):
        assert str(phrase(quantity)).replace(NBSP, " ") == english
    with override("ru"):
        assert str(phrase(quantity)).replace(NBSP, " ") == russian


def test_figure_never_breaks_between_number_and_unit() -> None:
    with override("en"):
        assert phrase(Quantity(Decimal(5), "kg", Qualifier.MORE_THAN)) == (
            "more than",
            f"5{NBSP}kg",
            "",
        )


@pytest.mark.parametrize(
    ("span", "english"),
    [
        (Span(Decimal(0), Decimal(124), True, True), "about 124 kg or less"),
        (Span(Decimal(0), Decimal(124), True), "less than 124 kg"),
        (Span(Decimal(0), Decimal(124)), "124 kg or less"),
        (Span(Decimal(5), Decimal(5)), "5 kg"),
        (Span(Decimal(5), Decimal(5), False, True), "about 5 kg"),
        (Span(Decimal(6), Decimal(10)), "6 to 10 kg"),
        (Span(Decimal(6), Decimal(10), False, True), "about 6 to 10 kg"),
        (Span(Decimal(7), None, True), "more than 7 kg"),
        (Span(Decimal(7), None), "7 kg or more"),
        (Span(Decimal(7), None, True, True), "about 7 kg or more"),
        (Span(Decimal(0), None, True), "unknown"),
    ],
)
def test_reckoned_figure_says_its_bounds_in_words(span: Span, english: str) -> None:
    with override("en"):
        assert str(span_phrase(span, "kg")).replace(NBSP, " ") == english


def test_remainder_of_the_release_reads_about_124_kg_or_less() -> None:
    total = Quantity(Decimal("274.000000"), "kg")
    parts = [
        Quantity(Decimal("5.000000"), "kg", Qualifier.MORE_THAN),
        Quantity(Decimal("70.000000"), "kg", Qualifier.ABOUT),
        Quantity(Decimal("75.000000"), "kg"),
    ]
    left = remainder(total, parts)
    assert left is not None
    with override("en"):
        assert span_phrase(left, "kg") == ("about", f"124{NBSP}kg", "or less")


def test_unknown_undisclosed_and_zero_are_three_different_words() -> None:
    with override("en"):
        shown = [
            str(undisclosed(Disclosure.UNKNOWN)),
            str(undisclosed(Disclosure.NOT_DISCLOSED)),
            str(phrase(Quantity(Decimal(0), "kg"))).replace(NBSP, " "),
        ]
    assert shown == ["unknown", "not disclosed", "0 kg"]
