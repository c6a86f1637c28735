"""Rows of text and nodes: white space at their ends and between their words."""

import re
from itertools import groupby

from .meaning import INLINE
from .tree import Node, Part

_MARKS = INLINE - {"br"}
_RUN = re.compile(r"\s{2,}|[\t\n\r]")


def settled(parts: list[Part]) -> list[Part]:
    return squeezed(trimmed(parts))


def merged(parts: list[Part]) -> list[Part]:
    """Texts side by side as one, and marks of one kind that differ in nothing."""
    merged: list[Part] = []
    for is_text, group in groupby(parts, key=lambda part: isinstance(part, str)):
        run = [*group]
        merged += ["".join(map(str, run))] if is_text else _joined(run)
    return merged


def _joined(run: list[Part]) -> list[Part]:
    joined: list[Part] = []
    for part in run:
        before = joined[-1] if joined else ""
        if isinstance(before, Node) and isinstance(part, Node) and _is_one(before, part):
            inner = squeezed(merged([*before.parts, *part.parts]))
            joined[-1] = Node(part.tag, inner, part.attributes)
        else:
            joined.append(part)
    return joined


def _is_one(before: Node, after: Node) -> bool:
    same = (before.tag, before.attributes) == (after.tag, after.attributes)
    return same and after.tag in _MARKS


def squeezed(parts: list[Part]) -> list[Part]:
    return [_RUN.sub(" ", part) if isinstance(part, str) else part for part in parts]


def trimmed(parts: list[Part]) -> list[Part]:
    """Without white space and line breaks at either end."""
    kept = [*parts]
    while kept and is_space(kept[0]):
        del kept[0]
    while kept and is_space(kept[-1]):
        del kept[-1]
    if kept and isinstance(kept[0], str):
        kept[0] = kept[0].lstrip()
    if kept and isinstance(kept[-1], str):
        kept[-1] = kept[-1].rstrip()
    return kept


def is_space(part: Part) -> bool:
    return not part.strip() if isinstance(part, str) else part.tag == "br"


def foreign(node: Node) -> dict[str, str]:
    """Language and direction, all that a block may say of itself."""
    return {name: value for name, value in node.attributes.items() if name in {"lang", "dir"}}
