"""What the pages that list news have in common."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import get_language

from news.archive import EMPTY, Archive, Archives, archives
from news.models import Edition, Section
from news.models.edition import ORDER, Editions
from news.rows import Story
from news.titles import list_description, list_title
from portal.pages.frame import Frame, frame_of
from portal.pages.rendering import render_page
from portal.publishing.keyset import BadCursor, Cursor, Key
from portal.publishing.pagination import Paged

SIZE = 20


def of_language(at: dt.datetime, language: str) -> Editions:
    return Edition.objects.public(at).in_language(language)


def of_section(at: dt.datetime, language: str, *, section: int) -> Editions:
    return of_language(at, language).in_section(section)


def of_days(at: dt.datetime, language: str, *, first_day: dt.date, last_day: dt.date) -> Editions:
    return of_language(at, language).of_days(first_day, last_day)


KINDS = {"at": dt.datetime, "language": str}
ALL = Paged(of_language, Story, ORDER, size=SIZE, **KINDS)
SECTION = Paged(of_section, Story, ORDER, size=SIZE, **KINDS, section=int)
DAYS = Paged(of_days, Story, ORDER, size=SIZE, **KINDS, first_day=dt.date, last_day=dt.date)
NOTHING_BESIDE: Mapping[str, Any] = {
    "section": None, "count": 0, "years": (), "months": (), "earlier": None, "later": None,
}  # fmt: skip


@dataclass
class Visit:
    """One reader's request: its instant, its language, and what was loaded for it."""

    at: dt.datetime
    language: str
    frame: Frame

    @cached_property
    def archives(self) -> Archives:
        """One query, or none."""
        return archives(self.frame.pulse, at=self.at)

    @property
    def editions(self) -> Editions:
        return of_language(self.at, self.language)

    @property
    def asked(self) -> Mapping[str, Any]:
        """What every list of this visit asks for."""
        return {"at": self.at, "language": self.language}

    def archive(self, section: int | None = None, *, language: str = "") -> Archive:
        return self.archives.get((language or self.language, section), EMPTY)


class PeriodLink(NamedTuple):
    """A link to a year, a month, or a year's place in a list."""

    text: str
    path: str
    items: int
    is_current: bool = False


def visit(request: HttpRequest) -> Visit:
    """One query, or none. The clock is read here."""
    at = timezone.now()
    language = get_language() or settings.LANGUAGE_CODE
    return Visit(at, language, frame_of(request, language, at=at))


def shown_section(here: Visit, slug: str) -> Section:
    """The one that has this address or had it; Http404 where it shows nothing. 2 queries."""
    archives = here.archives  # asked for in any case: one that holds drafts must take no longer
    section = Section.objects.at_address(slug).first()
    if section is None or (here.language, section.pk) not in archives:
        raise Http404
    return section


def list_page(
    request: HttpRequest,
    here: Visit,
    *,
    paged: Paged[Story],
    context: Mapping[str, Any],
    title: str,
    description: str,
    only: Mapping[str, Any] | None = None,
    **head: Any,
) -> HttpResponse:
    """`only`: the further values that the list asks for. At most 2 queries more. A page of the
    list that moves with the news is not for search engines: they find the items by the sitemap."""
    try:
        cursor = Cursor.read(request.GET)
    except BadCursor as error:
        raise BadRequest(str(error)) from error
    page = paged.page(cursor, **here.asked, **(only or {}))
    is_moved = bool(cursor.word)
    return render_page(
        request,
        "news/list.html",
        context={
            "stories": page.rows,
            "pager": page.pager(request.path),
            "is_moved": is_moved,
            **NOTHING_BESIDE,
            **context,
        },
        at=here.at,
        frame=here.frame,
        title=list_title(title, page.rows, word=cursor.word),
        description=list_description(description, page.rows, is_moved=is_moved),
        robots="noindex, follow" if is_moved else "",
        **head,
    )


def alternates(
    path: str, here: Visit, *, exists: Callable[[str], object]
) -> Mapping[str, str | None]:
    """The same address in every language in which it exists."""
    rest = path.removeprefix(f"/{here.language}/")
    return {code: f"/{code}/{rest}" if exists(code) else None for code, _name in settings.LANGUAGES}


def years(archive: Archive, *, current: int = 0) -> list[PeriodLink]:
    language = get_language()
    return [
        PeriodLink(str(year), _year_path(year, language), count, year == current)
        for year, count in archive.years.items()
    ]


def years_within(path: str, archive: Archive) -> list[PeriodLink]:
    """Each year as a place in that list: its newest item comes first."""
    return [
        PeriodLink(
            str(year),
            f"{path}?older={Key.start_of(dt.date(min(year + 1, dt.MAXYEAR), 1, 1))}",
            count,
        )
        for year, count in archive.years.items()
    ]


def months(counts: Mapping[int, int], *, current: int = 0) -> list[PeriodLink]:
    language = get_language()
    return [
        PeriodLink(
            month_name(month, language), _month_path(month, language), count, month == current
        )
        for month, count in counts.items()
    ]


@lru_cache(maxsize=4096)
def month_name(month: int, language: str | None) -> str:
    """202402 → February 2024, the month as it is named alone; in the active language, which is
    `language`. A page may name each month of an archive, and a site few others."""
    return formats.date_format(dt.date(*divmod(month, 100), 1), "F Y")


def days_of(year: int, month: int) -> Mapping[str, dt.date]:
    """Its first and its last, for the list of these days."""
    last = monthrange(year, month)[1]
    return {"first_day": dt.date(year, month, 1), "last_day": dt.date(year, month, last)}


@lru_cache(maxsize=4096)
def _month_path(month: int, language: str | None) -> str:
    return reverse("news:month", args=divmod(month, 100))


@lru_cache(maxsize=4096)
def _year_path(year: int, language: str | None) -> str:
    return reverse("news:year", args=[year])


def beside(periods: Sequence[PeriodLink]) -> Mapping[str, PeriodLink | None]:
    """The ones before and after the current one in time; the periods stand newest first."""
    place = next(n for n, period in enumerate(periods) if period.is_current)
    earlier = periods[place + 1] if place + 1 < len(periods) else None
    return {"earlier": earlier, "later": periods[place - 1] if place else None}
