"""The page of one news item: what stands beside its own words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple, cast

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject
from django.urls import reverse
from django.utils.translation import gettext

from news.models import Edition, EditionOperation, EditionPerson
from news.models.edition import ORDER
from news.paths import section_path
from news.rows import Article, PersonNamed
from operations.models import SheetEdition
from operations.paths import sheet_path
from operations.summary import OperationSummary, summaries
from operations.tables import status_text
from portal.labels import Label, label
from portal.publishing.keyset import Key
from portal.publishing.models import State
from portal.publishing.reading import Statement


class PersonAndPost(NamedTuple):
    """A person, with the post that the release gives."""

    name: Label
    post: str


class Announced(NamedTuple):
    """The results that an item announced; `path` is empty where readers find them nowhere."""

    text: str
    path: str
    since: str


def articles(at: dt.datetime) -> QuerySet[Edition, Any]:
    """Public editions with what `Article` holds; one query."""
    return with_neighbours(Edition.objects.public(at), at=at)


def with_neighbours(
    editions: QuerySet[Edition, Edition], *, at: dt.datetime
) -> QuerySet[Edition, Any]:
    """The neighbours are public ones, whatever the editions are."""
    beside = Edition.objects.public(at).filter(language=OuterRef("language"))
    date, first, row = (cast(Any, OuterRef(column)) for column in ORDER)
    own = Key(date, cast(Any, Coalesce(first, at)), row)  # a draft would be released now
    older = beside.filter(ORDER.after(own)).order_by(*ORDER.newest)
    newer = beside.filter(ORDER.before(own)).order_by(*ORDER)
    teaser = JSONObject(slug="slug", headline="headline")
    return editions.annotate(
        older=Subquery(older.values(teaser=teaser)[:1]),
        newer=Subquery(newer.values(teaser=teaser)[:1]),
        source_language=F("source__language"),
        has_people=Exists(EditionPerson.objects.filter(edition=OuterRef("pk"))),
        reports=Exists(EditionOperation.objects.filter(edition=OuterRef("pk"))),
    ).order_by("language")


class Beside(NamedTuple):
    """What stands beside the item's own words."""

    section: Label
    section_path: str
    people: Sequence[PersonAndPost]
    operations: Sequence[OperationSummary]
    announced: Announced | None


def beside(edition: Article, *, at: dt.datetime) -> Beside:
    """At most 5 queries."""
    assert edition.section  # a constraint: what is public has one
    return Beside(
        section=label(edition.section, "name", language=edition.language),
        section_path=section_path(edition.language, edition.section.slug),
        people=_people(edition) if edition.has_people else (),
        operations=_operations(edition, at=at) if edition.reports else (),
        announced=_announced(edition, at=at),
    )


def page_context(edition: Article, beside: Beside) -> dict[str, Any]:
    """What news/item.html shows."""
    return {
        "edition": edition,
        "beside": beside,
        "short": reverse("short-address", args=[edition.item.reference]),
        "own_place": f"?from={ORDER.key(edition)}",
    }


def _people(edition: Article) -> Sequence[PersonAndPost]:
    rows = _PEOPLE(edition=edition.id)
    return [
        PersonAndPost(label(row.person, "name", language=edition.language), row.post)
        for row in rows
    ]


def _people_of(edition: int) -> QuerySet[EditionPerson, EditionPerson]:
    return EditionPerson.objects.filter(edition=edition).order_by("order", "id")


_PEOPLE = Statement(_people_of, PersonNamed, edition=int)


def _operations(edition: Article, *, at: dt.datetime) -> Sequence[OperationSummary]:
    linked = EditionOperation.objects.filter(edition=edition.id).order_by()
    # Goes into the other query as a query.
    ids = cast(Collection[int], linked.values_list("operation", flat=True))
    return summaries(ids, language=edition.language, at=at)


def _announced(edition: Article, *, at: dt.datetime) -> Announced | None:
    """None where it announces nothing that readers have ever seen. At most 2 queries."""
    if edition.sheet_id is None:
        return None
    whole = SheetEdition.objects.select_related("sheet__operation", "sheet__series")
    sheet = whole.get(pk=edition.sheet_id)
    if not sheet.is_ever_public(at):
        return None
    text = status_text(sheet) or gettext("Results")
    return Announced(text, sheet_path(sheet.sheet, at=at), _since(sheet, at=at))


def _since(sheet: SheetEdition, *, at: dt.datetime) -> str:
    """What became of those results."""
    if sheet.is_public(at):
        return ""
    if sheet.state == State.WITHDRAWN:
        return gettext("They have been withdrawn since.")
    return gettext("They have been revised since.")
