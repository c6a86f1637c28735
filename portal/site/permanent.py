"""Where the permanent reference of a news item or an operation leads."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, override

from news.models import Edition
from operations.models import OperationEdition
from portal.publishing.models import State


class Gone(Exception):
    """All that stood under the reference has been removed."""


def address_of(reference: str, *, at: dt.datetime) -> str | None:
    """Its page in the language that is active, or in the first of the settings that it has.

    None for what never was public, as for what never was: at most 2 queries for either. Raises
    Gone where it answers in no language any more.
    """
    own = get_language()
    languages = sorted((code for code, _name in settings.LANGUAGES), key=lambda code: code != own)
    return _news(reference, languages, at=at) or _operation(reference, languages[0], at=at)


def _news(reference: str, languages: list[str], *, at: dt.datetime) -> str | None:
    editions = Edition.objects.once_public(at).filter(item__reference=reference)
    rows = list(editions.order_by("public_from").values_list("language", "slug", "state"))
    slugs = {language: slug for language, slug, state in rows if state != State.REMOVED}
    if rows and not slugs:
        raise Gone
    for language in languages:
        if slug := slugs.get(language):
            with override(language):
                return reverse("news:item", args=[slug])
    return None


def _operation(reference: str, language: str, *, at: dt.datetime) -> str | None:
    editions = OperationEdition.objects.once_public(at).filter(operation__reference=reference)
    rows = list(editions.order_by("public_from").values_list("operation__slug", "state"))
    if not rows:
        return None
    if all(state == State.REMOVED for _slug, state in rows):
        raise Gone
    with override(language):
        return reverse("operations:operation", args=[rows[0][0]])
