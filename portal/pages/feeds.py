"""The one way in which a feed is answered, as Atom or as RSS.

    from portal.pages.feeds import Entry, Part, answer_feed, feeds_at

    return answer_feed(
        request,
        "atom",                             # or "rss"
        title=gettext("News"),
        path=reverse("news:list"),          # the page that the feed follows
        read=lambda cursor: Part([Entry(path=…, title=…, …)], older=key),
        frame=frame, at=now,
    )

The feed itself holds the newest entries, SIZE of them; older ones stand in archives below the same
address, each of which names the next (RFC 5005). A reader that holds the same is answered 304
before anything is read: what a feed says changes with the beat alone, or by the clock.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from email.utils import format_datetime
from functools import cache
from hashlib import sha256
from html import escape
from typing import Any, Literal, NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date, quote_etag
from django.utils.translation import get_language, gettext

from portal.pages.engine import rendered
from portal.pages.frame import Frame
from portal.pages.head import Feed
from portal.publishing.keyset import BadCursor, Cursor

SIZE = 20
SETTLED = dt.timedelta(minutes=1)
CODE = {".py", ".xml", ".mo"}
FeedFormat = Literal["atom", "rss"]

# XML has no word for most control characters, escaped or not.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`day`: the date that readers see. `since`: when what it says now became public; `first`:
    when it first said anything. The reference and its birth make the id, whatever the address.
    `body`: clean markup, or nothing."""

    path: str
    title: str
    summary: str
    reference: str
    born: dt.datetime
    day: dt.date
    first: dt.datetime
    since: dt.datetime
    body: str = ""
    categories: Sequence[str] = ()

    @property
    def published(self) -> dt.datetime:
        """The first release; where it has another date than readers see, that day's beginning."""
        if timezone.localdate(self.first) == self.day:
            return timezone.localtime(self.first)
        return timezone.make_aware(dt.datetime.combine(self.day, dt.time()))

    @property
    def born_on(self) -> str:
        return timezone.localdate(self.born).isoformat()

    @property
    def summary_html(self) -> str:
        """RSS takes what it describes for HTML."""
        return escape(self.summary)

    @property
    def published_rfc822(self) -> str:
        return format_datetime(self.published)

    @property
    def updated(self) -> dt.datetime:
        return timezone.localtime(self.since)


class Part(NamedTuple):
    """`older`: the key after which the next archive begins, if there is one."""

    entries: Sequence[Entry]
    older: object = None


def feeds_at(path: str, *, name: str = "") -> list[Feed]:
    """The two feeds that follow the page at this path, for its head and its side."""
    start = f"{name}, " if name else ""
    return [
        Feed(path=f"{path}feed.atom", title=start + gettext("Atom feed")),
        Feed(path=f"{path}feed.rss", title=start + gettext("RSS feed")),
    ]


def answer_feed(
    request: HttpRequest,
    kind: FeedFormat,
    *,
    title: str,
    path: str,
    read: Callable[[Cursor], Part],
    frame: Frame,
    at: dt.datetime,
) -> HttpResponseBase:
    cursor = _cursor(request)
    etag, changed = _tag(request, frame), _seconds(frame, at=at)
    response = get_conditional_response(request, etag=etag, last_modified=changed)
    if response is None:
        shown = {"frame": frame, "title": title, "path": path}
        xml = _written(request, kind, part=read(cursor), asked=cursor, **shown)
        response = HttpResponse(xml, content_type=f"application/{kind}+xml; charset=utf-8")
    response.headers["ETag"] = etag
    if changed is not None:
        response.headers["Last-Modified"] = http_date(changed)
    patch_cache_control(response, public=True, max_age=frame.lifetime)
    return response


def _cursor(request: HttpRequest) -> Cursor:
    try:
        cursor = Cursor.read(request.GET)
    except BadCursor as error:
        raise BadRequest(str(error)) from error
    if cursor.word not in ("", "older"):
        raise BadRequest(str(BadCursor()))
    return cursor


def _written(
    request: HttpRequest,
    kind: FeedFormat,
    *,
    part: Part,
    asked: Cursor,
    **shown: Any,
) -> str:
    updated = max((entry.updated for entry in part.entries), default=_birth(shown["frame"]))
    archive = f"?older={asked.key}" if asked.key else ""
    context = {
        "language": get_language() or settings.LANGUAGE_CODE,
        **shown,
        "feed": request.path,
        "requested": request.path + archive,
        "is_archive": bool(archive),
        "older": f"{request.path}?older={part.older}" if part.older else "",
        "entries": part.entries,
        "updated": updated,
        "updated_rfc822": format_datetime(updated),
        "site": settings.SITE_URL,
        "host": urlsplit(settings.SITE_URL).hostname,
    }
    return _NOT_XML.sub("", rendered(f"portal/feed_{kind}.xml", context))


def _birth(frame: Frame) -> dt.datetime:
    return timezone.localtime(frame.pulse.last or dt.datetime(2000, 1, 1, tzinfo=dt.UTC))


def _tag(request: HttpRequest, frame: Frame) -> str:
    """It stands for all that the feed is made of: the beat, what the clock made public, the address
    and the code that writes it."""
    address = settings.SITE_URL, request.get_full_path(), settings.TIME_ZONE
    return quote_etag(sha256(repr((*frame.pulse, *address, _code())).encode()).hexdigest()[:32])


def _seconds(frame: Frame, *, at: dt.datetime) -> int | None:
    """Of the last change of anything public; None while another change in its second, or one that
    is slow to be written, could still carry it."""
    last = frame.pulse.last
    return int(last.timestamp()) if last and at - last >= SETTLED else None


@cache
def _code() -> str:
    """Another one for each version of whatever can write into a feed."""
    digest = sha256()
    for folder in ("news", "operations", "portal", "templates"):
        for path in sorted((settings.BASE_DIR / folder).rglob("*")):
            if path.suffix in CODE:
                digest.update(path.read_bytes())
    return digest.hexdigest()
