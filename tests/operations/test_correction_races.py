"""Two editors who correct two operations to one number at the very same time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from operations.models import Operation, OperationEdition
from portal.accounts.models import User
from portal.publishing.corrections import correct
from tests import build
from tests.opened import Open


@pytest.mark.django_db(transaction=True)
def test_number_that_two_corrections_claim_at_once_goes_to_one_and_is_refused_to_the_other(
    opened: Open,
) -> None:
    series, editor, barrier = build.series(), build.user(), Barrier(2)
    editions = [
        build.operation(f"Stage {n}", series=series, ordinal=n, public_from=build.LONG_AGO)
        for n in (1, 2)
    ]

    def one(key: int) -> str:
        opened()
        try:
            edition, by = OperationEdition.objects.get(pk=key), User.objects.get(pk=editor.pk)
            barrier.wait()
            correct(
                edition, by=by, at=timezone.now(), reason={"en": "Wrong."}, facts={"ordinal": 7}
            )
        except ValidationError as error:
            return " ".join(error.messages)
        finally:
            connection.close()
        return "corrected"

    with ThreadPoolExecutor(2) as people:
        answers = sorted(people.map(one, [edition.pk for edition in editions]))
    assert answers == ["Another operation has this number in the series.", "corrected"]
    opened()
    assert set(Operation.objects.values_list("ordinal", flat=True)) in ({1, 7}, {2, 7})
