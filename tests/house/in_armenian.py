"""Run by test_third_language in a portal whose settings name Armenian as well: what its pages say
in it, and what they borrow."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client, override_settings
from pytest_django import DjangoDbBlocker

from .armenian import HEADLINE, SLUG, speak_armenian
from .test_pages import FILES

pytestmark = pytest.mark.django_db
ITEM = f"/hy/news/{SLUG}/"
OPERATION = "/hy/operations/channel-second-barrier/"


@pytest.fixture(scope="module", autouse=True)
def demonstration(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    plain = override_settings(STORAGES={"staticfiles": FILES}, SITE_URL="http://testserver")
    with django_db_blocker.unblock(), plain, transaction.atomic():
        call_command("load_demo")
        speak_armenian()
        yield
        transaction.set_rollback(True)


def read(path: str) -> str:
    answer = Client().get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_news_item_has_its_page_in_armenian_under_an_address_of_its_own() -> None:
    page = read(ITEM)
    assert '<html lang="hy">' in page
    assert f"<h1>{HEADLINE}</h1>" in page
    assert re.findall(r"27\s(\w+)\s2022</time>", page) == ["Մայիս"]
    alternates = re.findall(
        r'rel="alternate" hreflang="([\w-]+)" href="http://testserver/(\w\w)/', page
    )
    assert alternates == [("en", "en"), ("ru", "ru"), ("hy", "hy"), ("x-default", "en")]
    assert '<meta property="og:locale" content="hy_AM">' in page


def test_label_in_armenian_is_plain_and_one_that_falls_back_is_marked() -> None:
    page = read(OPERATION)
    assert '<h1 class="title">Կանալ – Երկրորդ պատնեշ</h1>' in page
    assert "Հերոին" in page
    assert '<span lang="en">Hashish</span>' in page


def test_words_that_no_catalogue_has_in_armenian_are_marked_as_english() -> None:
    page = read(OPERATION)
    assert '<span lang="en">Skip to content</span>' in page
    assert 'aria-label="Main"' in page
    assert "<title>Կանալ – Երկրորդ պատնեշ · ՀԱՊԿ</title>" in page
    assert re.findall(r'lang="en"[^>]*><span lang', page) == []


def test_words_that_are_translated_are_not_marked() -> None:
    for language in ("en", "ru"):
        page = read(f"/{language}/operations/channel-second-barrier/")
        assert re.findall(r'<span lang="\w+">', page) == []


def test_search_finds_what_is_said_in_armenian() -> None:
    page = read("/hy/search/?q=ԱՐԴՅՈՒՆՔՆԵՐԸ")
    assert f'href="{ITEM}"' in page
    assert "<mark>արդյունքները</mark>" in page


def test_feed_and_sitemap_name_the_language() -> None:
    assert 'xml:lang="hy"' in read("/hy/news/feed.atom")
    assert HEADLINE in read("/hy/news/feed.atom")
    sitemap = read("/sitemap-news-2022-05.xml")
    assert f'hreflang="hy" href="http://testserver{ITEM}"' in sitemap


def test_figures_are_written_by_the_signs_of_the_language() -> None:
    assert "2\xa0836" in read(OPERATION)
