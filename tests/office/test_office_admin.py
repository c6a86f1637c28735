import pytest
from django.test import Client
from django.urls import reverse

from portal.office.models import Contact, Organisation
from tests import build

pytestmark = pytest.mark.django_db

LIST = reverse("admin:office_organisation_changelist")
ADD = reverse("admin:office_organisation_add")


@pytest.fixture
def administrator(client: Client) -> Client:
    client.force_login(build.user("administrator"))
    return client


def test_first_organisation_is_added_and_a_second_is_not(administrator: Client) -> None:
    assert administrator.get(LIST).headers["Location"] == ADD
    administrator.post(ADD, {"name_en": "The Organisation", "name_ru": ""})
    assert list(Organisation.objects.values_list("pk", "name")) == [(1, {"en": "The Organisation"})]
    assert administrator.get(ADD).status_code == 403
    assert administrator.get(LIST).headers["Location"].endswith("/1/change/")


def test_organisation_without_a_name_is_refused(administrator: Client) -> None:
    page = administrator.post(ADD, {"name_en": "", "name_ru": ""}).content.decode()
    assert "Give the name in one language at least." in page
    assert not Organisation.objects.exists()


def test_page_of_the_organisation_says_which_zone_is_law(administrator: Client) -> None:
    assert "Europe/Moscow (the setting TIME_ZONE)" in administrator.get(ADD).content.decode()


def test_organisation_is_never_deleted(administrator: Client) -> None:
    build.organisation()
    path = reverse("admin:office_organisation_delete", args=[1])
    assert administrator.post(path, {"post": "yes"}).status_code == 403


def test_contact_needs_a_way_to_be_reached(administrator: Client) -> None:
    path = reverse("admin:office_contact_add")
    page = administrator.post(path, {"name_en": "Desk", "order": "1"}).content.decode()
    assert "Give a phone number, an e-mail address, or both." in page
    administrator.post(path, {"name_en": "Desk", "order": "1", "phone": "+1"})
    assert [contact.phone for contact in Contact.objects.all()] == ["+1"]


@pytest.mark.parametrize("role", ["press officer", "editor"])
def test_other_roles_look_at_the_office_and_write_people(client: Client, role: str) -> None:
    organisation = build.organisation()
    client.force_login(build.user(role))
    change = reverse("admin:office_organisation_change", args=[1])
    assert client.get(change).status_code == 200
    assert client.post(change, {"name_en": "Mine"}).status_code == 403
    assert client.get(reverse("admin:office_contact_add")).status_code == 403
    assert client.get(reverse("admin:office_person_add")).status_code == 200
    organisation.refresh_from_db()
    assert organisation.name["en"] == "The Organisation"


def test_licence_is_named_together_with_its_address(administrator: Client) -> None:
    named = {"name_en": "The Organisation", "licence": "CC BY 4.0"}
    page = administrator.post(ADD, named).content.decode()
    assert "Give the licence’s name and its address, or neither." in page.replace("&#x27;", "’")
    administrator.post(ADD, named | {"licence_url": "https://licence.example/by/"})
    assert Organisation.objects.get().licence_url == "https://licence.example/by/"
