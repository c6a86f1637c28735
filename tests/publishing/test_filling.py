"""What an upgrade fills in for editions that were written before."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection

from news.models import Edition
from portal.publishing.filling import fill_first_release, fill_uids
from tests import build

pytestmark = pytest.mark.django_db
NEWS = [("news", "Edition", ("item", "language"))]


def test_first_release_is_filled_in_for_every_edition_of_a_line() -> None:
    first = build.news_item("A", public_from=build.LONG_AGO)
    build.change(first, public_from=build.LONG_AGO + build.DAY)
    build.news_item("А", language="ru", item=first.item, public_from=build.LONG_AGO + build.DAY)
    build.news_item("Draft")
    wanted = list(Edition.objects.order_by("pk").values_list("first_public_at", flat=True))
    assert wanted == [build.LONG_AGO] * 2 + [build.LONG_AGO + build.DAY, None]
    Edition.objects.order_by().write(first_public_at=build.LONG_AGO - build.DAY)
    fill_first_release(apps, connection.SchemaEditorClass(connection), lines=NEWS)
    assert list(Edition.objects.order_by("pk").values_list("first_public_at", flat=True)) == wanted


def test_uids_are_the_same_for_the_same_row_of_a_line_and_differ_for_all_others() -> None:
    people = [build.person("A. Petrov"), build.person("B. Ivanov")]
    first = build.news_item("A", people=people, public_from=build.LONG_AGO)
    later = build.change(first, public_from=build.LONG_AGO + build.DAY)
    other = build.news_item("B", people=people)
    columns = ("edition__item", "edition__language", "person")
    fill_uids(
        apps, connection.SchemaEditorClass(connection), rows=[("news", "EditionPerson", columns)]
    )
    uids = [set(one.edition_people.values_list("uid", flat=True)) for one in (first, later, other)]
    assert (uids[0] == uids[1], uids[0] & uids[2], len(uids[0])) == (True, set(), 2)
