"""What loose HTML means in plain structure; the lists of word processors become lists."""

import re
from collections.abc import Callable
from itertools import groupby

from .meaning import BLOCKS, GRID, INLINE
from .numbering import PASTED, counted, nested
from .runs import foreign, is_space, merged, settled, squeezed, trimmed
from .tables import section, table, words
from .tree import Node, Part

_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")


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
    if node.tag in {"br", "hr"}:
        return [Node("br" if node.tag == "br" else "p")]
    parts = [
        placed
        for part in node.parts
        for placed in ([part] if isinstance(part, str) else _tidied(part))
    ]
    return _SHAPES[node.tag](Node(node.tag, merged(parts), node.attributes))


def _mark(node: Node) -> list[Part]:
    return node.parts if _has_blocks(node.parts) else [Node("mark", [words(node)])]


def _inline(node: Node) -> list[Part]:
    """A mark around words; line breaks at its ends stand outside it."""
    if _has_blocks(node.parts):
        return [placed for part in node.parts for placed in _within(node, part)]
    inner = [*node.parts]
    before, after = _breaks(inner), []
    inner = _unmarked(inner)
    if inner:
        inner.reverse()
        after = _breaks(inner)
        inner.reverse()
    return [
        *before,
        *([Node(node.tag, squeezed(inner), node.attributes)] if inner else []),
        *after,
    ]


def _within(mark: Node, part: Part) -> list[Part]:
    """A link, or a language, around blocks goes on inside each."""
    if isinstance(part, str) or part.tag in {"br", "mark"} or mark.tag not in {"a", "span"}:
        return [part]
    if part.tag not in BLOCKS:
        return [Node(mark.tag, [part], mark.attributes)]
    if mark.tag == "span":
        part.attributes = mark.attributes | part.attributes
    return [part]


def _breaks(parts: list[Part]) -> list[Part]:
    """Takes what is no word from the beginning of the parts."""
    taken: list[Part] = []
    while parts and (is_space(parts[0]) or _is_mark(parts[0])):
        taken.append(parts.pop(0))
    return taken


def _line(node: Node) -> list[Part]:
    if _has_blocks(node.parts):
        return [_named(block, node) for block in _flow(node.parts)]
    if node.tag == "p":
        return [*_paragraphs(node.parts, node.attributes)]
    return [Node(node.tag, settled(_unmarked(node.parts)), foreign(node))]


def _division(node: Node) -> list[Part]:
    return [Node("p"), *(_named(block, node) for block in _flow(node.parts)), Node("p")]


def _named(block: Node, around: Node) -> Node:
    """The language and direction of what goes are said by what stood in it."""
    block.attributes = foreign(around) | block.attributes
    return block


def _quote(node: Node) -> list[Part]:
    return [Node(node.tag, [*_flow(node.parts)], foreign(node))]


def _list(node: Node) -> list[Part]:
    items: list[Node] = []
    for block in _blocks(node.parts, with_empty_items=True):
        if block.tag == "li":
            items.append(block)
        elif block.tag in {"ul", "ol"} and items:
            items[-1].parts.append(block)
        elif block.parts:
            items.append(Node("li", _unwrapped([block])))
    return [shown for shown in counted(node, items) if _keep_full(shown).parts]


def _keep_full(shown: Node) -> Node:
    shown.parts = [item for item in shown.parts if isinstance(item, Node) and item.parts]
    return shown


def _cell(node: Node) -> list[Part]:
    if _has_blocks(node.parts) or len(_lines(node.parts)) > 1:
        parts = _unwrapped(_flow(node.parts))
    else:
        parts = settled(_unmarked(node.parts))
    return [Node(node.tag, parts, node.attributes)]


def _caption(node: Node) -> list[Part]:
    return [Node(node.tag, [words(node)])]


_SHAPES: dict[str, Callable[[Node], list[Part]]] = {
    **dict.fromkeys(INLINE, _inline),
    **dict.fromkeys(("p", "h2", "h3"), _line),
    **dict.fromkeys(("ul", "ol"), _list),
    **dict.fromkeys(("li", "td", "th"), _cell),
    **dict.fromkeys(GRID, section),
    "table": table,
    "caption": _caption,
    "division": _division,
    "blockquote": _quote,
    "mark": _mark,
}


def _flow(parts: list[Part]) -> list[Node]:
    """Blocks only: runs of text become paragraphs, stray items lists, empty blocks nothing."""
    flowing: list[Node] = []
    for is_item, group in groupby(_blocks(parts), key=lambda block: block.tag == "li"):
        run = [*group]
        flowing += nested([_marked_item(item) for item in run]) if is_item else run
    return _joined(flowing)


def _marked_item(item: Node) -> Node:
    item.attributes.setdefault("mark", "•")
    return item


def _joined(blocks: list[Node]) -> list[Node]:
    """Lists that only continue the one before, as programs write one list for each item."""
    joined: list[Node] = []
    for block in blocks:
        before = joined[-1] if joined else block
        if block.tag == before.tag == "ol" and _continues(block, before):
            before.parts += block.parts
        else:
            joined.append(block)
    return joined


def _continues(block: Node, before: Node) -> bool:
    following = int(before.attributes.get("start", 1)) + len(before.parts)
    same = {**before.attributes, "start": str(following)} == {"start": "1", **block.attributes}
    return block is not before and same


def _blocks(parts: list[Part], *, with_empty_items: bool = False) -> list[Node]:
    blocks: list[Node] = []
    for is_block, group in groupby(parts, key=_is_block):
        if is_block:
            blocks += [part for part in group if isinstance(part, Node)]
        else:
            blocks += _paragraphs(merged([*group]), {})
    return [b for b in blocks if b.parts or (with_empty_items and b.tag == "li")]


def _paragraphs(parts: list[Part], attributes: dict[str, str]) -> list[Node]:
    return [_paragraph(line, attributes) for line in _lines(parts)]


def _paragraph(parts: list[Part], attributes: dict[str, str]) -> Node:
    """A paragraph, or a stray list item where it begins with a mark; empty without words."""
    own = {name: value for name, value in attributes.items() if name in {"lang", "dir"}}
    level = {"level": attributes["level"]} if "level" in attributes else {}
    if "listed" in attributes and any(map(_is_mark, parts)):
        mark = "".join(words(part) for part in parts if isinstance(part, Node) and _is_mark(part))
        rest = settled([part for part in parts if not _is_mark(part)])
        return Node("li", rest, {"mark": mark, **level, **own})
    match trimmed(_unmarked(parts)):
        case [str(start), *rest]:
            if found := PASTED.match(start):
                mark = found["sign"] or found["spaced"]
                item = settled([start[found.end() :], *rest])
                return Node("li", item, {"mark": mark, **level, **own})
    return Node("p", settled(_unmarked(parts)), own)


def _lines(parts: list[Part]) -> list[list[Part]]:
    """Two line breaks part paragraphs, inside a mark as well."""
    lines: list[list[Part]] = [[]]
    breaks = 0
    for part in parts:
        if isinstance(part, Node) and part.tag == "br":
            breaks += 1
        elif isinstance(part, str) and not part.strip() and breaks:
            continue
        else:
            if breaks > 1:
                lines.append([])
            elif breaks:
                lines[-1].append(Node("br"))
            breaks = 0
            _add(part, lines)
    return lines


def _add(part: Part, lines: list[list[Part]]) -> None:
    inner = [[part]] if isinstance(part, str) or part.tag == "mark" else _lines(part.parts)
    if len(inner) == 1:
        lines[-1].append(part)
        return
    assert isinstance(part, Node)
    for at, line in enumerate(inner):
        if at:
            lines.append([])
        lines[-1].append(Node(part.tag, line, part.attributes))


def _unwrapped(blocks: list[Node]) -> list[Part]:
    """An only paragraph before whatever else is plain text in an item or a cell."""
    match [block.tag for block in blocks]:
        case ["p", *others] if "p" not in others and not blocks[0].attributes:
            return [*blocks[0].parts, *blocks[1:]]
    return [*blocks]


def _unmarked(parts: list[Part]) -> list[Part]:
    """A list's mark outside a list is text."""
    plain = [
        inner
        for part in parts
        for inner in (part.parts if isinstance(part, Node) and part.tag == "mark" else [part])
    ]
    return merged(plain)


def _is_mark(part: Part) -> bool:
    return isinstance(part, Node) and part.tag == "mark"


def _is_block(part: Part) -> bool:
    return isinstance(part, Node) and part.tag in BLOCKS


def _has_blocks(parts: list[Part]) -> bool:
    return any(map(_is_block, parts))
