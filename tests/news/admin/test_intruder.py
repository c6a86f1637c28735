"""What somebody tries at the desk who may not, and what hostile input does there."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from news.models import Edition, EditionPerson
from portal.accounts.models import User
from tests import build
from tests.publishing.moves import columns, draft, public, submitted

from .desk import ADD, LIST, NO_ROWS, Desk, buttons, fields, of, page, ways

pytestmark = pytest.mark.django_db
SECRET = "Secret-headline"
PAGES = ("change", "history", "delete", "withdraw", "preview")
SCRIPT = '"><script>alert(1)</script>{{ 7 }}'


def stranger(who: str) -> Client:
    client = Client()
    if who != "nobody":
        is_staff = who.startswith("staff")
        client.force_login(User.objects.create(email="s@press.example", is_staff=is_staff))
    return client


@pytest.mark.parametrize("who", ["nobody", "reader", "staff without a role"])
def test_stranger_sees_and_changes_nothing_of_a_draft(who: str) -> None:
    edition = draft(headline=SECRET)
    before = columns(edition)
    client = stranger(who)
    addresses = [LIST, ADD, "/admin/", f"{LIST}?q=secret", *(page(edition, one) for one in PAGES)]
    addresses.append("/admin/autocomplete/?app_label=news&model_name=edition&field_name=source")
    for address in addresses:
        for answer in (client.get(address), client.post(address, of(edition, _act="publish"))):
            assert answer.status_code in (200, 302, 403, 404, 405)
            assert SECRET not in answer.content.decode()
            assert answer.status_code != 200 or address == "/admin/"
    assert columns(edition) == before


def test_user_who_may_only_look_is_offered_nothing_else() -> None:
    edition = draft(headline="Words")
    auditor = User.objects.create(email="auditor@press.example", is_staff=True)
    auditor.user_permissions.add(Permission.objects.get(codename="view_edition"))
    client = Client()
    client.force_login(auditor)
    html = client.get(page(edition)).content.decode()
    assert (buttons(html), ways(html)) == ([], {"history", "preview"})
    assert 'name="headline"' not in html
    before = columns(edition)
    for act in ("save", "submit", "publish", "translate-ru"):
        assert client.post(page(edition), of(edition, _act=act, headline="x")).status_code == 403
    assert client.post(ADD, fields(_act="save")).status_code == 403
    assert columns(edition) == before


def test_press_officer_can_neither_approve_nor_withdraw_by_any_address() -> None:
    waits, stands = submitted(), public(headline="Stands")
    before = columns(waits), columns(stands)
    officer = Desk("press officer")
    for act in ("publish", "publish_at", "approve", "withdraw"):
        officer.press(act, waits, start="2030-01-01T09:30")
        officer.write(act, None, start="2030-01-01T09:30")
    for method in ("get", "post"):
        answer: Any = getattr(officer, method)(page(stands, "withdraw"), {"reason": "x"})
        assert answer.status_code == 403
    assert (columns(waits), columns(stands)) == before
    assert Edition.objects.count() == 2


@pytest.mark.parametrize("role", ["press officer", "editor"])
def test_rows_of_another_edition_are_not_reached_through_a_form(role: str) -> None:
    other = draft(headline="Other", people=[build.person()])
    edition = draft(headline="Mine")
    row = other.edition_people.get()
    forged = {
        "edition_people-TOTAL_FORMS": "1",
        "edition_people-INITIAL_FORMS": "1",
        "edition_people-0-id": row.pk,
        "edition_people-0-edition": other.pk,
        "edition_people-0-person": build.person("Forged").pk,
        "edition_people-0-post": "Forged",
        "edition_people-0-order": "1",
    }
    for more in ({}, {"edition_people-INITIAL_FORMS": "0"}, {"edition_people-0-DELETE": "on"}):
        Desk(role).write("save", edition, **(forged | more))
    held = EditionPerson.objects.get(pk=row.pk)
    assert (held.edition, held.person, held.post) == (other, build.person(), "")


def test_rows_of_a_public_edition_are_not_changed_by_a_forged_form() -> None:
    edition = public(people=[build.person()])
    row = edition.edition_people.get()
    forged = {
        "edition_people-TOTAL_FORMS": "2",
        "edition_people-INITIAL_FORMS": "1",
        "edition_people-0-id": row.pk,
        "edition_people-0-edition": edition.pk,
        "edition_people-0-person": row.person_id,
        "edition_people-0-post": "Forged",
        "edition_people-0-order": "1",
        "edition_people-1-person": build.person("Forged").pk,
        "edition_people-1-order": "2",
    }
    for act in ("save", "change", "publish"):
        Desk("editor").write(act, edition, **forged)
        sent = NO_ROWS | {"_act": act, "version": edition.version} | forged
        Desk("editor").post(page(edition), sent)
        gone = sent | {"edition_people-0-DELETE": "on"}
        Desk("editor").post(page(edition), gone)
    assert [(held.post, held.order) for held in edition.edition_people.all()] == [
        ("Head of Service", 0)
    ]


@pytest.mark.parametrize(
    "forged",
    [
        {"edition_people-TOTAL_FORMS": "x"},
        {"edition_people-TOTAL_FORMS": "999999999999"},
        {"edition_people-INITIAL_FORMS": "7"},
        {"edition_people-TOTAL_FORMS": "-1"},
        {"edition_people-TOTAL_FORMS": "1", "edition_people-0-person": "x\0",
         "edition_people-0-order": "9" * 30},
        {"headline": "a\0b"}, {"headline": "x" * 10_000}, {"slug": "../../etc"},
        {"body": "<p>" + "x" * 300_000}, {"language": "xx"}, {"kind": "x"},
        {"display_date": "9999-99-99"}, {"display_date": "0000-01-01"}, {"sheet": "1"},
        {"_changelist_filters": "//evil.example"}, {"_popup": "1"},
    ],
)  # fmt: skip
def test_hostile_form_is_answered_and_never_a_fault(forged: dict[str, str]) -> None:
    for act in ("save", "publish"):
        answer = Desk("editor").post(ADD, fields(_act=act) | forged)
        assert answer.status_code in (200, 302)
        assert "evil.example" not in answer.headers.get("Location", "").partition("?")[0]


def test_words_with_markup_are_shown_as_words_everywhere() -> None:
    person = build.person(SCRIPT)
    edition = draft(headline=SCRIPT, standfirst=SCRIPT, people=[person])
    verbs_page = page(edition)
    editor = Desk("editor")
    addresses = ["/admin/", LIST, f"{LIST}?q={SCRIPT}", f"{LIST}?state={SCRIPT}", verbs_page]
    addresses += [page(edition, one) for one in PAGES if one != "withdraw"]
    for address in addresses:
        assert "<script>alert" not in editor.get(address, follow=True).content.decode(), address
    editor.write("publish", edition)
    for one in PAGES:
        html = editor.get(page(edition, one), follow=True).content.decode()
        assert "<script>alert" not in html, one


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("model_name=edition&field_name=changed_by", 403),
        ("model_name=edition&field_name=body", 403),
        ("model_name=edition&field_name=dateline&term=%00", 200),
        ("model_name=edition&field_name=sheet&term=%00", 200),
        ("model_name=editionoperation&field_name=operation&term=%00", 200),
        ("model_name=editionperson&field_name=person&page=x", 404),
        ("model_name=none&field_name=x", 403),
        ("field_name=x", 403),
    ],
)
def test_autocomplete_gives_only_what_the_role_may_see(asked: str, status: int) -> None:
    answer = Desk("press officer").get(f"/admin/autocomplete/?app_label=news&{asked}")
    assert answer.status_code == status


def test_user_who_was_switched_off_is_a_stranger() -> None:
    edition = draft(headline=SECRET)
    officer = Desk("press officer")
    User.objects.update(is_active=False)
    for one in PAGES:
        assert SECRET not in officer.get(page(edition, one), follow=True).content.decode()
