"""What a browser posts from the desk's forms of operations and sheets."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.test import Client
from django.urls import reverse

from operations.measures import load_measures
from tests import build

Row = Mapping[str, Any]
ADD_OPERATION = reverse("admin:operations_operationedition_add")
ADD_SHEET = reverse("admin:operations_sheetedition_add")

# level, measure, qualifier, value, unit: as the release of 27 May 2022 states them
FIFTEEN = [
    (0, "Personnel involved", "more_than", "11 000", "persons"),
    (0, "Drugs", "exact", "274", "kg"),
    (1, "Heroin", "more_than", "5", "kg"),
    (1, "Marijuana", "about", "70", "kg"),
    (1, "Hashish", "exact", "75", "kg"),
    (0, "Synthetic drugs", "more_than", "86", "kg"),
    (0, "Precursors", "more_than", "2", "t"),
    (0, "Firearms", "exact", "51", "pieces"),
    (0, "Ammunition", "exact", "2 836", ""),
    (0, "Drug laboratories", "exact", "3", ""),
    (0, "Criminal cases opened", "exact", "389", ""),
    (1, "Criminal groups", "exact", "28", ""),
    (1, "Criminal cases on drug smuggling", "exact", "21", ""),
    (0, "Wanted persons found", "exact", "50", ""),
    (0, "Websites found", "exact", "306", ""),
]


def signed_in(role: str) -> Client:
    client = Client()
    client.force_login(build.user(role))
    return client


def rows(prefix: str, typed: Sequence[Row] = (), *, stored: int = 0) -> dict[str, Any]:
    """A formset's part of the post; the first `stored` rows carry their ids."""
    posted: dict[str, Any] = {
        f"{prefix}-TOTAL_FORMS": len(typed),
        f"{prefix}-INITIAL_FORMS": stored,
    }
    cells = {
        f"{prefix}-{n}-{name}": cell for n, row in enumerate(typed) for name, cell in row.items()
    }
    return posted | cells


def operation_form(
    windows: Sequence[Row] = (),
    places: Sequence[Row] = (),
    parties: Sequence[Row] = (),
    **typed: Any,
) -> dict[str, Any]:
    fields = {"_act": "save", "_writes": "1", "name_en": "Channel – Barrier", "kind": "drugs"}
    inlines = rows("windows", windows) | rows("edition_places", places)
    return fields | inlines | rows("participations", parties) | typed


def tally(measure: str = "Heroin", value: str = "5", unit: str = "kg", **typed: Any) -> Row:
    cells = {"measure": measure, "value": value, "unit": unit, "level": 0}
    return cells | {"qualifier": "exact", "disclosure": "stated"} | typed


def sheet_form(tallies: Sequence[Row] = (), *, stored: int = 0, **typed: Any) -> dict[str, Any]:
    fields = {"_act": "save", "_writes": "1", "kind": "stage", "status": "preliminary"}
    return fields | rows("tallies", tallies, stored=stored) | typed


def fifteen() -> list[Row]:
    load_measures()
    names = ("level", "measure", "qualifier", "value", "unit")
    return [{**tally(), **dict(zip(names, row, strict=True))} for row in FIFTEEN]


def change_path(edition: Any) -> str:
    return reverse(f"admin:operations_{edition._meta.model_name}_change", args=[edition.pk])
