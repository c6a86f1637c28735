"""The public pages that need both apps or neither: home, the short address, what the site is."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from portal.frame import LONGEST_SECONDS
from portal.office.models import Contact
from portal.pages import render_page


@login_not_required
@require_safe
def root(request: HttpRequest) -> HttpResponse:
    """To the home page in the language that the middleware has negotiated."""
    response = HttpResponseRedirect(reverse("home"))
    patch_vary_headers(response, ["Accept-Language"])
    patch_cache_control(response, public=True, max_age=LONGEST_SECONDS)
    return response


@login_not_required
@require_safe
def press_office(request: HttpRequest) -> HttpResponse:
    contacts = Contact.objects.filter(is_shown=True).order_by("order", "id")
    return render_page(
        request,
        "portal/press_office.html",
        context={"contacts": contacts},
        at=timezone.now(),
        title=gettext("Press office"),
        description=gettext("Whom journalists can call or write to."),
    )


@login_not_required
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render_page(
        request,
        "portal/about.html",
        context={},
        at=timezone.now(),
        title=gettext("About this portal"),
        description=gettext("What is published here, and how to read the figures."),
    )


@login_not_required
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render_page(
        request,
        "portal/accessibility.html",
        context={},
        at=timezone.now(),
        title=gettext("Accessibility"),
        description=gettext("What this site does so that everybody can read it."),
    )


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    raise Http404


@login_not_required
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    raise Http404


@login_not_required
@require_safe
def short_address(request: HttpRequest, reference: str) -> HttpResponse:
    raise Http404
