import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from news.models import Edition
from tests import build
from tests.news.pages import links, page

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)
NOTICE = "The figures were wrong."


def public(headline: str = "First title", **columns: Any) -> Edition:
    return build.news_item(headline, public_from=build.LONG_AGO, **columns)


def renamed(edition: Edition, *, start: dt.datetime | None, slug: str = "second-title") -> Edition:
    return build.change(edition, public_from=start, slug=slug, headline="Second title")


def moves(client: Client, path: str) -> tuple[int, str]:
    response = client.get(path)
    assert not response.cookies
    return response.status_code, response.headers.get("Location", "")


def test_old_address_redirects_to_the_public_one(client: Client) -> None:
    now = timezone.now()
    second = renamed(public(), start=now - 2 * HOUR)
    renamed(second, start=now - HOUR, slug="third-title")
    third = (301, "/en/news/third-title/")
    assert moves(client, "/en/news/first-title/") == third
    assert moves(client, "/en/news/second-title/") == third
    assert moves(client, "/en/news/third-title/") == (200, "")


def test_redirect_is_kept_no_longer_than_a_page(client: Client) -> None:
    build.organisation()
    renamed(public(), start=timezone.now() - HOUR)
    response = client.get("/en/news/first-title/")
    assert response.headers["Cache-Control"] == "public, max-age=60"


def test_address_given_back_by_a_later_edition_does_not_go_round_in_circles(
    client: Client,
) -> None:
    now = timezone.now()
    second = renamed(public(), start=now - 2 * HOUR)
    renamed(second, start=now - HOUR, slug="first-title")
    assert moves(client, "/en/news/second-title/") == (301, "/en/news/first-title/")
    assert moves(client, "/en/news/first-title/") == (200, "")


@pytest.mark.parametrize("start", [None, timezone.now() + build.DAY])
def test_address_of_a_change_to_come_is_unknown(client: Client, start: dt.datetime | None) -> None:
    renamed(public(), start=start)
    unknown = page(client, "/en/news/never-was/", status=404)
    assert page(client, "/en/news/second-title/", status=404) == unknown
    assert "Second title" not in page(client, "/en/news/first-title/")


@pytest.mark.parametrize("start", [None, timezone.now() + build.DAY])
def test_item_not_yet_public_answers_like_an_unknown_address(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, start: dt.datetime | None
) -> None:
    build.news_item("Hidden title", public_from=start)
    build.news_item("Скрыто", language="ru", public_from=start)
    with django_assert_num_queries(5):
        unknown = client.get("/en/news/never-was/")
    for path in ("/en/news/hidden-title/", "/ru/news/hidden-title/", "/en/news/skryto/"):
        with django_assert_num_queries(5):
            answer = client.get(path)
        assert answer.status_code == 404
        if path.startswith("/en/"):
            assert answer.content == unknown.content
            assert answer.headers == unknown.headers


def test_withdrawn_item_shows_title_date_and_reason_alone(client: Client) -> None:
    edition = public(
        standfirst="The standfirst.",
        dateline=build.place("Moscow"),
        people=[build.person()],
        section=build.section("secret-section"),
    )
    build.withdrawn(edition, at=dt.datetime(2024, 3, 5, 9, tzinfo=dt.UTC), reason=NOTICE)
    html = page(client, "/en/news/first-title/")
    assert "<h1>First title</h1>" in html
    assert "Withdrawn on 5\u00a0March 2024." in html
    assert NOTICE in html
    assert '<meta name="robots" content="noindex">' in html
    for hidden in (
        "The text of the release", "The standfirst", "Moscow", "Orlova", "secret-section",
        "Secret-Section", "NewsArticle", "og:title", "canonical", edition.item.reference,
    ):  # fmt: skip
        assert hidden not in html, hidden


def test_old_address_of_a_withdrawn_item_leads_to_what_is_said_of_it(client: Client) -> None:
    now = timezone.now()
    second = renamed(public(), start=now - HOUR)
    build.withdrawn(second, at=now, reason=NOTICE)
    assert moves(client, "/en/news/first-title/") == (301, "/en/news/second-title/")
    assert NOTICE in page(client, "/en/news/second-title/")


def test_withdrawn_item_stays_so_until_its_next_edition_is_public(client: Client) -> None:
    now = timezone.now()
    edition = build.withdrawn(public(), at=now - 2 * HOUR, reason=NOTICE)
    later = renamed(edition, start=now + build.DAY, slug="first-title")
    html = page(client, "/en/news/first-title/")
    assert NOTICE in html
    assert "Second title" not in html
    Edition.objects.filter(pk=later.pk).write(public_from=now - HOUR)
    assert "Second title" in page(client, "/en/news/first-title/")


def test_removed_item_answers_410_and_tells_nothing(client: Client) -> None:
    now = timezone.now()
    edition = public(section=build.section("secret-section"))
    second = renamed(edition, start=now - HOUR)
    build.removed(second, reason=NOTICE)
    build.removed(edition, reason=NOTICE)
    for path in ("/en/news/first-title/", "/en/news/second-title/"):
        html = page(client, path, status=410)
        for hidden in ("First title", "Second title", NOTICE, "ecret-", "The text"):
            assert hidden not in html, hidden


def test_address_carried_only_by_removed_editions_answers_410(client: Client) -> None:
    edition = public()
    renamed(edition, start=timezone.now() - HOUR)
    build.removed(edition)
    assert moves(client, "/en/news/first-title/")[0] == 410
    assert moves(client, "/en/news/second-title/")[0] == 200


def test_address_of_another_language_leads_to_the_item_in_this_one(client: Client) -> None:
    english = public()
    build.news_item(
        "Первый заголовок", language="ru", item=english.item, public_from=build.LONG_AGO
    )
    found = (302, "/ru/news/pervyy-zagolovok/")
    assert moves(client, "/ru/news/first-title/") == found


def test_address_of_another_language_is_pointed_at_where_this_one_has_no_version(
    client: Client,
) -> None:
    public()
    html = page(client, "/ru/news/first-title/", status=404)
    assert links(html)["First title"] == "/en/news/first-title/"
    assert 'lang="en">First title</a>' in html
    assert "The text of the release" not in html


@pytest.mark.parametrize("state", ["withdrawn", "removed", "renamed"])
def test_address_of_another_language_is_not_pointed_at_once_it_is_not_public_there(
    client: Client, state: str
) -> None:
    edition, now = public(), timezone.now()
    if state == "withdrawn":
        build.withdrawn(edition, at=now)
    elif state == "removed":
        build.removed(edition)
    else:
        renamed(edition, start=now - HOUR)
    unknown = page(client, "/ru/news/never-was/", status=404)
    assert page(client, "/ru/news/first-title/", status=404) == unknown


@pytest.mark.parametrize(
    "path",
    [
        "/en/news/2024/13/", "/en/news/2024/00/", "/en/news/2024/2/", "/en/news/0000/",
        "/en/news/20240/", "/en/news/2024/02/30/", "/en/news/٢٠٢٤/",
        "/en/news/first--title/", "/en/news/first_title/", "/en/news/-/", "/en/news/%00/",
        "/en/news/a%00b/", "/en/news/..%2f/", "/en/news/%f0%28/",
        f"/en/news/{'a' * 81}/", f"/en/news/{'a-' * 5000}a/", f"/en/news/{'9' * 80}/",
        "/en/sections/%00/", f"/en/sections/{'a' * 10_000}/", "/en/sections/none/",
        "/en/sections/none/feed.atom", "/en/sections/none/feed.rss", "/de/news/",
    ],
)  # fmt: skip
def test_nonsense_in_an_address_answers_404(client: Client, path: str) -> None:
    public()
    page(client, path, status=404)
