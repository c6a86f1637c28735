import datetime as dt
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from operations.models import Operation, OperationEdition, Participation
from portal.publishing import verbs
from tests import build
from tests.operations.desk import (
    ADD_OPERATION,
    ADD_SHEET,
    change_path,
    operation_form,
    rows,
    signed_in,
)

pytestmark = pytest.mark.django_db

LIST = reverse("admin:operations_operationedition_changelist")
DAYS = {"starts": "2022-05-23", "ends": "2022-05-27", "precision": "day"}


def written(**typed: Any) -> OperationEdition:
    """What the form made of it."""
    answer = signed_in("press officer").post(ADD_OPERATION, operation_form(**typed))
    assert answer.status_code == 302, answer.content.decode()
    return OperationEdition.objects.latest("id")


def refused(**typed: Any) -> str:
    page = signed_in("press officer").post(ADD_OPERATION, operation_form(**typed))
    assert page.status_code == 200
    assert not Operation.objects.filter(slug="channel-barrier").exists()
    return page.content.decode()


def test_one_form_makes_identity_edition_and_rows() -> None:
    series, osh = build.series(), build.place("Osh")
    kg = build.country("KG")
    edition = written(
        series=series.pk,
        ordinal="25",
        windows=[{"starts": "2022-09-17", "ends": "2022-09-25", "precision": "day"}, DAYS],
        places=[{"role": "visited", "place": osh.pk}, {"role": "headquarters", "place": osh.pk}],
        parties=[{"role": "host", "country": kg.pk}],
    )
    identity = edition.operation
    assert (identity.slug, identity.series, identity.ordinal) == ("channel-barrier", series, 25)
    assert (edition.state, edition.number, edition.version) == ("draft", 1, 1)
    assert edition.sort_date == dt.date(2022, 5, 23)
    roles = list(edition.edition_places.values_list("role", "order"))
    assert roles == [("visited", 1), ("headquarters", 2)]
    assert edition.participations.get().country == kg


def test_russian_name_gives_the_address_where_there_is_no_english_one() -> None:
    edition = written(name_en="", name_ru="Канал – Рубеж", windows=[DAYS])
    assert edition.operation.slug == "kanal-rubezh"


def test_taken_address_and_number_are_told_beside_their_fields() -> None:
    series = build.series()
    build.operation("Channel – Barrier", slug="taken", series=series, ordinal=3)
    page = refused(slug="taken", series=series.pk, ordinal="3", windows=[DAYS])
    assert "Another operation has this address." in page
    assert "Another operation has this number in the series." in page


def test_number_without_series_is_refused() -> None:
    words = "A number needs the series in which it counts."
    assert words in refused(ordinal="3", windows=[DAYS])


@pytest.mark.parametrize("slug", ["2024", "feed", "With Spaces", "ы"])
def test_bad_addresses_are_refused(slug: str) -> None:
    refused(slug=slug, windows=[DAYS])


def test_date_of_the_list_is_needed_where_no_day_is_known() -> None:
    assert "Give this date, or the days of the operation below." in refused()
    assert written(sort_date="2022-05-27").sort_date == dt.date(2022, 5, 27)


def test_end_before_start_is_told_beside_the_last_day() -> None:
    page = refused(windows=[DAYS | {"ends": "2022-05-01"}])
    assert "The last day comes before the first." in page.split('id="id_windows-0-ends"')[0][-900:]


@pytest.mark.parametrize("party", [{}, {"agency": True, "country": True}])
def test_party_is_an_agency_or_a_country(party: dict[str, Any]) -> None:
    kg = build.country("KG")
    agency = build.agency("Ministry", country=kg)
    chosen = {name: {"agency": agency, "country": kg}[name].pk for name in party}
    page = refused(windows=[DAYS], parties=[{"role": "host", "as_named_en": "x"} | chosen])
    assert "Choose an agency, or a country where none is named." in page


def test_draft_without_a_name_is_refused_with_plain_words() -> None:
    page = refused(name_en="", slug="channel-barrier", windows=[DAYS])
    assert "Give the name in one language at least." in page


def test_list_date_follows_the_first_day_until_it_is_typed() -> None:
    officer = signed_in("press officer")
    edition = written(windows=[DAYS])
    window = edition.windows.get()
    moved = DAYS | {"id": window.pk, "edition": edition.pk, "starts": "2022-05-20"}
    posted = operation_form(sort_date="2022-05-23", version="1", slug="channel-barrier")
    officer.post(change_path(edition), posted | rows("windows", [moved], stored=1))
    edition.refresh_from_db()
    assert edition.sort_date == dt.date(2022, 5, 20)
    posted |= {"sort_date": "2022-06-01", "version": "2"}
    officer.post(change_path(edition), posted | rows("windows", [moved], stored=1))
    edition.refresh_from_db()
    assert edition.sort_date == dt.date(2022, 6, 1)


def test_address_and_series_stand_as_soon_as_readers_know_them() -> None:
    series = build.series()
    edition = build.operation(public_from=timezone.now())
    draft = verbs.start_change(edition, by=build.user(), at=timezone.now())
    posted = operation_form(
        slug="other", series=series.pk, ordinal="7", version="1", sort_date="2022-05-23",
        name_en="Renamed",
    )  # fmt: skip
    assert signed_in("editor").post(change_path(draft), posted).status_code == 302
    draft.refresh_from_db()
    identity = Operation.objects.get()
    assert draft.name["en"] == "Renamed"
    assert (identity.slug, identity.series, identity.ordinal) == ("channel-barrier", None, None)


def test_parties_keep_the_names_that_they_had_at_approval() -> None:
    agency = build.agency("Ministry", name_ru="Министерство")
    edition = written(
        windows=[DAYS],
        parties=[
            {"role": "host", "agency": agency.pk},
            {"role": "observer", "agency": agency.pk, "as_named_en": "the Ministry"},
        ],
    )
    verbs.approve(edition, by=build.user(), at=timezone.now())
    type(agency).objects.update(name={"en": "Renamed", "ru": "Другое"})
    named = Participation.objects.order_by("id").values_list("as_named", flat=True)
    assert list(named) == [
        {"en": "Ministry", "ru": "Министерство"},
        {"en": "the Ministry", "ru": "Министерство"},
    ]


def test_stale_form_writes_nothing_and_keeps_what_was_typed() -> None:
    edition = build.operation()
    form = operation_form(version="1", sort_date="2022-05-23", slug="channel-barrier")
    path = change_path(edition)
    signed_in("editor").post(path, form | {"name_en": "First"})
    page = signed_in("press officer").post(path, form | {"name_en": "Second", "slug": "mine"})
    edition.refresh_from_db()
    assert (edition.name["en"], edition.operation.slug) == ("First", "channel-barrier")
    assert 'value="Second"' in page.content.decode()
    assert "after you had opened it" in page.content.decode()


def test_page_shows_its_sheets_with_their_state_and_the_way_to_a_new_one() -> None:
    edition = build.operation()
    sheet = build.sheet(edition.operation, title="First account")
    page = signed_in("press officer").get(change_path(edition)).content.decode()
    assert f'<a href="{change_path(sheet)}">First account</a>' in page
    assert "preliminary · readers see: never public · open: draft" in page
    assert f'href="{ADD_SHEET}?operation={edition.operation_id}"' in page


def test_sheet_form_opened_from_the_operation_has_it_chosen() -> None:
    edition = build.operation()
    page = signed_in("press officer").get(f"{ADD_SHEET}?operation={edition.operation_id}")
    option = f'<option value="{edition.operation_id}" selected>Channel – Barrier (2022)</option>'
    assert option in page.content.decode()


@pytest.mark.parametrize("value", ["x", "-1", "9" * 30, "\0", "1 or 1"])
def test_nonsense_in_the_address_opens_an_empty_form(value: str) -> None:
    assert signed_in("press officer").get(ADD_SHEET, {"operation": value}).status_code == 200


@pytest.mark.parametrize("more", [0, 2])
def test_list_and_form_cost_the_same_for_one_and_three_rows(
    more: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    edition = build.operation(windows=[(dt.date(2022, 5, 23), dt.date(2022, 5, 27))])
    for number in range(more + 1):
        build.place(f"Place {number}").edition_places.create(edition=edition, role="visited")
        agency = build.agency(f"Agency {number}")
        Participation.objects.create(edition=edition, agency=agency, role="host")
        build.sheet(edition.operation)
    for number in range(more):
        build.operation(f"Operation {number}")
    officer = signed_in("press officer")
    with django_assert_max_num_queries(9):
        officer.get(LIST)
    with django_assert_max_num_queries(19):
        officer.get(change_path(edition))


@pytest.mark.parametrize("term", ["Рубеж", "РУБЕЖ", "barrier", "Bárrier"])
def test_list_is_searched_in_both_scripts_whatever_the_case(term: str) -> None:
    build.operation("Channel – Barrier", name_ru="Канал – Рубеж")
    build.operation("Proxy")
    page = signed_in("press officer").get(LIST, {"q": term}).content.decode()
    assert ("Channel – Barrier" in page, "Proxy" in page) == (True, False)


def test_list_filters_by_series() -> None:
    build.operation("Channel – Barrier", series=build.series("channel"))
    build.operation("Proxy", series=build.series("proxy"))
    officer = signed_in("press officer")
    page = officer.get(LIST, {"series": "channel"}).content.decode()
    assert (">Channel – Barrier<" in page, ">Proxy</a></th>" in page) == (True, False)
    assert officer.get(LIST, {"series": "\0"}).status_code in (200, 302)


def test_operations_are_chosen_by_name_in_other_forms() -> None:
    edition = build.operation("Channel – Barrier")
    build.operation("Proxy")
    asked = {"app_label": "operations", "model_name": "resultsheet", "field_name": "operation"}
    answer = signed_in("press officer").get(reverse("admin:autocomplete"), asked | {"term": "BARR"})
    text = "Channel – Barrier (2022)"
    assert answer.json()["results"] == [{"id": str(edition.operation_id), "text": text}]


@pytest.mark.parametrize("page", ["changelist", "add"])
def test_identities_have_no_forms_of_their_own(page: str) -> None:
    for role in ("press officer", "administrator"):
        answer = signed_in(role).get(reverse(f"admin:operations_operation_{page}"))
        assert answer.status_code in (200, 403)
        assert "/change/" not in answer.content.decode() or page == "changelist"
