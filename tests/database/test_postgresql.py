"""A connection that was used a moment ago is not asked whether it lives; a dead one is replaced."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import OperationalError, close_old_connections, connection, connections, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.database.postgresql.base import REST
from portal.office.models import Organisation
from portal.publishing.beat import Beat, raise_beat
from portal.publishing.reading import Statement
from tests import build

pytestmark = [
    pytest.mark.skipif(connection.vendor != "postgresql", reason="asks PostgreSQL"),
    pytest.mark.django_db(transaction=True),
]
BEATS: Statement[tuple[int]] = Statement(
    lambda least: Beat.objects.filter(count__gte=least), ("count",), least=int
)


def end_connection() -> None:
    """As a server that is started again does."""
    other = connection.copy()
    with connection.cursor() as cursor:
        cursor.execute("select pg_backend_pid()")
        (own,) = cursor.fetchone()
    with other.cursor() as cursor:
        cursor.execute("select pg_terminate_backend(%s, 5000)", [own])
    other.close()


def test_second_request_asks_nothing_but_what_its_page_needs(client: Client) -> None:
    build.organisation()
    client.get("/en/about/")
    with CaptureQueriesContext(connection) as asked:
        close_old_connections()  # as before each request
        client.get("/en/about/")
    assert len(asked) == 1


def test_connection_is_asked_whether_it_lives_after_a_rest() -> None:
    build.organisation()
    end_connection()
    own: Any = connections["default"]
    own.seen_alive -= REST
    close_old_connections()  # as before each request
    assert [*Organisation.objects.values_list("pk")] == [(1,)]


def test_read_that_meets_a_dead_connection_is_tried_once_more() -> None:
    raise_beat()
    end_connection()
    assert BEATS(least=0) == [(1,)]


def test_read_in_a_transaction_that_lost_its_connection_fails() -> None:
    with pytest.raises(OperationalError), transaction.atomic():
        end_connection()
        BEATS(least=0)
