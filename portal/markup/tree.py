"""HTML as a tree whose nodes hold one row of text and nodes."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TypeAlias
from xml.etree.ElementTree import TreeBuilder, tostring

DEEPEST = 24
RENAMED = {"h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3", "b": "strong", "i": "em"}
_ONCE = frozenset({"em", "strong", "sub", "sup"})
_VOID = frozenset({"br", "hr"})


@dataclass
class Node:
    tag: str
    parts: list["Part"] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)


Part: TypeAlias = str | Node


def parsed(html: str) -> Node:
    """The tree under one root. Elements deeper than DEEPEST dissolve and leave their text."""
    grower = _Grower()
    grower.feed(html)
    grower.close()
    return grower.path[0]


def written(blocks: list[Node]) -> str:
    """One line per block, so that the source can be read in a plain text box."""
    return "\n".join(_written(block) for block in blocks)


class _Grower(HTMLParser):
    """Takes what nh3 wrote: every element is closed, in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.path = [Node("root")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        tag = RENAMED.get(tag, tag)
        if self._dissolves(tag):
            self.path.append(self.path[-1])
            return
        node = Node(tag, attributes={name: value or "" for name, value in attrs})
        self.path[-1].parts.append(node)
        if tag not in _VOID:
            self.path.append(node)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self.path.pop()

    def handle_data(self, data: str) -> None:
        self.path[-1].parts.append(data)

    def _dissolves(self, tag: str) -> bool:
        if tag in _VOID:
            return False
        if len(self.path) > DEEPEST:
            return True
        return tag in _ONCE and any(node.tag == tag for node in self.path)


def _written(block: Node) -> str:
    builder = TreeBuilder()
    _build(builder, block)
    return tostring(builder.close(), encoding="unicode", method="html")


def _build(builder: TreeBuilder, node: Node) -> None:
    builder.start(node.tag, node.attributes)
    for part in node.parts:
        if isinstance(part, str):
            builder.data(part)
        else:
            _build(builder, part)
    builder.end(node.tag)
