import datetime as dt
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests import build
from tests.build import DAY, LONG_AGO

from . import barrier

pytestmark = pytest.mark.django_db
ATOM = "/en/operations/feed.atom"
RSS = "/ru/operations/feed.rss"
NAMESPACE = {"a": "http://www.w3.org/2005/Atom"}


def entries(client: Client) -> list[ElementTree.Element]:
    return ElementTree.fromstring(client.get(ATOM).content).findall("a:entry", NAMESPACE)


def text(entry: ElementTree.Element, name: str) -> str:
    return entry.findtext(f"a:{name}", "", NAMESPACE).replace("\u00a0", " ")


def test_feed_tells_of_each_public_operation_with_its_figures(client: Client) -> None:
    build.organisation()
    edition = barrier.operation(series=build.series())
    barrier.sheet(edition.operation)
    build.operation("Draft")
    build.operation("Scheduled", public_from=timezone.now() + DAY)
    build.withdrawn(build.operation("Gone", public_from=LONG_AGO), at=timezone.now())
    (entry,) = entries(client)
    assert text(entry, "title") == "Channel – Second Barrier"
    assert text(entry, "summary") == (
        "Anti-drug operation, 23–27 May 2022. Preliminary results, 27 May 2022. Drugs: 274 kg; "
        "Precursors: more than 2 t; Firearms: 51 pieces; Criminal-Cases: 389."
    )
    categories = [one.attrib["term"] for one in entry.findall("a:category", NAMESPACE)]
    assert categories == ["Channel", "anti-drug operation"]
    assert b"Draft" not in client.get(RSS).content


def test_feed_entry_changes_when_newer_results_become_public(client: Client) -> None:
    edition = barrier.operation()
    first = barrier.sheet(edition.operation)
    assert text(entries(client)[0], "updated") == LONG_AGO.astimezone().isoformat()
    later = timezone.now() - dt.timedelta(hours=1)
    build.change(first, public_from=later.replace(microsecond=0), status="final")
    (entry,) = entries(client)
    assert dt.datetime.fromisoformat(text(entry, "updated")) == later.replace(microsecond=0)
    assert dt.datetime.fromisoformat(text(entry, "published")) == LONG_AGO
    assert "Final results" in text(entry, "summary")


@pytest.mark.parametrize("count", [1, 3])
def test_feed_costs_five_queries_whatever_it_holds(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    build.organisation()
    barrier.measures()
    for n in range(count):
        edition = build.operation(f"Stage {n}", series=build.series(), public_from=LONG_AGO)
        build.sheet(edition.operation, barrier.FIGURES, public_from=LONG_AGO)
    client.get(ATOM)
    for path in (ATOM, RSS):
        with django_assert_num_queries(5):
            client.get(path)
