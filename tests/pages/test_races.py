"""What is kept against what is written: in whatever order transactions commit, and whoever reads
between them, nobody is shown what has ceased to be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from threading import Event, Thread

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from news.models import Edition
from portal.publishing import verbs
from portal.publishing.beat import Beat, write_printed
from tests import build
from tests.opened import Open

pytestmark = pytest.mark.django_db(transaction=True)
SECONDS = 20


@pytest.fixture(autouse=True)
def kept(settings: Settings) -> None:
    settings.KEEP_PAGES = True
    build.organisation()


class Withdrawal(Thread):
    """A withdrawal whose instant is read at once; it is written and committed when it is told."""

    def __init__(self, edition: Edition, *, opened: Open) -> None:
        super().__init__()
        self.edition, self.opened, self.at = edition, opened, timezone.now()
        self.may_write, self.is_written, self.may_commit = Event(), Event(), Event()

    def run(self) -> None:
        self.opened()
        try:
            editor, edition = build.user(), Edition.objects.get(pk=self.edition.pk)
            self.may_write.wait(SECONDS)
            with transaction.atomic():
                verbs.withdraw(edition, by=editor, at=self.at, reason="Published too early.")
                self.is_written.set()
                self.may_commit.wait(SECONDS)
        finally:
            connection.close()


def test_withdrawal_that_commits_after_a_later_approval_is_seen_at_once(
    client: Client, opened: Open
) -> None:
    def shown() -> list[bool]:
        """Asked twice: what the first answer left behind is the second."""
        texts = [client.get("/en/news/").text for _ in range(2)]
        assert texts[0] == texts[1]
        return ["Withdrawn later" in texts[0], "Approved first" in texts[0]]

    withdrawn = build.news_item("Withdrawn later", public_from=build.LONG_AGO)
    draft = build.news_item("Approved first", slug="first")
    assert shown() == [True, False]
    other = Withdrawal(withdrawn, opened=opened)
    other.start()
    build.release(draft, start=timezone.now())
    assert shown() == [True, True]
    other.may_write.set()
    assert other.is_written.wait(SECONDS)
    assert shown() == [True, True]
    other.may_commit.set()
    other.join(SECONDS)
    assert shown() == [False, True]


def test_page_that_was_read_while_a_change_was_committed_is_kept_by_nobody(
    client: Client, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The change falls between the beat and the content, or just before the page is stored."""
    edition = build.news_item("Withdrawn meanwhile", public_from=build.LONG_AGO)
    begun = client.get("/en/news/").text
    build.news_item("Another", slug="another", public_from=timezone.now())
    other = Withdrawal(edition, opened=opened)
    other.start()

    def committed(*given: object) -> None:
        other.may_write.set()
        other.may_commit.set()
        other.join(SECONDS)

    def answer(execute: Callable[..., object], sql: str, *given: object) -> object:
        found = execute(sql, *given)
        if "publishing_beat" in sql:
            committed()
        return found

    with connection.execute_wrapper(answer):
        between = client.get("/en/news/").text
    assert ["Withdrawn meanwhile" in page for page in (begun, between)] == [True, False]
    assert client.get("/en/news/").text == between


def test_feed_is_another_for_whoever_asks_by_date_once_a_section_has_another_name(
    client: Client,
) -> None:
    build.news_item("Item", public_from=build.LONG_AGO)
    Beat.objects.update(raised_at=build.LONG_AGO)
    date = client.get("/en/news/feed.atom").headers["Last-Modified"]
    asked = {"If-Modified-Since": date}
    assert client.get("/en/news/feed.atom", headers=asked).status_code == 304
    section = build.section()
    section.name = {"en": "Renamed"}
    write_printed(section)
    answer = client.get("/en/news/feed.atom", headers=asked)
    assert (answer.status_code, "Renamed" in answer.text) == (200, True)


def test_instant_that_passes_empties_what_is_kept_though_nothing_is_written(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    noon = timezone.now().replace(second=10, microsecond=0)
    hands = [noon]
    monkeypatch.setattr(timezone, "now", lambda: hands[0])
    for seconds in (5, 15):
        build.news_item(f"After {seconds}", slug=f"a{seconds}",
                        public_from=noon + dt.timedelta(seconds=seconds))  # fmt: skip
    beat, shown = Beat.objects.get().count, []
    for second in (0, 4, 5, 5, 14, 15, 16):
        hands[0] = noon + dt.timedelta(seconds=second)
        page = client.get("/en/news/").text
        shown.append(sum(f"After {seconds}<" in page for seconds in (5, 15)))
    assert shown == [0, 0, 1, 1, 1, 2, 2]
    assert Beat.objects.get().count == beat
