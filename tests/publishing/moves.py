"""One line of news in any state now, and what can be done with it, by name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from news.models import Edition
from portal.accounts.models import User
from portal.publishing import verbs
from portal.publishing.models import State
from tests import build

NOW = timezone.now().replace(microsecond=0)
HOUR = dt.timedelta(hours=1)

Act = Callable[..., Any]
ACTS: dict[str, Act] = {
    "save": lambda edition, by: verbs.save_draft(edition, by=by, at=NOW),
    "submit": lambda edition, by: verbs.submit(edition, by=by, at=NOW),
    "approve": lambda edition, by: build.approve(edition, by=by, at=NOW),
    "approve for later": lambda edition, by: build.approve(
        edition, by=by, at=NOW, start=NOW + HOUR
    ),
    "take back": lambda edition, by: verbs.take_back(edition, by=by, at=NOW),
    "change": lambda edition, by: verbs.start_change(edition, by=by, at=NOW),
    "withdraw": lambda edition, by: verbs.withdraw(edition, by=by, at=NOW, reason="Wrong date."),
    "delete": lambda edition, by: verbs.delete_draft(edition, by=by),
}
REFUSALS: dict[type[Exception], str] = {
    verbs.Stale: "stale",
    verbs.Refused: "refused",
    PermissionDenied: "not allowed",
    ValidationError: "invalid",
}


def draft(**columns: Any) -> Edition:
    edition = build.news_item(**columns)
    edition.changed_at = NOW - 3 * HOUR
    edition.save(update_fields=["changed_at"])
    return edition


def submitted() -> Edition:
    return verbs.submit(draft(), by=build.user(), at=NOW - HOUR)


def scheduled() -> Edition:
    return build.approve(draft(), by=build.user(), at=NOW - HOUR, start=NOW + HOUR)


def public(**columns: Any) -> Edition:
    return build.approve(draft(**columns), by=build.user(), at=NOW - 2 * HOUR)


def withdrawn() -> Edition:
    return verbs.withdraw(public(), by=build.user(), at=NOW - HOUR, reason="Wrong date.")


def removed() -> Edition:
    edition = public()
    edition.state, edition.reason, edition.public_until = State.REMOVED, "Order.", NOW - HOUR
    edition.save()
    return edition


STATES: dict[str, Callable[[], Edition]] = {
    "draft": draft,
    "submitted": submitted,
    "scheduled": scheduled,
    "public": public,
    "withdrawn": withdrawn,
    "removed": removed,
}


def attempt(act: str, edition: Edition, *, by: User | None = None) -> str:
    """The state after the act (of the new draft, where one was made), or how it was refused."""
    try:
        done = ACTS[act](edition, by or build.user())
    except tuple(REFUSALS) as refusal:
        return next(name for kind, name in REFUSALS.items() if isinstance(refusal, kind))
    return done.state if done else "gone"


def columns(edition: Edition) -> dict[str, Any]:
    """Every stored column, as the database has it."""
    return dict(Edition.objects.filter(pk=edition.pk).values().get())
