"""What every public page shows around its own content, and how long it may be kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from math import floor

from django.urls import reverse
from django.utils.translation import gettext, override

LONGEST_SECONDS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    path: str
    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """`lifetime` is in seconds: it ends before the next scheduled change of anything public."""

    name: str
    lifetime: int


def load_frame(language: str, *, at: datetime) -> Frame:
    return Frame(name=gettext("Press portal"), lifetime=lifetime(None, at=at))


def lifetime(next_change: datetime | None, *, at: datetime) -> int:
    if next_change is None:
        return LONGEST_SECONDS
    return max(0, min(LONGEST_SECONDS, floor((next_change - at).total_seconds())))


@lru_cache
def site_links(language: str) -> dict[str, Link]:
    """Addresses that stand in every header and footer: they change only with the code."""
    with override(language):
        return {
            "home": Link(path=reverse("home"), text=gettext("Home")),
            "news": Link(path=reverse("news:list"), text=gettext("News")),
            "operations": Link(path=reverse("operations:list"), text=gettext("Operations")),
            "sections": Link(path=reverse("news:sections"), text=gettext("Sections")),
            "press-office": Link(path=reverse("press-office"), text=gettext("Press office")),
            "search": Link(path=reverse("search"), text=gettext("Search")),
            "about": Link(path=reverse("about"), text=gettext("About this portal")),
            "accessibility": Link(path=reverse("accessibility"), text=gettext("Accessibility")),
            "atom": Link(path=reverse("news:feed-atom"), text=gettext("News feed (Atom)")),
            "sitemap": Link(path=reverse("sitemap"), text=gettext("Sitemap")),
        }
