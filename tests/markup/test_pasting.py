from __future__ import annotations

from collections import Counter

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from portal.markup.pasting import LONGEST, left_out_words
from tests import build

HTML = "text/html; charset=utf-8"


@pytest.fixture
def at_desk(db: None, client: Client) -> Client:
    client.force_login(build.user("press officer"))
    return client


def test_markup_is_answered_clean_with_what_was_left_out(at_desk: Client) -> None:
    sent = "<h1>Совет</h1><p>a <s>b</s><a href='file:///c:/d'>e</a></p>"
    answer = at_desk.post(reverse("clean-markup"), sent.encode(), content_type=HTML)
    assert answer.json() == {
        "html": "<h2>Совет</h2>\n<p>a e</p>",
        "leftOut": "Left out: 1 deleted passage, 1 link to a place that readers cannot reach.",
    }
    assert "no-store" in answer["Cache-Control"]


def test_markup_of_strangers_or_too_long_or_unasked_is_not_cleaned(at_desk: Client) -> None:
    address = reverse("clean-markup")
    stranger, careless = Client(), Client(enforce_csrf_checks=True)
    careless.cookies = at_desk.cookies
    assert [
        stranger.post(address, b"<p>a</p>", content_type=HTML).status_code,
        careless.post(address, b"<p>a</p>", content_type=HTML).status_code,
        at_desk.post(address, b"a" * (LONGEST + 1), content_type=HTML).status_code,
        at_desk.get(address).status_code,
        at_desk.post(address, b"<p>\xff</p>", content_type=HTML).json()["html"],
    ] == [302, 403, 413, 405, "<p>�</p>"]


@pytest.mark.parametrize("length", ["a", "-1", "²", "1e3"])
def test_length_that_is_no_number_is_refused(at_desk: Client, length: str) -> None:
    answer = at_desk.post(
        reverse("clean-markup"), b"<p>a</p>", content_type=HTML, CONTENT_LENGTH=length
    )
    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("language", "left_out", "words"),
    [
        ("en", {}, ""),
        ("en", {"comment": 2, "deleted": 1}, "Left out: 2 comments, 1 deleted passage."),
        ("en", {"hidden": 3, "filter": 1},
         "Left out: 3 hidden passages, 1 link whose target a mail filter hides."),
        ("ru", {"comment": 1, "deleted": 2, "hidden": 5},
         "Не вошло: 1 примечание, 2 удалённых места, 5 скрытых мест."),
        ("ru", {"local": 21}, "Не вошло: 21 ссылка на недоступное читателям место."),
    ],
)  # fmt: skip
def test_what_was_left_out_is_said_in_numbers(
    language: str, left_out: dict[str, int], words: str
) -> None:
    with override(language):
        assert left_out_words(Counter(left_out)) == words
