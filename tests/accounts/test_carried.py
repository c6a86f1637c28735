"""A form sent when the sign-in has run out, or with a token of before, and attacks by that way."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from news.models import Edition
from portal.accounts import carried, slips
from portal.accounts.models import User
from portal.office.models import Contact, Organisation
from tests import build
from tests.news.admin.desk import ADD, errors, fields, of, page, said
from tests.publishing.moves import draft, public

pytestmark = pytest.mark.django_db
PASSWORD = "a rather long secret"
OUT = "You were signed out. Nothing is saved yet: look through and save."
TYPED = {"headline": "Typed <b>headline</b>", "standfirst": "Набрано", "body": "<p>Typed</p>"}


class Browser(Client):
    """Keeps its cookies and asks for the token, as a real one does."""

    def __init__(self, role: str) -> None:
        super().__init__(enforce_csrf_checks=True)
        self.user = build.user(role)
        self.user.set_password(PASSWORD)
        self.user.save()
        self.force_login(self.user)

    def open(self, path: str) -> dict[str, str]:
        """The hidden fields of the form there."""
        return hidden(self.get(path))

    def sign_in(self, answer: Any, user: User | None = None) -> Any:
        """On the page that asked to; the page that it leads to."""
        path = re.findall(r'<form action="([^"]+)"', answer.content.decode())[0]
        known = {"username": (user or self.user).email, "password": PASSWORD}
        return self.post(html.unescape(path), hidden(answer) | known, follow=True)

    def lose_session(self) -> None:
        del self.cookies["session"]

    def lose_everything(self) -> None:
        self.cookies.clear()

    def sign_in_elsewhere(self) -> None:
        """In another tab: the token is a new one."""
        self.get("/admin/login/")
        self.force_login(self.user)
        self.cookies["csrf"] = "n" * 32


def hidden(answer: Any) -> dict[str, str]:
    found = re.findall(
        r'<input type="hidden" name="([^"]+)" value="([^"]*)"', answer.content.decode()
    )
    return {name: html.unescape(value) for name, value in found}


def shows_what_was_typed(answer: Any) -> bool:
    text = answer.content.decode()
    return (
        'value="Typed &lt;b&gt;headline&lt;/b&gt;"' in text
        and "Набрано</textarea>" in text
        and "&lt;p&gt;Typed&lt;/p&gt;</textarea>" in text
    )


@pytest.mark.parametrize("lose", [Browser.lose_session, Browser.lose_everything])
@pytest.mark.parametrize("is_new", [True, False], ids=["new", "change"])
def test_text_sent_without_a_sign_in_stands_in_its_form_after_it(
    lose: Callable[[Browser], None], is_new: bool
) -> None:
    officer = Browser("press officer")
    edition = None if is_new else draft()
    path = page(edition) if edition else ADD
    sent = officer.open(path) | (of(edition, **TYPED) if edition else fields(**TYPED))
    lose(officer)
    asked = officer.post(path, sent | {"_act": "submit"})
    assert "You were signed out. Sign in: what you typed is kept" in asked.content.decode()
    assert (Session.objects.count(), "no-store" in asked["Cache-Control"]) == (1, True)
    shown = officer.sign_in(asked)
    assert shown.request["PATH_INFO"] == path
    assert shows_what_was_typed(shown)
    assert said(shown) == [OUT]
    assert not LogEntry.objects.exists()
    assert [one.headline for one in Edition.objects.all()] == (
        [edition.headline] if edition else []
    )
    again = hidden(shown)
    officer.post(path, sent | again | {"_act": "save"})
    assert [one.headline for one in Edition.objects.all()] == [TYPED["headline"]]
    assert carried.CARRIED not in officer.session


def test_text_sent_with_the_token_of_an_earlier_sign_in_is_shown_again() -> None:
    officer, edition = Browser("press officer"), draft()
    sent = officer.open(page(edition)) | of(edition, **TYPED)
    officer.sign_in_elsewhere()
    shown = officer.post(page(edition), sent, follow=True)
    assert shows_what_was_typed(shown)
    assert shows_what_was_typed(officer.get(shown.request["PATH_INFO"] + "?_carried=1"))
    fresh = officer.post(page(edition), sent | hidden(shown), follow=True)
    assert said(fresh) == ["The draft is saved."]


def test_wrong_password_and_a_second_token_lose_nothing_either() -> None:
    officer = Browser("press officer")
    sent = officer.open(ADD) | fields(**TYPED)
    officer.lose_everything()
    asked = officer.post(ADD, sent)
    wrong = officer.post(
        f"/admin/login/?next={ADD}", hidden(asked) | {"username": "x", "password": "y"}
    )
    assert hidden(wrong)["_carried"] == hidden(asked)["_carried"]
    officer.cookies["csrf"] = "m" * 32
    stale = officer.post(f"/admin/login/?next={ADD}", hidden(wrong))
    assert shows_what_was_typed(officer.sign_in(stale))


def test_rows_and_the_window_of_a_form_are_carried_with_it() -> None:
    officer, person = Browser("press officer"), build.person()
    rows = {"edition_people-TOTAL_FORMS": "1", "edition_people-0-person": str(person.pk),
            "edition_people-0-order": "3", "edition_people-0-post": "typed post"}  # fmt: skip
    path = f"{ADD}?_changelist_filters=q%3Dx"
    sent = officer.open(path) | fields(**TYPED) | rows
    officer.lose_session()
    shown = officer.sign_in(officer.post(path, sent))
    assert shown.request["QUERY_STRING"] == "_changelist_filters=q%3Dx&_carried=1"
    text = shown.content.decode()
    assert (f'<option value="{person.pk}" selected>' in text, "typed post" in text) == (True, True)


def test_text_is_not_shown_to_somebody_else_who_signs_in() -> None:
    officer, editor = Browser("press officer"), Browser("editor").user
    sent = officer.open(ADD) | fields(**TYPED)
    officer.lose_session()
    asked = officer.post(ADD, sent)
    assert "Typed" not in asked.content.decode()
    shown = officer.sign_in(asked, editor)
    assert said(shown) == ["What was typed there is somebody else's. It is not shown to you."]
    assert "Typed" not in shown.content.decode()
    assert "Typed" not in officer.get(f"{ADD}?_carried=1").content.decode()


def test_text_of_one_person_sent_from_the_session_of_another_asks_for_the_first() -> None:
    officer = Browser("press officer")
    sent = officer.open(ADD) | fields(**TYPED)
    officer.force_login(Browser("editor").user)
    officer.cookies["csrf"] = "n" * 32
    asked = officer.post(ADD, sent)
    assert "You were signed out." in asked.content.decode()
    assert shows_what_was_typed(officer.sign_in(asked))


@pytest.mark.parametrize(
    "slip",
    ["", "x", signing.dumps([1, ADD, "k"], salt="another"), signing.dumps([1, ADD, "k"])],
)
def test_page_of_a_stranger_can_fill_in_no_form(slip: str) -> None:
    """Neither without a session, as browsers send it across sites, nor with the victim's."""
    victim = Browser("press officer")
    for lose in (None, Browser.lose_session):
        if lose:
            lose(victim)
        sent = fields(**TYPED, _slip=slip, _carried=slip)
        answer = victim.post(ADD, sent, headers={"origin": "https://evil.example"})
        assert answer.status_code == 403
        assert "Typed" not in answer.content.decode()
        assert "_carried" not in hidden(answer)
    assert not Edition.objects.exists()


def test_slip_of_one_user_fills_in_no_form_of_another() -> None:
    attacker, victim = Browser("press officer"), Browser("editor")
    sent = fields(**TYPED) | {"_slip": attacker.open(ADD)["_slip"]}
    asked = victim.post(ADD, sent, headers={"origin": "https://evil.example"})
    assert said(victim.sign_in(asked)) == [
        "What was typed there is somebody else's. It is not shown to you."
    ]
    victim.get(f"{ADD}?_carried={quote(hidden(asked)['_carried'])}")
    assert carried.CARRIED not in victim.session


def test_slip_of_one_form_fills_in_no_other() -> None:
    officer = Browser("press officer")
    edition = draft()
    sent = officer.open(ADD) | fields(**TYPED)
    officer.lose_session()
    answer = officer.post(page(edition), sent)
    assert (answer.status_code, answer.headers.get("Location", "")[:13]) == (302, "/admin/login/")


def test_what_is_too_old_or_too_large_is_not_carried(monkeypatch: pytest.MonkeyPatch) -> None:
    officer = Browser("press officer")
    sent = officer.open(ADD) | fields(**TYPED)
    officer.lose_session()
    large = officer.post(ADD, sent | {"body": "x" * 3_000_000})
    many = officer.post(ADD, sent | {f"x{number}": "" for number in range(5_001)})
    assert (large.status_code, many.status_code) == (400, 400)
    asked = officer.post(ADD, sent)
    monkeypatch.setattr(carried, "HALF_A_DAY", -1)
    assert not shows_what_was_typed(officer.sign_in(asked))
    monkeypatch.setattr(slips, "A_WEEK", -1)
    officer.lose_session()
    assert officer.post(ADD, sent).status_code == 302


def test_passwords_are_never_carried_and_files_are_asked_for_again() -> None:
    build.organisation()
    administrator = Browser("administrator")
    new = "/admin/accounts/user/add/"
    sent = administrator.open(new) | {
        "email": "new@press.example", "language": "en", "usable_password": "true",
        "password1": "secret words 1", "password2": "secret words 1",
    }  # fmt: skip
    administrator.lose_session()
    asked = administrator.post(new, sent)
    kept = dict(carried._unsealed(hidden(asked)["_carried"]).lists())
    assert [name for name in kept if "password" in name] == ["usable_password"]
    shown = administrator.sign_in(asked)
    assert ('value="new@press.example"' in shown.content.decode(), said(shown)) == (True, [OUT])
    path = "/admin/office/organisation/1/change/"
    upload = SimpleUploadedFile("mark.png", b"x", content_type="image/png")
    filled: dict[str, Any] = administrator.open(path) | {"name_en": "Typed", "picture": upload}
    administrator.lose_session()
    shown = administrator.sign_in(administrator.post(path, filled))
    assert said(shown) == [OUT, "The file has to be chosen again."]
    assert 'value="Typed"' in shown.content.decode()
    assert Organisation.objects.get().name["en"] == "The Organisation"


def test_form_of_every_kind_bears_a_slip() -> None:
    administrator = Browser("administrator")
    build.organisation()
    Contact.objects.create(name={"en": "Contact"}, phone="1")
    draft(people=[build.person()])
    bare = []
    for model in filter(admin.site.is_registered, apps.get_models()):
        row = model._default_manager.order_by("pk").first()
        name = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
        for path in [f"{name}add/", *([f"{name}{row.pk}/change/"] if row else [])]:
            answer = administrator.get(path)
            if answer.status_code == 200 and slips.slip_in(hidden(answer)) is None:
                bare.append(path)
    assert bare == []


def test_text_carried_to_a_draft_that_was_changed_meanwhile_says_so() -> None:
    officer, edition = Browser("press officer"), draft()
    sent = officer.open(page(edition)) | of(edition, **TYPED)
    officer.lose_session()
    asked = officer.post(page(edition), sent)
    Edition.objects.filter(pk=edition.pk).update(version=7)
    shown = officer.sign_in(asked)
    assert shows_what_was_typed(shown)
    assert "after you had opened it" in errors(shown)["__all__"][0]


def test_reason_of_a_withdrawal_is_carried_and_nothing_is_withdrawn() -> None:
    editor, edition = Browser("editor"), public()
    path = page(edition, "withdraw")
    sent = editor.open(path) | {f"{edition.pk}-version": "2", f"{edition.pk}-reason": "Typed why"}
    editor.lose_session()
    shown = editor.sign_in(editor.post(path, sent))
    assert (shown.request["PATH_INFO"], said(shown)) == (path, [OUT])
    assert "Typed why</textarea>" in shown.content.decode()
    edition.refresh_from_db()
    assert edition.state == "approved"
    editor.post(path, sent | hidden(shown) | {f"{edition.pk}-version": str(edition.version)})
    edition.refresh_from_db()
    assert (edition.state, edition.reason) == ("withdrawn", "Typed why")
