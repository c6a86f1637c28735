from __future__ import annotations

import datetime as dt
import html
import re
from urllib.parse import quote, urlencode

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from portal.site.found import SIZE
from tests import build

pytestmark = pytest.mark.django_db


def ask(words: str, language: str = "en", **more: str) -> HttpResponse:
    response = Client().get(f"/{language}/search/?{urlencode({'q': words, **more})}")
    assert isinstance(response, HttpResponse)
    return response


def hits(response: HttpResponse) -> list[str]:
    return re.findall(r'<h3><a href="([^"]+)"', response.text)


def marked(response: HttpResponse) -> list[str]:
    return [html.unescape(word) for word in re.findall("<mark>([^<]+)</mark>", response.text)]


def test_search_without_a_question_shows_the_form_alone() -> None:
    for asked in ("", "   "):
        response = ask(asked)
        assert response.status_code == 200
        assert hits(response) == []
        assert "News and operations are searched together." in response.text


def test_search_finds_news_and_operations_in_turn() -> None:
    for n in (1, 2):
        build.news_item(f"Barrier news {n}", public_from=build.LONG_AGO)
    edition = build.operation(
        "Barrier",
        public_from=build.LONG_AGO,
        windows=[(dt.date(2022, 5, 23), dt.date(2022, 5, 27))],
    )
    build.withdrawn(build.operation("Barrier, gone", public_from=build.LONG_AGO), at=timezone.now())
    response = ask("barrier")
    assert hits(response) == [
        f"/en/operations/{edition.operation.slug}/",
        "/en/news/barrier-news-2/",
        "/en/news/barrier-news-1/",
    ]
    assert "23–27\u00a0May 2022" in response.text
    assert "3 found" in response.text


@pytest.mark.parametrize(
    ("language", "headline", "words", "mark"),
    [
        ("en", "Müller met the press", "muller", "Müller"),
        ("ru", "Ёлка в Секретариате", "ЕЛКА", "Ёлка"),
        ("ru", "Итоги операций", "операция", "операций"),
    ],
)
def test_search_is_blind_to_case_and_accents_and_marks_what_it_found(
    language: str, headline: str, words: str, mark: str
) -> None:
    build.news_item(headline, language=language, public_from=build.LONG_AGO)
    response = ask(words, language)
    assert len(hits(response)) == 1
    assert marked(response) == [mark]


def test_search_shows_the_place_in_the_text_and_nothing_as_markup() -> None:
    body = f"<p>{'word ' * 80}</p><p>A &lt;b&gt;rare&lt;/b&gt; seizure &amp; more.</p>"
    build.news_item("Plain", body=body, public_from=build.LONG_AGO)
    response = ask("rare")
    assert "A &lt;b&gt;<mark>rare</mark>&lt;/b&gt; seizure &amp; more." in response.text


def test_search_keeps_to_the_language_of_the_page_for_news_and_marks_fallen_back_names() -> None:
    build.news_item("Outpost in English", public_from=build.LONG_AGO)
    build.operation("Outpost", public_from=build.LONG_AGO, lead_en="An outpost in the mountains.")
    response = ask("outpost", "ru")
    assert hits(response) == ["/ru/operations/outpost/"]
    assert '<a href="/ru/operations/outpost/" lang="en"><mark>Outpost</mark></a>' in response.text
    assert '<p lang="en">An <mark>outpost</mark> in the mountains.</p>' in response.text


def test_search_finds_nothing_that_is_not_public() -> None:
    later = timezone.now() + build.DAY
    shown = build.news_item("Cipher shown", public_from=build.LONG_AGO)
    build.change(shown, public_from=later, headline="Cipher scheduled", slug="scheduled")
    build.news_item("Cipher draft")
    build.news_item("Cipher planned", public_from=later)
    gone = build.news_item("Cipher withdrawn", public_from=build.LONG_AGO)
    build.withdrawn(gone, at=timezone.now())
    build.operation("Cipher operation")
    build.operation("Cipher plan", public_from=later)
    response = ask("cipher")
    assert hits(response) == ["/en/news/cipher-shown/"]
    assert "1 found" in response.text
    for word in ("scheduled", "draft", "planned", "withdrawn", "operation", "plan"):
        assert hits(ask(f"cipher {word}")) == []


def test_search_goes_from_page_to_page_and_keeps_the_words() -> None:
    for n in range(SIZE + 1):
        build.news_item(f"Müller {n}", public_from=build.LONG_AGO)
    first = ask("Müller")
    assert len(hits(first)) == SIZE
    assert f'rel="next" href="?q={quote("Müller")}&amp;page=2"' in first.text
    assert 'rel="prev"' not in first.text
    second = ask("Müller", page="2")
    assert len(hits(second)) == 1
    assert not set(hits(first)) & set(hits(second))
    assert f'rel="prev" href="?q={quote("Müller")}&amp;page=1"' in second.text
    assert 'rel="next"' not in second.text
    assert f'<ol class="news" start="{SIZE + 1}">' in second.text
    assert ask("Müller", page="3").status_code == 404


@pytest.mark.parametrize("page", ["0", "-1", "nonsense", "1.5", "9" * 5000, "101", "\0", "٣3x"])
def test_search_page_that_cannot_be_is_a_bad_request(page: str) -> None:
    response = ask("word", page=page)
    assert response.status_code == 400
    assert "The request could not be understood" in response.text


CONTROL = "The search cannot contain control characters."
LENGTH = "Search for at most 200 characters."


@pytest.mark.parametrize(
    ("words", "why"),
    [("a\0b", CONTROL), ("\0", CONTROL), ("x" * 201, LENGTH), ("я" * 10_000, LENGTH)],
)
def test_search_that_cannot_be_asked_says_why_and_keeps_the_words(words: str, why: str) -> None:
    response = ask(words)
    assert response.status_code == 400
    assert f'<p class="notice" id="problem">{why}</p>' in response.text
    assert f'value="{words.replace(chr(0), "")[:200]}"' in response.text
    assert "\0" not in response.text
    assert len(response.content) < 15_000


HOSTILE = [
    '"', "'", '"unbalanced', "(", "a AND", "NOT", "NEAR(", "*", "a*", "-x", "title:x", "^a", "a:*",
    "& | !", "<->", "a' or 1=1 --", "%", "_", "\\", "''''", "🙂", "!!!", "\ufeff", "\u202e",
    "{{ words }}", "<script>alert(1)</script>", "a" * 200, "a " * 100, "\ud7ff", "№ 5",
]  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
def test_search_with_signs_that_the_database_might_read_answers(words: str) -> None:
    build.news_item("Seminar", public_from=build.LONG_AGO)
    response = ask(words)
    assert response.status_code == 200
    assert hits(response) == []
    assert "<script>alert" not in response.text


@pytest.mark.parametrize("query", [b"q=%ff%fe", b"q=%C3%28", b"q[]=1", b"q=a&q=b", b"%00=1"])
def test_search_with_a_broken_query_string_answers(query: bytes) -> None:
    assert Client().get("/en/search/", QUERY_STRING=query.decode()).status_code in (200, 400)


@pytest.mark.parametrize("rows", [1, 3])
def test_search_asks_five_questions_however_many_rows(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    build.organisation()
    for n in range(rows):
        build.news_item(f"Barrier {n}", public_from=build.LONG_AGO, section=build.section(f"s{n}"))
        build.operation(f"Barrier {n}", public_from=build.LONG_AGO)
    ask("barrier")
    with django_assert_num_queries(5):
        assert len(hits(ask("barrier"))) == 2 * rows


def test_search_is_kept_from_search_engines_and_from_no_cache() -> None:
    build.organisation()
    response = ask("barrier")
    assert '<meta name="robots" content="noindex">' in response.text
    assert response["Cache-Control"] == "public, max-age=60"
    assert not response.cookies


def test_language_switch_of_the_search_keeps_the_words() -> None:
    assert 'href="/ru/search/?q=%22a%22+%26" lang="ru"' in ask('"a" &').text
