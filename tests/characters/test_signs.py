import unicodedata

import pytest

from portal.characters.fields import SeenField
from portal.characters.signs import bound, is_blank, is_invisible, without_invisible

BLANK = ["", " ", "\n\t", "\u00a0", "\u200b", "\u00ad", "\u2800", "\u200e", "\u3164", "\uffa0",
         "\u115f", "\u1160", "\u180e", "\u2060", "\ufeff", "\u202d\u202c", "\u034f", "\ufe0f",
         "\U000e0061", "\u2028", "\u0301", "\u0301\u0308", " \u0489 ", "\u17b4", "\x00", "\x7f",
         "\ufffc", "\ue000", "\u200b\u2800 \u00ad", "\u061c", "\U0001d159"]  # fmt: skip


@pytest.mark.parametrize("text", BLANK, ids=ascii)
def test_text_without_a_visible_sign_is_blank(text: str) -> None:
    assert is_blank(text)
    assert SeenField(required=False).clean(text.replace("\x00", "")) == ""


@pytest.mark.parametrize(
    "text", ["a", "—", ".", "я\u0301", "\u200bя", "本", "१", "🙂", "©", "\ufffd"]
)
def test_text_with_a_visible_sign_is_not_blank(text: str) -> None:
    assert not is_blank(text)
    assert SeenField().clean(text) == text


def test_every_letter_and_digit_is_visible_but_the_known_fillers() -> None:
    signs = map(chr, range(0x30000))
    seen = [sign for sign in signs if unicodedata.category(sign) in ("Lu", "Ll", "Lo", "Nd")]
    assert "".join(filter(is_blank, seen)) == "\u115f\u1160\u3164\uffa0"


def test_every_format_sign_is_invisible() -> None:
    signs = [chr(code) for code in range(0x110000)]
    formats = [sign for sign in signs if unicodedata.category(sign) == "Cf"]
    assert all(map(is_invisible, formats))
    assert without_invisible(f"a{''.join(formats)}b") == "ab"


@pytest.mark.parametrize(
    "text", ["", "12 345", "O‘z", "l’accord", "1,234,567 ’ 5′10 CIS’s", "\u00ad\u200b 1 2"]
)
def test_bound_is_as_long_as_the_text(text: str) -> None:
    assert len(bound(text)) == len(text)
