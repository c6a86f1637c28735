from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.db.models import Model

from operations.models import (
    Agency,
    Country,
    EditionPlace,
    Measure,
    Operation,
    OperationEdition,
    Participation,
    Place,
    ResultSheet,
    Series,
    SheetEdition,
    Tally,
    Window,
)
from portal.site.demo.content import Content, Team, content, found_or_made, publish

FILE = "operations"
TEXTS = ("name", "mandate", "aim", "methods", "lead")
UNKNOWN_SOURCE = {
    "en": "The release and the words as printed are unknown.",
    "ru": "Сообщение и его точные слова неизвестны.",
}


def load_operations(team: Team) -> int:
    """Operations that were not there yet, with their sheets; what is there is left as it is."""
    rows = content(FILE)["operations"]
    references = [row["reference"] for row in rows]
    known = set(
        Operation.objects.filter(reference__in=references).values_list("reference", flat=True)
    )
    new = [row for row in rows if row["reference"] not in known]
    for row in new:
        _load(row, team=team)
    return len(new)


def load_series_totals(team: Team) -> None:
    for slug, row in content(FILE)["series"].items():
        for sheet in row["sheets"]:
            _load_sheet(sheet, team=team, at=sheet["public_from"], series=series(slug))


def series(slug: str) -> Series:
    row = {key: value for key, value in content(FILE)["series"][slug].items() if key != "sheets"}
    row["aliases"] = {code: "\n".join(names) for code, names in row["aliases"].items()}
    return Series.objects.at_address(slug).first() or found_or_made(Series, slug=slug, values=row)


def country(code: str) -> Country | None:
    return found_or_made(Country, code=code, values=content(FILE)["countries"][code])


def place(name: str) -> Place:
    row = content(FILE)["places"][name]
    return found_or_made(
        Place, name__en=row["name"]["en"], values=row | {"country": country(row["country"])}
    )


def agency(name: str) -> Agency:
    row = dict(content(FILE)["agencies"][name])
    if "country" in row:
        row["country"] = country(row["country"])
    if "parent" in row:
        row["parent"] = agency(row["parent"])
    return found_or_made(Agency, name__en=row["name"]["en"], values=row)


def _load(row: Content, *, team: Team) -> None:
    operation = Operation.objects.create(
        reference=row["reference"], slug=row["slug"], series=series(row["series"])
    )
    windows = [_days(window) for window in row["windows"]]
    texts = {key: row[key] for key in TEXTS if key in row}
    edition = OperationEdition(
        operation=operation, scope=row.get("scope", ""), sort_date=windows[0][0], **texts
    )
    children = [
        *(Window(edition=edition, starts=starts, ends=ends) for starts, ends in windows),
        *_children(row, edition),
    ]
    publish(edition, children=children, team=team, at=row["public_from"])
    for sheet in row["sheets"]:
        title = {"title": row["name"]["en"]}
        _load_sheet(title | sheet, team=team, at=row["public_from"], operation=operation)


def _days(window: str) -> tuple[dt.date, dt.date]:
    starts, ends = window.split("/")
    return dt.date.fromisoformat(starts), dt.date.fromisoformat(ends)


def _children(row: Content, edition: OperationEdition) -> Iterator[Model]:
    for order, spot in enumerate(row.get("places", ())):
        where = place(spot["place"])
        yield EditionPlace(edition=edition, place=where, role=spot["role"], order=order)
    for order, party in enumerate(row.get("parties", ())):
        who = agency(party["agency"])
        yield Participation(
            edition=edition,
            agency=who,
            role=party["role"],
            as_named={**who.name, **party.get("as_named", {})},
            order=order,
        )


def _load_sheet(row: Content, *, team: Team, at: dt.datetime, **owner: Any) -> None:
    window = {"since": row.get("since"), "until": row.get("until")}
    sheet = ResultSheet.objects.create(kind=row.get("kind", "stage"), **window, **owner)
    edition = SheetEdition(
        sheet=sheet,
        title=row["title"],
        status=row.get("status", ""),
        as_of=row.get("as_of"),
        source=row.get("source", UNKNOWN_SOURCE),
    )
    tallies = [_tally(tally, edition, order=n) for n, tally in enumerate(row["tallies"])]
    publish(edition, children=tallies, team=team, at=at)


def _tally(row: Content, edition: SheetEdition, *, order: int) -> Tally:
    columns = {**row, "value": Decimal(row["value"])}
    columns["measure"] = Measure.objects.get(code=row["measure"])
    return Tally(
        **columns,
        edition=edition,
        order=order,
    )
