from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from portal.characters.fields import NumberField, WholeNumberField
from portal.characters.numerals import plain

HIDDEN = ["\u202d", "\u202c", "\u200e", "\u200f", "\u200b", "\u2060", "\ufeff", "\u00ad", "\u061c",
          "\u2066", "\u2069", "\ufe0f"]  # fmt: skip
SPACES = [" ", "\u00a0", "\u202f", "\u2009", "\u2007", "\u2002", "\u205f", "\u3000"]


@pytest.mark.parametrize("sign", HIDDEN)
def test_plain_drops_what_nobody_sees_wherever_it_stands(sign: str) -> None:
    assert plain(f"{sign}2{sign}836{sign}") == "2836"


@pytest.mark.parametrize("space", SPACES)
def test_plain_drops_every_space_between_digits(space: str) -> None:
    assert plain(f" 2{space}836,5 ") == "2836,5"


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("", ""), (" \u200b", ""), ("0", "0"), ("2836", "2836"), ("1.5", "1.5"), ("1,5", "1,5"),
        ("2,836", "2,836"), ("2.836", "2.836"), ("1,234,567", "1234567"), ("1.234.567", "1234567"),
        ("1,234.5", "1234.5"), ("1.234,5", "1234,5"), ("12’345", "12345"), ("12'345.5", "12345.5"),
        ("٢٨٣٦", "2836"), ("۲۸", "28"), ("２８３６．５", "2836.5"), ("٢٬٨٣٦٫٥", "2836.5"),
        ("५", "5"),
        ("−1", "-1"), ("–1", "-1"), ("﹣1", "-1"), ("+5", "+5"), (",5", ",5"), ("5.", "5."),
    ],
)  # fmt: skip
def test_plain_reads_digits_of_every_kind_and_sure_groups(typed: str, number: str) -> None:
    assert plain(typed) == number


@pytest.mark.parametrize("typed", ["1e5", "1E+5", "1e", "1_000", "_1", "1__0", "0x1F", "1.5e-3"])
def test_plain_refuses_what_machines_alone_call_a_number(typed: str) -> None:
    with pytest.raises(ValidationError, match="Write the number in digits alone, such as 100000"):
        plain(typed)


@pytest.mark.parametrize(
    "typed",
    ["many", "NaN", "Infinity", "-inf", "1.2.3", "1,2,3", "--1", "5 kg", "½", "²", "Ⅳ", "1-2", "\0",
     "9" * 61, "9" * 100_000, "," * 5, "1/2", "5%"],
)  # fmt: skip
def test_plain_refuses_what_is_no_number(typed: str) -> None:
    with pytest.raises(ValidationError, match="Enter a number"):
        plain(typed)


def test_number_fields_read_what_is_plain() -> None:
    assert NumberField().clean("\u202d54,5\u202c") == Decimal("54.5")
    assert WholeNumberField().clean("\u200e2 836") == 2836
    assert (NumberField(required=False).clean(" "), WholeNumberField(required=False).clean("")) == (
        None,
        None,
    )
    with pytest.raises(ValidationError, match="Enter a whole number"):
        WholeNumberField().clean("1,5")
