"""The acts on an edition. Each runs in the frame of `acting`: a refusal writes nothing.

Time comes in as `at`. A line whose editions were removed stays closed: no verb opens it again, and
only a new item may follow.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import TYPE_CHECKING, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from portal.characters.signs import is_blank

from .acting import Refused, Stale, Unanswered, acting
from .copying import content_of, copy_children
from .models import AbstractEdition, State
from .permissions import require
from .writing import Children, end, next_number, settle_head, write_content, write_desk

if TYPE_CHECKING:
    from portal.accounts.models import User

E = TypeVar("E", bound=AbstractEdition)

__all__ = [
    "Refused", "Stale", "Unanswered", "approve", "create", "delete_draft", "save_draft",
    "start_change", "submit", "take_back", "withdraw",
]  # fmt: skip


def create(edition: E, *, by: User, at: dt.datetime, children: Children | None = None) -> E:
    """The first draft of a line; its identity is saved already."""
    with acting(edition, "add", by=by, at=at, writes=True):
        if first := edition.in_line().first():
            raise Refused(_("There is “%(first)s” already; change that one.") % {"first": first})
        write_content(edition, by=by, at=at, children=children)
    return edition


def save_draft(edition: E, *, by: User, at: dt.datetime, children: Children | None = None) -> E:
    with acting(edition, "change", by=by, at=at, writes=True):
        if edition.state != State.DRAFT:
            raise Refused(_("Only a draft can be changed; take it back to draft first."))
        edition.version += 1
        write_content(edition, by=by, at=at, children=children)
    return edition


def start_change(edition: E, *, by: User, at: dt.datetime) -> E:
    """A new draft copied from the line's latest public edition, children included."""
    with acting(edition, "change", by=by, at=at):
        _refuse_second_change(edition, at=at)
        base = edition.in_line().ever_public(at).order_by("-public_from").first()
        if base is None or base.pk != edition.pk:
            raise Refused(_("A change starts from the edition that was public last."))
        draft = type(edition)(**content_of(edition))
        draft.base, draft.number = edition, next_number(edition)
        write_content(draft, by=by, at=at, children=lambda: copy_children(edition, draft))
    return draft


def submit(edition: E, *, by: User, at: dt.datetime) -> E:
    """Draft → waiting for approval. Raises ValidationError (by field) where the gate refuses."""
    with acting(edition, "change", by=by, at=at):
        _submit(edition, by=by, at=at)
        write_desk(edition)
    return edition


def approve(
    edition: E,
    *,
    by: User,
    at: dt.datetime,
    start: dt.datetime | None = None,
    confirmed: Collection[str] = (),
) -> E:
    """Public from `start`, or from now; a draft is submitted in the same act.

    What stands now ends at that very instant, in the same transaction. Raises Unanswered while the
    edition has `questions` whose keys are not among those that a person has `confirmed`.
    """
    with acting(edition, "approve", by=by, at=at):
        if edition.state == State.DRAFT:
            _submit(edition, by=by, at=at)
        if edition.state != State.SUBMITTED:
            raise Refused(_("Only what waits for approval can be approved."))
        _pass_gate(edition)
        start = start or at
        if start < at:
            raise Refused(_("This time has passed. Choose a later one, or make it public now."))
        questions = edition.questions(start)
        if not questions.keys() <= set(confirmed):
            raise Unanswered(questions)
        _end_predecessor(edition, start)
        edition.state, edition.public_from, edition.public_until = State.APPROVED, start, None
        edition.first_public_at = edition.first_public_at or start
        edition.planned_for = start if start > at else None
        edition.approved_by, edition.approved_at = by, at
        edition.reserve()
        write_desk(edition)
        edition.index()  # with what was reserved: names as they are now
    return edition


def take_back(edition: E, *, by: User, at: dt.datetime) -> E:
    """Waiting, or approved for later → draft. The planned time is kept as an intention."""
    with acting(edition, "change", by=by, at=at) as now:
        if edition.state == State.APPROVED:
            require(by, "approve", stored=edition, written=edition)
            _undo_approval(edition, now=now)
        elif edition.state != State.SUBMITTED:
            raise Refused(_("There is nothing to take back."))
        edition.state = State.DRAFT
        edition.submitted_by = edition.submitted_at = None
        edition.approved_by = edition.approved_at = None
        write_desk(edition)
    return edition


def withdraw(edition: E, *, by: User, at: dt.datetime, reason: str) -> E:
    """End what stands; its address then tells title, date and reason. Open drafts stay."""
    with acting(edition, "approve", by=by, at=at):
        if not edition.is_public(at) or edition.state != State.APPROVED:
            raise Refused(_("Only what is public can be withdrawn."))
        if is_blank(reason):
            raise ValidationError({"reason": [_("Give the reason; readers will see it.")]})
        if later := edition.in_line().scheduled(at).first():
            raise Refused(
                _("“%(change)s” is approved for later. Take it back first.") % {"change": later}
            )
        edition.state, edition.public_until, edition.reason = State.WITHDRAWN, at, reason.strip()
        write_desk(edition)
    return edition


def delete_draft(edition: AbstractEdition, *, by: User) -> None:
    """Remove a draft that never was public, and its identity where nothing else holds it."""
    with acting(edition, "delete", by=by):
        if edition.state != State.DRAFT:
            raise Refused(_("Only a draft can be deleted; take it back first."))
        try:
            _delete(edition)
        except ProtectedError as error:
            holder = next(iter(error.protected_objects))
            holder = getattr(holder, "edition", holder)
            raise Refused(
                _("The %(kind)s “%(holder)s” refers to this draft; take the reference out first.")
                % {"kind": holder._meta.verbose_name, "holder": holder}
            ) from error


def _delete(edition: AbstractEdition) -> None:
    identity = getattr(edition, edition.line[0])
    line = edition.in_line()
    edition.unindex()
    line.filter(pk=edition.pk).delete()  # by query: a refusal leaves the object its key
    settle_head(line)
    if not type(edition)._default_manager.filter(**{edition.line[0]: identity}).exists():
        identity.delete()


def _submit(edition: AbstractEdition, *, by: User, at: dt.datetime) -> None:
    if edition.state != State.DRAFT:
        raise Refused(_("Only a draft can be submitted."))
    _pass_gate(edition)
    edition.state, edition.submitted_by, edition.submitted_at = State.SUBMITTED, by, at


def _pass_gate(edition: AbstractEdition) -> None:
    if problems := edition.gate():
        raise ValidationError({field: list(texts) for field, texts in problems.items()})


def _end_predecessor(edition: AbstractEdition, start: dt.datetime) -> None:
    """End what stands at `start`; refuse where the base is not what was public last."""
    line = edition.in_line().exclude(pk=edition.pk)
    latest = line.ever_public(start).order_by("-public_from").first()
    if edition.base_id != (latest.pk if latest else None):
        raise Refused(
            _("The public text has changed since this change was started. Start again from it.")
        )
    if latest is not None and latest.is_public(start):
        end(latest, start)


def _undo_approval(edition: AbstractEdition, *, now: dt.datetime) -> None:
    start = edition.public_from
    if start is None or start <= now:
        raise Refused(_("It is public already. Make a change, or withdraw it."))
    if edition.first_public_at == start:
        edition.first_public_at = None
    edition.public_from = None
    edition.state, edition.approved_by, edition.approved_at = State.SUBMITTED, None, None
    edition.save(
        update_fields=["public_from", "first_public_at", "state", "approved_by", "approved_at"]
    )
    edition.release()
    previous = edition.in_line().filter(public_until=start, state=State.APPROVED).first()
    if previous is not None:
        end(previous, None)


def _refuse_second_change(edition: AbstractEdition, *, at: dt.datetime) -> None:
    if later := edition.in_line().scheduled(at).first():
        raise Refused(
            _("“%(change)s” is approved for later. Take it back to draft first.")
            % {"change": later}
        )
    if open_one := edition.in_line().open().filter(quick=False).first():
        raise Refused(
            _("A change is already open; %(who)s works on it.") % {"who": open_one.changed_by}
        )
