from __future__ import annotations

import pytest
from django.db import transaction

from portal.publishing.beat import Beat, delete_printed, raise_beat, write_printed
from tests import build

from .moves import ACTS, STATES, attempt

pytestmark = pytest.mark.django_db
# Acts that nobody but the desk sees are not told to the pages.
RAISING = {
    ("draft", "approve"), ("draft", "approve for later"), ("submitted", "approve"),
    ("submitted", "approve for later"), ("scheduled", "take back"), ("public", "withdraw"),
}  # fmt: skip


def beat() -> int:
    return Beat.objects.values_list("count", flat=True).first() or 0


def test_beat_grows_by_one_from_nothing() -> None:
    found = [beat()]
    for _ in range(2):
        raise_beat()
        found.append(beat())
    assert found == [0, 1, 2]


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("state", STATES)
def test_act_raises_the_beat_where_it_changes_what_readers_see_or_will_see(
    state: str, act: str
) -> None:
    edition = STATES[state]()
    before = beat()
    attempt(act, edition)
    assert beat() - before == ((state, act) in RAISING)


def test_beat_of_what_was_undone_is_undone() -> None:
    before = beat()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        raise_beat()
        _ = 1 / 0
    assert beat() == before


def test_row_that_pages_print_raises_the_beat_when_written_and_when_deleted() -> None:
    section = build.section()
    section.slug = "elsewhere"
    counts = [beat()]
    write_printed(section)
    counts.append(beat())
    delete_printed(section)
    counts.append(beat())
    assert [count - counts[0] for count in counts] == [0, 1, 2]
