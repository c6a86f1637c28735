"""Follows links as a reader or an administrator would, and notes what a strict policy refuses."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit
from xml.etree import ElementTree

from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import Resolver404, resolve
from django.utils.translation import get_language_from_path, override

HERE = ("", "testserver")
DATA = {"application/ld+json", "application/json"}
MOST = 4  # addresses of one name, and of one name with a query


@dataclass
class Page:
    path: str
    name: str = ""
    status: int = 404
    html: str = ""
    links: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


class Reader(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        is_data = tag == "script" and given.get("type") in DATA
        if tag == "style" or (tag == "script" and not is_data and "src" not in given):
            self.page.faults.append(f"<{tag}>")
        self.page.faults += [
            f"<{tag} {name}=…>" for name in given if name == "style" or name.startswith("on")
        ]
        if given.get("method", "get").lower() == "get":
            for link in (given.get("href"), given.get("src"), given.get("action")):
                self._follow(tag, link or "")

    def _follow(self, tag: str, link: str) -> None:
        address = urlsplit(link)
        if address.scheme == "javascript":
            self.page.faults.append(link)
        elif address.netloc in HERE and address.scheme in ("", "http"):
            self.page.links.append(link)
        elif tag not in ("a", "form") and address.scheme != "data":
            self.page.faults.append(f"<{tag}> loads {link}")


def crawl(client: Client, starts: Sequence[str]) -> Iterator[Page]:
    """Every address once; of those that share a name, a few."""
    waiting, seen, taken = deque(starts), set(starts), Counter[tuple[str, bool]]()
    while waiting:
        page = visit(client, waiting.popleft(), taken)
        if page is None:
            continue
        yield page
        for link in page.links:
            address = urlsplit(urldefrag(urljoin(page.path, link)).url)
            path = address.path + (f"?{address.query}" if address.query else "")
            if path not in seen:
                seen.add(path)
                waiting.append(path)


def visit(client: Client, path: str, taken: Counter[tuple[str, bool]]) -> Page | None:
    """None where enough of its kind were seen; nothing is asked of the server for a file."""
    if path.startswith(settings.STATIC_URL):
        found = finders.find(path.removeprefix(settings.STATIC_URL))
        return Page(path, status=200 if found else 404)
    kind = (name_of(path), "?" in path)
    taken[kind] += 1
    if taken[kind] > MOST:
        return None
    answer = client.get(path)
    page = Page(path, kind[0], answer.status_code)
    if answer.has_header("Location"):
        page.links.append(answer.headers["Location"])
    elif "html" in answer.headers["Content-Type"]:
        page.html = answer.text
        Reader(page).feed(page.html)
    elif "xml" in answer.headers["Content-Type"]:
        page.links += addresses_in(answer.text)
    return page


def addresses_in(xml: str) -> Iterator[str]:
    for element in ElementTree.fromstring(xml).iter():
        if element.tag.rpartition("}")[2] in ("loc", "link") and element.text:
            yield element.text.strip()
        if "href" in element.attrib:
            yield element.attrib["href"]


def name_of(path: str) -> str:
    """The full name under which an address is registered; empty where none is."""
    path = urlsplit(path).path
    try:
        with override(get_language_from_path(path) or settings.LANGUAGE_CODE):
            return resolve(path).view_name
    except Resolver404:
        return ""
