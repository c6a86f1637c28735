"""Every address that is open to strangers, asked as an intruder would ask it.

Whatever is sent, the answer is one of a few, comes at once, carries every careful header and sets
no reader a cookie. A new address is tried as soon as it is listed in tests/house/test_doors.py.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import product
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from pytest_django import Settings

from tests import build
from tests.house.addresses import addresses
from tests.house.test_doors import KEPT, MACHINES, READERS, SIGNING_IN
from tests.portal.test_middleware import CAREFUL, POLICY

pytestmark = pytest.mark.django_db

PARTS = {
    "reference": "ABCD2345", "digest": "0" * 32, "year": 2024, "month": 2, "slug": "visit",
    "uidb64": "MQ", "token": "abc-def",
}  # fmt: skip
OPEN = sorted(set(f"{READERS}{MACHINES}{SIGNING_IN}".split()))
READ = sorted(set(f"{READERS}{MACHINES}".split()))
ANSWERS = {200, 301, 302, 304, 400, 404}
WORDS = [
    "\0", "a" * 10_000, "9" * 30, "-1", "'\"><script>alert(1)</script>", "../../etc/passwd",
    "//evil.example", "\\\\evil.example", "{{7*7}}", "%00", "\u202e\ud83d\ude00", "a\r\nX-Evil: 1",
    "2024-13-45.1", "9999-12-31.9223372036854775807", "0001-01-01.0",
]  # fmt: skip
WORDS = [word.encode("utf-8", "replace").decode() for word in WORDS]
RAW = ["%ff%fe", "%c0%af", "%ed%a0%80", "%", "%zz", "..%2f..%2fetc", "%2e%2e/", "%5c%5cevil"]
ASKED = (
    "q",
    "page",
    "from",
    "older",
    "newer",
    "oldest",
    "series",
    "year",
    "country",
    "kind",
    "next",
)
HEADERS: list[dict[str, str]] = [
    {"host": "evil.example"}, {"host": ""}, {"host": "testserver:x"},
    {"x-forwarded-host": "evil.example"}, {"x-forwarded-proto": "gopher"},
    {"x-original-url": "/admin/"}, {"x-http-method-override": "DELETE"},
    {"accept-language": "ru," * 2_000}, {"accept-language": "../../x;q=z"},
    {"cookie": "session=x; csrf=y"}, {"cookie": "=;;\xff=\xff"},
    {"if-none-match": "*"}, {"if-modified-since": "Fri, 01 Jan 9999 00:00:00 GMT"},
    {"if-modified-since": "x"}, {"range": "bytes=0-1,5-,-9"}, {"content-length": "x"},
]  # fmt: skip
FORM = "application/x-www-form-urlencoded"
BODIES = [
    (f"{FORM}; charset=utf-16", "a=1".encode("utf-16")), (FORM, b"%ff=%ff&\xff=\0"),
    (FORM, b"&".join(b"a%d=1" % n for n in range(6_000))), (FORM, b"a=" + b"x" * 3_000_000),
    ("multipart/form-data", b"x"), ("multipart/form-data; boundary=a; charset=utf-16", b"--a\r\n"),
    ("application/json", b"{"), ("text/xml", b"<!DOCTYPE a [<!ENTITY b SYSTEM '/x'>]><a>&b;</a>"),
]  # fmt: skip


def path_of(name: str) -> str:
    pattern = next(pattern for other, pattern in addresses() if other == name)
    kept = {part: PARTS[part] for part in pattern.pattern.converters}
    return reverse(name, kwargs=kept)


def faults(client: Client, method: str, path: str, **sent: Any) -> Iterator[str]:
    begun = time.process_time()
    answer: Any = client.generic(method, path, **sent)
    if time.process_time() - begun > 2:
        yield "slow"
    yield from (name for name, value in CAREFUL.items() if answer.get(name) != value)
    if answer.get("Content-Security-Policy") != POLICY or "Cache-Control" not in answer:
        yield "policy or keeping"
    if answer.cookies and not path.startswith("/admin/"):
        yield "a cookie"
    if "X-Evil" in answer:
        yield "the intruder's header"
    if not url_has_allowed_host_and_scheme(answer.get("Location", "/"), allowed_hosts=None):
        yield "leads away"
    if answer.status_code not in ANSWERS | ({403, 405} if method != "GET" else set()):
        yield str(answer.status_code)


def tried(client: Client, method: str, path: str, **sent: Any) -> list[Any]:
    found = list(faults(client, method, path, **sent))
    return [(method, path[:200], str(sent)[:80], *found)] if found else []


@pytest.fixture(autouse=True)
def content(settings: Settings) -> None:
    settings.KEEP_PAGES = True  # as the server does
    build.organisation()
    series = build.series()
    build.operation(slug="visit", series=series, public_from=build.LONG_AGO)
    build.news_item(slug="visit", section=build.section("visit"), public_from=build.LONG_AGO)


@pytest.mark.parametrize("name", OPEN)
def test_hostile_query_is_answered_calmly(client: Client, name: str) -> None:
    path, many = path_of(name), "&".join(f"a{number}=1" for number in range(1_500))
    values = [quote(word) for word in WORDS] + RAW
    queries = [f"{asked}={value}" for asked, value in product(ASKED, values)]
    if name in SIGNING_IN or name in MACHINES:  # they read no query: all of them at once
        queries = ["&".join(f"{asked}={value}" for asked in ASKED) for value in values]
    queries += [many, "&&==&", "q=1&q=2&q[]=3"]
    assert [bad for query in queries for bad in tried(client, "GET", f"{path}?{query}")] == []


@pytest.mark.parametrize("name", [name for name in OPEN if path_of(name) != path_of("root")])
def test_hostile_word_in_the_address_is_answered_calmly(client: Client, name: str) -> None:
    path = path_of(name)
    written = [part for part in map(str, PARTS.values()) if part in path] or [path.strip("/")]
    words = [quote(word) for word in WORDS] + RAW
    paths = [path.replace(part, word) for part, word in product(written, words)]
    assert [bad for path in paths for bad in tried(client, "GET", path)] == []


@pytest.mark.parametrize("name", OPEN)
def test_hostile_header_is_answered_calmly(client: Client, name: str) -> None:
    path = path_of(name)
    assert [bad for sent in HEADERS for bad in tried(client, "GET", path, headers=sent)] == []


@pytest.mark.parametrize("name", OPEN)
def test_hostile_body_and_method_are_answered_calmly(name: str) -> None:
    client, path = Client(enforce_csrf_checks=True), path_of(name)
    bad = [
        one
        for kind, body in BODIES
        for one in tried(client, "POST", path, data=body, content_type=kind)
    ]
    for method in ("HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "get", "X-EVIL"):
        bad += tried(client, method, path)
    assert bad == []


@pytest.mark.parametrize("name", sorted(KEPT.split()))
def test_nothing_that_anybody_sends_is_kept_for_the_next(settings: Settings, name: str) -> None:
    """What the first visitor asks, and how, fills the store; the second is answered from it."""

    def seen(client: Client) -> tuple[int, list[tuple[str, str]], bytes]:
        answer = client.get(path)
        return answer.status_code, sorted(answer.items()), answer.content

    path, settings.KEEP_PAGES = path_of(name), False
    expected = seen(Client())
    settings.KEEP_PAGES = True
    asked = [("GET", path, sent) for sent in HEADERS]
    asked += [("GET", f"{path}?{word}={quote(WORDS[4])}", {}) for word in ASKED]
    asked += [(method, path, {}) for method in ("HEAD", "POST", "OPTIONS", "get", "X-EVIL")]
    poisoned = []
    for method, address, headers in asked:
        client = Client()
        client.generic(method, address, headers=headers)
        if seen(client) != expected or seen(client) != expected:
            poisoned.append((method, address, headers))
    assert poisoned == []


@pytest.mark.parametrize("name", READ)
def test_what_only_reads_is_not_posted_to(client: Client, name: str) -> None:
    answers = [client.generic(method, path_of(name)) for method in ("POST", "PUT", "DELETE")]
    assert [(one.status_code, one.headers["Allow"]) for one in answers] == [(405, "GET, HEAD")] * 3


@pytest.mark.parametrize("name", ["settings.py", "../settings.py", "%2e%2e/manage.py", "\0", "//x"])
def test_file_outside_the_static_ones_is_not_there(
    client: Client, settings: Settings, name: str
) -> None:
    path = f"{settings.STATIC_URL}{quote(name, safe='/%.')}"
    assert (client.get(path).status_code, tried(client, "GET", path)) == (404, [])
