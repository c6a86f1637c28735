"""The measures that releases of such operations use: reference data for any portal."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import transaction

from operations.models import Measure
from operations.units import Dimension
from portal.publishing.beat import write_printed

FILE = Path(__file__).with_name("measures.toml")
# Those that pages ask for by name.
DRUGS_TOTAL = "drugs"
PERSONNEL = "personnel"


@transaction.atomic
def load_measures() -> int:
    """Adds what is missing and returns how many; a code that exists is left as it is."""
    known = {measure.code: measure for measure in Measure.objects.all()}
    added = 0
    for row in _rows():
        if row["code"] not in known:
            known[row["code"]] = _add(row, parent=known.get(row.get("parent", "")))
            added += 1
    return added


def _rows() -> Iterator[dict[str, Any]]:
    for group, rows in tomllib.loads(FILE.read_text("utf-8")).items():
        for order, row in enumerate(rows, start=1):
            yield {**row, "group": group, "order": order}


def _add(row: dict[str, Any], *, parent: Measure | None) -> Measure:
    measure = Measure(
        code=row["code"],
        parent=parent,
        group=row["group"],
        order=row["order"],
        dimension=row.get("dimension", Dimension.MASS),
        name=row["name"],
        aliases={code: "\n".join(names) for code, names in row.get("aliases", {}).items()},
    )
    return write_printed(measure)
