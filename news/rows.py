"""What pages read of the news, in small typed rows (see portal.publishing.reading)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from django.utils.text import Truncator
from django.utils.translation import get_language

from news.models.edition import ItemKind
from portal.markup import text

SUMMARY_LENGTH = 240


class SectionLink(NamedTuple):
    slug: str
    name: Mapping[str, str]


class PlaceName(NamedTuple):
    id: int
    name: Mapping[str, str]


class PersonName(NamedTuple):
    name: Mapping[str, str]


class PersonNamed(NamedTuple):
    post: str
    person: PersonName


class ItemSaid(NamedTuple):
    reference: str
    created_at: dt.datetime


class Story(NamedTuple):
    """What a list says of an item. A constraint: what is public has a section and a date."""

    slug: str
    headline: str
    standfirst: str
    kind: str
    display_date: dt.date
    first_public_at: dt.datetime
    item_id: int
    section: SectionLink

    @property
    def kind_words(self) -> str:
        return kind_words(self.kind, get_language())


class Told(NamedTuple):
    """What a feed says of an item."""

    slug: str
    headline: str
    standfirst: str
    body: str
    kind: str
    display_date: dt.date
    first_public_at: dt.datetime
    public_from: dt.datetime
    item_id: int
    item: ItemSaid
    section: SectionLink

    @property
    def kind_words(self) -> str:
        return kind_words(self.kind, get_language())


class Article(NamedTuple):
    """`older` and `newer`: slug and headline of the items beside it in all news of its language.
    `source_language`: that of the edition which it was translated from. `has_people`,
    `reports`: are any named, is there any operation that it reports on? `base_id`: the edition
    that it took the place of."""

    id: int
    language: str
    slug: str
    headline: str
    standfirst: str
    body: str
    kind: str
    display_date: dt.date | None
    first_public_at: dt.datetime | None
    public_from: dt.datetime | None
    base_id: int | None
    item_id: int
    sheet_id: int | None
    item: ItemSaid
    section: SectionLink | None
    dateline: PlaceName | None
    older: Mapping[str, str] | None
    newer: Mapping[str, str] | None
    source_language: str | None
    has_people: bool
    reports: bool

    @property
    def summary(self) -> str:
        return summed_up(self.standfirst, self.body)

    @property
    def updated(self) -> dt.datetime | None:
        """Since when it has stood in the place of an earlier public edition, if it does."""
        return self.public_from if self.base_id else None

    @property
    def kind_words(self) -> str:
        return kind_words(self.kind, get_language())


def summed_up(standfirst: str, body: str) -> str:
    """The standfirst, or how the text begins where there is none."""
    return standfirst or Truncator(text(body)).chars(SUMMARY_LENGTH)


@lru_cache(maxsize=1000)
def kind_words(kind: str, language: str | None) -> str:
    """In the active language, which is `language`."""
    return str(ItemKind(kind).label)
