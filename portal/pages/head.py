"""What the head and the header of a public page say about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import get_language_info, gettext

from portal.pages.frame import Link, site_links

MAIN = ("home", "news", "operations", "sections", "press_office")
# Open Graph wants a territory: each language of the region has one, as have a few beyond it.
LOCALES = {
    "be": "be_BY", "de": "de_DE", "en": "en_GB", "es": "es_ES", "fr": "fr_FR", "hy": "hy_AM",
    "ka": "ka_GE", "kk": "kk_KZ", "ky": "ky_KG", "ru": "ru_RU", "tg": "tg_TJ", "tk": "tk_TM",
    "uk": "uk_UA", "uz": "uz_UZ", "zh-hans": "zh_CN",
}  # fmt: skip
CYRILLIC = {"be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk"}


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
    """`site` is scheme and host, for addresses that must be absolute; `path` is the canonical
    one; `kind` is the Open Graph type."""

    language: str
    title: str
    path: str
    versions: Sequence[Version]
    requested: str = ""
    description: str = ""
    site: str = ""
    trail: Sequence[Link] = ()
    feeds: Sequence[Feed] = ()
    jsonld: Sequence[Mapping[str, Any]] = ()
    kind: str = "website"
    robots: str = ""

    @property
    def links(self) -> Mapping[str, Link]:
        return site_links(self.language)

    @property
    def navigation(self) -> Iterator[tuple[Link, str]]:
        """Each main link with its aria-current: "page" here, "true" above here, else empty."""
        part = _part(self.requested)
        for name in MAIN:
            link = self.links[name]
            current = "page" if link.path == self.requested else "true"
            yield link, current if name == part else ""

    @property
    def locale(self) -> str:
        """Empty for a language that is spoken in no country above all."""
        return LOCALES.get(self.language, "")

    @property
    def letters(self) -> str:
        """Those of the fonts that the page is sure to need."""
        return "cyrillic" if self.language in CYRILLIC else "latin"

    @property
    def default_path(self) -> str:
        """For readers of any other language: the first language of the settings that has it;
        the home page leaves the choice to the root."""
        if self.path == self.links["home"].path:
            return "/"
        return next((version.path for version in self.versions if version.path), self.path)

    @property
    def data(self) -> Sequence[Mapping[str, Any]]:
        return [*self.jsonld, self._breadcrumbs()] if self.trail else self.jsonld

    def _breadcrumbs(self) -> Mapping[str, Any]:
        steps = [self.links["home"], *self.trail, Link(text=self.title, path=self.path)]
        return {
            "@context": "https://schema.org",
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": n, "name": s.text, "item": self.site + s.path}
                for n, s in enumerate(steps, start=1)
            ],
        }


def part_title(title: str, *, word: str, first: str) -> str:
    """Of a place in a list, by the word that asked for it; told apart from the other places by
    what stands first there, if anything does."""
    if not first:
        return gettext("%(list)s: nothing further back") % {"list": title}
    words = {
        "older": gettext("%(list)s, older: %(first)s"),
        "newer": gettext("%(list)s, newer: %(first)s"),
        "oldest": gettext("%(list)s, oldest: %(first)s"),
    }
    said = words.get(word, gettext("%(list)s, from %(first)s"))
    return said % {"list": title, "first": first}


def versions(
    path: str, *, language: str, alternates: Mapping[str, str | None] | None
) -> list[Version]:
    """Without alternates, every language is taken to have the page under the same address."""
    rest = path.removeprefix(f"/{language}/")
    found = []
    for code, _name in settings.LANGUAGES:
        own = code == language
        other = f"/{code}/{rest}" if alternates is None else alternates.get(code)
        name = get_language_info(code)["name_local"]
        place = path if own else other or ""
        found.append(Version(language=code, name=name, path=place, current=own))
    return found


def _part(path: str) -> str:
    """The second step of /en/news/…, or "home"; empty for a page that is nowhere."""
    steps = path.split("/", 3)
    return (steps[2].replace("-", "_") or "home") if len(steps) > 2 else ""
