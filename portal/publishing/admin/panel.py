"""What an edition's form shows beside its fields: the state in words, the acts, the ways on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext

from portal.publishing.corrections import is_correctable
from portal.publishing.models import State
from portal.publishing.permissions import can
from portal.publishing.queryset import standing

from .desk import desk_of, is_editable
from .hooks import Fact
from .options import EditionOptions
from .states import open_work, seen_by_readers, with_words
from .times import written, written_twice


class Line(NamedTuple):
    """The editions that matter now: the one the desk works on, and the one readers see."""

    head: Any | None
    public: Any | None


def read_line(edition: Any, *, at: dt.datetime) -> Line:
    """One query."""
    rows = edition.in_line().filter(Q(is_head=True) | standing(at))
    found = list(with_words(rows, at=at).order_by("-number"))
    head = next((row for row in found if row.is_head), None)
    return Line(head, next((row for row in found if row.is_public(at)), None))


def panel(admin: EditionOptions, request: HttpRequest, *, form: Any) -> dict[str, Any]:
    """For the template: `buttons`, `start`, `questions`, `facts`, `links`, and what the form
    carries."""
    desk, edition = desk_of(request), form.instance
    context: dict[str, Any] = {
        "buttons": list(form.acts.values()),
        "start": form["start"] if "start" in form.fields else None,
        "questions": form.questions.items(),
        "version": form["version"],
        "is_stale": form.is_stale,
        "is_writable": is_editable(request, edition if edition.pk else None),
    }
    if edition.pk is None:
        return context
    line = read_line(edition, at=desk.at)
    facts = [
        *_state_facts(admin, edition, line=line, at=desk.at),
        *admin.more_facts(edition),
        *_people_facts(edition),
    ]
    return context | {"facts": facts, "links": _links(admin, request, edition=edition, line=line)}


def _state_facts(
    admin: EditionOptions, edition: Any, *, line: Line, at: dt.datetime
) -> Iterator[Fact]:
    if line.head:
        elsewhere = line.public if line.public != edition else None
        path = admin.address("change", elsewhere.pk) if elsewhere else ""
        yield Fact(gettext("Readers see"), seen_by_readers(line.head, at=at), path)
        path = admin.address("change", line.head.pk) if line.head.pk != edition.pk else ""
        yield Fact(gettext("Open"), open_work(line.head, at=at), path)
    if edition.public_from:
        yield Fact(gettext("Public from"), written_twice(edition.public_from))
    elif edition.planned_for:
        yield Fact(gettext("Planned for"), written_twice(edition.planned_for))
    if edition.public_until:
        yield Fact(gettext("Public until"), written_twice(edition.public_until))
    if edition.reason:
        yield Fact(gettext("Reason"), edition.reason)


def _people_facts(edition: Any) -> Iterator[Fact]:
    acts = (
        (gettext("Changed"), edition.changed_by, edition.changed_at),
        (gettext("Submitted"), edition.submitted_by, edition.submitted_at),
        (gettext("Approved"), edition.approved_by, edition.approved_at),
    )
    for label, who, when in acts:
        if when:
            words = {"who": who, "when": written(when)}
            yield Fact(label, gettext("%(who)s, %(when)s") % words)


def _links(
    admin: EditionOptions, request: HttpRequest, *, edition: Any, line: Line
) -> dict[str, str]:
    """Name of the link → address; only those that lead somewhere."""
    desk = desk_of(request)
    links = {"history": admin.address("history", edition.pk)}
    if admin.has_preview:
        links["preview"] = admin.address("preview", edition.pk)
    shown = line.public or (edition if edition.state == State.WITHDRAWN else None)
    if shown and (path := admin.public_path(shown)):
        links["site"] = settings.SITE_URL + path
    approves = can(desk.user, "approve", edition=edition)
    is_standing = edition.state == State.APPROVED and edition.is_public(desk.at)
    if is_standing and approves:
        links["withdraw"] = admin.address("withdraw", edition.pk)
    if shown == edition and approves and is_correctable(admin.model):
        links["correct"] = admin.address("correct", edition.pk)
    if admin.has_delete_permission(request, edition):
        links["delete"] = admin.address("delete", edition.pk)
    return links
