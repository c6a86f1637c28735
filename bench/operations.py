"""Operations in bulk, each with its dates, places, parties and one sheet of ten tallies."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal

from django.db import transaction

from bench.progress import batches
from bench.rows import MORNING, Shelf, day_of, public, reference_of
from bench.texts import Prose
from operations.models import (
    EditionPlace,
    Operation,
    OperationEdition,
    Participation,
    ResultSheet,
    SheetEdition,
    Tally,
    Window,
)
from operations.models.operation import SEARCH
from portal.search import SearchRow

BATCH = 500
LENGTH = dt.timedelta(days=4)


def make_operations(total: int, shelf: Shelf, *, stock: Mapping[str, Prose]) -> None:
    for numbers in batches(total, size=BATCH, what="Operations"):
        with transaction.atomic():
            identities = Operation.objects.bulk_create(
                Operation(
                    reference=reference_of(10**9 + number),
                    slug=f"operation-{number}",
                    series=shelf.series[number % len(shelf.series)],
                )
                for number in numbers
            )
            editions = OperationEdition.objects.bulk_create(
                _edition(identity, number, shelf=shelf, stock=stock, total=total)
                for identity, number in zip(identities, numbers, strict=True)
            )
            _write_children(editions, numbers, shelf=shelf)
            _write_sheets(editions, shelf)
            SEARCH.write_many(
                SearchRow(
                    edition.pk,
                    edition.sort_date,
                    " ".join(edition.name.values()),
                    " ".join(edition.lead.values()),
                )
                for edition in editions
            )


def _edition(
    identity: Operation, number: int, *, shelf: Shelf, stock: Mapping[str, Prose], total: int
) -> OperationEdition:
    day = day_of(number, total)
    return OperationEdition(
        operation=identity,
        name={code: text.headline(number)[:100] for code, text in stock.items()},
        mandate={code: text.sentence() for code, text in stock.items()},
        aim={code: " ".join(text.paragraphs()[:2]) for code, text in stock.items()},
        lead={code: " ".join(text.paragraphs()[:3]) for code, text in stock.items()},
        sort_date=day,
        **public(shelf.clerk, dt.datetime.combine(day + LENGTH, MORNING)),
    )


def _write_children(editions: Sequence[OperationEdition], numbers: range, *, shelf: Shelf) -> None:
    numbered = list(zip(editions, numbers, strict=True))
    Window.objects.bulk_create(
        Window(edition=edition, starts=edition.sort_date, ends=edition.sort_date + LENGTH)
        for edition in editions
    )
    EditionPlace.objects.bulk_create(
        EditionPlace(edition=edition, place=shelf.places[(n + k) % 60], role=role, order=k)
        for edition, n in numbered
        for k, role in enumerate(("headquarters", "visited"))
    )
    Participation.objects.bulk_create(
        Participation(
            edition=edition,
            agency=shelf.agencies[(n + k) % 40],
            role="observer" if k % 3 == 2 else "participant",
            order=k,
        )
        for edition, n in numbered
        for k in range(8)
    )


def _write_sheets(editions: Sequence[OperationEdition], shelf: Shelf) -> None:
    identities = ResultSheet.objects.bulk_create(
        ResultSheet(operation_id=edition.operation_id) for edition in editions
    )
    sheets = SheetEdition.objects.bulk_create(
        SheetEdition(
            sheet=identity,
            title=str(edition),
            **public(shelf.clerk, edition.public_from),  # type: ignore[arg-type]  # it is set
        )
        for identity, edition in zip(identities, editions, strict=True)
    )
    Tally.objects.bulk_create(
        Tally(
            edition=sheet,
            order=order,
            level=1 if order else 0,
            measure=measure,
            value=Decimal(1000 if order == 0 else 10 + sheet.pk % 50),
            unit="kg",
        )
        for sheet in sheets
        for order, measure in enumerate(shelf.measures)
    )
