"""HTML as a tree whose nodes hold one row of text and nodes."""

from collections import Counter
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from typing import TypeAlias
from xml.etree.ElementTree import TreeBuilder, tostring

from .meaning import Meaning, meant
from .sight import COMMENT, HIDDEN, MARK, Sight, sight
from .styles import Sheet

DEEPEST = 24
_VOID = "area base br col embed hr img input link meta param source track wbr"
VOID = frozenset(_VOID.split())
_ONCE = frozenset({"a", "em", "strong", "sub", "sup"})
_APART = frozenset({"p", "h2", "h3", "ul", "ol", "blockquote", "table", "division"})
_COMMENT_BODY = "#cmnt_ref"  # a comment of a Google document leads back to what it is about


@dataclass
class Node:
    tag: str
    parts: list["Part"] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)


Part: TypeAlias = str | Node


@dataclass
class Parsed:
    root: Node
    left_out: Counter[str]


@dataclass
class _Open:
    """An element that is not closed yet: where its text goes, and whether it is seen."""

    tag: str
    node: Node
    sight: Sight
    depth: int
    marks: frozenset[str] = frozenset()


def parsed(html: str, *, sheet: Sheet, quieted: frozenset[str]) -> Parsed:
    """The tree of what its author meant to be read, and the count of what was not.

    Elements deeper than DEEPEST dissolve and leave their text.
    """
    grower = _Grower(sheet, quieted)
    grower.feed(html)
    grower.close()
    return Parsed(grower.path[0].node, grower.left_out())


def written(blocks: list[Node]) -> str:
    """One line per block, so that the source can be read in a plain text box."""
    return "\n".join(_written(block) for block in blocks)


class _Grower(HTMLParser):
    """Takes well-formed HTML as nh3 writes it; of any other it makes some tree in linear time."""

    def __init__(self, sheet: Sheet, quieted: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.sheet = sheet
        self.quieted = quieted
        self.path = [_Open("", Node("root"), Sight(), 1)]
        self.open: Counter[str] = Counter()
        self.passages = 0
        self.dropped: set[tuple[str, int]] = set()
        self.links: Counter[str] = Counter()

    def left_out(self) -> Counter[str]:
        passages = Counter(reason for reason, _ in self.dropped if reason != MARK)
        return passages + self.links

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        above = self.path[-1]
        attributes = {name: value or "" for name, value in reversed(attrs)}
        style = self.sheet.style(tag, attributes)
        if attributes.get("href", "").startswith(_COMMENT_BODY):
            self._take_for_comment()
        seen = self._numbered(
            sight(tag, attributes, style=style, within=above.sight), above=above.sight
        )
        meaning = meant(tag, self._telling(attributes), style=style)
        if meaning.lost_link and not seen.left_out:
            self.links[meaning.lost_link] += 1
        if tag in VOID:
            if tag in {"br", "hr"} and not seen.left_out:
                above.node.parts.append(Node(tag))
            return
        self.path.append(self._placed(tag, meaning, seen))
        self.open[tag] += 1

    def handle_endtag(self, tag: str) -> None:
        if not self.open[tag]:
            return
        while True:
            closed = self.path.pop()
            self.open[closed.tag] -= 1
            if closed.tag == tag:
                return

    def handle_data(self, data: str) -> None:
        at = self.path[-1]
        reason = at.sight.left_out
        if not reason:
            at.node.parts.append(data)
        elif data.strip():
            self.dropped.add((reason, at.sight.passage))

    def _numbered(self, seen: Sight, *, above: Sight) -> Sight:
        if not seen.left_out or seen.left_out == above.left_out:
            return seen
        self.passages += 1
        return replace(seen, passage=self.passages)

    def _placed(self, tag: str, meaning: Meaning, seen: Sight) -> _Open:
        above = self.path[-1]
        if seen.reason and (seen.reason == HIDDEN or tag not in {"td", "th"}):
            if any(name in _APART for name, _ in meaning.nodes):
                above.node.parts.append(Node("division"))
            return _Open(tag, Node("dropped"), seen, above.depth, above.marks)
        node, depth, marks = above.node, above.depth, above.marks
        for name, attributes in meaning.nodes:
            if depth > DEEPEST or name in marks:
                continue
            inner = Node(name, attributes=attributes)
            node.parts.append(inner)
            node, depth, marks = inner, depth + 1, marks | ({name} & _ONCE)
        return _Open(tag, node, seen, depth, marks)

    def _telling(self, attributes: dict[str, str]) -> dict[str, str]:
        if not self.quieted:
            return attributes
        noise = {
            name
            for name in ("lang", "xml:lang", "dir")
            if attributes.get(name, "").partition("-")[0].lower() in self.quieted
        }
        return {name: value for name, value in attributes.items() if name not in noise}

    def _take_for_comment(self) -> None:
        """The block around a link back to what is commented on is the comment itself."""
        for level in reversed(self.path[1:]):
            if level.tag in {"p", "div", "li", "td"}:
                level.node.parts.clear()
                self.passages += 1
                level.sight = Sight(reason=COMMENT, passage=self.passages)
                self.dropped.add((COMMENT, self.passages))
                return


def _written(block: Node) -> str:
    builder = TreeBuilder()
    _build(builder, block)
    return tostring(builder.close(), encoding="unicode", method="html")


def _build(builder: TreeBuilder, node: Node) -> None:
    builder.start(node.tag, dict(sorted(node.attributes.items())))
    for part in node.parts:
        if isinstance(part, str):
            builder.data(part)
        else:
            _build(builder, part)
    builder.end(node.tag)
