"""Tables: a caption of plain words, rows of headers first, then the rows of the body."""

import re

from .meaning import GRID
from .runs import foreign
from .tree import Node, Part


def table(node: Node) -> list[Part]:
    """Head, body and foot are told by their rows: the first rows of headers alone are the head."""
    captions = [part for part in node.parts if isinstance(part, Node) and part.tag == "caption"]
    rows = _rows(node)
    for row in rows:
        _clean_cells(row)
    if not any(has_words(row) for row in [*rows, *captions]):
        return []
    head = _head(rows)
    for at, row in enumerate(rows):
        _name_scopes(row, is_head=at < head)
    caption = _caption(captions)
    if caption and not rows:
        return [Node("p", caption.parts, foreign(node))]
    parts: list[Part] = [caption] if caption else []
    parts += [Node("thead", [*rows[:head]])] if head else []
    parts += [Node("tbody", [*rows[head:]])] if rows[head:] else []
    return [Node("table", parts, foreign(node))]


def section(node: Node) -> list[Part]:
    """Rows alone, or cells alone; the table around them takes their place."""
    wanted = {"td", "th"} if node.tag == "tr" else {"tr"}
    return [Node(node.tag, [p for p in node.parts if isinstance(p, Node) and p.tag in wanted])]


def words(node: Node) -> str:
    return "".join(part if isinstance(part, str) else f" {words(part)} " for part in node.parts)


def has_words(node: Node) -> bool:
    return any(bool(p.strip()) if isinstance(p, str) else has_words(p) for p in node.parts)


def _caption(captions: list[Node]) -> Node | None:
    text = " ".join(" ".join(map(words, captions)).split())
    return Node("caption", [text]) if text else None


def _rows(node: Node) -> list[Node]:
    heads: list[Node] = []
    rows: list[Node] = []
    feet: list[Node] = []
    places = {"thead": heads, "tfoot": feet}
    for part in node.parts:
        if not isinstance(part, Node) or part.tag not in GRID:
            continue
        inner = [part] if part.tag == "tr" else [p for p in part.parts if isinstance(p, Node)]
        if part.tag == "thead":
            _to_headers(inner)
        places.get(part.tag, rows).extend(row for row in inner if row.parts)
    return heads + rows + feet


def _to_headers(rows: list[Node]) -> None:
    for row in rows:
        for cell in _cells(row):
            cell.tag = "th"


def _cells(row: Node) -> list[Node]:
    return [part for part in row.parts if isinstance(part, Node)]


def _clean_cells(row: Node) -> None:
    for cell in _cells(row):
        for key in ("colspan", "rowspan"):
            value = cell.attributes.get(key, "1")
            if value == "1" or not re.fullmatch("[1-9][0-9]?", value):
                cell.attributes.pop(key, None)
        if cell.tag == "td" or cell.attributes.get("scope") not in {"row", "col"}:
            cell.attributes.pop("scope", None)


def _head(rows: list[Node]) -> int:
    """How many rows are the head: no cell of it reaches into the body, and a body remains."""
    head = 0
    for row in rows[:-1]:
        cells = _cells(row)
        if any(c.tag != "th" or c.attributes.get("scope") == "row" for c in cells):
            break
        head += 1
    reach = [
        at + int(c.attributes.get("rowspan", 1)) for at in range(head) for c in _cells(rows[at])
    ]
    return head if max(reach, default=0) <= head else 0


def _name_scopes(row: Node, *, is_head: bool) -> None:
    for at, cell in enumerate(_cells(row)):
        if cell.tag == "th" and "scope" not in cell.attributes and (is_head or not at):
            cell.attributes["scope"] = "col" if is_head else "row"
