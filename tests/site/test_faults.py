import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import Client, RequestFactory, override_settings
from pytest_django import DjangoAssertNumQueries

from portal.site import faults

NOT_KEPT = "max-age=0, no-cache, no-store, must-revalidate, private"


@pytest.mark.parametrize(
    ("path", "language", "title"),
    [
        ("/en/none/", "en", "Page not found"),
        ("/ru/none/", "ru", "Страница не найдена"),
        ("/none/", "en", "Page not found"),
        ("/EN/", "en", "Page not found"),
        ("/Ru/news/feed.atom", "ru", "Страница не найдена"),
    ],
)
@pytest.mark.django_db
def test_not_found_speaks_the_language_of_the_address(
    client: Client, path: str, language: str, title: str
) -> None:
    response = client.get(path)
    page = response.content.decode()
    assert response.status_code == 404
    assert response.headers["Content-Language"] == language
    assert f'<html lang="{language}">' in page
    assert f">{title}</h1>" in page
    assert 'content="noindex"' in page
    assert not response.cookies


@pytest.mark.django_db
def test_not_found_costs_one_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        client.get("/en/none/")


@pytest.mark.django_db
def test_not_found_says_nothing_of_the_address(client: Client) -> None:
    assert client.get("/en/news/secret/").content == client.get("/en/operations/other/").content


def test_refusals_need_no_database_host_or_body() -> None:
    request = RequestFactory().generic(
        "POST",
        "/ru/search/",
        b"\xff",
        content_type="application/x-www-form-urlencoded; charset=utf-16",
        headers={"host": "bad host"},
    )
    with override_settings(ALLOWED_HOSTS=[]):
        answers = [
            faults.bad_request(request, ValueError()),
            faults.forbidden(request, PermissionDenied()),
            faults.refused_form(request, "token"),
            faults.broken(request),
        ]
    assert [answer.status_code for answer in answers] == [400, 403, 403, 500]
    assert {answer.headers["Cache-Control"] for answer in answers} == {NOT_KEPT}
    assert {answer.headers["Content-Language"] for answer in answers} == {"ru"}


@pytest.mark.django_db
def test_not_found_may_be_kept_by_caches_like_any_page() -> None:
    response = faults.not_found(RequestFactory().get("/en/x/"), Http404())
    assert response.headers["Cache-Control"].startswith("public, max-age=")
