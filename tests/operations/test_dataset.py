import pytest
from django.test import Client

from operations.models import EditionPlace
from tests import build
from tests.build import LONG_AGO, Figure

from . import barrier
from .reading import page, said

pytestmark = pytest.mark.django_db
PATH = "/en/operations/channel-second-barrier/"
GEO = {"@type": "GeoCoordinates", "latitude": "40.53000", "longitude": "72.80000"}


def test_dataset_says_what_was_measured_when_and_where(client: Client) -> None:
    build.organisation(licence="Open", licence_url="https://licence.example/open/")
    edition = barrier.operation(public_from=None)
    place = build.place(country=build.country(), latitude="40.53", longitude="72.8")
    for role in ("headquarters", "visited"):
        EditionPlace.objects.create(edition=edition, place=place, role=role)
    build.release(edition, start=LONG_AGO)
    barrier.sheet(edition.operation)
    data, trail = said(page(client, PATH))
    measured = data.pop("variableMeasured")
    told = data.pop("description")
    assert told.startswith("Anti-drug operation, 23–27 May 2022, Osh, Country KG. ")
    assert "Drugs: 274 kg; " in told
    assert data == {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": "Channel – Second Barrier: Preliminary results, 27\u00a0May 2022",
        "license": "https://licence.example/open/",
        "url": f"http://testserver{PATH}",
        "inLanguage": "en",
        "creator": {
            "@type": "Organization",
            "name": "The Organisation",
            "url": "http://testserver/en/",
        },
        "isAccessibleForFree": True,
        "dateModified": "2020-01-01T03:00:00+03:00",
        "temporalCoverage": "2022-05-23/2022-05-27",
        "spatialCoverage": [{"@type": "Place", "name": "Osh, Country KG", "geo": GEO}],
    }
    assert len(measured) == len(barrier.FIGURES)
    assert trail["@type"] == "BreadcrumbList"


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("rows", [0, 1, 2_000])
def test_description_of_a_dataset_has_the_length_that_search_engines_take(
    client: Client, language: str, rows: int
) -> None:
    operation = build.operation("X", public_from=LONG_AGO).operation
    build.sheet(operation, [Figure("drugs", "5")] * rows, public_from=LONG_AGO)
    [data, _trail] = said(page(client, f"/{language}/operations/x/"))
    assert 50 <= len(data["description"]) <= 5_000
    assert "license" not in data


def test_page_names_the_licence_under_which_figures_are_offered(client: Client) -> None:
    build.organisation(licence="Open", licence_url="https://licence.example/open/")
    barrier.sheet(barrier.operation().operation)
    link = '<a rel="license" href="https://licence.example/open/">Open</a>'
    assert f"Licence of the figures: {link}" in page(client, PATH)


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (Figure("drugs", "274"), {"value": 274, "description": "274 kg"}),
        (Figure("drugs", "1.3", "kg", "about"), {"value": "1.3", "description": "about 1.3 kg"}),
        (Figure("drugs", "5", "kg", "more_than"), {"minValue": 5, "description": "more than 5 kg"}),
        (Figure("drugs", "5", "kg", "at_least"), {"minValue": 5, "description": "at least 5 kg"}),
        (Figure("drugs", "5", "kg", "nearly"), {"maxValue": 5, "description": "nearly 5 kg"}),
        (Figure("drugs", "5", "kg", "up_to"), {"maxValue": 5, "description": "up to 5 kg"}),
        (Figure("drugs", "0"), {"value": 0, "description": "0 kg"}),
    ],
)
def test_figure_of_each_qualifier_is_given_as_value_or_bound(
    client: Client, figure: Figure, expected: dict[str, object]
) -> None:
    build.sheet(barrier.operation().operation, [figure], public_from=LONG_AGO)
    (measured,) = said(page(client, PATH))[0]["variableMeasured"]
    unit = {"unitText": "kg", "unitCode": "KGM"}
    assert measured == {"@type": "PropertyValue", "name": "Drugs"} | expected | unit


def test_figure_that_is_not_known_is_left_out(client: Client) -> None:
    build.sheet(barrier.operation().operation, [Figure("drugs", None)], public_from=LONG_AGO)
    assert "variableMeasured" not in said(page(client, PATH))[0]
