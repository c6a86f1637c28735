from unittest import mock

import pytest
from django.db import OperationalError, connection
from django.test import Client


@pytest.mark.django_db
def test_healthz_with_a_database_that_answers_says_ok(client: Client) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok")
    assert "Set-Cookie" not in response.headers


@pytest.mark.django_db
@pytest.mark.usefixtures("kept_or_not")
def test_healthz_with_a_database_that_fails_says_503_and_not_why(client: Client) -> None:
    failure = OperationalError("connection to 10.0.0.1 as press failed")
    with mock.patch.object(connection, "cursor", side_effect=failure):
        response = client.get("/healthz")
    assert (response.status_code, response.content) == (503, b"unavailable")
