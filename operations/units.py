"""Units as releases state them. A litre is no kilogram, a tablet is no gram: nothing converts
across dimensions; within one, the factor leads to the normal unit (kg, l, pieces …).
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _


class Group(models.TextChoices):
    DRUGS = "drugs", _("drugs")
    PRECURSORS = "precursors", _("precursors")
    ARMS = "arms", _("arms")
    CASES = "cases", _("cases")
    PERSONS = "persons", _("persons")
    MIGRATION = "migration", _("migration")
    MONEY = "money", _("money")
    INFORMATION = "information", _("information")
    OTHER = "other", _("other")


class Dimension(models.TextChoices):
    MASS = "mass", _("mass")
    VOLUME = "volume", _("volume")
    PIECES = "pieces", _("pieces")
    TABLETS = "tablets", _("tablets")
    DOSES = "doses", _("doses")
    PLANTS = "plants", _("plants")
    PERSONS = "persons", _("persons")
    CASES = "cases", _("cases")
    GROUPS = "groups", _("groups")
    LABORATORIES = "laboratories", _("laboratories")
    WEBSITES = "websites", _("websites")
    MONEY = "money", _("money")


class Unit(NamedTuple):
    """`english`: one, many. `russian`: one, few, many, and a fraction's form."""

    code: str
    dimension: Dimension
    factor: Decimal
    english: tuple[str, str]
    russian: tuple[str, str, str, str]

    @property
    def is_counted(self) -> bool:
        """One by one: there is no half of it."""
        return self.dimension not in (Dimension.MASS, Dimension.VOLUME, Dimension.MONEY)


def _unit(
    code: str, dimension: Dimension, *, factor: str = "1", english: str, russian: str
) -> Unit:
    """Forms parted by `|`; a single form never changes."""
    en, ru = english.split("|"), russian.split("|")
    many = ru if len(ru) == 4 else [*ru, ru[1]] if len(ru) == 3 else ru * 4
    return Unit(
        code, dimension, Decimal(factor), (en[0], en[-1]), (many[0], many[1], many[2], many[3])
    )


_D = Dimension
UNITS = {
    unit.code: unit
    for unit in (
        _unit("kg", _D.MASS, english="kg", russian="кг"),
        _unit("g", _D.MASS, factor="0.001", english="g", russian="г"),
        _unit("t", _D.MASS, factor="1000", english="t", russian="т"),
        _unit("l", _D.VOLUME, english="l", russian="л"),
        _unit("ml", _D.VOLUME, factor="0.001", english="ml", russian="мл"),
        _unit("pieces", _D.PIECES, english="piece|pieces", russian="единица|единицы|единиц"),
        _unit("tablets", _D.TABLETS, english="tablet|tablets",
              russian="таблетка|таблетки|таблеток"),
        _unit("doses", _D.DOSES, english="dose|doses", russian="доза|дозы|доз"),
        _unit("plants", _D.PLANTS, english="plant|plants", russian="растение|растения|растений"),
        _unit("persons", _D.PERSONS, english="person|persons",
              russian="человек|человека|человек|человека"),
        _unit("cases", _D.CASES, english="case|cases", russian="дело|дела|дел"),
        _unit("groups", _D.GROUPS, english="group|groups", russian="группа|группы|групп"),
        _unit("laboratories", _D.LABORATORIES, english="laboratory|laboratories",
              russian="лаборатория|лаборатории|лабораторий"),
        _unit("websites", _D.WEBSITES, english="website|websites", russian="сайт|сайта|сайтов"),
        *(
            _unit(code, _D.MONEY, english=code, russian=code)
            for code in ("AMD", "BYN", "EUR", "KGS", "KZT", "RUB", "TJS", "USD")
        ),
    )
}  # fmt: skip


def unit_choices() -> list[tuple[str, str]]:
    return [(code, unit.english[1]) for code, unit in UNITS.items()]


def normalise(value: Decimal, unit: str) -> Decimal:
    """The value in the normal unit of its dimension; money stays in its currency."""
    return value * UNITS[unit].factor
