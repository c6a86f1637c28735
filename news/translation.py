"""A translation: the text of an item in another language, with the facts of the first."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.conf import settings

from news.models import Edition, EditionPerson
from portal.publishing import verbs
from portal.publishing.copying import copy_children

if TYPE_CHECKING:
    from portal.accounts.models import User

FACTS = ("section_id", "kind", "display_date", "dateline_id", "sheet_id")


def missing_languages(edition: Edition) -> list[tuple[str, str]]:
    """Code and name of each language in which the item has no edition; one query."""
    held = set(Edition.objects.filter(item=edition.item_id).values_list("language", flat=True))
    return [(code, str(name)) for code, name in settings.LANGUAGES if code not in held]


def start_translation(source: Edition, *, language: str, by: User, at: dt.datetime) -> Edition:
    """A draft with the facts and links of its source, and no text; refused where there is one."""
    draft = Edition(item=source.item, language=language, source=source)
    for name in FACTS:
        setattr(draft, name, getattr(source, name))

    def children() -> None:
        copy_children(source, draft)
        # A post is written in the language of its text; approval fills it in for the new one.
        EditionPerson.objects.filter(edition=draft).update(post="")

    return verbs.create(draft, by=by, at=at, children=children)
