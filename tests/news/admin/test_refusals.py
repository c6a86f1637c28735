"""What stops a form: it says so beside the field, and nothing that was typed is lost."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.utils import timezone
from pytest_django import Settings

from news.models import Edition, EditionPerson
from tests import build
from tests.publishing.moves import columns, draft, public

from .desk import ADD, Desk, errors, fields, of, page

pytestmark = pytest.mark.django_db
TYPED: dict[str, Any] = {
    "headline": "Typed headline",
    "standfirst": "Typed standfirst",
    "body": "<p>Typed</p>",
}


def holds_what_was_typed(answer: Any) -> bool:
    html = answer.content.decode()
    return (
        'value="Typed headline"' in html
        and "Typed standfirst</textarea>" in html
        and "&lt;p&gt;Typed&lt;/p&gt;</textarea>" in html
    )


@pytest.mark.parametrize("act", ["submit", "publish"])
def test_gate_speaks_beside_its_fields_and_nothing_is_written(act: str) -> None:
    edition = draft(section=None)
    before = columns(edition)
    gaps: dict[str, Any] = {"section": ""}
    answer = Desk("editor").write(act, edition, **TYPED, **gaps)
    fill = ["Fill this in before readers can see it."]
    assert errors(answer) == {"section": fill}
    assert holds_what_was_typed(answer)
    assert columns(edition) == before
    assert not LogEntry.objects.exists()


def test_gate_refuses_a_new_item_that_comes_back_as_typed_and_can_be_saved() -> None:
    officer = Desk("press officer")
    answer = officer.write("submit", **TYPED | {"body": ""}, section="")
    fill = ["Fill this in before readers can see it."]
    assert errors(answer) == {"body": fill, "section": fill}
    assert not Edition.objects.exists()
    officer.write("save", **TYPED, section="")
    assert Edition.objects.get().headline == "Typed headline"


def test_stale_save_returns_what_was_typed_with_the_others_name_and_time() -> None:
    edition = draft()
    Desk("editor").write("save", edition, headline="The editor's words")
    before = columns(edition)
    answer = Desk("press officer").write("save", edition, **TYPED, version=1)
    [message] = errors(answer)["__all__"]
    when = timezone.localtime(edition.changed_at).strftime("%H:%M")
    assert message.startswith("editor@press.example saved this at ")
    assert f", {when}, after you had opened it. Nothing of yours was written" in message
    assert holds_what_was_typed(answer)
    assert "Open what was saved" in answer.content.decode()
    assert columns(edition) == before
    again = Desk("press officer").post(page(edition), of(edition, **TYPED, version=1))
    assert holds_what_was_typed(again)
    assert columns(edition) == before


@pytest.mark.parametrize("version", ["", "x", "0", "-1", "99999999999999999999", "1\0"])
def test_post_without_the_version_that_was_seen_writes_nothing(version: str) -> None:
    edition = draft()
    before = columns(edition)
    answer = Desk("editor").write("publish", edition, **TYPED, version=version)
    assert holds_what_was_typed(answer)
    assert columns(edition) == before


@pytest.mark.parametrize("act", ["take_back", "publish"])
def test_button_of_a_form_that_was_overtaken_does_nothing(act: str) -> None:
    edition = draft()
    Desk("press officer").write("submit", edition)
    seen = edition.version
    Desk("press officer").press("take_back", edition)
    Desk("press officer").write("submit", edition, headline="Other words")
    answer = Desk("editor").press(act, edition, version=str(seen))
    assert "after you had opened it" in errors(answer)["__all__"][0]
    assert edition.state == "submitted"


def test_text_typed_into_a_draft_that_was_submitted_meanwhile_comes_back() -> None:
    edition = draft()
    opened = of(edition, _act="save", **TYPED)
    Desk("editor").write("submit", edition)
    before = columns(edition)
    answer = Desk("press officer").post(page(edition), opened)
    assert holds_what_was_typed(answer)
    assert columns(edition) == before


def test_text_typed_into_a_draft_that_was_deleted_meanwhile_becomes_a_new_one() -> None:
    edition = draft()
    opened = of(edition, _act="save", **TYPED)
    address = page(edition)
    Desk("editor").post(page(edition, "delete"), {"version": "1"})
    answer = Desk("press officer").post(address, opened)
    assert errors(answer)["__all__"][0].startswith("Somebody has deleted this draft.")
    assert holds_what_was_typed(answer)
    assert f'action="{ADD}"' in answer.content.decode()
    assert not Edition.objects.exists()


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "Say when."),
        ("2020-01-01T09:30", "This time has passed. Choose a later one, or make it public now."),
        ("9999-12-31T23:59", "This time is more than five years ahead."),
        ("0001-01-01T00:00", "This time has passed. Choose a later one, or make it public now."),
        ("soon", "Enter a valid date/time."),
        ("2030-02-30T09:30", "Enter a valid date/time."),
        ("2027-03-28T02:30", "couldn’t be interpreted in time zone"),  # does not exist
        ("2027-10-31T02:30", "couldn’t be interpreted in time zone"),  # exists twice
    ],
)
def test_time_that_cannot_be_meant_is_refused_at_its_field(
    typed: str, message: str, settings: Settings
) -> None:
    edition = draft()
    before = columns(edition)
    with timezone.override("Europe/Berlin"):
        answer = Desk("editor").write("publish_at", edition, **TYPED, start=typed)
    [said] = errors(answer)["start"]
    assert message in said
    assert holds_what_was_typed(answer)
    assert columns(edition) == before


def test_time_is_the_offices_to_the_minute_and_is_told_with_utc() -> None:
    edition = draft()
    day = timezone.localdate() + dt.timedelta(days=30)
    typed = f"{day.isoformat()}T09:30:45"
    sent = of(edition, _act="publish_at", start=typed)
    answer = Desk("editor").post(page(edition), sent, follow=True)
    edition.refresh_from_db()
    moscow = dt.datetime(day.year, day.month, day.day, 6, 30, tzinfo=dt.UTC)
    assert edition.public_from == edition.planned_for == moscow
    html = answer.content.decode()
    assert "09:30 MSK (06:30 UTC)" in html


def test_address_that_another_item_holds_names_it_beside_the_field() -> None:
    public(headline="The holder", slug="seminar")
    taken = ["“The holder” holds this address. “seminar-2” is free."]
    officer = Desk("press officer")
    assert errors(officer.write("save", **TYPED, slug="seminar")) == {"slug": taken}
    officer.write("save", headline="Seminar")
    assert Edition.objects.get(headline="Seminar").slug == "seminar-2"


def test_address_made_from_nothing_readable_is_asked_for() -> None:
    answer = Desk("press officer").write("submit", headline="⚑ ⚑")
    assert list(errors(answer)) == ["slug"]


def test_person_listed_twice_is_told_in_its_row() -> None:
    person = build.person().pk
    rows: dict[str, Any] = {f"edition_people-{row}-{name}": str(value) for row in (0, 1)
            for name, value in {"person": person, "order": row, "post": ""}.items()}  # fmt: skip
    rows["edition_people-TOTAL_FORMS"] = 2
    answer = Desk("press officer").write("save", **rows)
    assert answer.status_code == 200
    assert "Please correct the duplicate data" in answer.content.decode()
    assert not Edition.objects.exists()


def test_rows_are_written_with_the_text_and_undone_with_it() -> None:
    person = build.person()
    row: dict[str, Any] = {"edition_people-0-person": person.pk, "edition_people-0-order": 0,
           "edition_people-TOTAL_FORMS": 1}  # fmt: skip
    officer = Desk("press officer")
    officer.write("submit", section="", **row)
    assert not EditionPerson.objects.exists()
    officer.write("submit", **row)
    assert [held.person for held in EditionPerson.objects.all()] == [person]


@pytest.mark.parametrize("chosen", ["x", "0", "-1", "9" * 30, "1\0", "٣"])
def test_choice_that_is_none_of_the_offered_is_refused_at_its_field(chosen: str) -> None:
    sent = fields(_act="save", dateline=chosen, section=chosen)
    answer = Desk("press officer").post(ADD, sent)
    assert set(errors(answer)) == {"dateline", "section"}
