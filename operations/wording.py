"""Figures as readers see them, in the language that is active: 2,836 pieces; 2 836 единиц."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import NamedTuple

from django.conf import settings
from django.utils.formats import get_format
from django.utils.translation import get_language, gettext, pgettext

from operations.quantities import Disclosure, Qualifier, Quantity, Span
from operations.units import UNITS, Dimension, Unit
from portal.characters.typography import NO_BREAK
from portal.labels import in_turn

# What the label beside such a figure names already: 389 under “criminal cases opened”.
NAMED_BY_LABEL = {
    Dimension.PERSONS, Dimension.CASES, Dimension.GROUPS, Dimension.LABORATORIES,
    Dimension.WEBSITES,
}  # fmt: skip
GOVERN_GENITIVE = {Qualifier.MORE_THAN, Qualifier.AT_LEAST, Qualifier.ABOUT, Qualifier.UP_TO}


class Phrase(NamedTuple):
    """A figure in three pieces, the outer two often empty: about · 124 kg · or less."""

    before: str
    quantity: str
    after: str = ""

    def __str__(self) -> str:
        return " ".join(piece for piece in self if piece)


def number(value: Decimal) -> str:
    """Grouped by thousands, without idle zeros."""
    group, point = _signs()
    whole, _dot, rest = format(value.normalize(), "f").partition(".")
    grouped = format(int(whole), ",").replace(",", group)
    return f"{grouped}{point}{rest}" if rest else grouped


def _signs() -> tuple[str, str]:
    """What parts thousands, and what the fraction."""
    language = get_language() or settings.LANGUAGE_CODE
    return get_format("THOUSAND_SEPARATOR", language), get_format("DECIMAL_SEPARATOR", language)


def ungrouped(text: str) -> str:
    """Without what parts thousands or words, so that one figure written in two ways is the same."""
    group, _point = _signs()
    return "".join(text.replace(group, "").casefold().split())


def amount(quantity: Quantity) -> str:
    """The number with its unit, never broken between lines; no qualifier."""
    unit = UNITS[quantity.unit]
    if unit.dimension in NAMED_BY_LABEL:
        return number(quantity.value)
    return f"{number(quantity.value)}{NO_BREAK}{unit_word(quantity)}"


def unit_word(quantity: Quantity) -> str:
    """In the language that is active, or in the next of the settings whose words are known."""
    own = get_language() or settings.LANGUAGE_CODE
    code = next(code for code in (*in_turn(own), *WORDS) if code in WORDS)
    return WORDS[code](quantity)


def many_of(unit: Unit) -> str:
    """The unit as a choice: kg; pieces."""
    return unit_word(Quantity(Decimal(5), unit.code))


def _english(quantity: Quantity) -> str:
    one, many = UNITS[quantity.unit].english
    return one if quantity.value == 1 else many


def _russian(quantity: Quantity) -> str:
    """21 единица, 3 единицы, 5 единиц, 1,3 человека; after a preposition: более 21 единицы."""
    one, few, many, fraction = UNITS[quantity.unit].russian
    value, genitive = quantity.value, quantity.qualifier in GOVERN_GENITIVE
    if value != value.to_integral_value():
        return fraction
    last, is_teen = int(value) % 10, 11 <= int(value) % 100 <= 14
    if last == 1 and not is_teen:
        return few if genitive else one
    return few if last in (2, 3, 4) and not is_teen and not genitive else many


WORDS: Mapping[str, Callable[[Quantity], str]] = {"en": _english, "ru": _russian}


def phrase(quantity: Quantity) -> Phrase:
    """As it was announced: “more than · 5 kg”."""
    exact = quantity.qualifier == Qualifier.EXACT
    return Phrase("" if exact else str(quantity.qualifier.label), amount(quantity))


def undisclosed(disclosure: Disclosure) -> Phrase:
    return Phrase("", str(disclosure.label))


def span_phrase(span: Span, unit: str) -> Phrase:
    """What was reckoned rather than announced: “about · 124 kg · or less”."""
    low, high = Quantity(span.low, unit), Quantity(span.high or span.low, unit)
    if span.is_unbounded:
        return Phrase("", str(Disclosure.UNKNOWN.label))
    if span.high is None:
        return _bound(span, low, beyond=gettext("or more"))
    if span.low == span.high:
        return _bound(span, high, beyond="")
    if span.low == 0:
        return _bound(span, high, beyond=gettext("or less"))
    about = Qualifier.ABOUT.label if span.is_estimate else ""
    ends = {"low": number(low.value), "high": amount(high)}
    return Phrase(str(about), gettext("%(low)s to %(high)s") % ends)


def _bound(span: Span, named: Quantity, *, beyond: str) -> Phrase:
    if span.is_estimate:
        return phrase(named._replace(qualifier=Qualifier.ABOUT))._replace(after=beyond)
    if span.is_open and span.high is None:
        return phrase(named._replace(qualifier=Qualifier.MORE_THAN))
    if span.is_open and beyond:
        genitive = amount(named._replace(qualifier=Qualifier.MORE_THAN))
        return Phrase(pgettext("before a quantity", "less than"), genitive)
    return Phrase("", amount(named), beyond)
