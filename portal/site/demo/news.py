from __future__ import annotations

from typing import Any

from news.models import Edition, EditionOperation, EditionPerson, NewsItem
from operations.models import Operation, SheetEdition
from portal.labels import languages
from portal.site.demo.content import Content, Team, content, publish
from portal.site.demo.office import person, section
from portal.site.demo.operations import place


def load_news(team: Team) -> int:
    """Items that were not there yet; an item that is there is left as it is."""
    known = set(NewsItem.objects.values_list("reference", flat=True).filter(reference__in=_all()))
    new = [row for row in content("news")["items"] if row["reference"] not in known]
    for row in new:
        _load(row, team=team)
    return len(new)


def _all() -> list[str]:
    return [row["reference"] for row in content("news")["items"]]


def _load(row: Content, *, team: Team) -> None:
    item = NewsItem.objects.create(reference=row["reference"])
    facts = _facts(row)
    for language in filter(row.__contains__, languages()):
        edition = Edition(item=item, language=language, **facts, **row[language])
        people = [
            EditionPerson(edition=edition, person=person(name), order=order)
            for order, name in enumerate(row.get("people", ()))
        ]
        operations = [
            EditionOperation(edition=edition, operation=operation, order=order)
            for order, operation in enumerate(_operations(row))
        ]
        publish(edition, children=[*people, *operations], team=team, at=row["public_from"])


def _facts(row: Content) -> dict[str, Any]:
    return {
        "kind": row["kind"],
        "section": section(row["section"]),
        "dateline": place(row["dateline"]) if "dateline" in row else None,
        "display_date": row["display_date"],
        "sheet": _sheet(row["sheet"]) if "sheet" in row else None,
    }


def _operations(row: Content) -> list[Operation]:
    return [Operation.objects.get(slug=slug) for slug in row.get("operations", ())]


def _sheet(operation: str) -> SheetEdition:
    return SheetEdition.objects.filter(sheet__operation__slug=operation).earliest("id")
