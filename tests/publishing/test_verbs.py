import datetime as dt
import time
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from news.models import Edition, NewsItem
from portal.accounts.models import User
from portal.publishing import verbs
from portal.publishing.copying import content_of
from portal.publishing.models import AbstractEdition
from tests import build

from .moves import ACTS, HOUR, NOW, STATES, attempt, columns, draft, public, scheduled, submitted

pytestmark = pytest.mark.django_db

MOVES = {
    "draft": {"save": "draft", "submit": "submitted", "approve": "approved",
              "approve for later": "approved", "delete": "gone"},
    "submitted": {"approve": "approved", "approve for later": "approved", "take back": "draft"},
    "scheduled": {"take back": "draft"},
    "public": {"change": "draft", "withdraw": "withdrawn"},
    "withdrawn": {"change": "draft"},
    "removed": {},
}  # fmt: skip


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("state", STATES)
def test_act_in_a_state_moves_it_or_is_refused_and_writes_nothing(state: str, act: str) -> None:
    edition = STATES[state]()
    before = columns(edition)
    expected = MOVES[state].get(act, "refused")
    assert attempt(act, edition) == expected
    if expected == "refused":
        assert columns(edition) == before
        assert Edition.objects.count() == 1


@pytest.mark.parametrize("act", ACTS)
def test_act_by_whom_the_role_does_not_allow_it_writes_nothing(act: str) -> None:
    allowing = {"save", "submit", "delete", "take back", "change"}
    state = next(name for name, moves in MOVES.items() if act in moves)
    edition = STATES[state]()
    before = columns(edition)
    stranger = User.objects.create(email="stranger@press.example", is_staff=True)
    assert attempt(act, edition, by=stranger) == "not allowed"
    assert columns(edition) == before
    expected = MOVES[state][act] if act in allowing else "not allowed"
    assert attempt(act, edition, by=build.user("press officer")) == expected


def test_taking_back_what_is_approved_for_later_needs_the_right_to_approve() -> None:
    assert attempt("take back", scheduled(), by=build.user("press officer")) == "not allowed"


@pytest.mark.parametrize("act", ACTS)
def test_act_on_a_version_that_was_written_since_is_stale(act: str) -> None:
    state = next(name for name, moves in MOVES.items() if act in moves)
    edition = STATES[state]()
    other = Edition.objects.get(pk=edition.pk)
    other.version += 1
    other.save(update_fields=["version"])
    before = columns(edition)
    assert attempt(act, edition) == "stale"
    assert columns(edition) == before


def test_stale_act_names_who_wrote_last_and_when() -> None:
    edition = draft()
    verbs.submit(Edition.objects.get(), by=build.user("press officer"), at=NOW)
    with pytest.raises(verbs.Stale) as stale:
        verbs.save_draft(edition, by=build.user(), at=NOW)
    assert (stale.value.who, stale.value.when) == (build.user("press officer"), NOW)


def test_act_on_a_draft_that_was_deleted_since_is_refused() -> None:
    edition = draft()
    verbs.delete_draft(Edition.objects.get(), by=build.user())
    assert attempt("save", edition) == "refused"


@pytest.mark.parametrize("state", STATES)
def test_second_draft_of_a_line_is_refused_whatever_is_in_it(state: str) -> None:
    with pytest.raises(verbs.Refused):
        build.news_item(item=STATES[state]().item)


def test_approval_ends_what_stands_at_the_very_instant() -> None:
    first = public()
    change = verbs.start_change(first, by=build.user(), at=NOW)
    build.approve(change, by=build.user(), at=NOW, start=NOW + HOUR)
    first.refresh_from_db()
    assert (first.public_until, change.public_from) == (NOW + HOUR, NOW + HOUR)
    assert [list(Edition.objects.public(at)) for at in (NOW, NOW + HOUR)] == [[first], [change]]
    verbs.take_back(change, by=build.user(), at=NOW)
    first.refresh_from_db()
    assert (first.public_until, first.state) == (None, "approved")
    assert (change.public_from, change.planned_for) == (None, NOW + HOUR)


def test_approval_for_a_time_that_has_passed_is_refused() -> None:
    with pytest.raises(verbs.Refused):
        build.approve(submitted(), by=build.user(), at=NOW, start=NOW - HOUR)


def test_approval_of_a_change_whose_base_was_overtaken_is_refused() -> None:
    first = public()
    change = verbs.start_change(first, by=build.user(), at=NOW)
    first.refresh_from_db()
    quick = Edition(**{**content_of(first), "quick": True, "base": first, "number": 3})
    quick.save()
    build.approve(quick, by=build.user(), at=NOW)
    with pytest.raises(verbs.Refused):
        build.approve(change, by=build.user(), at=NOW + HOUR)


def test_second_change_of_a_line_is_refused_by_name() -> None:
    first = public()
    verbs.start_change(first, by=build.user("press officer"), at=NOW)
    first.refresh_from_db()
    with pytest.raises(verbs.Refused, match=r"press\.officer@press\.example"):
        verbs.start_change(first, by=build.user(), at=NOW)


def test_withdrawal_while_a_change_is_approved_for_later_is_refused_by_name() -> None:
    first = public()
    change = verbs.start_change(first, by=build.user(), at=NOW)
    change.headline = "Corrected headline"
    verbs.save_draft(change, by=build.user(), at=NOW)
    build.approve(change, by=build.user(), at=NOW, start=NOW + HOUR)
    first.refresh_from_db()
    with pytest.raises(verbs.Refused, match="Corrected headline"):
        verbs.withdraw(first, by=build.user(), at=NOW, reason="Wrong.")


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_withdrawal_without_a_reason_is_refused_at_its_field(reason: str) -> None:
    edition = public()
    with pytest.raises(ValidationError) as refused:
        verbs.withdraw(edition, by=build.user(), at=NOW, reason=reason)
    assert list(refused.value.message_dict) == ["reason"]


@pytest.mark.parametrize("missing", [{"body": "<p> </p>"}, {"section": None}, {"headline": ""}])
def test_submission_of_what_is_not_complete_says_where(missing: dict[str, Any]) -> None:
    edition = draft(**missing)
    for act in ("submit", "approve"):
        assert attempt(act, Edition.objects.get()) == "invalid"
    with pytest.raises(ValidationError) as refused:
        verbs.submit(edition, by=build.user(), at=NOW)
    assert set(missing) <= set(refused.value.message_dict)


@pytest.mark.parametrize("wrong", [{"slug": "2024"}, {"kind": "nonsense"}, {"language": "xx"},
                                   {"headline": "A" * 201}])  # fmt: skip
def test_value_that_its_column_does_not_take_is_refused_at_its_field(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError) as refused:
        draft(**wrong)
    assert list(refused.value.message_dict) == list(wrong)
    assert not Edition.objects.exists()


def test_row_with_a_value_that_its_column_does_not_take_is_refused_with_the_whole_draft() -> None:
    edition = build.operation("Barrier")

    def seat() -> None:
        edition.edition_places.create(place=build.place(), role="nonsense")

    with pytest.raises(ValidationError) as refused:
        verbs.save_draft(edition, by=build.user(), at=NOW, children=seat)
    assert list(refused.value.message_dict) == ["role"]
    assert not edition.edition_places.exists()


DESK = sorted(field.name for field in AbstractEdition._meta.local_fields)
TAMPERED: dict[str, Any] = {
    "number": 7, "state": "approved", "public_from": NOW - HOUR, "public_until": NOW + HOUR,
    "first_public_at": NOW - HOUR, "planned_for": NOW + HOUR, "quick": True, "is_head": False,
    "submitted_at": NOW - HOUR, "approved_at": NOW - HOUR, "reason": "None.", "changed_at": None,
}  # fmt: skip
PEOPLE = {"changed_by", "submitted_by", "approved_by"}


def tampered(edition: Edition, name: str) -> Edition:
    """With that column rewritten in memory, as a caller might."""
    row = {"base": public(headline="Other")}
    value = build.user("administrator") if name in PEOPLE else (row | TAMPERED)[name]
    setattr(edition, name, value)
    return edition


@pytest.mark.parametrize("name", sorted({*DESK} - {"version"}))
@pytest.mark.parametrize("state", ["draft", "public"])
def test_column_of_the_desk_that_a_caller_rewrites_is_written_by_no_act(
    state: str, name: str
) -> None:
    edition = STATES[state]()
    before = columns(edition)
    attempt("save", tampered(edition, name), by=build.user("press officer"))
    written = {"version", "changed_by_id", "changed_at"} if state == "draft" else set()
    after = columns(edition)
    assert {key for key in after if after[key] != before[key]} <= written


def test_public_edition_disguised_as_a_draft_is_not_rewritten() -> None:
    edition = public()
    before = columns(edition)
    disguise = {"state": "draft", "public_from": None, "approved_by": None, "approved_at": None}
    for name, value in (disguise | {"headline": "Rewritten", "first_public_at": None}).items():
        setattr(edition, name, value)
    assert attempt("save", edition) == "refused"
    assert columns(edition) == before
    assert (edition.state, edition.public_from) == ("approved", before["public_from"])


def test_edition_moved_to_another_line_by_its_caller_stays_in_its_own() -> None:
    edition, other = draft(), draft(headline="Other", slug="other")
    edition.item, edition.language = other.item, "ru"
    verbs.save_draft(edition, by=build.user(), at=NOW)
    stored = columns(edition)
    assert (stored["item_id"] == other.item_id, stored["language"]) == (False, "en")


def test_new_draft_that_claims_to_be_approved_is_a_draft() -> None:
    item = NewsItem.objects.create()
    forged = Edition(item=item, language="en", headline="Forged", state="approved", public_from=NOW,
                     approved_by=build.user(), approved_at=NOW, number=9)  # fmt: skip
    verbs.create(forged, by=build.user("press officer"), at=NOW)
    stored = columns(forged)
    assert (stored["state"], stored["public_from"], stored["number"]) == ("draft", None, 1)


def test_act_that_writes_no_text_judges_the_text_that_is_stored() -> None:
    edition = draft(body="")
    edition.body = "<p>Only in memory.</p>"
    assert attempt("approve", edition) == "invalid"
    assert columns(edition)["state"] == "draft"


def test_what_became_public_while_an_act_waited_is_not_taken_back() -> None:
    """The act is stamped with the time at which it was asked for, before the edition's instant."""
    start = timezone.now() + dt.timedelta(milliseconds=50)
    edition = build.approve(draft(), by=build.user(), at=NOW - HOUR, start=start)
    time.sleep(0.06)
    with pytest.raises(verbs.Refused):
        verbs.take_back(edition, by=build.user(), at=start - HOUR)


def test_planned_time_is_kept_as_an_intention_and_set_by_nothing_else() -> None:
    edition = scheduled()
    assert edition.planned_for == NOW + HOUR
    verbs.take_back(edition, by=build.user(), at=NOW)
    build.approve(edition, by=build.user(), at=NOW)
    stored = columns(edition)
    assert (stored["planned_for"], stored["public_from"]) == (None, NOW)


def test_delete_of_the_last_edition_takes_its_identity_along() -> None:
    edition, translation = draft(), None
    translation = build.news_item(item=edition.item, language="ru")
    verbs.delete_draft(edition, by=build.user())
    assert type(edition.item).objects.count() == 1
    verbs.delete_draft(translation, by=build.user())
    assert type(edition.item).objects.count() == 0


def test_delete_of_what_others_refer_to_is_refused_by_name() -> None:
    operation = build.operation("Barrier")
    news = build.news_item("News of the barrier", operations=[operation.operation])
    with pytest.raises(verbs.Refused, match="News of the barrier"):
        verbs.delete_draft(operation, by=build.user())
    assert [operation] == list(type(operation).objects.all())
    verbs.delete_draft(news, by=build.user())
    verbs.delete_draft(operation, by=build.user())


def test_time_of_an_act_is_the_one_given() -> None:
    at = NOW + HOUR / 7
    edition = draft()
    verbs.save_draft(edition, by=build.user(), at=at)
    build.approve(edition, by=build.user(), at=at)
    edition.refresh_from_db()
    stamps = (edition.changed_at, edition.submitted_at, edition.approved_at, edition.public_from)
    assert set(stamps) == {at}
