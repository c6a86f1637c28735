"""The public pages that are measured: every kind, and the first and last of every long list."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from news.models import Edition
from operations.models import OperationEdition

PAIRS = [
    ("news", "news, last page"),
    ("section", "section, last page"),
    ("operations", "operations, last page"),
]


def pages() -> Iterator[tuple[str, str]]:
    """Name → path, from the content that is there."""
    with override("en"):
        yield from _news()
        yield from _operations()
        yield from _search()
    yield "sitemap", reverse("sitemap")
    yield "robots.txt", reverse("robots")


def _news() -> Iterator[tuple[str, str]]:
    public = Edition.objects.public(timezone.now()).in_language("en").select_related("section")
    middle = public.order_by("-display_date")[public.count() // 2]
    day, section = middle.display_date, middle.section
    assert day is not None and section is not None
    news, own = reverse("news:list"), reverse("news:section", args=[section.slug])
    yield "home", reverse("home")
    yield "news", news
    yield "news, in the middle", f"{news}?older={day}.{middle.item_id}"
    yield "news, last page", f"{news}?oldest=1"
    yield "year", reverse("news:year", args=[day.year])
    yield "month", reverse("news:month", args=[day.year, day.month])
    yield "sections", reverse("news:sections")
    yield "section", own
    yield "section, last page", f"{own}?oldest=1"
    yield "news item", reverse("news:item", args=[middle.slug])
    yield "short address", reverse("short-address", args=[middle.item.reference])
    yield "news feed", reverse("news:feed-atom")
    yield "sitemap, a month", reverse("sitemap-news", args=[day.year, day.month])


def _operations() -> Iterator[tuple[str, str]]:
    public = OperationEdition.objects.public(timezone.now()).order_by("-sort_date")
    edition = public.select_related("operation__series")[0]
    operations, series = reverse("operations:list"), edition.operation.series
    assert series is not None
    yield "operations", operations
    yield "operations, last page", f"{operations}?oldest=1"
    yield "operations, filtered", f"{operations}?series={series.slug}"
    yield "operation", reverse("operations:operation", args=[edition.operation.slug])
    yield "series", reverse("operations:series", args=[series.slug])
    yield "operations feed", reverse("operations:feed-atom")


def _search() -> Iterator[tuple[str, str]]:
    search = reverse("search")
    yield "search, a frequent word", f"{search}?q=operation"
    yield "search, two words", f"{search}?q=border+heroin"
    yield "search, a rare word", f"{search}?q=zenthora"
    yield "search, second page", f"{search}?q=operation&page=2"
