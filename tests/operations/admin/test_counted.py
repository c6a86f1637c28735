"""Figures of what is counted one by one: typed, pasted, asked back."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from operations.measures import load_measures
from operations.models import Place, SheetEdition, Tally
from operations.models.rules import gate_messages
from portal.publishing import verbs
from tests import build
from tests.operations.desk import ADD_SHEET, sheet_form, signed_in, tally

pytestmark = pytest.mark.django_db


def posted(measure: str, value: str, **typed: str) -> Any:
    load_measures()
    row = tally(measure, value, **{"unit": ""} | typed)
    form = sheet_form([row], operation=build.operation().operation_id)
    return signed_in("press officer").post(ADD_SHEET, form)


def beside_value(answer: Any) -> str:
    html = answer.content.decode()
    return str(html.split('name="tallies-0-value"')[1].split('<div class="cell', maxsplit=1)[0])


@pytest.mark.parametrize(
    ("measure", "value", "words"),
    [
        ("Firearms", "2.836", "A thousand? What is counted is a whole number. Write 2836."),
        ("Firearms", "1.000", "A thousand? What is counted is a whole number. Write 1000."),
        ("Firearms", "2,836", "A thousand, or a decimal fraction? Write 2836 or 2.836."),
        ("Firearms", "2.5", "What is counted (pieces) is a whole number. Is it in thousands?"),
        ("Personnel involved", "0,5", "What is counted (persons) is a whole number."),
        ("Criminal cases opened", "389.1", "What is counted (cases) is a whole number."),
        ("Drug laboratories", "3.25", "What is counted (laboratories) is a whole number."),
        ("Websites found", "1e5", "Write the number in digits alone, such as 100000."),
        ("Websites found", "1_000", "Write the number in digits alone, such as 100000."),
    ],
)
def test_figure_that_cannot_be_is_asked_back(measure: str, value: str, words: str) -> None:
    answer = posted(measure, value)
    assert words in beside_value(answer)
    assert not SheetEdition.objects.exists()


@pytest.mark.parametrize(
    ("measure", "value", "stored"),
    [
        ("Firearms", "\u202d2836\u202c", "2836"), ("Firearms", "51.0", "51"),
        ("Firearms", "2\u202f836", "2836"), ("Websites found", "1,234,567", "1234567"),
    ],
)  # fmt: skip
def test_figure_is_read_as_it_is_meant(measure: str, value: str, stored: str) -> None:
    assert posted(measure, value).status_code == 302
    assert Tally.objects.get().value == Decimal(stored)


def test_fraction_that_was_written_past_the_form_stops_the_submission() -> None:
    measure = build.measure("firearms", dimension="pieces", group="arms")
    edition = build.sheet(build.operation().operation, [build.Figure("firearms", "2.5", "pieces")])
    said = ["Row 1, Firearms: What is counted (pieces) is a whole number. Is it in thousands?"]
    rows = list(edition.tallies.select_related("measure"))
    assert gate_messages(rows) == said
    with pytest.raises(ValidationError, match="whole number"):
        verbs.submit(edition, by=build.user(), at=build.LONG_AGO)
    assert measure.tallies.count() == 1


def test_place_is_given_by_degrees_with_hidden_signs() -> None:
    form = {"name_en": "Osh", "latitude": "\u202d40,53\u202c", "longitude": "72\u200b.8"}
    answer = signed_in("administrator").post(reverse("admin:operations_place_add"), form)
    assert answer.status_code == 302
    place = Place.objects.get()
    assert (place.latitude, place.longitude) == (Decimal("40.53"), Decimal("72.8"))
