"""News items in bulk: two languages of 300 words, every twelfth changed once, a few drafts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from django.db import transaction

from bench.progress import batches
from bench.rows import MORNING, Shelf, day_of, public, reference_of
from bench.texts import Prose
from news.models import Address, Edition, EditionOperation, EditionPerson, NewsItem
from news.models.edition import SEARCH
from operations.models import Operation
from portal.addresses.slugs import slugify
from portal.markup import lines
from portal.search import SearchRow

BATCH = 1_000
HOUR = dt.timedelta(hours=1)
CHANGED, DRAFTED, REPORTED = 12, 200, 20  # every so many items


def make_items(total: int, shelf: Shelf, *, stock: Mapping[str, Prose]) -> None:
    operations = list(Operation.objects.order_by("pk"))
    for numbers in batches(total, size=BATCH, what="News"):
        with transaction.atomic():
            items = NewsItem.objects.bulk_create(
                NewsItem(reference=reference_of(number)) for number in numbers
            )
            for language, texts in stock.items():
                editions = [
                    _edition(item, number, language=language, texts=texts, shelf=shelf, total=total)
                    for item, number in zip(items, numbers, strict=True)
                ]
                _write(editions, numbers, shelf=shelf, operations=operations)


def _edition(
    item: NewsItem, number: int, *, language: str, texts: Prose, shelf: Shelf, total: int
) -> Edition:
    day = day_of(number, total)
    headline = texts.headline(number)
    edition = Edition(
        item=item,
        language=language,
        section=shelf.sections[number % len(shelf.sections)],
        headline=headline,
        slug=slugify(headline, language),
        standfirst=texts.sentence(),
        body="".join(f"<p>{paragraph}.</p>" for paragraph in texts.paragraphs()),
        display_date=day,
        dateline=shelf.places[number % len(shelf.places)],
        number=2 if number % CHANGED == 0 else 1,
        **public(shelf.clerk, dt.datetime.combine(day, MORNING)),
    )
    if number % DRAFTED == 0:
        edition.state = "draft"
        edition.public_from = edition.first_public_at = None
        edition.approved_by = edition.approved_at = None
    elif number % CHANGED == 0:
        edition.first_public_at = dt.datetime.combine(day, MORNING) - HOUR
    return edition


def _write(
    editions: Sequence[Edition], numbers: range, *, shelf: Shelf, operations: Sequence[Operation]
) -> None:
    Edition.objects.bulk_create(editions)
    shown = [
        (edition, n) for edition, n in zip(editions, numbers, strict=True) if edition.public_from
    ]
    Edition.objects.bulk_create(_older(edition) for edition, n in shown if n % CHANGED == 0)
    Address.objects.bulk_create(
        Address(language=edition.language, slug=edition.slug, item_id=edition.item_id)
        for edition, _ in shown
    )
    EditionPerson.objects.bulk_create(
        EditionPerson(edition=edition, person=shelf.people[n % len(shelf.people)], post="Head")
        for edition, n in shown
    )
    EditionOperation.objects.bulk_create(
        EditionOperation(edition=edition, operation=operations[n % len(operations)])
        for edition, n in shown
        if operations and n % REPORTED == 0
    )
    SEARCH.write_many(
        SearchRow(
            edition.pk,
            edition.display_date,
            edition.headline,
            f"{edition.standfirst}\n{lines(edition.body)}",
        )
        for edition in editions
    )


def _older(edition: Edition) -> Edition:
    """What stood for an hour before it."""
    start = edition.public_from
    assert start is not None
    earlier = {
        field.attname: getattr(edition, field.attname)
        for field in Edition._meta.concrete_fields
        if field.name not in ("id", "display_month")
    }
    times = {"public_from": start - HOUR, "public_until": start}
    return Edition(**{**earlier, **times, "number": 1, "is_head": False})
