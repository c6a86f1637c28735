"""Nothing of what is not public is said at any address: every field of it carries one word."""

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from news.models import Edition
from operations.models import Operation
from portal.publishing import verbs
from tests import build
from tests.house.crawl import crawl

pytestmark = pytest.mark.django_db
WORD = "zqsecret"
YEAR = re.compile("(?<![0-9a-f])2031(?:07)?(?![0-9a-f])")  # in a tag, chance writes it
DOORS = (
    "/", "/en/", "/ru/", "/sitemap.xml", "/robots.txt", "/en/news/feed.atom", "/ru/news/feed.rss",
    "/en/operations/feed.atom", f"/en/search/?q={WORD}", f"/ru/search/?q={WORD}",
)  # fmt: skip


def secret(name: str, *, language: str = "en", **columns: Any) -> Edition:
    words = f"{WORD} {name}"
    fields: dict[str, Any] = {
        "section": build.section(f"{WORD}-{name}", name_en=words, name_ru=words),
        "standfirst": words,
        "body": f"<p>{words}</p>",
        "dateline": build.place(words),
        "people": [build.person(words, post_en=words, post_ru=words)],
        "operations": [_operation(name)],
        "display_date": dt.date(2031, 7, 7),
    }
    return build.news_item(words, language=language, **fields | columns)


def _operation(name: str) -> Operation:
    draft = build.operation(f"{WORD} operation {name}", series=build.series(f"{WORD}-{name}"))
    build.sheet(draft.operation, [build.Figure(f"{WORD}-{name}", "5")])
    return draft.operation


@pytest.fixture
def hidden() -> list[Edition]:
    """One of every kind, among things that are public and lead to them in the database."""
    now = timezone.now()
    build.organisation()
    later = now + dt.timedelta(hours=1)
    open_operation = build.operation("Barrier", public_from=build.LONG_AGO).operation
    sheet = build.sheet(open_operation, [build.Figure(WORD, "7")])
    build.news_item("Before", public_from=build.LONG_AGO, operations=[open_operation])
    public = build.news_item(
        "Public", public_from=build.LONG_AGO, sheet=sheet,
        operations=[open_operation, _operation("reported")],
    )  # fmt: skip
    other = build.news_item("Other", public_from=build.LONG_AGO)
    removed = secret("removed", public_from=build.LONG_AGO)
    words: dict[str, Any] = {
        "headline": f"{WORD} changed",
        "standfirst": WORD,
        "body": f"<p>{WORD}</p>",
    }
    return [
        secret("draft"),
        verbs.submit(secret("submitted"), by=build.user(), at=now),
        secret("scheduled", public_from=later),
        secret("translation", language="ru", item=public.item),
        secret("translated", language="ru", item=other.item, public_from=later),
        build.change(public, **words, slug=f"{WORD}-changed"),
        build.change(other, public_from=later, **words, slug=f"{WORD}-changed-later"),
        build.removed(removed),
    ]


def test_no_page_feed_or_list_says_anything_of_what_is_not_public(
    client: Client, hidden: list[Edition]
) -> None:
    pages = list(crawl(client, DOORS))
    assert {page.name for page in pages} >= {
        "home", "news:item", "news:month", "news:section", "news:section-feed-atom", "sitemap-news",
    }  # fmt: skip
    for page in pages:
        answer = client.get(page.path)
        said = answer.content.decode(errors="replace") + str(answer.headers)
        told = said
        for asked in (f"?q={WORD}", f'value="{WORD}"', f"Search: {WORD}", f"Поиск: {WORD}"):
            told = told.replace(asked, "")
        assert WORD not in told, page.path
        assert not YEAR.search(told), page.path


def test_no_guessed_address_says_anything_of_what_is_not_public(
    client: Client, hidden: list[Edition]
) -> None:
    for language in ("en", "ru"):
        unknown = client.get(f"/{language}/news/never-was/")
        paths = [
            *(f"/{language}/news/{edition.slug}/" for edition in hidden),
            *(f"/{language}/sections/{edition.section.slug}/" for edition in hidden if
              edition.section and WORD in edition.section.slug),
            f"/{language}/news/2031/", f"/{language}/news/2031/07/",
        ]  # fmt: skip
        for path in paths:
            answer = client.get(path)
            assert answer.status_code in (404, 410), path
            if answer.status_code == 404:
                assert (answer.content, answer.headers) == (unknown.content, unknown.headers), path
            assert WORD not in answer.content.decode(), path


def test_no_permanent_reference_leads_to_what_is_not_public(
    client: Client, hidden: list[Edition]
) -> None:
    unknown = client.get("/r/22222222/")
    for edition in hidden:
        answer = client.get(f"/r/{edition.item.reference}/", follow=True)
        assert WORD not in answer.content.decode()
        assert WORD not in str(answer.redirect_chain)
        if not Edition.objects.ever_public(timezone.now()).filter(item=edition.item).exists():
            assert answer.status_code in (unknown.status_code, 410)
