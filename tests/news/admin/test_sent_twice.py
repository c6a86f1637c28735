"""The same new form sent twice makes one thing; what was typed in between is not lost."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from news.models import Edition, NewsItem
from operations.models import Operation, OperationEdition
from portal.accounts.slips import new_slip
from tests import build
from tests.opened import Open
from tests.operations.desk import operation_form

from .desk import ADD, Desk, errors, fields, page, said

OPERATION = "/admin/operations/operationedition/add/"


def slip(officer: Desk, path: str = ADD) -> str:
    return str(re.findall(r'name="_slip" value="([^"]+)"', officer.text(path))[0])


@pytest.mark.django_db
@pytest.mark.parametrize("act", ["save", "submit"])
def test_form_sent_twice_makes_one_draft_and_leads_to_it(act: str) -> None:
    officer = Desk("press officer")
    sent = fields(_act=act, _slip=slip(officer))
    first, second = officer.post(ADD, sent), officer.post(ADD, sent, follow=True)
    edition = Edition.objects.get()
    assert (first.headers["Location"], second.request["PATH_INFO"]) == (page(edition),) * 2
    assert said(second)[-1] == "This form was sent twice. It is saved once: this is what it made."
    assert NewsItem.objects.count() == 1


@pytest.mark.django_db
def test_form_sent_again_with_other_words_shows_them_beside_what_was_made() -> None:
    officer = Desk("press officer")
    sent = fields(_act="save", _slip=slip(officer))
    officer.post(ADD, sent)
    answer: Any = officer.post(ADD, sent | {"headline": "Other words"})
    [edition] = Edition.objects.all()
    html = answer.content.decode()
    assert errors(answer)["__all__"][0].startswith("This form was sent before and made “Seminar")
    assert ('value="Other words"' in html, f'href="{page(edition)}"' in html) == (True, True)
    again = re.findall(r'name="_slip" value="([^"]+)"', html)[0]
    officer.post(ADD, sent | {"headline": "Other words", "_slip": again})
    assert sorted(one.headline for one in Edition.objects.all()) == [
        "Other words", "Seminar held at the Secretariat"
    ]  # fmt: skip


@pytest.mark.django_db
def test_forms_opened_one_by_one_make_a_draft_each_though_they_say_the_same() -> None:
    officer = Desk("press officer")
    for _ in range(3):
        officer.post(ADD, fields(_act="save", _slip=slip(officer)))
    assert NewsItem.objects.count() == 3


@pytest.mark.django_db
def test_form_that_was_refused_can_be_sent_again() -> None:
    officer = Desk("press officer")
    sent = fields(_act="submit", _slip=slip(officer), headline="")
    assert officer.post(ADD, sent).status_code == 200
    officer.post(ADD, sent | {"headline": "Now with one"})
    assert [one.headline for one in Edition.objects.all()] == ["Now with one"]


@pytest.mark.django_db
def test_slip_of_another_person_names_nothing() -> None:
    theirs = slip(Desk("editor"))
    Desk("editor").post(ADD, fields(_act="save", _slip=theirs))
    Desk("press officer").post(ADD, fields(_act="save", _slip=theirs))
    assert NewsItem.objects.count() == 2


@pytest.mark.django_db
def test_operation_sent_twice_is_one_though_its_address_is_taken_by_the_first() -> None:
    officer = Desk("press officer")
    sent = operation_form(sort_date="2024-02-14", _slip=slip(officer, OPERATION))
    first = officer.post(OPERATION, sent)
    assert first.status_code == 302, errors(first)
    assert officer.post(OPERATION, sent).headers["Location"] == first.headers["Location"]
    assert (OperationEdition.objects.count(), Operation.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_form_sent_several_times_at_once_makes_one_draft(opened: Open) -> None:
    officer, barrier = Desk("press officer"), Barrier(4)
    mine = new_slip(build.user("press officer").pk, ADD)
    sent = fields(_act="save", _slip=mine)

    def one(_: int) -> str:
        opened()
        browser = Desk("press officer")
        browser.cookies = officer.cookies
        try:
            barrier.wait()
            return str(browser.post(ADD, sent).headers.get("Location"))
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as people:
        ways = set(people.map(one, range(4)))
    assert ways == {page(Edition.objects.get())}
    assert NewsItem.objects.count() == 1
