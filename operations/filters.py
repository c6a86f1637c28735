"""The choices by which the list of operations is narrowed: only what is public makes one."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import django_filters
from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast, ExtractYear
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from operations.models import EditionPlace, OperationEdition, Participation
from operations.models.operation import OperationEditions, OperationKind, PartyRole, PlaceRole
from portal.labels import Label
from portal.labels.columns import Texts
from portal.labels.reading import of_texts
from portal.publishing.pulse import Pulse, Remembered
from portal.publishing.queryset import standing

Row = tuple[str, str, Mapping[str, str]]
Rows = QuerySet[Any, Row]


class Choice(NamedTuple):
    value: str
    label: Label


Choices = Mapping[str, Sequence[Choice]]


class OperationFilterSet(django_filters.FilterSet):  # type: ignore[misc]  # comes without types
    series = django_filters.ChoiceFilter(field_name="operation__series__slug", label=_("Series"))
    year = django_filters.TypedChoiceFilter(method="in_year", coerce=int, label=_("Year"))
    country = django_filters.ChoiceFilter(method="hosted_by", label=_("Host country"))
    kind = django_filters.ChoiceFilter(label=_("Kind"))

    def __init__(self, query: QueryDict, rows: OperationEditions, *, choices: Choices) -> None:
        super().__init__(query, rows)
        for name, one in self.filters.items():
            one.extra["choices"] = [(value, text.text) for value, text in choices.get(name, ())]

    def in_year(self, rows: OperationEditions, name: str, value: int) -> OperationEditions:
        return rows.in_year(value)

    def hosted_by(self, rows: OperationEditions, name: str, value: str) -> OperationEditions:
        return rows.hosted_by(value)


def load_choices(language: str, *, pulse: Pulse, at: dt.datetime) -> Choices:
    """By filter, in the order in which readers look for them. 1 query, or none."""
    found: defaultdict[str, dict[str, Choice]] = defaultdict(dict)
    for name, value, texts in remembered(pulse, at=at):
        found[name][value] = Choice(value, of_texts(texts, language=language))
    kinds = found["kind"]
    return {
        "series": _by_name(found["series"].values()),
        "year": [Choice(year, Label(year, language, False)) for year in sorted(found["year"])][
            ::-1
        ],
        "country": _by_name(found["country"].values()),
        "kind": [
            Choice(kind.value, Label(str(kind.label), language, False))
            for kind in OperationKind
            if kind.value in kinds
        ],
    }


def _found(at: dt.datetime) -> Sequence[Row]:
    first, *others = _choice_rows(at)
    return list(first.union(*others))


remembered = Remembered(_found)


def _by_name(choices: Iterable[Choice]) -> list[Choice]:
    return sorted(choices, key=lambda choice: choice.label.text.casefold())


def _choice_rows(at: dt.datetime) -> list[Rows]:
    """One part of a union for each way in which something public makes a choice."""
    editions = OperationEdition.objects.public(at).order_by()
    hosts = Participation.objects.filter(standing(at, "edition__"), role=PartyRole.HOST)
    places = EditionPlace.objects.filter(standing(at, "edition__"), role=PlaceRole.HEADQUARTERS)
    return [
        _named("series", editions, path="operation__series", key="slug"),
        _named("country", hosts.order_by(), path="country", key="code"),
        _named("country", hosts.order_by(), path="agency__country", key="code"),
        _named("country", places.order_by(), path="place__country", key="code"),
        _plain("year", editions, value=ExtractYear("sort_date")),
        _plain("kind", editions, value="kind"),
    ]


def _named(name: str, rows: QuerySet[Any], *, path: str, key: str) -> Rows:
    known = rows.filter(**{f"{path}__isnull": False})
    return known.values_list(_text(name), f"{path}__{key}", f"{path}__name").distinct()


def _plain(name: str, rows: QuerySet[Any], *, value: str | ExtractYear) -> Rows:
    unnamed = Value({}, output_field=Texts())
    return rows.values_list(_text(name), Cast(value, CharField()), unnamed).distinct()


def _text(text: str) -> Value:
    return Value(text, output_field=CharField())
