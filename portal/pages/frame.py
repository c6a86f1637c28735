"""What every public page shows around its own content, and how long it may be kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override

from portal.labels import Label, label
from portal.office.models import Organisation
from portal.publishing.pulse import STILL, Pulse, pulse_columns, read_pulse
from portal.publishing.reading import Statement

FRAME = "portal.pages.frame"  # in the request's META
COLUMNS = (
    "name", "about", "is_demonstration", "mark_digest", "mark_width", "mark_height",
    "licence", "licence_url",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """`language` is set only where the text is in another language than the page."""

    text: str
    path: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    path: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """`lifetime`: seconds until the next scheduled change of anything public, a minute at most."""

    label: Label  # the organisation
    language: str = ""
    about: Label | None = None
    is_demonstration: bool = False
    mark: Picture | None = None  # without one, the drawn mark stands
    licence: Link | None = None  # of the figures
    pulse: Pulse = STILL
    lifetime: int = 0

    @property
    def name(self) -> str:
        return self.label.text


def load_frame(language: str, *, at: dt.datetime) -> Frame:
    """One query. A portal without its organisation works, and is not kept by caches."""
    columns, statement = _statement()
    row = statement.first(at=at)
    if row is None:
        return bare_frame(language)
    found = dict(zip(columns, row, strict=True))
    organisation = Organisation(**{name: found[name] for name in COLUMNS})
    pulse = read_pulse(found)
    return Frame(
        language=language,
        label=label(organisation, "name", language=language),
        about=label(organisation, "about", language=language),
        is_demonstration=organisation.is_demonstration,
        mark=_mark(organisation),
        licence=_licence(organisation),
        pulse=pulse,
        lifetime=pulse.seconds_left(at),
    )


def frame_of(request: HttpRequest, language: str, *, at: dt.datetime) -> Frame:
    """The one that was loaded for this very request and that language, or one query."""
    frame: Frame | None = request.META.get(FRAME)
    is_it = frame is not None and frame.language == language
    return frame if frame and is_it else load_frame(language, at=at)


def _licence(organisation: Organisation) -> Link | None:
    if not organisation.licence_url:
        return None
    return Link(text=organisation.licence, path=organisation.licence_url)


def _mark(organisation: Organisation) -> Picture | None:
    if not organisation.mark_digest:
        return None
    width, height = organisation.mark_width, organisation.mark_height
    return Picture(path=organisation.mark_path, width=width, height=height)


def _frame(at: dt.datetime) -> QuerySet[Any, Any]:
    return Organisation.objects.filter(pk=1).annotate(**pulse_columns(at))


@cache
def _statement() -> tuple[Sequence[str], Statement[Any]]:
    """Made when it is first asked: by then every app has said which editions it has."""
    columns = (*COLUMNS, *pulse_columns(timezone.now()))
    return columns, Statement(_frame, columns, at=dt.datetime)


def bare_frame(language: str) -> Frame:
    """Without the database: for the pages that must be there when nothing else is."""
    return Frame(language=language, label=Label(gettext("Press portal"), language, False))


@lru_cache
def site_links(language: str) -> Mapping[str, Link]:
    """Addresses that stand in every header and footer: they change only with the code."""
    with override(language):
        return {
            "home": Link(path=reverse("home"), text=gettext("Home")),
            "news": Link(path=reverse("news:list"), text=gettext("News")),
            "operations": Link(path=reverse("operations:list"), text=gettext("Operations")),
            "sections": Link(path=reverse("news:sections"), text=gettext("Sections")),
            "press_office": Link(path=reverse("press-office"), text=gettext("Press office")),
            "search": Link(path=reverse("search"), text=gettext("Search")),
            "about": Link(path=reverse("about"), text=gettext("About this portal")),
            "accessibility": Link(path=reverse("accessibility"), text=gettext("Accessibility")),
            "atom": Link(path=reverse("news:feed-atom"), text=gettext("News feed, Atom")),
            "rss": Link(path=reverse("news:feed-rss"), text=gettext("News feed, RSS")),
            "sitemap": Link(path=reverse("sitemap"), text=gettext("Sitemap")),
        }
