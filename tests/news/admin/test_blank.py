"""A text in which there is nothing to see, wherever a text is asked for."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from news.models import Edition, EditionPerson, Section
from portal.publishing import verbs
from tests import build
from tests.publishing.moves import draft, public

from .desk import Desk, errors

pytestmark = pytest.mark.django_db
FILL = ["Fill this in before readers can see it."]
BLANK = ["\u200b", "\u00ad", "\u2800", "\u200e", "\u3164", "\u0301", "\ufeff\u00a0"]


@pytest.mark.parametrize("text", BLANK, ids=ascii)
@pytest.mark.parametrize("act", ["submit", "publish"])
def test_headline_without_a_visible_sign_is_asked_for(act: str, text: str) -> None:
    answer = Desk("editor").write(act, headline=text, slug="typed")
    assert errors(answer) == {"headline": FILL}
    assert not Edition.objects.exists()


@pytest.mark.parametrize("text", BLANK, ids=ascii)
def test_text_without_a_visible_sign_is_asked_for(text: str) -> None:
    answer = Desk("editor").write("publish", body=f"<p>{text}</p><p><br></p>")
    assert errors(answer) == {"body": FILL}


@pytest.mark.parametrize("text", BLANK, ids=ascii)
def test_draft_keeps_nothing_of_a_blank_text_whichever_way_it_comes(text: str) -> None:
    edition = build.news_item(text, standfirst=text, slug="typed")
    assert (edition.headline, edition.standfirst) == ("", "")
    with pytest.raises(ValidationError) as refused:
        verbs.submit(edition, by=build.user(), at=timezone.now())
    assert list(refused.value.message_dict) == ["headline"]


@pytest.mark.parametrize("text", BLANK, ids=ascii)
def test_withdrawal_needs_a_reason_that_can_be_read(text: str) -> None:
    edition = public()
    with pytest.raises(ValidationError) as refused:
        verbs.withdraw(edition, by=build.user(), at=timezone.now(), reason=text)
    assert list(refused.value.message_dict) == ["reason"]
    sent = {f"{edition.pk}-reason": text, f"{edition.pk}-version": edition.version}
    answer = Desk("editor").post(f"/admin/news/edition/{edition.pk}/withdraw/", sent)
    assert answer.context["first"].errors == {"reason": ["This field is required."]}
    assert Edition.objects.get().state == "approved"


@pytest.mark.parametrize("text", BLANK, ids=ascii)
def test_section_needs_a_name_that_can_be_read(text: str) -> None:
    sent = {"name_en": text, "name_ru": text, "slug": "s", "order": "0"}
    answer = Desk("administrator").post("/admin/news/section/add/", sent)
    ((said,),) = errors(answer).values()
    assert said.startswith("Give the name in ")
    assert not Section.objects.exists()


def test_post_without_a_visible_sign_is_filled_in_at_approval() -> None:
    row = {"TOTAL_FORMS": 1, "INITIAL_FORMS": 0, "0-person": build.person().pk, "0-order": 0,
           "0-post": "\u200b"}  # fmt: skip
    sent: dict[str, Any] = {f"edition_people-{name}": str(value) for name, value in row.items()}
    Desk("editor").write("publish", **sent)
    assert EditionPerson.objects.get().post == "Head of Service"


def test_draft_of_an_older_version_with_a_blank_headline_cannot_go_out() -> None:
    edition = draft()
    Edition.objects.filter(pk=edition.pk).update(headline="\u2800")
    with pytest.raises(ValidationError) as refused:
        build.approve(Edition.objects.get(), by=build.user(), at=timezone.now())
    assert list(refused.value.message_dict) == ["headline"]
