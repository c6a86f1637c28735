"""What one request at the desk knows: its instant and its user; and what a verb refused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple, cast

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest
from django.utils import timezone

from portal.accounts.carried import typed
from portal.publishing.acting import Refused, Stale, Unanswered
from portal.publishing.models import AbstractEdition, State

if TYPE_CHECKING:
    from portal.accounts.models import User


WRITES = "_writes"  # sent along by every form whose text can be typed into


class NotDone(Exception):
    """What a verb refused, by field; carried out of the transaction so that all is undone."""

    def __init__(self, cause: Refused | ValidationError) -> None:
        self.is_stale = isinstance(cause, Stale)
        self.questions: Mapping[str, str] = {}
        if isinstance(cause, Unanswered):
            self.questions = cause.questions
        self.messages = _by_field(cause)
        super().__init__(self.messages)


def _by_field(cause: Refused | ValidationError) -> dict[str, list[str]]:
    if isinstance(cause, Refused):
        return {NON_FIELD_ERRORS: [str(cause)]}
    if hasattr(cause, "error_dict"):
        return cause.message_dict
    return {NON_FIELD_ERRORS: cause.messages}


class Desk(NamedTuple):
    at: dt.datetime
    user: User


class _DeskRequest(HttpRequest):
    desk: Desk


def desk_of(request: HttpRequest) -> Desk:
    """The clock is read here, once a request."""
    asked = cast(_DeskRequest, request)
    if not hasattr(asked, "desk"):
        asked.desk = Desk(at=timezone.now(), user=cast("User", request.user))
    return asked.desk


def is_editable(request: HttpRequest, edition: AbstractEdition | None) -> bool:
    """Drafts are. So, as typed, is a text sent for what was a draft when its form was opened:
    it is refused, and must not be lost."""
    return edition is None or edition.state == State.DRAFT or is_written(request)


def is_written(request: HttpRequest) -> bool:
    """Does it bring a text that somebody typed?"""
    return WRITES in typed(request)
