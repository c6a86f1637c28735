"""What an address of a news item leads to, at an instant.

An address is reserved at approval, before anything is public at it; so it answers only for an
edition that carries it and that is, or once was, public.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import F, QuerySet

from news.article import articles
from news.models import Edition
from news.rows import Article
from portal.publishing.models import State
from portal.publishing.reading import Statement


class Removed(Exception):
    """What stood at the address has been removed."""


class Unknown(Exception):
    """Nothing is, or ever was, public at the address."""


class Holder(NamedTuple):
    """What stands in each language of the item that holds an address; at most one a language."""

    language: str
    slug: str
    standing: Mapping[str, Article]

    @property
    def own(self) -> Article | None:
        return self.standing.get(self.language)

    @property
    def shown(self) -> Article | None:
        return self.own if self.own and self.own.slug == self.slug else None


def look(language: str, slug: str, *, at: dt.datetime) -> Holder:
    """One query."""
    held = _HELD(at=at, language=language, slug=slug)
    return Holder(language, slug, {edition.language: edition for edition in held})


def _held(at: dt.datetime, language: str, *, slug: str) -> QuerySet[Edition, Any]:
    return articles(at).filter(item__addresses__language=language, item__addresses__slug=slug)


_HELD = Statement(_held, Article, at=dt.datetime, language=str, slug=str)


def past(holder: Holder, *, at: dt.datetime) -> Edition:
    """The edition of this line that was public last, where one that carried the address was.

    Raises Unknown and Removed. One query.
    """
    line = _line(holder, at=at)
    carriers = [edition for edition in line if edition.slug == holder.slug]
    if not carriers:
        raise Unknown
    kept = [edition for edition in line if edition.state != State.REMOVED]
    if not kept or all(edition.state == State.REMOVED for edition in carriers):
        raise Removed
    return kept[0]


def _line(holder: Holder, *, at: dt.datetime) -> Sequence[Edition]:
    editions = Edition.objects.once_public(at).filter(
        language=holder.language,
        item__addresses__language=holder.language,
        item__addresses__slug=holder.slug,
    )
    return list(editions.defer("body").select_related("item").order_by("-public_from"))


def elsewhere(holder: Holder, *, at: dt.datetime) -> Edition | None:
    """A public edition in another language at the very address; one query."""
    others = [code for code, _name in settings.LANGUAGES if code != holder.language]
    carried = Edition.objects.public(at).filter(
        language__in=others,
        slug=holder.slug,
        item__addresses__language__in=others,  # the index of addresses begins with the language
        item__addresses__language=F("language"),
        item__addresses__slug=holder.slug,
    )
    return carried.defer("body").order_by("language").first()
