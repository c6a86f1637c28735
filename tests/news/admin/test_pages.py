"""The desk's own pages of a news item: withdraw, delete, preview, translate."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.utils import timezone

from news.models import Edition, NewsItem
from portal.accounts.models import User
from portal.publishing import verbs
from tests import build
from tests.publishing.moves import STATES, columns, draft, public, submitted

from .desk import LIST, Desk, buttons, of, page, said

pytestmark = pytest.mark.django_db


def both() -> tuple[Edition, Edition]:
    english = public(headline="Seminar")
    russian = public(headline="Семинар", item=english.item, language="ru")
    return english, russian


def reasons(edition: Edition, reason: str, **more: str) -> dict[str, str]:
    typed = {"reason": reason, "version": str(edition.version)} | more
    return {f"{edition.pk}-{name}": value for name, value in typed.items()}


def test_withdrawal_is_of_one_language_and_of_the_other_where_it_is_ticked() -> None:
    english, russian = both()
    editor = Desk("editor")
    assert "Withdraw this one too" in editor.text(page(english, "withdraw"))
    sent = reasons(english, "Wrong date.") | reasons(russian, "Not chosen.")
    editor.post(page(english, "withdraw"), sent)
    states = [columns(edition)["state"] for edition in (english, russian)]
    assert states == ["withdrawn", "approved"]
    russian.refresh_from_db()
    assert "this one too" not in editor.text(page(russian, "withdraw"))


def test_withdrawal_of_both_keeps_a_reason_in_each_language() -> None:
    english, russian = both()
    sent = reasons(english, "Wrong date.") | reasons(russian, "Неверная дата.", chosen="on")
    Desk("editor").post(page(russian, "withdraw"), sent | {f"{english.pk}-chosen": "on"})
    assert list(Edition.objects.order_by("pk").values_list("state", "reason")) == [
        ("withdrawn", "Wrong date."),
        ("withdrawn", "Неверная дата."),
    ]
    assert LogEntry.objects.filter(change_message__startswith="Withdrawn: ").count() == 2


@pytest.mark.parametrize("wrong", [{"reason": " "}, {"version": "1"}, {"version": "x"}])
def test_withdrawal_of_both_with_a_fault_in_one_withdraws_neither(wrong: dict[str, str]) -> None:
    english, russian = both()
    sent = reasons(english, "Wrong date.") | reasons(russian, "Ошибка.", chosen="on")
    sent |= {f"{russian.pk}-{name}": value for name, value in wrong.items()}
    answer = Desk("editor").post(page(english, "withdraw"), sent)
    assert "Wrong date.</textarea>" in answer.content.decode()
    assert 'class="errorlist' in answer.content.decode()
    assert set(Edition.objects.values_list("state", flat=True)) == {"approved"}


@pytest.mark.parametrize("state", sorted(set(STATES) - {"public"}))
def test_withdrawal_of_what_is_not_public_is_refused(state: str) -> None:
    edition = STATES[state]()
    before = columns(edition)
    answer = Desk("editor").post(page(edition, "withdraw"), reasons(edition, "x"), follow=True)
    assert said(answer) == ["Only what is public can be withdrawn."]
    assert columns(edition) == before


def test_draft_is_deleted_after_a_question_and_the_log_keeps_its_name() -> None:
    edition = draft(headline="Short-lived")
    officer = Desk("press officer")
    assert "Short-lived" in officer.text(page(edition, "delete"))
    answer = officer.post(page(edition, "delete"), {"version": "1"}, follow=True)
    assert said(answer) == ["“Short-lived” is deleted."]
    assert not NewsItem.objects.exists()
    assert list(LogEntry.objects.values_list("object_repr", "action_flag")) == [("Short-lived", 3)]


@pytest.mark.parametrize("version", ["", "7", "x"])
def test_draft_that_was_overtaken_is_not_deleted(version: str) -> None:
    edition = draft()
    Desk("press officer").post(page(edition, "delete"), {"version": version})
    assert Edition.objects.get() == edition
    assert not LogEntry.objects.exists()


@pytest.mark.parametrize("state", sorted(set(STATES) - {"draft"}))
def test_deletion_of_what_is_no_draft_is_forbidden(state: str) -> None:
    edition = STATES[state]()
    sent = {"version": str(edition.version), "post": "yes"}
    administrator = Desk("administrator")
    assert administrator.get(page(edition, "delete")).status_code == 403
    assert administrator.post(page(edition, "delete"), sent).status_code == 403
    listed = {"action": "delete_selected", "_selected_action": str(edition.pk), "post": "yes"}
    administrator.post(LIST, listed)
    assert Edition.objects.get() == edition


def test_translation_copies_the_facts_and_no_word() -> None:
    operation = build.operation(public_from=build.LONG_AGO)
    sheet = build.sheet(operation.operation, public_from=build.LONG_AGO)
    english = public(
        kind="speech", standfirst="In short.", dateline=build.place(), sheet=sheet,
        people=[build.person()], operations=[operation.operation],
    )  # fmt: skip
    officer = Desk("press officer")
    officer.press("translate-ru", english)
    russian = Edition.objects.get(language="ru")
    facts = ("kind", "section_id", "display_date", "dateline_id", "sheet_id", "item_id")
    assert [getattr(russian, name) for name in facts] == [getattr(english, name) for name in facts]
    words = (russian.headline, russian.slug, russian.standfirst, russian.body)
    assert (set(words), russian.source, russian.base) == ({""}, english, None)
    assert [(row.person, row.post) for row in russian.edition_people.all()] == [
        (build.person(), "")
    ]
    assert [row.operation for row in russian.edition_operations.all()] == [operation.operation]
    for edition in (english, russian):
        assert "translate-ru" not in buttons(officer.text(page(edition)))
    assert officer.press("translate-ru", english).status_code == 200
    assert Edition.objects.count() == 2


def test_translation_asked_for_beside_typed_words_saves_them_too() -> None:
    edition = draft()
    Desk("press officer").write("translate-ru", edition, headline="Typed headline")
    assert edition.headline == "Typed headline"
    assert Edition.objects.get(language="ru").source == edition


@pytest.mark.usefixtures("kept_or_not")
def test_preview_is_the_public_page_of_any_edition_and_is_kept_nowhere() -> None:
    edition = draft(headline="Not public yet", people=[build.person()])
    answer = Desk("press officer").get(page(edition, "preview"))
    html = answer.content.decode()
    assert "<h1>Not public yet</h1>" in html
    assert "Preview: readers see this page only once it is public." in html
    assert '<meta name="robots" content="noindex">' in html
    assert answer.headers["Cache-Control"] == (
        "max-age=0, no-cache, no-store, must-revalidate, private"
    )


@pytest.mark.usefixtures("kept_or_not")
def test_preview_speaks_the_language_of_the_edition_in_its_frame_too() -> None:
    build.organisation()
    edition = draft(headline="Ещё не опубликовано", language="ru")
    html = Desk("press officer").text(page(edition, "preview"))
    assert '<html lang="ru">' in html
    assert "· Организация</title>" in html
    assert "The Organisation" not in html


@pytest.mark.usefixtures("kept_or_not")
@pytest.mark.parametrize("state", STATES)
def test_preview_opens_in_every_state_and_of_an_empty_draft(state: str) -> None:
    Desk("editor").text(page(STATES[state](), "preview"))
    empty = draft(headline="", body="", section=None, display_date=None, slug="")
    assert "(no headline yet)" in Desk("editor").text(page(empty, "preview"))


@pytest.mark.parametrize("who", ["nobody", "reader", "staff without a role"])
def test_preview_is_to_strangers_as_an_address_that_there_is_not(who: str) -> None:
    edition = draft(headline="Secret headline")
    client = Client()
    if who != "nobody":
        is_staff = who.startswith("staff")
        client.force_login(User.objects.create(email="r@press.example", is_staff=is_staff))
    answers = [client.get(f"{LIST}{key}/preview/") for key in (edition.pk, 424242)]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content
    for answer in answers:
        answer.headers.pop("Expires", None)  # the instant of the answer
    assert answers[0].headers == answers[1].headers
    assert b"Secret" not in answers[0].content


@pytest.mark.parametrize("what", ["withdraw", "delete", "preview", "change", "history"])
@pytest.mark.parametrize("key", ["424242", "9" * 30, "0", "x", "%00"])
def test_page_of_an_edition_that_there_is_not_is_never_a_fault(key: str, what: str) -> None:
    for method in ("get", "post"):
        answer: Any = getattr(Desk("editor"), method)(f"{LIST}{key}/{what}/")
        assert answer.status_code in (302, 403, 404, 405)


def test_act_needs_a_post_with_its_token() -> None:
    edition = submitted()
    editor = Client(enforce_csrf_checks=True)
    editor.force_login(build.user("editor"))
    sent = of(edition, _act="publish")
    assert editor.post(page(edition), sent).status_code == 403
    assert editor.get(page(edition), sent).status_code == 200
    for what in ("withdraw", "delete"):
        assert editor.post(page(edition, what), {"version": "2"}).status_code == 403
    assert columns(edition)["state"] == "submitted"


def test_withdrawn_item_can_be_changed_and_made_public_again() -> None:
    edition = verbs.withdraw(public(), by=build.user(), at=timezone.now(), reason="Wrong date.")
    Desk("press officer").press("change", edition)
    change = Edition.objects.get(base=edition)
    Desk("editor").write("publish", change)
    assert list(Edition.objects.public(timezone.now())) == [change]


@pytest.mark.parametrize("what", ["change", "history", "delete", "withdraw", "preview"])
def test_staff_without_a_role_cannot_tell_an_edition_from_none(client: Client, what: str) -> None:
    client.force_login(User.objects.create_user("new@press.example", is_staff=True))
    paths = [page(draft(), what), f"{LIST}99999/{what}/"]
    answers = [client.get(path) for path in paths]
    assert answers[0].status_code == answers[1].status_code in (403, 404)
    assert answers[0].content == answers[1].content
