"""The acts that a form offers as buttons: which, to whom, in which state, and by which verb."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import TYPE_CHECKING, Any, NamedTuple

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.publishing import verbs
from portal.publishing.models import AbstractEdition, State
from portal.publishing.permissions import can

from .times import written_twice

if TYPE_CHECKING:
    from portal.accounts.models import User


class Act(NamedTuple):
    """`label` is on the button; `done` is told to the user and to the history."""

    name: str
    label: Any
    done: Any


SAVE = Act("save", _("Save draft"), _("The draft is saved."))
SUBMIT = Act("submit", _("Submit for approval"), _("It waits for approval."))
PUBLISH = Act("publish", _("Make public now"), _("It is public now."))
PUBLISH_AT = Act("publish_at", _("Make public at this time"), _("It is approved for later."))
TAKE_BACK = Act("take_back", _("Take back to draft"), _("It is a draft again."))
CHANGE = Act(
    "change", _("Make a change"), _("A change is started; readers see the old text until then.")
)


def offered(user: User, edition: AbstractEdition, *, at: dt.datetime) -> list[Act]:
    """What the edition's state allows and the user may; an unsaved edition is a new draft.

    The first is what a browser does on Enter, so it is never the one that cannot be undone.
    """
    writes = can(user, "change" if edition.pk else "add", edition=edition)
    approves = writes and can(user, "approve", edition=edition)
    if edition.pk is None or edition.state == State.DRAFT:
        return [SAVE, SUBMIT] * writes + [PUBLISH_AT, PUBLISH] * approves
    if edition.state == State.SUBMITTED:
        return [PUBLISH_AT, PUBLISH] * approves + [TAKE_BACK] * writes
    if edition.public_from is None or edition.public_from > at:
        return [TAKE_BACK] * approves
    is_latest = edition.is_head and edition.state != State.REMOVED
    return [CHANGE] * (is_latest and writes)


def done_words(act: Act, edition: AbstractEdition) -> str:
    """What was done, for the user and for the history."""
    if act == PUBLISH_AT and edition.public_from is not None:
        time = written_twice(edition.public_from)
        return gettext("It becomes public on %(time)s.") % {"time": time}
    return str(act.done)


def perform(
    act: Act,
    edition: AbstractEdition,
    *,
    by: User,
    at: dt.datetime,
    start: dt.datetime | None,
    confirmed: Collection[str],
) -> AbstractEdition:
    """The edition with which the desk goes on; the text is saved already."""
    if act == SUBMIT:
        return verbs.submit(edition, by=by, at=at)
    if act == PUBLISH:
        return verbs.approve(edition, by=by, at=at, confirmed=confirmed)
    if act == PUBLISH_AT:
        return verbs.approve(edition, by=by, at=at, start=start, confirmed=confirmed)
    if act == TAKE_BACK:
        return verbs.take_back(edition, by=by, at=at)
    if act == CHANGE:
        return verbs.start_change(edition, by=by, at=at)
    return edition
