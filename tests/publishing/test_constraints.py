import random
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from news.models import Edition, NewsItem
from portal.publishing.copying import content_of
from portal.publishing.registry import edition_models
from tests import build

from .moves import HOUR, NOW, draft, public

pytestmark = pytest.mark.django_db


def beside(edition: Edition, **columns: Any) -> Edition:
    """Another edition of that line, not saved."""
    content = content_of(edition) | {"number": edition.number + 1} | columns
    return Edition(**content)


def approved(edition: Edition, start: float, end: float | None, **columns: Any) -> Edition:
    """`start` and `end` in hours from now."""
    who = build.user()
    return beside(
        edition,
        state="approved",
        public_from=NOW + start * HOUR,
        first_public_at=NOW - 9 * HOUR,
        public_until=None if end is None else NOW + end * HOUR,
        submitted_by=who,
        submitted_at=NOW,
        approved_by=who,
        approved_at=NOW,
        **columns,
    )


@pytest.mark.parametrize(
    ("start", "end", "is_free"),
    [(-9, 0, True), (-9, 1, False), (0, 1, False), (1, 2, False), (2, 3, False), (3, None, True),
     (-9, None, False), (5, 6, True)],
)  # fmt: skip
def test_intervals_of_a_line_that_overlap_are_refused_on_both_databases(
    start: float, end: float | None, is_free: bool
) -> None:
    first = approved(draft(), 0, 3)
    first.save()
    second = approved(first, start, end)
    if is_free:
        second.validate_constraints()
    else:
        with pytest.raises(ValidationError, match="for a part of this time"):
            second.validate_constraints()
    if connection.vendor == "postgresql" and not is_free:
        with pytest.raises(DatabaseError), transaction.atomic():
            second.save()
    approved(first, start, end, item_id=NewsItem.objects.create().pk).validate_constraints()
    approved(first, start, end, language="ru").validate_constraints()


@pytest.mark.parametrize(
    "columns",
    [
        {"public_until": NOW},
        {"state": "approved"},
        {"state": "submitted"},
        {"state": "withdrawn", "reason": "Wrong."},
        {"state": "draft", "public_from": NOW},
        {"public_from": NOW, "first_public_at": None},
        {"public_from": NOW, "first_public_at": NOW + HOUR},
        {"number": 1},
        {"quick": False},
    ],
)
def test_columns_that_contradict_each_other_are_refused_by_both_guards(
    columns: dict[str, Any],
) -> None:
    edition = beside(draft(), **columns)
    with pytest.raises(ValidationError):
        edition.validate_constraints()
    with pytest.raises(DatabaseError), transaction.atomic():
        edition.save()


def test_line_has_one_slot_for_a_change_and_one_for_a_quick_correction() -> None:
    first = public()
    for quick in (False, True):
        opened = beside(first, quick=quick, number=first.number + 1 + quick)
        opened.validate_constraints()
        opened.save()
        with pytest.raises(ValidationError, match="already open"):
            beside(first, quick=quick, number=9).validate_constraints()


def test_exclusion_constraint_stands_in_every_table_of_editions() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no exclusion constraints; the verbs' check is its only guard")
    with connection.cursor() as cursor:
        cursor.execute("select conrelid::regclass::text from pg_constraint where contype = 'x'")
        found = {row[0] for row in cursor.fetchall()}
    assert found == {model._meta.db_table for model in edition_models()}


def test_public_at_an_instant_is_the_same_asked_of_rows_and_of_one_row() -> None:
    chance = random.Random(7)
    first = draft()
    for _ in range(60):
        start = chance.randrange(10)
        end = chance.choice([None, start + 1 + chance.randrange(5)])
        item = NewsItem.objects.create().pk
        edition = approved(first, start, end, item_id=item)
        if end is not None:
            edition.state = chance.choice(["approved", "withdrawn", "removed"])
            edition.reason = "Wrong."
        edition.save()
    every = list(Edition.objects.order_by("pk"))
    for hour in range(-1, 17):
        at = NOW + hour * HOUR
        rows = Edition.objects.order_by("pk")
        assert list(rows.public(at)) == [row for row in every if row.is_public(at)]
        assert list(rows.ever_public(at)) == [row for row in every if row.is_ever_public(at)]
