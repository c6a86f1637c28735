"""The release that the pages were drawn after, as rows."""

from __future__ import annotations

import datetime as dt
from typing import Any

from operations.models import Operation, OperationEdition, SheetEdition
from tests import build
from tests.build import LONG_AGO, Figure

MAY = ((dt.date(2022, 5, 23), dt.date(2022, 5, 27)),)
FIGURES = (
    Figure("personnel", "11000", "persons", "more_than"),
    Figure("drugs", "274"),
    Figure("heroin", "5", "kg", "more_than", 1),
    Figure("marijuana", "70", "kg", "about", 1),
    Figure("hashish", "75", level=1),
    Figure("synthetic-drugs", "86", "kg", "more_than"),
    Figure("precursors", "2", "t", "more_than"),
    Figure("firearms", "51", "pieces"),
    Figure("ammunition", "2836", "pieces"),
    Figure("laboratories", "3", "laboratories"),
    Figure("criminal-cases", "389", "cases"),
    Figure("criminal-groups", "28", "groups", level=1),
    Figure("smuggling-cases", "21", "cases", level=1),
    Figure("wanted", "50", "persons"),
    Figure("websites-found", "306", "websites"),
)
GROUPS = {
    "precursors": ("precursors",),
    "arms": ("firearms", "ammunition"),
    "cases": ("criminal-cases", "smuggling-cases"),
    "persons": ("wanted",),
    "information": ("websites-found",),
    "other": ("personnel", "laboratories", "criminal-groups"),
}


def measures() -> None:
    units = {figure.code: figure.unit for figure in FIGURES}
    for group, codes in GROUPS.items():
        for code in codes:
            dimension = "mass" if code == "precursors" else units[code]
            build.measure(code, group=group, dimension=dimension)


def operation(**columns: Any) -> OperationEdition:
    content: dict[str, Any] = {
        "public_from": LONG_AGO,
        "windows": MAY,
        "name_ru": "Канал – Второй барьер",
    }
    return build.operation("Channel – Second Barrier", **(content | columns))


def sheet(of: Operation, **columns: Any) -> SheetEdition:
    measures()
    content: dict[str, Any] = {"public_from": LONG_AGO, "as_of": dt.date(2022, 5, 27)}
    return build.sheet(of, FIGURES, **(content | columns))
