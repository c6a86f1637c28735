import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from pytest_django import Settings

from portal.middleware import ClosedByDefault, Forms, Messages, Sessions, Users

CAREFUL = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Server": "portal",
}
POLICY = (
    "base-uri 'none'; connect-src 'self'; default-src 'none'; font-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; img-src 'self'; manifest-src 'self'; "
    "script-src 'self'; style-src 'self'"
)
NEVER = "max-age=0, no-cache, no-store, must-revalidate, private"

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "path",
    ["/", "/en/about/", "/ru/none/", "/healthz", "/robots.txt", "/admin/", "/admin/login/",
     "/admin/none/", "/en/news/a\0b/", "/en/about"],
)  # fmt: skip
def test_every_answer_carries_the_careful_headers(client: Client, path: str) -> None:
    headers = client.get(path).headers
    assert {name: headers[name] for name in CAREFUL} == CAREFUL
    assert headers["Content-Security-Policy"] == POLICY


@pytest.mark.parametrize("is_production", [False, True])
def test_answer_to_a_wrong_host_carries_the_careful_headers(
    client: Client, settings: Settings, is_production: bool
) -> None:
    settings.SECURE_SSL_REDIRECT = is_production
    response = client.get("/en/about/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert {name: response.headers[name] for name in CAREFUL} == CAREFUL
    assert response.headers["Content-Security-Policy"] == POLICY
    assert response.headers["Cache-Control"] == NEVER


@pytest.mark.parametrize("path", ["/healthz", "/admin/", "/admin/login/", "/admin/none/"])
def test_answer_of_what_is_not_public_is_never_kept(client: Client, path: str) -> None:
    assert client.get(path).headers["Cache-Control"] == NEVER


def test_public_page_varies_by_no_cookie_even_if_signed_in(
    admin_client: Client,
) -> None:
    response = admin_client.get("/en/about/")
    assert "Cookie" not in response.headers.get("Vary", "")
    assert "Set-Cookie" not in response.headers
    assert "no-store" not in response.headers["Cache-Control"]


@pytest.mark.parametrize("cookie", ["session=x", "csrf=x", "session=\xff; csrf=;;"])
def test_reader_who_sends_a_broken_cookie_gets_none_and_the_common_page(
    client: Client, cookie: str
) -> None:
    response = client.get("/en/about/", headers={"cookie": cookie})
    assert not response.cookies
    assert response.headers == client.get("/en/about/").headers


def test_forwarded_host_is_not_believed(client: Client) -> None:
    response = client.get("/en/about/", headers={"x-forwarded-host": "evil.example"})
    assert b"evil.example" not in response.content


def test_plain_http_in_production_is_sent_to_https_but_for_the_health_check(
    client: Client, settings: Settings
) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 60
    settings.SITE_URL = "https://testserver"
    response = client.get("/en/about/")
    assert (response.status_code, response.headers["Location"]) == (
        301, "https://testserver/en/about/",
    )  # fmt: skip
    assert {name: response.headers[name] for name in CAREFUL} == CAREFUL
    assert response.headers["Content-Security-Policy"] == POLICY
    assert client.get("/healthz").status_code == 200
    secure = client.get("/en/about/", secure=True)
    assert secure.headers["Strict-Transport-Security"] == "max-age=60"


def test_request_of_a_reader_knows_neither_session_nor_user_nor_messages() -> None:
    known: list[str] = []

    def view(request: HttpRequest) -> HttpResponse:
        known.extend(name for name in ("session", "user", "_messages") if hasattr(request, name))
        return HttpResponse()

    chain = Sessions(Forms(Users(Messages(view))))
    chain(RequestFactory().get("/en/news/"))
    assert known == []
    chain(RequestFactory().get("/admin/"))
    assert known == ["session", "user", "_messages"]


@pytest.mark.parametrize("path", ["/en/news/", "/none/"])
def test_unmarked_view_outside_the_desk_asks_to_sign_in(path: str) -> None:
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse("secret")

    answer = ClosedByDefault(view).process_view(RequestFactory().get(path), view)
    assert answer is not None
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/admin/login/?next={path}")
