"""Years that cannot be, in every date of an operation and of its results."""

from __future__ import annotations

from typing import Any

import pytest

from operations.models import OperationEdition, SheetEdition
from tests import build
from tests.operations.desk import ADD_OPERATION, ADD_SHEET, operation_form, sheet_form, signed_in

pytestmark = pytest.mark.django_db
EARLY, FAR = "0026-11-26", "2062-11-26"
BEFORE = "The year 0026 cannot be: it lies before 1900. Correct it."
AHEAD = "The year 2062 cannot be: it lies over five years ahead. Correct it."


def refused(path: str, form: dict[str, Any]) -> str:
    answer = signed_in("press officer").post(path, form)
    assert answer.status_code == 200
    written: Any = SheetEdition if path == ADD_SHEET else OperationEdition
    assert not written.objects.exists()
    return answer.content.decode()


@pytest.mark.parametrize(("typed", "words"), [(EARLY, BEFORE), (FAR, AHEAD)])
def test_operation_in_an_impossible_year_is_refused(typed: str, words: str) -> None:
    window = {"starts": typed, "ends": typed, "precision": "day"}
    assert refused(ADD_OPERATION, operation_form([window])).count(words) == 2
    assert words in refused(ADD_OPERATION, operation_form(sort_date=typed))


@pytest.mark.parametrize(("typed", "words"), [(EARLY, BEFORE), (FAR, AHEAD)])
@pytest.mark.parametrize("field", ["as_of", "since", "until"])
def test_sheet_with_an_impossible_year_is_refused(field: str, typed: str, words: str) -> None:
    form = sheet_form(operation=build.operation().operation_id) | {field: typed}
    assert words in refused(ADD_SHEET, form)
