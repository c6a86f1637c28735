"""What an app adds to `EditionAdmin`; each has its default here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from django.http import HttpRequest

from . import buttons
from .desk import Desk


class Fact(NamedTuple):
    """A line of the panel; `path` leads to the edition that it is about."""

    label: str
    text: str
    path: str = ""


class EditionHooks:
    model: Any
    has_preview = False

    def new_identity(self, request: HttpRequest, form: Any) -> Any:
        """The identity of a first draft, unsaved."""
        return self.model._meta.get_field(self.model.line[0]).related_model()

    def save_identity(self, request: HttpRequest, form: Any) -> None:
        """Saves what a draft's form says of the identity itself."""

    def complete(self, form: Any, rows: Sequence[Any]) -> None:
        """Once each is valid: what fields and rows say together is put into `form.instance`, or
        refused by ValidationError. Writes nothing."""

    def public_path(self, edition: Any) -> str | None:
        """Where readers find it; asked only of what is public or was withdrawn."""
        return None

    def siblings(self, edition: Any, *, at: dt.datetime) -> Sequence[Any]:
        """Other public editions that are offered for withdrawal beside this one."""
        return ()

    def more_facts(self, edition: Any) -> Iterable[Fact]:
        """What its form tells beside state and people, each with a way there."""
        return ()

    def more_acts(self, request: HttpRequest, edition: Any) -> Sequence[buttons.Act]:
        """Acts of this kind of edition alone; `perform` does them."""
        return ()

    def perform(
        self,
        act: buttons.Act,
        edition: Any,
        *,
        desk: Desk,
        start: dt.datetime | None,
        confirmed: Collection[str],
    ) -> Any:
        """Does the act by its verb and gives the edition with which the desk goes on."""
        return buttons.perform(
            act, edition, by=desk.user, at=desk.at, start=start, confirmed=confirmed
        )

    def render_preview(self, request: HttpRequest, edition: Any, *, at: dt.datetime) -> Any:
        """The public page of this edition; None where there is no preview."""
        return None
