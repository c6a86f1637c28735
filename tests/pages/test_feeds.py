import dataclasses
import datetime as dt
from xml.etree import ElementTree

import pytest
from django.core.exceptions import BadRequest
from django.http.response import HttpResponseBase
from django.test import RequestFactory

from portal.labels import Label
from portal.pages.feeds import Entry, FeedFormat, Part, answer_feed, feeds_at
from portal.pages.frame import Frame
from portal.pages.head import Feed
from portal.publishing.pulse import Pulse

NOON = dt.datetime(2024, 3, 1, 12, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ENTRY = Entry(
    path="/en/news/a/",
    title="Tea & <biscuits>",
    summary="a < b & c",
    reference="ABCD2345",
    born=NOON - 48 * HOUR,
    day=dt.date(2024, 3, 1),
    first=NOON - HOUR,
    since=NOON,
    categories=["Secretariat", "meeting"],
)


def feed(
    kind: FeedFormat = "atom",
    *entries: Entry,
    at: dt.datetime = NOON + HOUR,
    last: dt.datetime | None = NOON,
    headers: dict[str, str] | None = None,
    query: str = "",
    older: object = None,
    beat: int = 1,
) -> HttpResponseBase:
    request = RequestFactory().get(f"/en/news/feed.{kind}{query}", headers=headers)
    frame = Frame(
        label=Label("Organisation", "en", False), pulse=Pulse(beat, last, None), lifetime=60
    )
    return answer_feed(
        request,
        kind,
        title="News",
        path="/en/news/",
        frame=frame,
        at=at,
        read=lambda cursor: Part(entries, older),
    )


def tree(response: HttpResponseBase) -> ElementTree.Element:
    return ElementTree.fromstring(getattr(response, "content"))  # noqa: B009


def said(parent: ElementTree.Element, *names: str) -> dict[str, str | None]:
    return {name: parent.findtext(name) for name in names}


def test_atom_entry_says_who_what_when_and_keeps_its_id() -> None:
    root = tree(feed("atom", ENTRY))
    assert root.get(LANG) == "en"
    assert said(
        root, f"{ATOM}title", f"{ATOM}id", f"{ATOM}updated", f"{ATOM}author/{ATOM}name"
    ) == {
        f"{ATOM}title": "News · Organisation",
        f"{ATOM}id": "http://testserver/en/news/feed.atom",
        f"{ATOM}updated": "2024-03-01T15:00:00+03:00",
        f"{ATOM}author/{ATOM}name": "Organisation",
    }
    entry = root.find(f"{ATOM}entry")
    assert entry is not None
    names = ("title", "id", "published", "updated", "summary")
    assert said(entry, *(ATOM + name for name in names)) == {
        f"{ATOM}title": "Tea & <biscuits>",
        f"{ATOM}id": "tag:testserver,2024-02-28:ABCD2345/en",
        f"{ATOM}published": "2024-03-01T14:00:00+03:00",
        f"{ATOM}updated": "2024-03-01T15:00:00+03:00",
        f"{ATOM}summary": "a < b & c",
    }
    links = [(link.get("rel"), link.get("href")) for link in entry.iter(f"{ATOM}link")]
    assert links == [("alternate", "http://testserver/en/news/a/")]
    terms = [category.get("term") for category in entry.iter(f"{ATOM}category")]
    assert terms == ["Secretariat", "meeting"]


def test_rss_item_says_the_same_and_its_description_is_html() -> None:
    root = tree(feed("rss", ENTRY))
    item = root.find("channel/item")
    assert item is not None
    assert said(item, "title", "link", "guid", "pubDate", f"{ATOM}updated", "description") == {
        "title": "Tea & <biscuits>",
        "link": "http://testserver/en/news/a/",
        "guid": "tag:testserver,2024-02-28:ABCD2345/en",
        "pubDate": "Fri, 01 Mar 2024 14:00:00 +0300",
        f"{ATOM}updated": "2024-03-01T15:00:00+03:00",
        "description": "a &lt; b &amp; c",
    }
    assert root.findtext("channel/language") == "en"
    assert [one.text for one in item.iter("category")] == ["Secretariat", "meeting"]


def test_old_material_is_dated_as_readers_see_it() -> None:
    from_archive = ENTRY.__class__(
        **{name: getattr(ENTRY, name) for name in ENTRY.__slots__} | {"day": dt.date(2001, 5, 6)}
    )
    assert from_archive.published.isoformat() == "2001-05-06T00:00:00+04:00"


@pytest.mark.parametrize("kind", ["atom", "rss"])
def test_control_characters_never_break_a_feed(kind: FeedFormat) -> None:
    dirty = "".join(map(chr, range(32))) + "\ufffe\uffffshown"
    entry = Entry(
        path="/", title=dirty, summary=dirty, reference="A", born=NOON, day=NOON.date(),
        first=NOON, since=NOON, categories=[dirty],
    )  # fmt: skip
    found = "".join(tree(feed(kind, entry)).itertext())
    assert "shown" in found


def test_empty_feed_is_dated_by_the_last_change() -> None:
    assert tree(feed("atom")).findtext(f"{ATOM}updated") == "2024-03-01T15:00:00+03:00"
    assert tree(feed("atom", last=None)).findtext(f"{ATOM}updated") == "2000-01-01T03:00:00+03:00"


def test_reader_that_holds_the_same_feed_is_answered_304() -> None:
    first = feed("atom", ENTRY)
    again = feed("atom", ENTRY, headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, getattr(again, "content", b"")) == (304, b"")
    kept = {name: again.headers[name] for name in ("ETag", "Cache-Control", "Last-Modified")}
    assert kept == {
        "ETag": first.headers["ETag"],
        "Cache-Control": "public, max-age=60",
        "Last-Modified": "Fri, 01 Mar 2024 12:00:00 GMT",
    }
    held = {"if-none-match": first.headers["ETag"]}
    assert feed("atom", ENTRY, headers=held, beat=2).status_code == 200
    assert feed("atom", ENTRY, headers=held, last=NOON + HOUR).status_code == 200
    assert feed("atom", ENTRY, headers=held, query="?older=2024-03-01.1.1").status_code == 200
    assert feed("rss", ENTRY, headers=held).status_code == 200


def test_reader_that_holds_the_same_feed_costs_no_reading() -> None:
    etag = feed("atom", ENTRY).headers["ETag"]
    request = RequestFactory().get("/en/news/feed.atom", headers={"if-none-match": etag})
    frame = Frame(label=Label("Organisation", "en", False), pulse=Pulse(1, NOON, None), lifetime=60)

    def read(cursor: object) -> Part:
        raise AssertionError

    answer = answer_feed(
        request, "atom", title="", path="/", read=read, frame=frame, at=NOON + HOUR
    )
    assert answer.status_code == 304


@pytest.mark.parametrize("kind", ["atom", "rss"])
def test_feed_names_its_archive_and_an_archive_the_feed_and_the_next_one(kind: FeedFormat) -> None:
    address = f"http://testserver/en/news/feed.{kind}"

    def around(query: str, older: str) -> tuple[dict[str | None, str | None], bool]:
        root = tree(feed(kind, ENTRY, query=query, older=older))
        parent = root if kind == "atom" else root[0]
        links = {one.get("rel"): one.get("href") for one in parent.findall(f"{ATOM}link")}
        return {name: href for name, href in links.items() if name != "alternate"}, (
            parent.find("{http://purl.org/syndication/history/1.0}archive") is not None
        )

    assert around("", "2024-02-01.5.9") == (
        {"prev-archive": f"{address}?older=2024-02-01.5.9", "self": address},
        False,
    )
    assert around("?older=2024-02-01.5.9&x=1", "") == (
        {"current": address, "self": f"{address}?older=2024-02-01.5.9"},
        True,
    )


@pytest.mark.parametrize("query", ["?newer=2024-02-01.5.9", "?oldest=1", "?older=x", "?from=2"])
def test_place_that_a_feed_does_not_have_is_refused(query: str) -> None:
    with pytest.raises(BadRequest):
        feed("atom", ENTRY, query=query)


def test_entry_carries_the_whole_text_as_it_is_kept() -> None:
    whole = dataclasses.replace(ENTRY, body="<p>A &amp; <em>b</em></p>")
    entry = tree(feed("atom", whole)).find(f"{ATOM}entry")
    item = tree(feed("rss", whole)).find("channel/item")
    assert entry is not None and item is not None
    content = entry.find(f"{ATOM}content")
    assert content is not None
    assert (content.get("type"), content.text) == ("html", whole.body)
    assert item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded") == whole.body


def test_date_of_the_last_change_is_told_only_once_nothing_else_can_carry_it() -> None:
    since = {"if-modified-since": "Fri, 01 Mar 2024 12:00:00 GMT"}
    fresh = feed("atom", ENTRY, at=NOON + HOUR / 61, headers=since)
    assert (fresh.status_code, "Last-Modified" in fresh.headers) == (200, False)
    assert feed("atom", ENTRY, headers=since).status_code == 304
    later = feed("atom", ENTRY, last=NOON + HOUR, at=NOON + 2 * HOUR, headers=since)
    assert later.status_code == 200


def test_feeds_at_a_page_stand_below_its_address() -> None:
    assert feeds_at("/en/news/") == [
        Feed(path="/en/news/feed.atom", title="Atom feed"),
        Feed(path="/en/news/feed.rss", title="RSS feed"),
    ]
