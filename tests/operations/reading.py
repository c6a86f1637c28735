"""What the tests of operation pages read out of an answer."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

from tests.news.pages import links, page

__all__ = ["facts", "figures", "links", "main", "page", "plain", "said", "seized"]


def plain(html: str) -> str:
    """The words alone; a no-break space reads as any other."""
    text = unescape(re.sub("<[^>]+>", " ", html)).replace("\u00a0", " ")
    return re.sub(" ([,:.])", r"\1", " ".join(text.split()))


def main(html: str) -> str:
    return plain(html.partition("<main")[2].partition("</main>")[0])


def figures(html: str) -> list[tuple[str, str]]:
    """Of the first list of key figures: label and figure."""
    first = html.partition('<dl class="figures')[2].partition("</dl>")[0]
    found = re.findall("<dt>(.*?)</dt><dd[^>]*>(.*?)</dd>", first, re.DOTALL)
    return [(plain(label), plain(figure)) for label, figure in found]


def seized(html: str) -> list[tuple[str, str, str]]:
    """Of every table of what was seized: the class of the row, its label and its figure."""
    row = r'<tr class="([^"]*)"><th scope="row">(.*?)</th><td class="quantity num">(.*?)</td>'
    return [
        (kind, plain(label), plain(figure)) for kind, label, figure in re.findall(row, html, re.S)
    ]


def facts(html: str) -> dict[str, str]:
    """What stands at a glance."""
    glance = html.partition('<dl class="facts">')[2].partition("</dl>")[0]
    found = re.findall("<dt>(.*?)</dt><dd>(.*?)</dd>", glance, re.DOTALL)
    return {plain(name): plain(fact) for name, fact in found}


def said(html: str) -> list[dict[str, Any]]:
    """What the page tells machines."""
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return [json.loads(text) for text in found]
