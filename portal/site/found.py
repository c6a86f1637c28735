"""What a search finds in the news and in the operations together.

Each of the two is ranked by its own measure, and the ranks of texts so different cannot be
compared: so the best of each stand in turn, an operation before a news item.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from itertools import chain, zip_longest
from typing import NamedTuple

from django.urls import reverse

from news.models import Edition
from news.models.edition import SEARCH as NEWS
from operations.dates import Dated, with_periods
from operations.models import OperationEdition
from operations.models.operation import SEARCH as OPERATIONS
from portal.characters.typography import bound
from portal.labels import Label, in_turn, label
from portal.markup import lines
from portal.search import Fragment, Matches, excerpt, marks

SIZE = 20
TEXTS = ("lead", "aim", "methods", "mandate")


class Passage(NamedTuple):
    """`language` is set only where it is another one than the page's."""

    fragments: Sequence[Fragment]
    language: str = ""


class Hit(NamedTuple):
    """`section` and no `when`: a news item. `when`: the days of an operation, in words."""

    path: str
    title: Passage
    excerpt: Passage
    date: dt.date | None = None
    when: str = ""
    section: Label | None = None


class Found(NamedTuple):
    """`total`: all ranked matches, of which `hits` are one page; there are more if `has_more`."""

    hits: Sequence[Hit]
    page: int
    total: int
    has_more: bool

    @property
    def first(self) -> int:
        return (self.page - 1) * SIZE + 1

    @property
    def previous(self) -> int | None:
        return self.page - 1 if self.page > 1 else None

    @property
    def next(self) -> int | None:
        return self.page + 1 if self.page * SIZE < self.total else None


def found(words: str, *, page: int, language: str, at: dt.datetime) -> Found:
    """At most 4 queries. Raises BadQuery."""
    news_where = Edition.objects.public(at).in_language(language).where_sql()
    news = NEWS.matches(words, where=news_where)
    operations = OPERATIONS.matches(words, where=OperationEdition.objects.public(at).where_sql())
    shown = _in_turn(operations, news)[(page - 1) * SIZE :][:SIZE]
    return Found(
        hits=_hits(shown, words, language=language),
        page=page,
        total=len(news.ids) + len(operations.ids),
        has_more=news.has_more or operations.has_more,
    )


Show = Callable[..., Mapping[int, Hit]]  # of ids, words and a language
Place = tuple[Show, int]


def _in_turn(operations: Matches, news: Matches) -> list[Place]:
    pairs = zip_longest(
        ((_operations, pk) for pk in operations.ids), ((_news, pk) for pk in news.ids)
    )
    return [place for place in chain.from_iterable(pairs) if place is not None]


def _hits(shown: Sequence[Place], words: str, *, language: str) -> list[Hit]:
    hits: dict[Place, Hit] = {}
    for show in (_operations, _news):
        ids = [pk for own, pk in shown if own is show]
        loaded = show(ids, words, language=language) if ids else {}
        hits |= {(show, pk): hit for pk, hit in loaded.items()}
    return [hits[place] for place in shown]


def _news(ids: Sequence[int], words: str, *, language: str) -> Mapping[int, Hit]:
    editions = Edition.objects.select_related("section").in_bulk(ids)
    return {pk: _news_hit(edition, words, language=language) for pk, edition in editions.items()}


def _news_hit(edition: Edition, words: str, *, language: str) -> Hit:
    told = f"{edition.standfirst}\n{lines(edition.body)}".strip()
    return Hit(
        path=reverse("news:item", args=[edition.slug]),
        title=Passage(marks(bound(edition.headline), words)),
        excerpt=Passage(excerpt(bound(told), words)),
        date=edition.display_date,
        section=label(edition.section, "name", language=language) if edition.section else None,
    )


def _operations(ids: Sequence[int], words: str, *, language: str) -> Mapping[int, Hit]:
    editions = OperationEdition.objects.filter(pk__in=ids).select_related("operation")
    found = with_periods(editions)
    return {dated.edition.pk: _operation_hit(dated, words, language=language) for dated in found}


def _operation_hit(dated: Dated, words: str, *, language: str) -> Hit:
    edition = dated.edition
    name, said = label(edition, "name", language=language), _said(edition, language)
    return Hit(
        path=reverse("operations:operation", args=[edition.operation.slug]),
        title=_passage(marks(bound(name.text), words), name),
        excerpt=_passage(excerpt(bound(said.text), words), said),
        date=dated.periods[0].first if dated.periods else None,
        when=dated.when,
    )


def _said(edition: OperationEdition, language: str) -> Label:
    """All its texts in that language, or in another one where it has none."""
    texts = [getattr(edition, name) for name in TEXTS]
    for code in in_turn(language, {code for one in texts for code in one}):
        if said := "\n".join(one[code] for one in texts if code in one):
            return Label(said, code, code != language)
    return Label("", language, False)


def _passage(fragments: Sequence[Fragment], words: Label) -> Passage:
    return Passage(fragments, words.language if words.fallback else "")
