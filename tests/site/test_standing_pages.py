from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from portal.office.models import Contact
from tests import build

pytestmark = pytest.mark.django_db


def test_press_office_lists_contacts_in_their_order_and_only_those_for_readers() -> None:
    Contact.objects.create(name={"en": "Second"}, email="second@example.org", order=2)
    Contact.objects.create(
        name={"en": "First"},
        role={"en": "Media"},
        phone="+44 20 7946 0111",
        hours={"en": "Mornings"},
        order=1,
    )
    Contact.objects.create(name={"en": "Private"}, email="private@example.org", is_shown=False)
    html = Client().get("/en/press-office/").text
    assert html.index("<h2>First</h2>") < html.index("<h2>Second</h2>")
    assert '<a href="tel:+442079460111">+44 20 7946 0111</a>' in html
    assert '<a href="mailto:second@example.org">second@example.org</a>' in html
    assert "rivate" not in html


def test_press_office_marks_what_it_has_in_the_other_language_only() -> None:
    Contact.objects.create(name={"en": "Press desk"}, role={"ru": "СМИ"}, email="press@example.org")
    html = Client().get("/ru/press-office/").text
    assert '<h2><span lang="en">Press desk</span></h2>' in html
    assert "<p>СМИ</p>" in html


def test_press_office_without_contacts_says_so() -> None:
    assert "No contacts are listed at the moment." in Client().get("/en/press-office/").text


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("page", "queries"), [("press-office", 2), ("about", 1), ("accessibility", 1)]
)
def test_standing_page_asks_as_many_questions_however_many_rows(
    page: str, queries: int, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    build.organisation()
    for n in range(rows):
        Contact.objects.create(name={"en": f"Contact {n}"}, email=f"contact{n}@example.org")
    Client().get(f"/en/{page}/")
    with django_assert_num_queries(queries):
        response = Client().get(f"/en/{page}/")
    assert response["Cache-Control"] == "public, max-age=60"
    assert not response.cookies
