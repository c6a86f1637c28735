"""What is not public does not show, and what was has an answer."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from operations.models import EditionPlace
from tests import build
from tests.build import DAY, LONG_AGO, Figure

from . import barrier
from .reading import main, page, said, seized

pytestmark = pytest.mark.django_db
PATH = "/en/operations/channel-second-barrier/"


def test_operation_that_never_was_public_answers_as_an_unknown_address(client: Client) -> None:
    unknown = page(client, "/en/operations/channel-second-barrie/", status=404)
    edition = barrier.operation(public_from=None)
    assert page(client, PATH, status=404) == unknown
    build.release(edition, start=timezone.now() + DAY)
    assert page(client, PATH, status=404) == unknown


def test_change_that_is_open_or_scheduled_shows_nowhere(client: Client) -> None:
    edition = barrier.operation(lead_en="What stands.")
    changed = build.change(edition, lead_en="What is secret.", name_en="Secret name")
    place = build.place("Secret place")
    EditionPlace.objects.create(edition=changed, place=place, role="headquarters")
    before = main(page(client, PATH))
    build.release(changed, start=timezone.now() + DAY)
    after = main(page(client, PATH))
    assert before == after
    assert "What stands." in after
    assert "ecret" not in page(client, PATH) + page(client, "/en/operations/")


def test_sheet_that_is_not_public_shows_nowhere(client: Client) -> None:
    operation = barrier.operation().operation
    public = build.sheet(operation, [Figure("drugs", "7")], public_from=LONG_AGO)
    build.sheet(operation, [Figure("heroin", "1111")])
    build.sheet(operation, [Figure("heroin", "2222")], public_from=timezone.now() + DAY)
    gone = build.sheet(operation, [Figure("heroin", "3333")], public_from=LONG_AGO)
    build.withdrawn(gone, at=timezone.now())
    build.change(public, source_en="A secret source")
    for path in (PATH, "/en/operations/", "/en/operations/feed.atom"):
        html = client.get(path).content.decode()
        assert not any(word in html for word in ("1,111", "2,222", "3,333", "Heroin", "secret"))
    assert [row[1:] for row in seized(page(client, PATH))] == [("Drugs", "7 kg")]


def test_withdrawn_operation_says_so_and_shows_nothing_else(client: Client) -> None:
    edition = barrier.operation(lead_en="The lead text.", series=build.series())
    barrier.sheet(edition.operation)
    build.withdrawn(edition, at=timezone.now(), reason="The dates were wrong.")
    html = page(client, PATH)
    assert '<meta name="robots" content="noindex">' in html
    assert "Channel – Second Barrier 23 May 2022 Withdrawn on" in main(html)
    assert "The dates were wrong." in main(html)
    assert not any(word in html for word in ("The lead text.", "274", "series/channel"))
    assert [one["@type"] for one in said(html)] == ["BreadcrumbList"]


def test_removed_operation_answers_410_without_its_name(client: Client) -> None:
    build.removed(barrier.operation(), reason="By order of a court.")
    html = page(client, PATH, status=410)
    assert '<meta name="robots" content="noindex">' in html
    assert not any(word in html for word in ("Second Barrier", "court"))


@pytest.mark.parametrize("act", [build.withdrawn, build.removed])
def test_past_operation_costs_three_queries(
    client: Client, act: object, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    build.organisation()
    edition = barrier.operation()
    if act is build.withdrawn:
        build.withdrawn(edition, at=timezone.now())
    else:
        build.removed(edition)
    client.get(PATH)
    with django_assert_num_queries(3):
        client.get(PATH)


@pytest.mark.parametrize("slug", ["series", "a" * 10_000, "%00", "2022", "..", "a/b", "'--"])
def test_address_that_cannot_be_answers_404(client: Client, slug: str) -> None:
    barrier.operation()
    page(client, f"/en/operations/{slug}/", status=404)


def test_answer_is_kept_until_the_next_scheduled_change(client: Client) -> None:
    build.organisation()
    edition = barrier.operation()
    assert client.get(PATH).headers["Cache-Control"] == "public, max-age=60"
    build.change(edition, public_from=timezone.now() + dt.timedelta(seconds=20), lead_en="New.")
    kept = client.get(PATH).headers["Cache-Control"].removeprefix("public, max-age=")
    assert 0 < int(kept) <= 20
