"""What the form of every admin class has: a slip, and what was typed where it was carried here."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.db.models.options import Options
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext

from .carried import FILES, carried_to, forget
from .models import User
from .slips import new_slip


class DeskForm:
    """For an admin class, before Django's own. On a page that is only looked at, what was carried
    is bound to the form and its rows; as nothing is sent, nothing of it can be written."""

    opts: Options[Any]

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST":
            forget(request)
        return super().changeform_view(request, *args, **kwargs)  # type: ignore[misc,no-any-return]  # mixed into ModelAdmin

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)  # type: ignore[misc]  # the same
        sent = carried_to(request)
        return _as_typed(form, sent) if sent else form

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """What an address fills in; a key that is none is asked of no table."""
        given: dict[str, Any] = super().get_changeform_initial_data(request)  # type: ignore[misc]  # the same
        keys = {field.name for field in self.opts.fields if field.remote_field is not None}
        return {
            name: value
            for name, value in given.items()
            if name not in keys or (value.isascii() and value.isdigit() and len(value) < 19)
        }

    def get_formset_kwargs(
        self, request: HttpRequest, obj: Any, inline: Any, prefix: str
    ) -> dict[str, Any]:
        given: dict[str, Any] = super().get_formset_kwargs(request, obj, inline, prefix)  # type: ignore[misc]  # the same
        sent = carried_to(request)
        return given | {"data": sent.copy()} if sent else given

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        path = kwargs.get("form_url") or request.path
        context["slip"] = new_slip(cast(User, request.user).pk, path)
        say_carried(request)
        return super().render_change_form(request, context, *args, **kwargs)  # type: ignore[misc,no-any-return]  # the same


def _as_typed(form: Any, sent: QueryDict) -> Any:
    class AsTyped(form):  # type: ignore[misc]  # made by Django at run time
        def __init__(self, **given: Any) -> None:
            super().__init__(sent, **given)

    return AsTyped


def say_carried(request: HttpRequest) -> None:
    """Tells whoever looks at it that a form was carried here."""
    if not (sent := carried_to(request)):
        return
    words = gettext("You were signed out. Nothing is saved yet: look through and save.")
    messages.warning(request, words)
    if sent.getlist(FILES):
        messages.warning(request, gettext("The file has to be chosen again."))
