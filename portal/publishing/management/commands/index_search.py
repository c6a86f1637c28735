from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from portal.publishing.acting import lock
from portal.publishing.models import AbstractEdition
from portal.publishing.registry import edition_models


class Command(BaseCommand):
    help = "Write what searches read anew, as this version folds words; can run beside the desk."

    def handle(self, *args: Any, **options: Any) -> None:
        written = sum(map(index_all, edition_models()))
        self.stdout.write(f"{written} texts are ready to be searched.")


def index_all(model: type[AbstractEdition]) -> int:
    """Each under the lock of its line, so that it never overwrites what the desk has just saved."""
    editions = model._default_manager.order_by("pk")
    keys = list(editions.values_list("pk", flat=True))
    return sum(_index(model, key) for key in keys)


@transaction.atomic
def _index(model: type[AbstractEdition], key: int) -> bool:
    found = model._default_manager.filter(pk=key)
    edition = found.first()
    if edition is None:
        return False
    lock(edition)
    current = found.first()  # what stands after the wait for the lock
    if current is not None:
        current.index()
    return current is not None
