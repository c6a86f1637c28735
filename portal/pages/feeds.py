"""The one way in which a feed is answered, as Atom or as RSS.

    from portal.pages.feeds import Entry, answer_feed, feeds_at

    return answer_feed(
        request,
        "atom",                             # or "rss"
        title=gettext("News"),
        path=reverse("news:list"),          # the page that the feed follows
        entries=[Entry(path=…, title=…, …)],  # newest first, LONGEST at most
        frame=frame, at=now,
    )

Asks the database nothing. A reader that holds the same feed already is answered 304.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import format_datetime
from hashlib import sha256
from html import escape
from typing import Literal
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.utils.translation import get_language, gettext

from portal.pages.engine import rendered
from portal.pages.frame import Frame
from portal.pages.head import Feed
from portal.pages.rendering import keep_for

LONGEST = 50
SETTLED = dt.timedelta(minutes=1)
FeedFormat = Literal["atom", "rss"]

# XML has no word for most control characters, escaped or not.
_NOT_XML = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`day`: the date that readers see. `since`: when what it says now became public; `first`:
    when it first said anything. The reference and its birth make the id, whatever the address."""

    path: str
    title: str
    summary: str
    reference: str
    born: dt.datetime
    day: dt.date
    first: dt.datetime
    since: dt.datetime
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
    entries: Sequence[Entry],
    frame: Frame,
    at: dt.datetime,
) -> HttpResponseBase:
    updated = max((entry.updated for entry in entries), default=_birth(frame))
    context = {
        "language": get_language() or settings.LANGUAGE_CODE,
        "title": title,
        "path": path,
        "requested": request.path,
        "entries": entries,
        "updated": updated,
        "updated_rfc822": format_datetime(updated),
        "frame": frame,
        "site": settings.SITE_URL,
        "host": urlsplit(settings.SITE_URL).hostname,
    }
    xml = rendered(f"portal/feed_{kind}.xml", context).translate(_NOT_XML)
    content_type = f"application/{kind}+xml; charset=utf-8"
    response = keep_for(HttpResponse(xml, content_type=content_type), frame)
    return _conditional(request, response, frame=frame, at=at)


def _birth(frame: Frame) -> dt.datetime:
    return timezone.localtime(frame.pulse.last or dt.datetime(2000, 1, 1, tzinfo=dt.UTC))


def _conditional(
    request: HttpRequest, response: HttpResponse, *, frame: Frame, at: dt.datetime
) -> HttpResponseBase:
    """304 where the reader's copy is the same. The tag is of the very bytes; the date is the last
    change of anything public, and is left out while another change in its second, or one that is
    slow to be written, could still carry it."""
    etag = quote_etag(sha256(response.content).hexdigest()[:32])
    response.headers["ETag"] = etag
    last = frame.pulse.last
    settled = int(last.timestamp()) if last and at - last >= SETTLED else None
    if settled is not None:
        response.headers["Last-Modified"] = http_date(settled)
    answer = get_conditional_response(request, etag=etag, last_modified=settled, response=response)
    return answer or response
