"""Rows of text and nodes: white space at their ends and between their words."""

import re
from itertools import groupby

from .tree import Node, Part

_RUN = re.compile(r"\s{2,}|[\t\n\r]")


def settled(parts: list[Part]) -> list[Part]:
    return squeezed(trimmed(parts))


def merged(parts: list[Part]) -> list[Part]:
    merged: list[Part] = []
    for is_text, group in groupby(parts, key=lambda part: isinstance(part, str)):
        run = [*group]
        merged += ["".join(map(str, run))] if is_text else run
    return merged


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
