"""What the signs of a text are, where the eye and the machine part: some are not seen at all, some
look alike, some belong to a word or a number though they are neither letter nor digit.
"""

from __future__ import annotations

import re
import unicodedata

# Drawn as nothing, though Unicode counts them among letters and marks: joiners, fillers of jamo,
# vowels of Khmer that are written no more, variation selectors.
_JOINERS = frozenset(
    [0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, *range(0x180B, 0x1810), *range(0xFE00, 0xFE10),
     *range(0xE0100, 0xE01F0)]
)  # fmt: skip
# Drawn as an empty place: a cell of Braille without dots, fillers, an object that is not there.
_EMPTY = frozenset([0x2800, 0x3164, 0xFFA0, 0xFFFC, 0x1D159])
_UNSEEN = {"Cf", "Cc", "Cn", "Co", "Cs", "Mn", "Mc", "Me"}

# These two are fit for a class of a regular expression.
APOSTROPHES = (
    r"'`\u00b4\u02b9-\u02bf\u02c8\u02ca\u02cb\u055a\u05f3\u07f4\u07f5"
    r"\u2018\u2019\u201b\u2032\u2035\ua78b\ua78c\uff07"
)
SPACES = r" \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"

_LETTER = r"[^\W\d_]"
# Not between two digits: 5′10 is two numbers, and 12’345 one in groups.
WITHIN_A_WORD = re.compile(
    rf"(?<={_LETTER})[{APOSTROPHES}](?=\w)|(?<=\d)[{APOSTROPHES}](?={_LETTER})"
)
# The l’ and d’ of French and Italian are words of their own, as is the ’s of English.
_ELIDED = re.compile(
    rf"\b(?:[cdjlmnst]|qu)[{APOSTROPHES}](?={_LETTER})|(?<=\w)[{APOSTROPHES}](?=s\b)", re.IGNORECASE
)
_SOFT_HYPHEN = "\u00ad"


def is_invisible(sign: str) -> bool:
    """Nothing is drawn for it and no room is left: it parts no word."""
    return unicodedata.category(sign) == "Cf" or ord(sign) in _JOINERS


def without_invisible(text: str) -> str:
    return "".join(sign for sign in text if not is_invisible(sign))


def is_blank(text: str) -> bool:
    """A reader sees nothing: spaces, invisible signs, marks that have no letter to stand on."""
    return all(
        sign.isspace() or ord(sign) in _EMPTY or unicodedata.category(sign) in _UNSEEN
        for sign in text
        if not is_invisible(sign)
    )


def groups_of(separators: str) -> re.Pattern[str]:
    """A number in groups of three digits, all parted by the same one of these signs."""
    return re.compile(
        rf"(?<!\d)(?<!\d[.,])(?!0)\d{{1,3}}(?P<by>[{separators}])\d{{3}}(?:(?P=by)\d{{3}})*(?!\d)"
    )


_GROUPED = groups_of(rf"{SPACES}{APOSTROPHES},\u066c")


def bound(text: str) -> str:
    """The text, sign for sign as long as before, with a soft hyphen for each sign that stands
    within a word or a number and is no part of it: O‘zbekiston and Oʻzbekiston are one word,
    12 345 and 12,345 one number."""
    apart = _ELIDED.sub(lambda found: f"{found[0][:-1]} ", text)
    return _GROUPED.sub(_in_one, WITHIN_A_WORD.sub(_SOFT_HYPHEN, apart))


def _in_one(number: re.Match[str]) -> str:
    return number[0].replace(number["by"], _SOFT_HYPHEN)
