import re
from html.parser import HTMLParser

import nh3

from .structure import BLOCKS, DIVISIONS, INLINE, restructured
from .tree import RENAMED, parsed, written

KEPT = BLOCKS | INLINE
_SPAN = {"colspan", "rowspan"}
_UNSEEN = {"script", "style", "title", "template", "iframe", "object", "svg", "math", "xml"}
# The parser's time grows with the square of how many elements are open at once: 8 s for 200 kB of
# list starts. Those that close by themselves are not counted; all others may nest.
MOST_ELEMENTS = 3_000
_STARTS = re.compile(r"<(?!(?:p|li|d[dt]|t[dhr]|[bh]r|img)\b)[a-z]", re.IGNORECASE)
_TAGS = re.compile(r"<[^<>]*>?")
_CONTROL = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127, 0x200B, 0xFEFF])


def clean(html: str) -> str:
    """Plain structure: paragraphs, two levels of heading, lists, quotes, tables, plain links.

    Safe to print; cleaning again changes nothing. Text without tags becomes paragraphs. Of more
    than MOST_ELEMENTS, as nobody writes them, the text alone is kept.
    """
    html = html.translate(_CONTROL)
    if len(_STARTS.findall(html)) > MOST_ELEMENTS:
        html = _TAGS.sub(" ", html)
    safe = _LOOSE.clean(html)
    return _STRICT.clean(written(restructured(parsed(safe)))).strip()


def printed(html: str) -> str:
    """Clean HTML as pages print it: a wide table scrolls in itself, so the keyboard reaches it."""
    return _PRINTED.clean(html) if "<table" in html else html


def text(html: str) -> str:
    """The words of clean HTML on one line, for descriptions."""
    return lines(html).replace("\n", " ")


def lines(html: str) -> str:
    """The words of clean HTML, each block and cell on a line of its own: for search, which takes
    12 345 for one number, but not the 12 of one cell and the 345 of the next."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    found = (" ".join(line.split()) for line in "".join(reader.pieces).split("\n"))
    return "\n".join(filter(None, found))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []

    def handle_data(self, data: str) -> None:
        self.pieces.append(data.replace("\n", " "))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in INLINE or tag == "br":
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag not in INLINE:
            self.pieces.append("\n")


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name in _SPAN and not re.fullmatch("[1-9][0-9]?", value):
        return None
    return value


def _cleaner(
    tags: frozenset[str], *, added: dict[str, dict[str, str]] | None = None
) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(tags),
        clean_content_tags=_UNSEEN,
        attributes={"a": {"href"}, "td": _SPAN, "th": _SPAN},
        tag_attribute_values={"th": {"scope": {"row", "col"}}},
        attribute_filter=_attribute,
        set_tag_attribute_values=added,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )


_LOOSE = _cleaner(KEPT | DIVISIONS | RENAMED.keys())
_STRICT = _cleaner(KEPT)
_PRINTED = _cleaner(KEPT, added={"table": {"tabindex": "0"}})
