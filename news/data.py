"""What a news item says to machines: schema.org's NewsArticle."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils import timezone

from news.article import Beside, PersonAndPost
from news.rows import Article
from operations.summary import OperationSummary
from portal.labels import label
from portal.pages.frame import Frame


def news_article(
    edition: Article, beside: Beside, *, site: str, paths: Mapping[str, str], frame: Frame
) -> dict[str, Any]:
    """`site`: scheme and host. `paths`: of the item in each language in which it is public.
    What is not known is left out, never guessed."""
    url = site + paths[edition.language]
    publisher = {"@type": "Organization", "name": frame.name, "url": site + reverse("home")}
    said = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": edition.headline,
        "description": edition.summary,
        "inLanguage": edition.language,
        "url": url,
        "mainEntityOfPage": url,
        "identifier": edition.item.reference,
        "articleSection": beside.section.text,
        "datePublished": _instant(edition.first_public_at),
        "dateModified": _instant(edition.updated),
        "publisher": publisher,
        "author": publisher,
        "contentLocation": _place(edition),
        "mentions": [_person(person) for person in beside.people],
        "about": [_thing(operation, site=site) for operation in beside.operations],
        "translationOfWork": _original(edition, site=site, paths=paths),
    }
    return {name: value for name, value in said.items() if value}


def _instant(instant: dt.datetime | None) -> str:
    """In the office's time, with its distance from UTC."""
    return timezone.localtime(instant).isoformat() if instant else ""


def _place(edition: Article) -> dict[str, Any] | None:
    if edition.dateline is None:
        return None
    return {
        "@type": "Place",
        "name": label(edition.dateline, "name", language=edition.language).text,
    }


def _person(person: PersonAndPost) -> dict[str, Any]:
    said = {"@type": "Person", "name": person.name.text}
    return said | {"jobTitle": person.post} if person.post else said


def _thing(operation: OperationSummary, *, site: str) -> dict[str, Any]:
    return {"@type": "Thing", "name": operation.name.text, "url": site + operation.path}


def _original(edition: Article, *, site: str, paths: Mapping[str, str]) -> dict[str, Any] | None:
    """The version that it was translated from, while readers can see that."""
    source = edition.source_language
    if source is None or source not in paths:
        return None
    return {"@type": "NewsArticle", "inLanguage": source, "url": site + paths[source]}
