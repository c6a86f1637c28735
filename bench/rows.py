"""What every batch of generated content refers to, and the columns that all editions share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

from news.models import Section
from operations.measures import load_measures
from operations.models import Agency, Country, Measure, Place, Series
from portal.accounts.models import User
from portal.office.models import Organisation, Person
from portal.publishing.models import REFERENCE_ALPHABET

FIRST_DAY = dt.date(2000, 1, 1)
DAYS = 9_000
MORNING = dt.time(9, tzinfo=dt.UTC)


class Shelf(NamedTuple):
    clerk: User
    sections: Sequence[Section]
    people: Sequence[Person]
    series: Sequence[Series]
    places: Sequence[Place]
    agencies: Sequence[Agency]
    measures: Sequence[Measure]


def shelf() -> Shelf:
    Organisation.objects.create(
        pk=1,
        name={"en": "Bench", "ru": "Замер"},
        is_demonstration=True,
        about={"en": "Invented content."},
    )
    load_measures()
    countries = Country.objects.bulk_create(
        Country(code=f"{first}A", name={"en": f"Land {first}", "ru": f"Страна {first}"})
        for first in "BCDEFG"
    )
    return Shelf(
        clerk=User.objects.create(email="bench@example.org"),
        sections=Section.objects.bulk_create(
            Section(slug=f"section-{n}", order=n, name={"en": f"Section {n}", "ru": f"Раздел {n}"})
            for n in range(1, 6)
        ),
        people=Person.objects.bulk_create(
            Person(
                name={"en": f"Person {n}", "ru": f"Лицо {n}"},
                post={"en": "Head", "ru": "Начальник"},
            )
            for n in range(40)
        ),
        series=Series.objects.bulk_create(
            Series(slug=f"series-{n}", name={"en": f"Series {n}", "ru": f"Серия {n}"})
            for n in range(100)
        ),
        places=Place.objects.bulk_create(
            Place(name={"en": f"Place {n}", "ru": f"Место {n}"}, country=countries[n % 6])
            for n in range(60)
        ),
        agencies=Agency.objects.bulk_create(
            Agency(name={"en": f"Agency {n}", "ru": f"Служба {n}"}, kind="authority")
            for n in range(40)
        ),
        measures=list(Measure.objects.filter(dimension="mass").order_by("pk")[:10]),
    )


def day_of(number: int, total: int) -> dt.date:
    """The days in order, so that the newest items are the last ones."""
    return FIRST_DAY + dt.timedelta(days=DAYS * number // total)


def reference_of(number: int) -> str:
    letters = ""
    for _ in range(8):
        number, place = divmod(number, len(REFERENCE_ALPHABET))
        letters = REFERENCE_ALPHABET[place] + letters
    return letters


def public(clerk: User, start: dt.datetime, **columns: Any) -> dict[str, Any]:
    """The desk's columns of an edition that was approved at that instant."""
    return {
        "state": "approved",
        "public_from": start,
        "first_public_at": start,
        "is_head": True,
        "changed_by": clerk,
        "changed_at": start,
        "submitted_by": clerk,
        "submitted_at": start,
        "approved_by": clerk,
        "approved_at": start,
        **columns,
    }
