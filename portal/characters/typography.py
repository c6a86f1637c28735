"""What must stand on one line: a number and its unit, a day and its month, № 5."""

from __future__ import annotations

import re

NO_BREAK = "\u00a0"
# For date_format; E is the month in the case that Russian wants beside a day.
DAY_OF_YEAR = f"j{NO_BREAK}E"
DAY = f"{DAY_OF_YEAR} Y"

# Short words that say nothing without the number before them.
_UNITS = """
    mg g kg t mm cm m km ha ml l kW MW kWh GB MB min h pcs pieces persons people tonnes tons grams
    kilograms litres percent thousand million billion trillion euros dollars roubles rubles USD EUR
    RUB January February March April May June July August September October November December
    мг г кг т ц мм см м км га мл л кВт МВт ГБ МБ с мин ч шт ед чел человек человека единиц единицы
    тонн тонны граммов килограммов литров процентов тыс тысяч тысячи млн миллионов миллиона млрд
    миллиардов миллиарда трлн руб рублей рубля долларов евро сомов тенге
    января февраля марта апреля мая июня июля августа сентября октября ноября декабря года году г гг
"""
_AFTER = "|".join(sorted(_UNITS.split(), key=len, reverse=True))
_UNIT = re.compile(rf"(?<=\d) (?=(?:{_AFTER})\b|[%‰°$€₽]|\d{{3}}(?!\d))")
_SIGN = re.compile(
    r"(№|§|\b(?:No|Nos|Art|p|pp|Fig|Vol|ст|п|пп|гл|с|стр|рис|табл|т)\.) (?=\d)", re.IGNORECASE
)
_DIGIT = re.compile(r"\d")
_TAG = re.compile(r"(<[^>]*>)")


def bound(text: str) -> str:
    """Plain text whose numbers stay with what they count or number: 5 kg, 12 May, 15 000, № 5."""
    if not _DIGIT.search(text):
        return text
    return _SIGN.sub(rf"\1{NO_BREAK}", _UNIT.sub(NO_BREAK, text))


def bound_html(html: str) -> str:
    """The same between the tags of markup that is clean: no > stands in an attribute."""
    pieces = _TAG.split(html)
    pieces[::2] = map(bound, pieces[::2])
    return "".join(pieces)
