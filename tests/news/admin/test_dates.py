"""The date at the desk: left open, asked about, refused."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.utils import timezone

from news.models import Edition
from portal.publishing import verbs
from tests import build
from tests.publishing.moves import draft

from .desk import ADD, Desk, errors

pytestmark = pytest.mark.django_db
ASKED = "Answer the question beside the buttons, then press the button again."


def question(html: str) -> tuple[str, str]:
    """Key and words of the one box that asks to be ticked."""
    ((key, words),) = re.findall(r'name="_confirmed" value="([^"]+)"> (.*?)</label>', html)
    return key, words


def test_new_form_leaves_the_date_open_and_the_day_of_release_fills_it_in() -> None:
    editor = Desk("editor")
    assert 'name="display_date" value=' not in editor.text(ADD)
    editor.write("publish")
    assert Edition.objects.get().display_date == timezone.localdate()


@pytest.mark.parametrize("state", ["draft", "submitted"])
def test_typed_date_that_is_not_the_day_of_release_is_asked_about_once(state: str) -> None:
    edition, editor = draft(display_date=dt.date(2024, 2, 19)), Desk("editor")
    send = editor.write
    sent = {"display_date": "2024-02-19"}
    if state == "submitted":
        verbs.submit(edition, by=build.user("press officer"), at=timezone.now())
        send, sent = editor.press, {}  # type: ignore[assignment]  # both take what is sent
    answer = send("publish", edition, **sent)
    assert errors(answer) == {"__all__": [ASKED]}
    assert edition.state == state
    key, words = question(answer.content.decode())
    assert words.startswith("It is dated 19 February 2024, but readers see it from ")
    assert answer.content.decode().count('name="_confirmed"') == 1
    send("publish", edition, _confirmed=key, **sent)
    assert (edition.state, edition.display_date) == ("approved", dt.date(2024, 2, 19))


def test_answer_to_one_question_is_none_to_another() -> None:
    edition, editor = draft(), Desk("editor")
    answer = editor.write("publish", edition, display_date="2024-02-19", _confirmed="2024-02-18/x")
    assert errors(answer) == {"__all__": [ASKED]}
    start = (timezone.localtime() + dt.timedelta(days=9)).strftime("%Y-%m-%dT%H:%M")
    today = f"{timezone.localdate()}/{timezone.localdate()}"
    sent = {"display_date": str(timezone.localdate()), "start": start, "_confirmed": today}
    assert errors(editor.write("publish_at", edition, **sent)) == {"__all__": [ASKED]}
    assert edition.state == "draft"


@pytest.mark.parametrize("act", ["save", "submit"])
def test_typed_date_is_not_asked_about_before_it_goes_out(act: str) -> None:
    edition = draft()
    Desk("editor").write(act, edition, display_date="2024-02-19")
    assert edition.display_date == dt.date(2024, 2, 19)


@pytest.mark.parametrize("act", ["save", "publish"])
@pytest.mark.parametrize(
    ("typed", "reason"), [("0026-11-26", "before 1900"), ("2062-11-26", "five")]
)
def test_impossible_year_is_refused_with_its_reason(act: str, typed: str, reason: str) -> None:
    answer = Desk("editor").write(act, display_date=typed)
    (said,) = errors(answer)["display_date"]
    assert f"The year {typed[:4]} cannot be: it lies " in said
    assert reason in said
    assert not Edition.objects.exists()
    assert f'value="{typed}"' in answer.content.decode()
