from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import PasswordResetConfirmView
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext, override
from django.views.decorators.http import require_http_methods
from django.views.generic import View

from .forms import OwnAccountForm
from .guessing import know_browser
from .models import User


def within_desk(view: type[View[Any]], **options: Any) -> Callable[..., HttpResponseBase]:
    """A view of Django's for people who cannot sign in, under the name that the desk bears."""

    @login_not_required
    def answer(request: HttpRequest, **parts: str) -> HttpResponseBase:
        context = admin.site.each_context(request)
        response: HttpResponseBase
        response = view.as_view(**options, extra_context=context)(request, **parts)
        return response

    return answer


class ChoosePassword(PasswordResetConfirmView):
    """Who got the mail owns the account: the browser counts as known."""

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        know_browser(response, form.user)
        return response


@require_http_methods(["GET", "HEAD", "POST"])
def own_account(request: HttpRequest) -> HttpResponse:
    """Everybody's own page at the desk: language, and the way to a new password."""
    user = cast("User", request.user)
    form = OwnAccountForm(request.POST or None, instance=user)
    if request.method == "POST" and form.is_valid():
        form.save()
        with override(user.language):
            messages.success(request, gettext("Your account was changed."))
        return HttpResponseRedirect(request.path)
    context = {**admin.site.each_context(request), "title": gettext("Your account"), "form": form}
    return TemplateResponse(request, "accounts/own_account.html", context)
