"""Every form of the desk bears a slip, signed: who opened it, and at which address.

What is sent with a slip was typed into a page that the portal gave to that very person: a page of
somebody else's can send what it likes, but no slip. The key is the form's own, so that one form
sent twice can be told from two.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import NamedTuple

from django.core import signing

FIELD = "_slip"
SALT = "portal.accounts.slips"
A_WEEK = 7 * 24 * 3600


class Slip(NamedTuple):
    user: int
    path: str
    key: str


def new_slip(user: int, path: str) -> str:
    return signing.dumps([user, path, secrets.token_urlsafe(12)], salt=SALT)


def slip_in(sent: Mapping[str, object]) -> Slip | None:
    """None where there is none, where it was forged, or where it is older than a week."""
    try:
        return Slip(*signing.loads(str(sent.get(FIELD, "")), salt=SALT, max_age=A_WEEK))
    except signing.BadSignature:
        return None
