"""The command that an upgrade runs: rows of searches as the present version folds words."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command

from news.models.edition import SEARCH as NEWS
from operations.models.operation import SEARCH as OPERATIONS
from tests import build

pytestmark = pytest.mark.django_db
TEXT = (
    "<p>12\u00a0345 cartridges and 6,789 shells in O‘zbekiston.</p>"
    "<table><tr><td>77</td><td>888</td></tr></table>"
)


@pytest.mark.parametrize(
    "words",
    ["12345", "12 345", "12,345", "12\u202f345", "6789", "6,789", "6 789", "12345 6789", "77",
     "888", "ozbekiston", "Oʻzbekiston", "o'zbek"],
)  # fmt: skip
def test_grouped_numbers_and_apostrophes_are_found_however_they_are_written(words: str) -> None:
    edition = build.news_item(body=TEXT, public_from=build.LONG_AGO)
    rows = type(edition).objects.all().where_sql()
    assert NEWS.matches(words, where=rows).ids == [edition.pk]


def test_numbers_of_two_cells_are_not_one() -> None:
    edition = build.news_item(body=TEXT, public_from=build.LONG_AGO)
    rows = type(edition).objects.all().where_sql()
    assert NEWS.matches("77888", where=rows).ids == []


def test_index_search_writes_every_row_anew_and_counts_them() -> None:
    news = build.news_item(body=TEXT, public_from=build.LONG_AGO)
    draft = build.news_item("Draft of 6,789")
    operation = build.operation("Channel – 12\u00a0345", public_from=build.LONG_AGO)
    for index, edition in ((NEWS, news), (NEWS, draft), (OPERATIONS, operation)):
        index.write(edition.pk, when=None, title="old", body="old")
    said = StringIO()
    call_command("index_search", stdout=said)
    assert said.getvalue() == "3 texts are ready to be searched.\n"
    rows = type(news).objects.all().where_sql()
    assert sorted(NEWS.matches("6789", where=rows).ids) == [news.pk, draft.pk]
    assert NEWS.matches("old", where=rows).ids == []
    where = type(operation).objects.all().where_sql()
    assert OPERATIONS.matches("12345", where=where).ids == [operation.pk]
