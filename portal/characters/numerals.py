"""Numbers as people type and paste them: with signs that nobody sees, digits of any script, groups
of three. What could be read in two ways is no business of this: it stays, a comma and all.
"""

from __future__ import annotations

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from .signs import APOSTROPHES, SPACES, without_invisible

LONGEST = 60
_MINUS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\ufe58\ufe63\uff0d", "-"))
_POINTS = str.maketrans({"\u066b": ".", "\uff0e": ".", "\u066c": "'", "\uff0c": ","})
_SPACED = re.compile(rf"(?<=\d)[{SPACES}{APOSTROPHES}](?=\d)")
_GROUPS = re.compile(r"(?P<sign>[+-]?)(?P<whole>\d{1,3}(?:(?P<by>[.,])\d{3})(?:(?P=by)\d{3})*)")
_NUMBER = re.compile(r"[+-]?(?:\d+[.,]?\d*|[.,]\d+)")
_FOR_MACHINES = re.compile(
    r"(?=.*[a-z_])[+-]?(?:0[xob][\da-f_]+|[\d.,_]+(?:e[+-]?[\d_]*)?)", re.IGNORECASE
)


def plain(typed: str) -> str:
    """Digits of Europe with one point or comma at most; empty for nothing. Raises ValidationError.

    A lone group, 2,836, is left as it is: only who asked can know whether it is a thousand.
    """
    text = without_invisible(typed[: LONGEST * 10]).strip().translate(_POINTS).translate(_MINUS)
    digits = "".join(str(unicodedata.decimal(sign, sign)) for sign in text)
    number = _ungrouped(_SPACED.sub("", digits))
    if number and (len(number) > LONGEST or not _NUMBER.fullmatch(number)):
        raise ValidationError(_refusal(number), code="invalid")
    return number


def _ungrouped(number: str) -> str:
    """Without its groups where nothing but groups is possible: 1,234,567 and 1.234,5."""
    found = _GROUPS.match(number)
    if found is None:
        return number
    by, rest = found["by"], number[found.end() :]
    is_sure = found["whole"].count(by) > 1 or (rest[:1] in (".", ",") and rest[:1] != by)
    return found["sign"] + found["whole"].replace(by, "") + rest if is_sure else number


def _refusal(number: str) -> str:
    if any(sign.isdigit() for sign in number) and _FOR_MACHINES.fullmatch(number):
        return gettext("Write the number in digits alone, such as 100000.")
    return gettext("Enter a number.")
