from __future__ import annotations

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from news.models import Edition
from portal.publishing import verbs
from tests import build
from tests.publishing.moves import STATES, columns, draft, public, submitted

from .desk import ADD, Desk, buttons, of, page, said, ways

pytestmark = pytest.mark.django_db

WRITE, APPROVE, TRANSLATE = ["save", "submit"], ["publish_at", "publish"], ["translate-ru"]
OFFERED = {
    "draft": (WRITE, [*WRITE, *APPROVE]),
    "submitted": (["take_back"], [*APPROVE, "take_back"]),
    "scheduled": ([], ["take_back"]),
    "public": (["change"], ["change"]),
    "withdrawn": (["change"], ["change"]),
    "removed": ([], []),
}  # fmt: skip
LED = {"draft": {"delete"}, "public": {"withdraw"}}


@pytest.mark.parametrize("state", STATES)
def test_form_offers_what_state_and_role_allow(state: str) -> None:
    edition = STATES[state]()
    for role, offered in zip(("press officer", "editor"), OFFERED[state], strict=True):
        html = Desk(role).text(page(edition))
        assert buttons(html) == [*offered, *TRANSLATE]
        leads = LED.get(state, set()) - ({"withdraw"} if role == "press officer" else set())
        assert ways(html) == {"history", "preview"} | leads
        assert ('name="headline"' in html) == (state == "draft")


def test_form_for_a_new_item_offers_to_write_it_and_to_an_editor_to_publish_it() -> None:
    assert buttons(Desk("press officer").text(ADD)) == WRITE
    assert buttons(Desk("editor").text(ADD)) == [*WRITE, *APPROVE]


def test_item_goes_from_the_first_draft_to_the_second_public_edition() -> None:
    officer, editor = Desk("press officer"), Desk("editor")
    officer.write("save")
    edition = Edition.objects.get()
    assert (edition.state, edition.slug) == ("draft", "seminar-held-at-the-secretariat")
    officer.write("submit", edition, standfirst="In short.")
    assert (edition.state, edition.standfirst) == ("submitted", "In short.")
    officer.press("take_back", edition)
    assert edition.state == "draft"
    editor.write("publish", edition, headline="Seminar")
    assert (edition.state, edition.headline) == ("approved", "Seminar")
    officer.press("change", edition)
    change = Edition.objects.get(base=edition)
    editor.write("publish", change, headline="Seminar, corrected")
    edition.refresh_from_db()
    assert edition.public_until == change.public_from
    assert [row.headline for row in Edition.objects.public(timezone.now())] == [
        "Seminar, corrected"
    ]


def test_editor_makes_a_new_item_public_in_one_act() -> None:
    answer = Desk("editor").write("publish", body="<p onclick=x>Text</p><script>x</script>")
    edition = Edition.objects.get()
    assert answer.headers["Location"] == page(edition)
    assert (edition.state, edition.version, edition.body) == ("approved", 2, "<p>Text</p>")
    assert edition.changed_by == edition.submitted_by == edition.approved_by == build.user()


def test_approval_of_a_draft_by_another_leaves_its_writer_as_the_one_who_changed_it() -> None:
    Desk("press officer").write("save")
    edition = Edition.objects.get()
    Desk("editor").write("publish", edition)
    assert edition.changed_by == build.user("press officer")
    assert edition.approved_by == build.user("editor")


def test_save_of_what_had_not_changed_writes_nothing() -> None:
    Desk("press officer").write("save")
    edition = Edition.objects.get()
    before, logged = columns(edition), LogEntry.objects.count()
    officer = Desk("press officer")
    answer = officer.post(page(edition), of(edition, _act="save"), follow=True)
    assert said(answer) == ["Nothing had changed."]
    assert (columns(edition), LogEntry.objects.count()) == (before, logged)


def test_post_without_a_button_saves_the_draft_and_does_no_more() -> None:
    Desk("press officer").write("save")
    edition = Edition.objects.get()
    sent = of(edition, headline="New words")
    Desk("editor").post(page(edition), sent)
    edition.refresh_from_db()
    assert (edition.headline, edition.state) == ("New words", "draft")


@pytest.mark.parametrize("act", ["publish", "publish_at", "withdraw", "approve", "", "x" * 9999])
def test_button_that_the_form_does_not_offer_does_nothing(act: str) -> None:
    edition = submitted()
    before = columns(edition)
    answer = Desk("press officer").press(act, edition)
    assert answer.status_code == 200
    assert "This cannot be done now." in answer.content.decode()
    assert columns(edition) == before


def test_extra_fields_of_a_post_change_nothing() -> None:
    forged = {"state": "approved", "public_from": "2020-01-01", "is_head": "", "item": "9",
              "changed_by": "1", "approved_by": "1", "number": "7", "base": "1", "quick": "on",
              "reason": "x", "planned_for": "2030-01-01"}  # fmt: skip
    edition = draft()
    officer = Desk("press officer")
    officer.write("save", edition, headline="New words", **forged)
    officer.write("save", edition, headline="Newer words", language="ru", **forged)
    stored = columns(edition)
    assert (stored["state"], stored["number"], stored["language"]) == ("draft", 1, "en")
    assert {stored[name] for name in ("public_from", "base_id", "approved_by_id")} == {None}
    assert not stored["reason"]
    assert officer.write("save", edition, _saveasnew="1").status_code == 400
    assert Edition.objects.count() == 1


@pytest.mark.parametrize("state", sorted(set(STATES) - {"draft"}))
def test_text_of_what_is_no_draft_is_not_changed_by_any_post(state: str) -> None:
    edition = STATES[state]()
    before = columns(edition)
    for act in ("save", "submit", "publish", "change", "take_back"):
        sent = of(edition, _act=act, headline="Forged")
        Desk("editor").post(page(edition), sent)
        assert "Forged" not in Edition.objects.values_list("headline", flat=True)
    assert columns(edition)["headline"] == before["headline"]


def test_form_of_a_public_edition_leads_to_the_change_that_is_open() -> None:
    edition = public()
    Desk("press officer").press("change", edition)
    change = Edition.objects.get(base=edition)
    html = Desk("editor").text(page(edition))
    assert buttons(html) == TRANSLATE
    assert f'<a href="{page(change)}">change</a>' in html
    assert f'<a href="{page(edition)}">public</a>' in Desk("editor").text(page(change))


def test_act_on_what_has_rows_is_done_though_they_are_shown_read_only() -> None:
    begun = draft(people=[build.person()], display_date=None)
    edition = verbs.submit(begun, by=build.user(), at=timezone.now())
    row = {"TOTAL_FORMS": 1, "INITIAL_FORMS": 1, "0-id": edition.edition_people.get().pk,
           "0-edition": edition.pk}  # fmt: skip
    sent = {f"edition_people-{name}": str(value) for name, value in row.items()}
    Desk("editor").press("publish", edition, **sent)
    assert edition.state == "approved"
    Desk("editor").press("change", edition, **sent)
    assert Edition.objects.get(base=edition).edition_people.count() == 1


def test_form_reads_the_rows_of_its_own_edition_alone() -> None:
    draft(headline="Another", people=[build.person()])
    edition = draft(headline="This one", people=[build.person()])
    with CaptureQueriesContext(connection) as asked:
        Desk("press officer").text(page(edition))
        Desk("press officer").text(ADD)
    unbounded = [one["sql"] for one in asked.captured_queries if "WHERE" not in one["sql"]]
    rows = ("news_editionperson", "news_editionoperation", "office_person", "operations_place")
    assert [sql for sql in unbounded if any(f'FROM "{table}"' in sql for table in rows)] == []


def test_history_tells_in_words_what_was_done_and_by_whom() -> None:
    Desk("press officer").write("save")
    edition = Edition.objects.get()
    Desk("press officer").write("submit", edition, headline="New words")
    Desk("editor").press("publish", edition)
    entries = LogEntry.objects.order_by("pk").values_list("user__email", "change_message")
    assert list(entries) == [
        ("press.officer@press.example", "The draft is saved."),
        ("press.officer@press.example", "It waits for approval. Changed: Headline."),
        ("editor@press.example", "It is public now."),
    ]
    Desk("press officer").press("change", edition)
    change = Edition.objects.get(base=edition)
    for one in (edition, change):
        html = Desk("editor").text(page(one, "history"))
        assert "It waits for approval. Changed: Headline." in html
        assert html.count("A change is started") == 2
