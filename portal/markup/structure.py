"""What loose HTML means in plain structure; the lists of word processors become lists."""

import re
from collections.abc import Callable
from itertools import groupby

from .tree import Node, Part

INLINE = frozenset({"a", "br", "em", "strong", "sub", "sup"})
_GRID = frozenset({"table", "thead", "tbody", "tfoot", "tr"})
BLOCKS = _GRID | {"p", "h2", "h3", "ul", "ol", "li", "blockquote", "caption", "td", "th"}
_DIVISIONS = """
    address article aside center dd details div dl dt fieldset figcaption figure footer form header
    hr main nav pre section summary
"""
DIVISIONS = frozenset(_DIVISIONS.split())

# A mark as Word pastes it; after a number or a letter, the run of hard spaces of its list style.
_MARKS = {
    "ul": re.compile(r"[·•●◦▪‣\uf0b7\uf0a7]\s+|[§o]\s*\u00a0\s+"),
    "ol": re.compile(r"(?:\d{1,3}|[a-zа-я])[.)]\s*\u00a0\s+"),
}
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_RUN = re.compile(r"\s{2,}|[\t\n\r]")


def restructured(root: Node) -> list[Node]:
    return _flow([placed for part in root.parts for placed in _at_root(part)])


def _at_root(part: Part) -> list[Part]:
    """Text outside any element was typed without the editor: a blank line ends a paragraph."""
    if isinstance(part, Node):
        return _tidied(part)
    first, *others = _BLANK_LINE.split(part)
    return [first, *(piece for other in others for piece in (Node("p"), other))]


def _tidied(node: Node) -> list[Part]:
    """What stands in the node's place: itself, its content, or nothing."""
    if node.tag == "br":
        return [Node("br")]
    tag = "division" if node.tag in DIVISIONS else node.tag
    parts = [
        placed
        for part in node.parts
        for placed in ([part] if isinstance(part, str) else _tidied(part))
    ]
    return _SHAPES[tag](Node(tag, _merged(parts), node.attributes))


def _inline(node: Node) -> list[Part]:
    is_bare_link = node.tag == "a" and not node.attributes.get("href")
    if is_bare_link or _has_blocks(node.parts) or not _trimmed(node.parts):
        return node.parts
    return [Node(node.tag, _squeezed(node.parts), node.attributes)]


def _line(node: Node) -> list[Part]:
    if _has_blocks(node.parts):
        return [*_flow(node.parts)]
    return [_paragraph(node.parts) if node.tag == "p" else Node(node.tag, _settled(node.parts))]


def _division(node: Node) -> list[Part]:
    return [Node("p"), *_flow(node.parts), Node("p")]


def _quote(node: Node) -> list[Part]:
    return [Node(node.tag, [*_flow(node.parts)])]


def _list(node: Node) -> list[Part]:
    items: list[Node] = []
    for block in _blocks(node.parts):
        if block.tag == "li":
            items.append(Node("li", block.parts))
        elif block.tag in {"ul", "ol"} and items:
            items[-1].parts.append(block)
        else:
            items.append(Node("li", _unwrapped([block])))
    return [Node(node.tag, [*items])]


def _cell(node: Node) -> list[Part]:
    parts = _unwrapped(_flow(node.parts)) if _has_blocks(node.parts) else _settled(node.parts)
    return [Node(node.tag, parts, node.attributes)]


def _grid(node: Node) -> list[Part]:
    rows = [part for part in node.parts if isinstance(part, Node) and part.tag in BLOCKS]
    has_words = node.tag == "tr" or any(_has_words(row) for row in rows)
    return [Node(node.tag, [*rows] if has_words else [])]


_SHAPES: dict[str, Callable[[Node], list[Part]]] = {
    **dict.fromkeys(INLINE, _inline),
    **dict.fromkeys(("p", "h2", "h3"), _line),
    **dict.fromkeys(("ul", "ol"), _list),
    **dict.fromkeys(("li", "td", "th", "caption"), _cell),
    **dict.fromkeys(_GRID, _grid),
    "division": _division,
    "blockquote": _quote,
}


def _flow(parts: list[Part]) -> list[Node]:
    """Blocks only: runs of text become paragraphs, stray items lists, empty blocks nothing."""
    flowing: list[Node] = []
    for tag, group in groupby(_blocks(parts), key=_stray_list):
        if tag:
            flowing.append(Node(tag, [Node("li", item.parts) for item in group]))
        else:
            flowing += group
    return flowing


def _stray_list(block: Node) -> str | None:
    return block.attributes.get("in", "ul") if block.tag == "li" else None


def _blocks(parts: list[Part]) -> list[Node]:
    blocks: list[Node] = []
    for is_block, group in groupby(parts, key=_is_block):
        if is_block:
            blocks += [part for part in group if isinstance(part, Node)]
        else:
            blocks.append(_paragraph(_merged([*group])))
    return [block for block in blocks if block.parts]


def _paragraph(parts: list[Part]) -> Node:
    """A paragraph, or a stray list item where it begins with a mark; empty without words."""
    match _trimmed(parts):
        case [str(start), *rest]:
            for tag, mark in _MARKS.items():
                if found := mark.match(start):
                    return Node("li", _settled([start[found.end() :], *rest]), {"in": tag})
    return Node("p", _settled(parts))


def _unwrapped(blocks: list[Node]) -> list[Part]:
    """An only paragraph before whatever else is plain text in an item or a cell."""
    match [block.tag for block in blocks]:
        case ["p", *others] if "p" not in others:
            return [*blocks[0].parts, *blocks[1:]]
    return [*blocks]


def _is_block(part: Part) -> bool:
    return isinstance(part, Node) and part.tag in BLOCKS


def _has_blocks(parts: list[Part]) -> bool:
    return any(map(_is_block, parts))


def _has_words(node: Node) -> bool:
    return any(bool(p.strip()) if isinstance(p, str) else _has_words(p) for p in node.parts)


def _settled(parts: list[Part]) -> list[Part]:
    return _squeezed(_trimmed(parts))


def _merged(parts: list[Part]) -> list[Part]:
    merged: list[Part] = []
    for is_text, group in groupby(parts, key=lambda part: isinstance(part, str)):
        run = [*group]
        merged += ["".join(map(str, run))] if is_text else run
    return merged


def _squeezed(parts: list[Part]) -> list[Part]:
    return [_RUN.sub(" ", part) if isinstance(part, str) else part for part in parts]


def _trimmed(parts: list[Part]) -> list[Part]:
    """Without white space and line breaks at either end."""
    kept = [*parts]
    while kept and _is_space(kept[0]):
        del kept[0]
    while kept and _is_space(kept[-1]):
        del kept[-1]
    if kept and isinstance(kept[0], str):
        kept[0] = kept[0].lstrip()
    if kept and isinstance(kept[-1], str):
        kept[-1] = kept[-1].rstrip()
    return kept


def _is_space(part: Part) -> bool:
    return not part.strip() if isinstance(part, str) else part.tag == "br"
