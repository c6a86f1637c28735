"""Readers have one address: other names, ports and schemes lead to it and poison nothing."""

from __future__ import annotations

from itertools import product

import pytest
from django.test import Client
from pytest_django import Settings

from tests import build
from tests.portal.test_middleware import NEVER

pytestmark = pytest.mark.django_db
SITE = "https://press.example.org"
DEMONSTRATION = "http://127.0.0.1:8000"


@pytest.fixture(autouse=True)
def public(settings: Settings) -> None:
    settings.SITE_URL = SITE
    settings.ALLOWED_HOSTS = ["press.example.org", "www.press.example.org", "127.0.0.1", "[::1]"]
    build.organisation()


@pytest.mark.parametrize(
    ("host", "secure"),
    [
        ("www.press.example.org", True),
        ("www.press.example.org", False),
        ("press.example.org", False),
        ("press.example.org:80", False),
        ("press.example.org:8443", True),
        ("press.example.org:99999", True),
        ("press.example.org:0443", True),
        ("127.0.0.1:8000", False),
        ("[::1]:8000", False),
    ],
)
def test_reader_at_another_address_is_led_to_the_public_one_and_no_cache_remembers_it(
    client: Client, settings: Settings, host: str, secure: bool
) -> None:
    path = "/en/news/?older=2024-01-02.3"
    for settings.KEEP_PAGES, method in product([False, True], ["GET", "HEAD"]):
        answer = client.generic(method, path, secure=secure, headers={"host": host})
        assert (answer.status_code, answer.headers["Location"]) == (301, SITE + path)
        assert answer.headers["Cache-Control"] == NEVER


@pytest.mark.parametrize(
    "host", ["press.example.org", "PRESS.Example.Org", "press.example.org:443",
             "press.example.org.", "press.example.org.:443"],
)  # fmt: skip
def test_reader_at_the_public_address_is_answered_however_it_is_written(
    client: Client, host: str
) -> None:
    assert client.get("/en/about/", secure=True, headers={"host": host}).status_code == 200


@pytest.mark.parametrize("port", ["", ":8000", ":8001", ":9"])
@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "[::1]"])
def test_reader_on_this_machine_is_answered_under_each_of_its_names(
    client: Client, settings: Settings, name: str, port: str
) -> None:
    settings.SITE_URL, settings.ALLOWED_HOSTS = DEMONSTRATION, ["127.0.0.1", "localhost", "[::1]"]
    answer = client.get("/en/about/", headers={"host": f"{name}{port}"})
    assert answer.status_code == 200
    assert f'rel="canonical" href="{DEMONSTRATION}/en/about/"' in answer.text


@pytest.mark.parametrize("path", ["/", "/en/none/", "/robots.txt", "/r/ABCD2345/", "/favicon.ico"])
def test_whatever_a_reader_asks_for_elsewhere_leads_to_the_same_at_the_public_address(
    client: Client, path: str
) -> None:
    answer = client.get(path, headers={"host": "www.press.example.org"})
    assert (answer.status_code, answer.headers["Location"]) == (301, SITE + path)


def test_desk_and_health_are_answered_and_forms_are_taken_where_they_are_asked_for(
    client: Client,
) -> None:
    elsewhere = {"host": "www.press.example.org"}
    answers = [
        client.get("/healthz", headers=elsewhere),
        client.get("/admin", headers=elsewhere),
        client.get("/admin/login/", headers=elsewhere),
        client.post("/admin/login/", {"username": "x"}, headers=elsewhere),
        client.post("/en/about/", headers=elsewhere),
    ]
    assert [answer.status_code for answer in answers] == [200, 301, 200, 200, 405]
    assert answers[1].headers["Location"] == "/admin/"


@pytest.mark.parametrize(
    ("path", "query"),
    list(product(
        ["//evil.example/", "/\\evil.example/", "/@evil.example/", "/.evil.example/", "/a\r\nX: 1/",
         "/[/", "/%/", "/\xff/"],
        ["", "a\r\nX-Evil: 1", "%0d%0aX-Evil:1", "\xff", "//evil.example", "a=" + "b" * 10_000],
    )),
)  # fmt: skip
def test_hostile_address_elsewhere_leads_to_the_public_host_or_nowhere(
    client: Client, path: str, query: str
) -> None:
    answer = client.generic(
        "GET", "/", PATH_INFO=path, QUERY_STRING=query, HTTP_HOST="www.press.example.org"
    )
    assert answer.status_code == 301
    assert answer.headers["Location"].startswith(f"{SITE}/")
    assert not {"\r", "\n"} & set(answer.headers["Location"])
    assert "X-Evil" not in answer.headers


def test_address_too_long_to_be_led_anywhere_is_refused(client: Client) -> None:
    path = "/" + "a" * 20_000
    assert client.get(path, headers={"host": "www.press.example.org"}).status_code == 400


@pytest.mark.parametrize("header", ["x-forwarded-host", "x-forwarded-port", "forwarded", "x-host"])
def test_what_a_visitor_says_of_the_host_in_other_headers_changes_nothing(
    client: Client, header: str
) -> None:
    told = {"host": "press.example.org", header: "host=evil.example"}
    plain = client.get("/en/about/", secure=True, headers={"host": "press.example.org"})
    answer = client.get("/en/about/", secure=True, headers=told)
    assert (answer.status_code, answer.content) == (200, plain.content)
    assert answer.headers == plain.headers


@pytest.mark.parametrize(
    "path",
    ["/en/", "/en/news/visit/", "/en/operations/barrier/", "/en/news/feed.atom",
     "/en/news/feed.rss", "/en/operations/feed.atom", "/sitemap.xml", "/sitemap-pages.xml",
     "/sitemap-news-2024-02.xml", "/robots.txt"],
)  # fmt: skip
def test_page_names_the_public_address_alone_whatever_it_is_asked_by(
    client: Client, settings: Settings, path: str
) -> None:
    settings.SITE_URL, settings.ALLOWED_HOSTS = DEMONSTRATION, ["127.0.0.1", "localhost"]
    build.news_item(slug="visit", public_from=build.LONG_AGO)
    operation = build.operation(slug="barrier", public_from=build.LONG_AGO)
    build.sheet(operation.operation, [build.Figure("heroin", "5")], public_from=build.LONG_AGO)
    answer = client.get(path, headers={"host": "localhost:9"})
    assert DEMONSTRATION in answer.text
    assert "localhost" not in answer.text
    assert answer.content == client.get(path, headers={"host": "127.0.0.1:8000"}).content
