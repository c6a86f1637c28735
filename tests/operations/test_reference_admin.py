import json
from typing import Any

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from operations.models import Agency, Country, Measure, Operation, Place, Series
from portal.accounts.models import User
from portal.office.models import Person
from tests import build

pytestmark = pytest.mark.django_db

MODELS: list[type[Model]] = [Series, Country, Place, Agency, Measure, Person]


def admin_path(model: type[Model], page: str, *args: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def row(model: type[Model], name: str, number: int = 0) -> Any:
    columns: dict[str, Any] = {"name": {"en": name}}
    if model in (Series, Measure):
        columns["slug" if model is Series else "code"] = f"row-{number}"
    if model is Country:
        columns["code"] = f"A{chr(65 + number)}"
    if model is Place:
        columns["country"] = build.country("KG")
    if model is Agency:
        columns |= {"kind": "force", "country": build.country("KG")}
    if model is Measure:
        columns |= {"group": "drugs", "dimension": "mass"}
    return model._default_manager.create(**columns)


@pytest.fixture
def administrator(client: Client) -> Client:
    client.force_login(build.user("administrator"))
    return client


def suggested(client: Client, term: str, *, model: str = "place", field: str = "country") -> Any:
    asked = {"term": term, "app_label": "operations", "model_name": model, "field_name": field}
    answer = client.get(reverse("admin:autocomplete"), asked)
    return [result["text"] for result in json.loads(answer.content)["results"]]


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("model", MODELS)
def test_lists_and_pages_open_within_the_ceiling_for_one_and_three_rows(
    administrator: Client,
    model: type[Model],
    rows: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    made = [row(model, f"Row {number}", number) for number in range(rows)]
    with django_assert_max_num_queries(9):
        page = administrator.get(admin_path(model, "changelist")).content.decode()
    assert [one.name["en"] in page for one in made] == [True] * rows
    with django_assert_max_num_queries(9):
        assert administrator.get(admin_path(model, "change", made[0].pk)).status_code == 200


@pytest.mark.parametrize("term", ["ёлка", "ЕЛКА", "елк", "muller ёл", "MÜLLER"])
def test_search_is_blind_to_case_and_accents_in_both_scripts(
    administrator: Client, term: str
) -> None:
    Country.objects.create(code="AA", name={"en": "Müller", "ru": "Ёлка"})
    Country.objects.create(code="BB", name={"en": "Other", "ru": "Другая"})
    page = administrator.get(admin_path(Country, "changelist"), {"q": term}).content.decode()
    assert ("Müller" in page, "Other" in page) == (True, False)
    assert suggested(administrator, term) == ["Müller"]


@pytest.mark.parametrize("term", ["\0", "%", "_", "'", "…", "x" * 10_000])
def test_odd_searches_find_nothing_and_break_nothing(administrator: Client, term: str) -> None:
    Country.objects.create(code="AA", name={"en": "Müller"})
    assert suggested(administrator, term) == []
    path = admin_path(Country, "changelist")
    assert administrator.get(path, {"q": term}).status_code in (200, 302)


def test_names_are_in_the_language_of_the_desk_and_in_its_order(administrator: Client) -> None:
    Country.objects.create(code="AA", name={"en": "Armenia", "ru": "Я"})
    Country.objects.create(code="BB", name={"en": "Zambia", "ru": ""})
    Country.objects.create(code="CC", name={"en": "Cuba", "ru": "А"})
    assert suggested(administrator, "") == ["Armenia", "Cuba", "Zambia"]
    User.objects.update(language="ru")
    assert suggested(administrator, "") == ["Zambia", "А", "Я"]


def test_row_in_use_stays_and_its_users_are_named(administrator: Client) -> None:
    build.place("Osh", country=build.country("KG"))
    path = admin_path(Country, "delete", build.country("KG").pk)
    for answer in (
        administrator.get(path, follow=True),
        administrator.post(path, {"post": "yes"}, follow=True),
    ):
        words = "“Country KG” cannot be deleted, since it is in use: place – 1."
        assert words in answer.content.decode()
    assert Country.objects.filter(code="KG").exists()


def test_row_that_nothing_refers_to_is_deleted(administrator: Client) -> None:
    country = build.country("KG")
    administrator.post(admin_path(Country, "delete", country.pk), {"post": "yes"})
    assert not Country.objects.exists()


@pytest.mark.parametrize("model", [Agency, Measure])
def test_rings_are_refused_with_plain_words(administrator: Client, model: type[Model]) -> None:
    top, middle, leaf = (row(model, name, n) for n, name in enumerate(("Top", "Mid", "Leaf")))
    middle.parent, leaf.parent = top, middle
    middle.save()
    leaf.save()
    posted = {"name_en": "Top", "parent": leaf.pk, "kind": "force", "order": "0", "code": "row-0",
              "group": "drugs", "dimension": "mass"}  # fmt: skip
    page = administrator.post(admin_path(model, "change", top.pk), posted).content.decode()
    assert "It cannot be a part of its own part." in page
    top.refresh_from_db()
    assert top.parent is None
    posted |= {"name_en": "Leaf", "parent": leaf.pk, "code": "row-2"}
    page = administrator.post(admin_path(model, "change", leaf.pk), posted).content.decode()
    assert "It cannot be a part of its own part." in page


def test_measure_in_use_keeps_its_dimension(administrator: Client) -> None:
    build.sheet(build.operation().operation, [build.Figure("heroin", "5")])
    heroin = Measure.objects.get(code="heroin")
    posted = {"name_en": "Heroin", "code": "heroin", "group": "drugs", "order": "0"}
    path = admin_path(Measure, "change", heroin.pk)
    page = administrator.post(path, posted | {"dimension": "tablets"}).content.decode()
    assert "Results count in this already." in page
    assert administrator.post(path, posted | {"dimension": "mass"}).status_code == 302


@pytest.mark.parametrize(
    ("names", "code"),
    [
        ({"name_en": "Alpha-PVP", "name_ru": "Альфа-ПВП"}, "alpha-pvp"),
        ({"name_ru": "Ёлка"}, "yolka"),
    ],
)
def test_code_and_address_left_empty_are_made_from_a_name(
    administrator: Client, names: dict[str, str], code: str
) -> None:
    posted = names | {"group": "drugs", "dimension": "mass", "order": "0"}
    administrator.post(admin_path(Measure, "add"), posted)
    administrator.post(admin_path(Series, "add"), names)
    assert [one.code for one in Measure.objects.all()] == [code]
    assert [one.slug for one in Series.objects.all()] == [code]


def test_name_without_letters_asks_for_a_code(administrator: Client) -> None:
    posted = {"name_en": "???", "group": "drugs", "dimension": "mass", "order": "0"}
    page = administrator.post(admin_path(Measure, "add"), posted).content.decode()
    assert "Type one: the name gives none." in page
    assert not Measure.objects.exists()


@pytest.mark.parametrize("role", ["press officer", "editor"])
def test_roles_write_places_and_agencies_and_only_look_at_the_rest(
    client: Client, role: str
) -> None:
    client.force_login(build.user(role))
    adds = {model: client.get(admin_path(model, "add")).status_code for model in MODELS}
    lists = {model: client.get(admin_path(model, "changelist")).status_code for model in MODELS}
    assert adds == {Series: 403, Country: 403, Place: 200, Agency: 200, Measure: 403, Person: 200}
    assert set(lists.values()) == {200}


@pytest.mark.parametrize("model", [*MODELS, Operation])
@pytest.mark.parametrize(
    "asked", ["name_en__regex=(", "slug__iregex=(a%2B)%2B$", "id__gt=1", "kind__regex=("]
)
def test_list_is_asked_nothing_but_its_filters(
    administrator: Client, model: type[Model], asked: str
) -> None:
    address = f"{admin_path(model, 'changelist')}?{asked}"
    assert administrator.get(address).status_code == 400


def test_list_is_narrowed_by_its_filter(administrator: Client) -> None:
    row(Agency, "Found")
    build.agency("Other", kind="authority")
    address = f"{admin_path(Agency, 'changelist')}?kind__exact=force"
    answer = administrator.get(address)
    assert [str(agency) for agency in answer.context["cl"].result_list] == ["Found"]


@pytest.mark.parametrize("role", ["press officer", None])
def test_who_may_not_delete_learns_nothing_of_the_row_and_its_uses(
    client: Client, role: str | None
) -> None:
    staff = build.user(role) if role else User.objects.create_user("new@x.org", is_staff=True)
    client.force_login(staff)
    used = build.country("KG")
    build.place("Osh", country=used)
    answers = [client.get(admin_path(Country, "delete", pk)) for pk in (used.pk, 99_999)]
    assert [answer.status_code for answer in answers] == [403, 403]
    assert answers[0].content == answers[1].content
    assert "_messages" not in client.session
