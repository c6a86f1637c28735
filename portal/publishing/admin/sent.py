"""The same new form sent twice makes one draft.

The form's slip names it, and the permanent reference of what it makes is reckoned from that name:
the database itself lets no second one through, whichever process asks.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from django.http import HttpRequest

from portal.accounts.slips import FIELD, slip_in
from portal.publishing.models import REFERENCE_ALPHABET, new_reference

from .forms import ACT
from .options import EditionOptions

SENT = "sent"
MOST_SENT = 20


def reference_for(request: HttpRequest) -> str:
    """Of the identity that this form makes."""
    slip = slip_in(request.POST)
    if slip is None or slip.user != request.user.pk:
        return new_reference()
    number = int.from_bytes(sha256(slip.key.encode()).digest())
    letters = []
    for _place in range(8):
        number, place = divmod(number, len(REFERENCE_ALPHABET))
        letters.append(REFERENCE_ALPHABET[place])
    return "".join(letters)


def made_by(admin: EditionOptions, request: HttpRequest) -> Any:
    """The head of what this form has made already."""
    if request.method != "POST" or FIELD not in request.POST:
        return None
    line = admin.model.line[0]
    made = admin.model.objects.head().filter(**{f"{line}__reference": reference_for(request)})
    return made.order_by("pk").first()


def remember(request: HttpRequest) -> None:
    """What was sent, so that the same sent again can be told from what was typed since."""
    kept = list(request.session.get(SENT, {}).items())[1 - MOST_SENT :]
    reference = reference_for(request)
    request.session[SENT] = dict(kept) | {reference: _digest(request)}


def is_same(request: HttpRequest) -> bool:
    """Also where nothing is remembered: the first has not been answered yet."""
    digest = _digest(request)
    return bool(request.session.get(SENT, {}).get(reference_for(request), digest) == digest)


def _digest(request: HttpRequest) -> str:
    content = [one for one in request.POST.lists() if one[0] not in (ACT, "csrfmiddlewaretoken")]
    return sha256(repr(sorted(content)).encode("utf-8", "surrogatepass")).hexdigest()
