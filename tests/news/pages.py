"""What the tests of news pages read out of an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from django.test import Client


def page(client: Client, path: str, *, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status, path
    assert not response.cookies
    return response.content.decode()


def headlines(html: str) -> list[str]:
    """Of the items in the list, in order."""
    return [unescape(text) for text in re.findall(r"<h3><a [^>]*>([^<]*)</a></h3>", html)]


def links(html: str) -> dict[str, str]:
    """Text → address of every link in the main part; of two with one text the last."""
    main = html.partition("<main")[2].partition("</main>")[0]
    return {words: href for href, words in _links(main)}


def _links(html: str) -> Iterator[tuple[str, str]]:
    for href, inner in re.findall(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', html, re.DOTALL):
        text = unescape(re.sub("<[^>]+>", " ", inner))
        yield unescape(href), " ".join(text.split())
