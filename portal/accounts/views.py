from __future__ import annotations

from typing import cast

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext, override
from django.views.decorators.http import require_http_methods

from .forms import OwnAccountForm
from .models import User


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
