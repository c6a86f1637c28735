"""A form that is sent when the sign-in has run out, or with the token of an earlier one, is not
lost: it is carried through signing in, and shown again as it was typed. Nothing of it is done.

Only what bears a slip (see there) is carried. Whoever is not signed in gets it back at once, as a
sealed field of the page that asks to sign in, so that no stranger can make the server keep
anything. Signed in, it lies in the session of that person, one form at most, until that form is
sent again. It is shown only to the person who had opened the form, at the address of that form.
Passwords are never kept, nor files.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode, urlsplit

from django.contrib import admin, messages
from django.core import signing
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext

from .slips import Slip, slip_in

CARRIED = "_carried"  # the sealed field, the mark in the address, the place in the session
FILES = "_files"
SALT = "portal.accounts.carried"
HALF_A_DAY = 12 * 3600
BUTTONS = {"_act", "_save", "_continue", "_addanother", "_saveasnew"}
NOTHING = QueryDict()


def typed(request: HttpRequest) -> QueryDict:
    """What the form is to show: as it was sent just now, or was carried here."""
    return request.POST if request.method == "POST" else carried_to(request)


def carried_to(request: HttpRequest) -> QueryDict:
    if request.method not in ("GET", "HEAD") or CARRIED not in request.GET:
        return NOTHING
    sent = _unsealed(request.session.get(CARRIED, ""))
    slip = slip_in(sent)
    is_own = slip is not None and (slip.user, slip.path) == (request.user.pk, request.path)
    return sent if is_own else NOTHING


def forget(request: HttpRequest) -> None:
    """The form is sent again: what was carried to it is in the post."""
    slip = slip_in(_unsealed(request.session.get(CARRIED, "")))
    if slip is None or slip.path == request.path:
        request.session.pop(CARRIED, None)


def rescue(request: HttpRequest) -> HttpResponse | None:
    """The answer to a form that cannot be accepted as it was sent; None where it is none."""
    try:
        opened = slip_in(request.POST)
        is_form = opened is not None and opened.path == request.path
        sealed = _sealed(request) if is_form else request.POST.get(CARRIED, "")
    except (BadRequest, SuspiciousOperation, MultiPartParserError, UnreadablePostError):
        return None
    slip = slip_in(_unsealed(sealed))
    if slip is None:
        return None
    if request.user.pk == slip.user:
        return resume(request, sealed, to=request.get_full_path())
    path = request.get_full_path() if request.path == slip.path else slip.path
    return _ask_to_sign_in(request, sealed, path=path)


def resume(request: HttpRequest, sealed: str, *, to: str) -> HttpResponse:
    """To the form that shows it again; to `to` where there is nothing that may be shown."""
    slip = slip_in(_unsealed(sealed))
    if slip is None:
        return HttpResponseRedirect(to)
    if slip.user != request.user.pk:
        words = gettext("What was typed there is somebody else's. It is not shown to you.")
        messages.warning(request, words)
        return HttpResponseRedirect(to)
    request.session[CARRIED] = sealed
    return HttpResponseRedirect(_marked(slip, to=to))


def _marked(slip: Slip, *, to: str) -> str:
    """The form's own address, with what `to` says of its list and its window."""
    asked = urlsplit(to)
    query = QueryDict(asked.query if asked.path == slip.path else "", mutable=True)
    query[CARRIED] = "1"
    return f"{slip.path}?{query.urlencode()}"


def _ask_to_sign_in(request: HttpRequest, sealed: str, *, path: str) -> HttpResponse:
    site: Any = admin.site
    context = site.each_context(request) | {
        "title": gettext("You were signed out"),
        "app_path": f"{reverse('admin:login')}?{urlencode({'next': path})}",
        "carried": sealed,
        "form": site.login_form(request),
        "next": path,
        "username": request.user.get_username(),
    }
    return TemplateResponse(request, "admin/login.html", context)


def _sealed(request: HttpRequest) -> str:
    """Signed, so that nothing hostile is ever unpacked; pressed, since it is sent once more."""
    kept = [[name, values] for name, values in request.POST.lists() if _is_kept(name)]
    kept.append([FILES, [name for name, files in request.FILES.lists() if any(files)]])
    return signing.dumps(kept, salt=SALT, compress=True)


def _is_kept(name: str) -> bool:
    is_secret = "password" in name and name != "usable_password"
    return not is_secret and name not in BUTTONS and name != "csrfmiddlewaretoken"


def _unsealed(sealed: str) -> QueryDict:
    sent = QueryDict(mutable=True)
    try:
        for name, values in signing.loads(sealed, salt=SALT, max_age=HALF_A_DAY):
            sent.setlist(name, values)
    except signing.BadSignature:
        return NOTHING
    return sent
