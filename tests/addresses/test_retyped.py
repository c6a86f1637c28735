"""Addresses as people retype them, asked of every kind of page that has one."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from portal.addresses.retyped import LONGEST, meant
from tests import build

pytestmark = pytest.mark.django_db
AFTER = [".", ")", ",", "»", "”", ";", ":", "!", "?", "…", "’", '"', "'", "]", ">", "%20", "%C2%A0",
         ").", "».", "...", "/.", "/)", "/»", "/%20", "%E2%80%8B", "*", "//"]  # fmt: skip


@pytest.fixture
def reference() -> str:
    """Something public at an address of every kind."""
    series = build.series("channel")
    edition = build.operation("Barrier", slug="barrier", series=series, public_from=build.LONG_AGO)
    build.news_item(
        "Address trial", section=build.section("secretariat"), public_from=build.LONG_AGO
    )
    return edition.operation.reference


PATHS = ["/en/news/address-trial/", "/en/operations/barrier/", "/en/operations/series/channel/",
         "/en/sections/secretariat/", "/en/about/", "/ru/operations/barrier/"]  # fmt: skip


def moves(client: Client, path: str) -> tuple[int, str]:
    response = client.get(path)
    return response.status_code, response.headers.get("Location", "")


@pytest.mark.parametrize("path", PATHS)
def test_retyped_address_leads_to_the_thing(client: Client, path: str, reference: str) -> None:
    bare = path.removesuffix("/")
    wrong = [f"{bare}{quote(sign, safe='%/')}" for sign in AFTER]
    wrong += [path.upper(), path.title(), f"{bare.title()}.", bare.replace("-", "%E2%80%91")]
    asked = [one for one in wrong if one not in (path, bare)]
    assert {one: moves(client, one) for one in asked} == dict.fromkeys(asked, (301, path))


def test_retyped_reference_leads_to_it_and_on(client: Client, reference: str) -> None:
    for wrong in (f"/r/{reference}).", f"/R/{reference.lower()}.", f"/r/{reference}%20"):
        assert moves(client, wrong) == (301, f"/r/{reference}/")
    assert client.get(f"/r/{reference}/").status_code == 302


def test_retyped_old_address_leads_straight_to_the_present_one(client: Client) -> None:
    first = build.news_item("First", public_from=build.LONG_AGO)
    build.change(first, public_from=timezone.now(), slug="second")
    assert moves(client, "/en/news/First).") == (301, "/en/news/second/")


def test_question_of_a_retyped_address_goes_along(client: Client, reference: str) -> None:
    moved = moves(client, "/EN/NEWS/?oldest=1&x=%0d%0aX-Evil:1")
    assert moved == (301, "/en/news/?oldest=1&x=%0d%0aX-Evil:1")


def test_redirect_is_kept_as_long_as_the_page_and_sent_to_a_head(
    client: Client, reference: str
) -> None:
    page, moved = client.get(PATHS[0]), client.head(f"{PATHS[0]}).", headers={"if-none-match": "*"})
    assert (moved.status_code, moved["Cache-Control"]) == (301, page["Cache-Control"])


@pytest.mark.parametrize("after", [".", ")", "»"])
def test_retyped_address_of_what_is_hidden_is_unknown(client: Client, after: str) -> None:
    later = timezone.now() + build.DAY
    build.news_item("Hidden")
    build.news_item("Planned", public_from=later)
    series = build.series("secret")
    planned = build.operation("Secret", slug="secret", series=series, public_from=later)
    build.removed(build.news_item("Removed", public_from=build.LONG_AGO))
    reference = planned.operation.reference
    for stem, names in {
        "/en/news/": ["hidden", "planned", "removed"],
        "/en/operations/": ["secret"],
        "/en/operations/series/": ["secret"],
        "/en/sections/": ["secretariat"],
        "/r/": [reference],
    }.items():
        unknown = client.get(f"{stem}Never-Was{after}")
        for name in names:
            for wrong in (f"{stem}{name}{after}", f"{stem}{name.title()}{after}"):
                answer = client.get(wrong)
                assert answer.status_code == unknown.status_code == 404
                assert answer.content == unknown.content
                assert dict(answer.headers) == dict(unknown.headers)


@pytest.mark.parametrize("after", ["", "."])
def test_retyped_address_of_what_is_hidden_costs_what_an_unknown_one_does(
    client: Client, after: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    build.organisation()
    build.news_item("Hidden")
    for name in ("Hidden", "Never-Was"):
        with django_assert_num_queries(6):
            client.get(f"/en/news/{name}{after}")


@pytest.mark.parametrize(
    "path",
    ["/", "/en/", "/ADMIN/", "/Admin/news/edition/", "/healthz.", "/xx/news/a.", "/en/news/канал/",
     "/en/news/" + "A" * LONGEST, "/STATIC/portal/site.css", "/\0/", "/r/", "/en"],
)  # fmt: skip
def test_meant_is_nothing_outside_the_pages_of_readers(path: str) -> None:
    assert meant(path) in ("", path)


def test_post_to_a_retyped_address_is_not_led_anywhere(client: Client, reference: str) -> None:
    assert client.post("/en/about).").status_code in (403, 404)
