from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.contrib.admin.templatetags.admin_list import results
from django.utils import timezone
from django.utils.html import strip_tags
from pytest_django import DjangoAssertNumQueries

from news.models import Edition
from portal.publishing import verbs
from portal.publishing.admin import changelist
from tests import build
from tests.publishing.moves import HOUR, NOW, STATES, draft, public, scheduled

from .desk import LIST, Desk

pytestmark = pytest.mark.django_db
WORDS = {
    "draft": ("never public", "draft"),
    "submitted": ("never public", "waiting for approval"),
    "scheduled": ("public from {time}", "approved for {time}"),
    "public": ("public", "nothing"),
    "withdrawn": ("withdrawn", "nothing"),
    "removed": ("removed", "nothing"),
}


def rows(query: str = "", role: str = "press officer") -> list[list[str]]:
    """The cells of the list as they are read, row by row."""
    answer: Any = Desk(role).get(LIST + query)
    assert answer.status_code == 200
    return [[strip_tags(cell).strip() for cell in row] for row in results(answer.context["cl"])]


def titles(query: str, role: str = "press officer") -> list[str]:
    return sorted(row[0] for row in rows(query, role))


def time(hours: int) -> str:
    local = timezone.localtime(NOW + hours * HOUR)
    return f"{local.day}\u00a0{local:%B %H:%M}"


def change(edition: Edition, **columns: Any) -> Edition:
    started = verbs.start_change(edition, by=build.user("press officer"), at=NOW)
    for name, value in columns.items():
        setattr(started, name, value)
    return verbs.save_draft(started, by=build.user("press officer"), at=NOW)


@pytest.mark.parametrize("state", STATES)
def test_state_of_a_line_is_told_on_two_axes(state: str) -> None:
    STATES[state]()
    [row] = rows()
    assert row[1:3] == [word.format(time=time(1)) for word in WORDS[state]]


def test_line_with_a_change_is_one_row_that_tells_of_both() -> None:
    edition = public(headline="Old words")
    started = change(edition, headline="New words")
    [row] = rows()
    assert row == [
        "New words", "public", "change", "Secretariat", "English", "14\u00a0February 2024",
        f"press.officer@press.example, {time(0)}",
    ]  # fmt: skip
    build.approve(started, by=build.user(), at=NOW, start=NOW + HOUR)
    assert rows()[0][1:3] == ["public", f"approved for {time(1)}"]


def test_change_of_what_was_withdrawn_is_told_as_such() -> None:
    change(STATES["withdrawn"]())
    assert rows()[0][1:3] == ["withdrawn", "change"]


def test_row_is_one_for_each_language() -> None:
    english = draft(headline="Seminar")
    build.news_item("Семинар", item=english.item, language="ru")
    assert [(row[0], row[4]) for row in rows()] == [("Семинар", "Russian"), ("Seminar", "English")]


def test_filter_by_state_asks_what_is_stored() -> None:
    for place, (state, make) in enumerate(STATES.items()):
        edition = make()
        Edition.objects.filter(pk=edition.pk).write(headline=state, slug=f"other-{place}")
        edition.item.addresses.all().delete()
    edition = public(headline="base", slug="last")
    change(edition, headline="change")
    drafts = ["change", "draft"]
    assert titles("?state=draft") == drafts
    assert (titles("?state=mine"), titles("?state=mine", "editor")) == (["change"], ["draft"])
    assert titles("?state=waiting") == ["submitted"]
    assert titles("?state=later") == ["scheduled"]
    assert titles("?state=public") == ["public"]
    assert titles("?state=change") == ["change"]
    assert titles("?state=withdrawn") == ["withdrawn"]
    assert titles("?state=never") == ["draft", "submitted"]


def test_filters_by_section_language_and_year_join() -> None:
    other = build.section("statements")
    draft(headline="A")
    draft(headline="B", section=other)
    draft(headline="C", section=other, language="ru", display_date=dt.date(2022, 1, 1))
    assert titles("?section=statements") == ["B", "C"]
    assert titles("?section=statements&language=ru") == ["C"]
    assert titles("?year=2024") == ["A", "B"]
    assert titles("?year=2022&language=en") == []


def test_list_of_a_year_and_of_dates_is_in_their_order() -> None:
    for day in (3, 1, 2):
        draft(headline=f"No {day}", display_date=dt.date(2024, 2, day))
    assert [row[0] for row in rows()] == ["No 2", "No 1", "No 3"]
    assert [row[0] for row in rows("?year=2024")] == ["No 3", "No 2", "No 1"]
    assert [row[0] for row in rows("?o=5")] == ["No 1", "No 2", "No 3"]


def test_filter_by_operation_is_chosen_and_keeps_the_other_filters() -> None:
    operation = build.operation("Barrier").operation
    draft(headline="A", operations=[operation])
    draft(headline="B")
    draft(headline="C", operations=[operation], language="ru")
    assert titles(f"?operation={operation.pk}") == ["A", "C"]
    assert titles(f"?operation={operation.pk}&language=ru&q=c") == ["C"]
    assert titles("?operation=") == ["A", "B", "C"]
    html = Desk("editor").text(f"{LIST}?operation={operation.pk}&language=en&p=1")
    form = re.search(r'<form method="get" class="chosen-filter">.*?</form>', html, re.S)
    assert form
    assert '<input type="hidden" name="language" value="en">' in form[0]
    assert f'<option value="{operation.pk}" selected>Barrier (2022)</option>' in form[0]
    assert 'name="p"' not in form[0]


@pytest.mark.parametrize("value", ["x", "%00", "-1", "9" * 400, "2024/13", "٣", "0", "99999", "'"])
@pytest.mark.parametrize("name", ["state", "section", "language", "year", "operation"])
def test_filter_with_nonsense_finds_nothing(name: str, value: str) -> None:
    draft()
    assert rows(f"?{name}={value}") == []


@pytest.mark.parametrize(
    "query",
    ["changed_by__password__startswith=a", "body__contains=x", "id__in=1", "item__id=1",
     "state__exact=draft", "section__name__en=x", "_x=1"],
)  # fmt: skip
def test_condition_that_no_filter_offers_is_a_bad_request(query: str) -> None:
    assert Desk("administrator").get(f"{LIST}?{query}").status_code == 400


@pytest.mark.parametrize(
    "query",
    ["?p=x", "?p=9999", "?o=9.9.-9", "?o=x", "?e=1", "?all=", "?_facets=True", "?_to_field=body"],
)
def test_page_or_order_that_there_is_not_gives_the_list_or_a_plain_refusal(query: str) -> None:
    draft()
    assert Desk("editor").get(LIST + query).status_code in (200, 302, 400)


@pytest.mark.parametrize("query", ["СЕМИНАР", "ёлка", "елк", "Müller", "muller", "тексте"])
def test_search_finds_drafts_blind_to_case_and_accents_in_both_scripts(query: str) -> None:
    draft(headline="Семинар: Ёлка Müller", language="ru", body="<p>Слово в тексте</p>")
    draft(headline="Other", slug="o")
    assert titles(f"?q={query}") == ["Семинар: Ёлка Müller"]


def test_search_finds_the_head_alone_and_within_the_filters() -> None:
    change(public(headline="Old seminar"), headline="New seminar")
    draft(headline="Seminar, another", language="ru")
    assert titles("?q=seminar") == ["New seminar", "Seminar, another"]
    assert titles("?q=seminar&language=ru") == ["Seminar, another"]
    assert titles("?q=seminar&state=mine&section=secretariat&year=2024") == ["New seminar"]


def test_search_for_what_cannot_be_asked_says_so() -> None:
    draft()
    assert "Null characters are not allowed." in Desk("editor").text(f"{LIST}?q=%00")
    assert "Search for at most 200 characters." in Desk("editor").text(f"{LIST}?q={'a' * 10_000}")


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_whatever_the_rows(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        public(headline=f"Public {number}")
        change(scheduled() if number == 9 else public(headline=f"Base {number}"))
    officer = Desk("press officer")
    officer.get(LIST)
    with django_assert_num_queries(10) as asked:
        html = officer.text(LIST)
    assert len(re.findall(r'class="field-readers', html)) == 2 * count
    listing = [one["sql"] for one in asked.captured_queries if "EXISTS" in one["sql"]]
    assert [sql.count("EXISTS") for sql in listing] == [1]
    assert not [one["sql"] for one in asked.captured_queries if "DISTINCT" in one["sql"]]


def test_list_counts_no_further_than_its_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3):
        draft()
    monkeypatch.setattr(changelist, "MOST", 2)
    html = Desk("editor").text(LIST)
    assert "2 news items" in html
    assert "There are more" in html
