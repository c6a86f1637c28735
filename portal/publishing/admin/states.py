"""The state of a line in words, on two axes: what readers see, and what is open at the desk.

Words are display. Filters ask stored columns instead: asking the word walks the table.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext

from portal.publishing.models import AbstractEdition, State
from portal.publishing.queryset import EditionQuerySet

from .times import written_shortly


def with_words(editions: EditionQuerySet[Any], *, at: dt.datetime) -> EditionQuerySet[Any]:
    """Annotates what the words need: one EXISTS a row, and the state of the base."""
    base: EditionQuerySet[Any] = EditionQuerySet(editions.model).filter(pk=OuterRef("base"))
    # A subquery, and no join: what is only counted leaves it out.
    return editions.with_line_public(at).annotate(base_state=Subquery(base.values("state")))


def seen_by_readers(edition: Any, *, at: dt.datetime) -> str:
    """Takes a head annotated by `with_words`."""
    if edition.line_public:
        return gettext("public")
    if edition.base_id is None and edition.public_from is None:
        return gettext("never public")
    if edition.base_id is None and (time := _time_to_come(edition, at=at)):
        return gettext("public from %(time)s") % {"time": time}
    last = edition.state if edition.state in _ENDED else edition.base_state
    return gettext("removed") if last == State.REMOVED else gettext("withdrawn")


_ENDED = (State.WITHDRAWN, State.REMOVED)


def open_work(edition: AbstractEdition, *, at: dt.datetime) -> str:
    """What is open in the line of this head."""
    if edition.state == State.SUBMITTED:
        return gettext("waiting for approval")
    if edition.state == State.DRAFT:
        return gettext("change") if edition.base_id else gettext("draft")
    if time := _time_to_come(edition, at=at):
        return gettext("approved for %(time)s") % {"time": time}
    return gettext("nothing")


def _time_to_come(edition: AbstractEdition, *, at: dt.datetime) -> str:
    """From when it is public; empty where that is not known, or past."""
    if edition.public_from is None or edition.public_from <= at:
        return ""
    return written_shortly(edition.public_from, at=at)
