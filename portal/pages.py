"""The one way in which a public page is answered: its head, its frame, its headers.

    from portal.pages import Feed, render_page

    now = timezone.now()
    return render_page(
        request,
        "news/item.html",
        context={"edition": edition},
        at=now,
        title=edition.headline,
        description=edition.standfirst,
        alternates={"ru": "/ru/news/…/"},  # None instead of a path: no such version, said plainly
        jsonld=[{"@context": "https://schema.org", "@type": "NewsArticle", …}],
        kind="article",
    )

Templates extend base.html, fill {% block main %} and read `page` (Head) and `frame` (Frame).
Costs one query. No cookie, session or user is touched: the answer is the same for everybody.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language, get_language_info

from portal.frame import Frame, Link, load_frame, site_links


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """`path` ends in feed.atom or feed.rss."""

    path: str
    title: str

    @property
    def media_type(self) -> str:
        return "application/rss+xml" if self.path.endswith(".rss") else "application/atom+xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """This page in one language; `path` is empty where there is none."""

    language: str
    name: str
    path: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    language: str
    title: str
    description: str
    site: str  # scheme and host, for addresses that must be absolute
    path: str  # canonical
    versions: Sequence[Version]
    feeds: Sequence[Feed]
    jsonld: Sequence[Mapping[str, Any]]
    kind: str  # Open Graph type
    robots: str
    active: str  # the part of the site that this page belongs to
    links: Mapping[str, Link]

    @property
    def default_path(self) -> str:
        """For readers of any other language: the first language of the settings that has it."""
        return next((version.path for version in self.versions if version.path), self.path)


def render_page(
    request: HttpRequest,
    template: str,
    *,
    context: Mapping[str, Any],
    at: datetime,
    title: str,
    description: str = "",
    alternates: Mapping[str, str | None] | None = None,
    path: str = "",
    feeds: Sequence[Feed] = (),
    jsonld: Sequence[Mapping[str, Any]] = (),
    kind: str = "website",
    robots: str = "",
    status: int = 200,
) -> HttpResponse:
    """`alternates`: other language → path, or None where there is no such version; without it
    every language is taken to have this page under the same address. `path`: the canonical
    one where it is not the requested one (the query is never part of it by itself).
    `robots`: "noindex" keeps the page out of search engines."""
    language = get_language() or settings.LANGUAGE_CODE
    canonical = path or request.path
    head = Head(
        language=language,
        title=title,
        description=description,
        site=f"{request.scheme}://{request.get_host()}",
        path=canonical,
        versions=_versions(canonical, language=language, alternates=alternates),
        feeds=feeds,
        jsonld=jsonld,
        kind=kind,
        robots=robots,
        active=_part(request.path),
        links=site_links(language),
    )
    frame = load_frame(language, at=at)
    text = render_to_string(template, {**context, "page": head, "frame": frame})
    response = HttpResponse(text, status=status, headers={"Content-Language": language})
    return keep_for(response, frame)


def keep_for(response: HttpResponse, frame: Frame) -> HttpResponse:
    """Readers and caches may keep an answer until the next scheduled change, a minute at most."""
    patch_cache_control(response, public=True, max_age=frame.lifetime)
    return response


def _part(path: str) -> str:
    """The second step of /en/news/…: the key of a link of the site, or "home"."""
    steps = path.split("/", 3)
    return (steps[2] if len(steps) > 2 else "") or "home"


def _versions(
    path: str, *, language: str, alternates: Mapping[str, str | None] | None
) -> list[Version]:
    rest = path.removeprefix(f"/{language}/")
    versions = []
    for code, _name in settings.LANGUAGES:
        if code == language:
            other: str | None = path
        elif alternates is None:
            other = f"/{code}/{rest}"
        else:
            other = alternates.get(code)
        name = get_language_info(code)["name_local"]
        current = code == language
        versions.append(Version(language=code, name=name, path=other or "", current=current))
    return versions
