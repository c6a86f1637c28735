"""The rows of an edition, posted by somebody who wants to hold up the desk."""

from typing import Any

import pytest

from tests.news.admin.desk import Desk
from tests.operations.desk import ADD_SHEET, sheet_form

pytestmark = pytest.mark.django_db


def test_more_rows_than_any_release_has_are_refused_and_not_built() -> None:
    posted: dict[str, Any] = {"edition_people-TOTAL_FORMS": "10000"}
    answer: Any = Desk("press officer").write("save", **posted)
    rows = answer.context["inline_admin_formsets"][0].formset
    assert rows.non_form_errors() == ["Please submit at most 400 forms."]
    assert len(rows.forms) == 400


def test_more_figures_than_the_form_has_rows_for_are_refused_and_not_built() -> None:
    posted = sheet_form() | {"tallies-TOTAL_FORMS": 10_000}
    answer: Any = Desk("press officer").post(ADD_SHEET, posted)
    rows = answer.context["inline_admin_formsets"][0].formset
    assert rows.non_form_errors() == ["Please submit at most 100 forms."]
    assert len(rows.forms) == 100
