import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

import nh3

from .links import LOCAL_SCHEMES, SCHEMES
from .meaning import BLOCKS, INLINE
from .noise import quieted
from .sight import UNSEEN
from .structure import restructured
from .styles import sheet
from .tables import words
from .tree import VOID, parsed, written


def _words(names: str) -> frozenset[str]:
    return frozenset(names.split())


KEPT = BLOCKS - {"tfoot"} | INLINE
# The parser's time grows with how many elements are open at once, and with the square of the marks
# that it opens again in every paragraph. Those that close by themselves are not counted.
MOST_OPEN = 1000
MOST_MARKS = 40  # with attributes: of those without, the parser opens three of a kind
_MARKS = _words("a b big code em font i nobr s small strike strong tt u")
_CLOSING = _words("p li dd dt td th tr") | VOID
_RAW = _words("html head body xmp plaintext listing textarea frameset")
_TAG = re.compile(r"<(/?)([a-z][^\s/>]*)(\s+[^\s>])?", re.IGNORECASE)
_CONTROL = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127, 0x200B, 0xFEFF])
_READ = """
    bgcolor class color colspan dir hidden href id lang open reversed rowspan scope start style type
    value xml:lang
"""


@dataclass(frozen=True)
class Cleaned:
    """Clean HTML, and how many passages and links of each kind were left out of it."""

    html: str
    left_out: Counter[str] = field(default_factory=Counter)


def clean(html: str) -> str:
    return cleaned(html).html


def cleaned(html: str) -> Cleaned:
    """Plain structure: paragraphs, two levels of heading, lists, quotes, tables, plain links.

    Safe to print; cleaning again changes nothing. Text without tags becomes paragraphs. What its
    author had deleted, hidden or written for colleagues is left out. Of more elements open at once
    than anybody writes, the text alone is kept.
    """
    html = html.translate(_CONTROL)
    names = Counter(name.lower() for _, name, _ in _TAG.findall(html))
    is_endless = _is_endless(html)
    loose = html if is_endless else _loose(html, frozenset(names))
    tree = parsed(loose, sheet=sheet(html), quieted=quieted(html))
    if is_endless:
        tree.root.parts = [words(tree.root)]
    kept = _STRICT.clean(written(restructured(tree.root))).strip()
    return Cleaned(kept, tree.left_out)


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


def _is_endless(html: str) -> bool:
    still: Counter[str] = Counter()
    marks: Counter[str] = Counter()
    for slash, written_name, attribute in _TAG.findall(html):
        name = written_name.lower()
        if name in _CLOSING:
            continue
        if not slash:
            still[name] += 1
            marks[name] += bool(attribute) and name in _MARKS
            if still[name] > MOST_OPEN or marks[name] > MOST_MARKS:
                return True
        elif still[name]:
            still[name] -= 1
            marks[name] -= bool(marks[name])
    return False


def _loose(html: str, names: frozenset[str]) -> str:
    """Well-formed, with every element that is in it and all that tells what its author meant."""
    tags = {name for name in names if re.fullmatch("[a-z][a-z0-9:_-]*", name)} | {"p", "tbody"}
    return nh3.clean(
        html,
        tags=tags - UNSEEN - _RAW - (VOID - {"br", "hr"}),
        clean_content_tags=set(UNSEEN),
        attributes={"*": set(_READ.split())},
        url_schemes=set(SCHEMES | LOCAL_SCHEMES),
        link_rel=None,
    )


def _attribute(tag: str, name: str, value: str) -> str | None:
    return value if re.fullmatch(_VALUES.get(name, ".*"), value) else None


_VALUES = {
    "colspan": "[1-9][0-9]?",
    "rowspan": "[1-9][0-9]?",
    "start": r"-?\d{1,4}",
    "type": "[aAiI]",
    "dir": "ltr|rtl|auto",
    "scope": "row|col",
}
_FOREIGN = {"lang", "dir"}


def _cleaner(added: dict[str, dict[str, str]] | None = None) -> nh3.Cleaner:
    foreign = {tag: set(_FOREIGN) for tag in (KEPT - INLINE - {"caption"}) | {"span"}}
    span = {"colspan", "rowspan"}
    of_some = {"a": {"href"}, "ol": {"start", "type"}, "td": span, "th": span | {"scope"}}
    return nh3.Cleaner(
        tags=set(KEPT),
        clean_content_tags=set(UNSEEN),
        attributes={
            "*": set(),
            **{tag: foreign.get(tag, set()) | of_some.get(tag, set()) for tag in KEPT},
        },
        attribute_filter=_attribute,
        set_tag_attribute_values=added,
        url_schemes=set(SCHEMES),
        link_rel=None,
    )


_STRICT = _cleaner()
_PRINTED = _cleaner({"table": {"tabindex": "0"}})
