"""Every page that is registered at the desk opens for every role, at a cost that rows do not raise.

A page that a role may not see answers 403 and nothing else.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import pytest
from django.contrib import admin
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from news.models import Edition, EditionOperation, EditionPerson
from operations.models import (
    EditionPlace,
    OperationEdition,
    Participation,
    SheetEdition,
    Tally,
    Window,
)
from portal.accounts.models import User
from portal.office.models import Contact
from tests import build

pytestmark = pytest.mark.django_db

MOST_QUERIES = 24
PAGES = ("changelist", "add", "change", "history", "delete")


def fill(number: int) -> None:
    """One row more of everything that the desk can hold, some of it with rows of its own."""
    word = f"{'abcdefg'[number]}"
    series, person = build.series(f"series-{word}"), build.person(f"Person {word}")
    country = build.country(f"{word.upper()}X")
    build.place(f"Place {word}", country=country)
    build.agency(f"Agency {word}")
    Contact.objects.create(name={"en": f"Contact {word}"}, phone="1")
    User.objects.create(email=f"{word}@press.example", is_staff=True)
    operation = build.operation(
        f"Operation {word}", series=series, public_from=build.LONG_AGO + number * build.DAY,
        windows=[(build.LONG_AGO.date(), build.LONG_AGO.date())],
    )  # fmt: skip
    figures = [build.Figure(f"measure-{word}", "5"), build.Figure(f"part-{word}", "1", level=1)]
    sheet = build.sheet(operation.operation, figures)
    build.news_item(
        f"News {word}", people=[person], operations=[operation.operation], sheet=sheet,
        section=build.section(f"section-{word}"),
    )  # fmt: skip


def grow(number: int) -> None:
    """More rows within the first draft of each kind."""
    news = Edition.objects.earliest("pk")
    person = build.person(f"Other {number}")
    EditionPerson.objects.create(edition=news, person=person, order=number)
    linked = build.operation(f"Linked {number}").operation
    EditionOperation.objects.create(edition=news, operation=linked, order=number)
    operation = OperationEdition.objects.earliest("pk")
    days = build.LONG_AGO.date(), build.LONG_AGO.date() + number * build.DAY
    Window.objects.create(edition=operation, starts=days[0], ends=days[1])
    place = build.place(f"Other {number}")
    EditionPlace.objects.create(edition=operation, place=place, role="visited", order=number)
    agency = build.agency(f"Other {number}")
    Participation.objects.create(edition=operation, agency=agency, role="host", order=number)
    tally = Tally.objects.latest("pk")
    tally.pk, tally.uid, tally.order = None, uuid.uuid4(), 9 + number
    tally.edition = SheetEdition.objects.earliest("pk")
    tally.save()


def addresses() -> Iterator[tuple[str, str]]:
    """Name and address of each registered page; those of a row are of its table's first."""
    for model in admin.site._registry:
        for page in PAGES:
            name = f"{model._meta.app_label}_{model._meta.model_name}_{page}"
            row = first(model)
            args = [row.pk] if row and page not in ("changelist", "add") else []
            if row or page in ("changelist", "add"):
                yield name, reverse(f"admin:{name}", args=args)


def first(model: type[Model]) -> Model | None:
    return model._default_manager.order_by("pk").first()


def costs(role: str) -> dict[str, tuple[int, int]]:
    """Page → its status and its queries, once what is kept for the process is warm."""
    client = Client()
    client.force_login(build.user(role))
    found = {}
    for name, address in [("home", "/admin/"), *addresses()]:
        client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            status = client.get(address).status_code
        found[name] = status, len(asked)
    return found


@pytest.mark.parametrize("role", ["press officer", "editor", "administrator"])
def test_page_of_the_desk_opens_at_the_same_cost_for_one_and_three_rows(role: str) -> None:
    build.organisation()
    fill(0)
    with_one = costs(role)
    fill(1)
    fill(2)
    grow(1)
    grow(2)
    with_three = costs(role)
    dearer = {name: (cost, with_three[name]) for name, cost in with_one.items()
              if with_three[name] != cost}  # fmt: skip
    assert dearer == {}
    assert {status for status, _ in with_one.values()} <= {200, 302, 403}
    assert {name: cost for name, (_, cost) in with_one.items() if cost > MOST_QUERIES} == {}
    opened = {name for name, (status, _) in with_one.items() if status == 200}
    assert {"home", "news_edition_changelist", "news_edition_add", "news_edition_change"} <= opened
