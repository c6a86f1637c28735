"""The desk's site: the stock admin under the organisation's name, with a home page of work."""

from __future__ import annotations

from typing import Any, cast

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.decorators import method_decorator
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from portal.accounts.carried import CARRIED, resume
from portal.accounts.guessing import SignInForm, know_browser
from portal.labels import label
from portal.office.models import Organisation

from .choices import Autocomplete
from .desk import desk_of
from .home import desk_lists, kinds


class DeskSite(AdminSite):
    index_template = "admin/publishing/home.html"
    enable_nav_sidebar = False  # the lists need its room; the header leads to them
    index_title = _("Desk")
    site_title = _("Desk")
    login_form = SignInForm

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """One query more than the stock one: the organisation names every page."""
        organisation = Organisation.objects.filter(pk=1).defer("mark").first()
        language = get_language() or settings.LANGUAGE_CODE
        context = super().each_context(request)
        if organisation is not None:
            context["site_header"] = label(organisation, "name", language=language).text
        else:
            context["site_header"] = gettext("Press portal")
        context["site_url"] = f"{settings.SITE_URL}/"
        context["kinds"] = kinds(self, desk_of(request).user) if context["has_permission"] else []
        return context

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        desk = desk_of(request)
        lists = desk_lists(self, user=desk.user, at=desk.at)
        return super().index(request, {"lists": lists, **(extra_context or {})})

    @method_decorator(login_not_required)
    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """What a form brought here goes along until somebody has signed in."""
        sealed = request.POST.get(CARRIED, "")
        given = {"carried": sealed, **(extra_context or {})}
        response: HttpResponse = super().login(request, given)
        if request.method == "POST" and request.user.is_authenticated:
            if sealed and isinstance(response, HttpResponseRedirect):
                response = resume(request, sealed, to=response.url)
            know_browser(response, request.user)
        return response

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        return cast(HttpResponse, Autocomplete.as_view(admin_site=self)(request))
