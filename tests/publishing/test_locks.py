from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from news.models import Edition
from portal.accounts.models import User
from tests import build
from tests.opened import Open

from .moves import attempt, public, submitted

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(act: str, edition: Edition, *, times: int, opened: Open) -> list[str]:
    """How the same act, done by several people at the very same time, went for each."""
    barrier, editor = Barrier(times), build.user()

    def one(_: int) -> str:
        opened()
        try:
            read, by = Edition.objects.get(pk=edition.pk), User.objects.get(pk=editor.pk)
            barrier.wait()
            return attempt(act, read, by=by)
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as people:
        return sorted(people.map(one, range(times)))


@pytest.mark.parametrize(
    ("act", "answers"),
    [
        ("approve", ["approved", "stale", "stale"]),
        ("take back", ["draft", "stale", "stale"]),
        ("change", ["draft", "refused", "refused"]),
        ("withdraw", ["stale", "stale", "withdrawn"]),
    ],
)
def test_act_done_at_once_by_several_is_done_once(
    act: str, answers: list[str], opened: Open
) -> None:
    edition = submitted() if act in ("approve", "take back") else public()
    assert at_once(act, edition, times=3, opened=opened) == answers
