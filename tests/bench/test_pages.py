"""What the bench writes is content like any other, and no page of it asks too much."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.generate import NotEmpty, fill
from bench.pages import pages
from news.models import Edition
from news.models.edition import SEARCH as NEWS
from operations.models import OperationEdition, SheetEdition, Tally

pytestmark = pytest.mark.django_db
MOST, MOST_OF_OPERATIONS = 6, 8


@pytest.mark.parametrize(("items", "operations"), [(24, 1), (250, 30)])
def test_pages_ask_few_questions_however_much_there_is(items: int, operations: int) -> None:
    fill(items=items, operations=operations)
    asked = {}
    for name, path in pages():
        Client().get(path)  # a database's features, too, are asked for once
        with CaptureQueriesContext(connection) as queries:
            response = Client().get(path)
        assert response.status_code in (200, 302), path
        limit = MOST_OF_OPERATIONS if name.startswith(("operation", "series")) else MOST
        if len(queries) > limit:
            asked[name] = len(queries)
    assert asked == {}


def test_generated_editions_keep_the_rules_and_are_searched() -> None:
    fill(items=24, operations=3)
    assert Edition.objects.count() == 2 * (24 + 1)  # item 12 was changed once, item 0 is a draft
    for model in (Edition, OperationEdition, SheetEdition, Tally):
        for row in model._default_manager.all():
            row.validate_constraints()
    head = Edition.objects.head().in_language("en").latest("pk")
    where = Edition.objects.all().where_sql()
    assert NEWS.matches(head.headline, where=where).ids == [head.pk]


def test_portal_with_content_is_not_filled() -> None:
    fill(items=1, operations=1)
    with pytest.raises(NotEmpty):
        fill(items=1, operations=1)
