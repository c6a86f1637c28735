"""Lists as they were numbered: their kinds, starts and levels, from marks and from elements."""

import re
from dataclasses import dataclass

from .meaning import BLOCKS
from .runs import foreign
from .tree import Node, Part

_BULLETS = "·•●◦▪‣⁃∙■□○◆◊►➢➤✓✔❖✗"
# A mark as it is pasted without a word that it is one: after what may begin a sentence as well,
# the run of hard spaces of a list style.
PASTED = re.compile(
    rf"(?P<sign>[{_BULLETS}\ue000-\uf8ff])\s+"
    r"|(?P<spaced>[§oüØvqè–—*-]|\(?(?:\d{1,3}|[ivxlcdmIVXLCDM]{1,5}|[a-zA-Zа-яА-ЯёЁ])[.)])"
    r"\s*\u00a0\s+"
)
_NUMBER = re.compile(r"\(?(?:(?P<digits>-?\d{1,4})|(?P<letters>[a-z]+|[A-Z]+))[.):]{0,2}\)?")
_WORDY = re.compile(r"[^\W_]{2,}|[^\W\d_][.)]|\d")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_TENS = [(1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
         (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")]  # fmt: skip
BULLET = "ul"


@dataclass(frozen=True)
class Marker:
    """BULLET, or the type of an ordered list and the number in it."""

    kind: str
    number: int = 0

    def follows(self, before: "Marker") -> bool:
        is_bullet = self.kind == BULLET
        return self.kind == before.kind and (is_bullet or self.number == before.number + 1)


def marks(texts: list[str]) -> list[Marker | None]:
    """What the marks say, one after another; None where no list of HTML counts like that."""
    read = [_possible(text) for text in texts]
    found: list[Marker | None] = []
    for at, possible in enumerate(read):
        before = found[-1] if found else None
        after = read[at + 1] if at + 1 < len(read) else []
        found.append(_likeliest(possible, before=before, after=after))
    return found


def _likeliest(
    possible: list[Marker], *, before: Marker | None, after: list[Marker]
) -> Marker | None:
    """The one that continues a list; or that the next continues; or one that begins a list."""
    for mark in possible:
        if before and mark.follows(before):
            return mark
    for mark in possible:
        if any(later.follows(mark) for later in after):
            return mark
    for mark in possible:
        if mark.number == 1:
            return mark
    return possible[0] if possible else None


def _possible(text: str) -> list[Marker]:
    text = text.strip().strip("\u200e\u200f")
    match = _NUMBER.fullmatch(text)
    if match and (match["digits"] or text != match["letters"] or len(text) > 1):
        return _numbers(match["digits"], match["letters"] or "")
    return [] if _WORDY.search(text) or len(text) > 2 else [Marker(BULLET)]


def _numbers(digits: str | None, letters: str) -> list[Marker]:
    if digits:
        return [Marker("1", int(digits))]
    upper, small = letters.isupper(), letters.lower()
    found = [Marker("A" if upper else "a", ord(small) - 96)] if len(small) == 1 else []
    if number := _roman(small):
        found.append(Marker("I" if upper else "i", number))
    return found


def _roman(letters: str) -> int:
    """The number, if it is written as usual; else 0."""
    if not set(letters) <= _ROMAN.keys():
        return 0
    values = [_ROMAN[letter] for letter in letters]
    total = sum(-v if v < max(values[at:]) else v for at, v in enumerate(values))
    rest, usual = total, ""
    for value, sign in _TENS:
        usual += sign * (rest // value)
        rest %= value
    return total if usual == letters else 0


@dataclass
class _Level:
    depth: int
    shown: Node
    last: Marker


def nested(items: list[Node]) -> list[Node]:
    """Lists of a row of items that bear `mark` and `level`; what no list counts is a paragraph."""
    top: list[Node] = []
    levels: list[_Level] = []
    for item, mark in zip(items, _marked(items), strict=True):
        depth = int(item.attributes.get("level", 1))
        while levels and levels[-1].depth > depth:
            levels.pop()
        if mark is None:
            paragraph = Node("p", _with_mark(item), foreign(item))
            while levels and levels[-1].depth == depth:
                levels.pop()
            if levels:
                _as_paragraphs(levels[-1].shown.parts[-1])
            _beside(levels, top).append(paragraph)
            continue
        if levels and levels[-1].depth == depth and not mark.follows(levels[-1].last):
            levels.pop()
        if not levels or levels[-1].depth < depth:
            made = ordered(mark)
            _beside(levels, top).append(made)
            levels.append(_Level(depth, made, mark))
        levels[-1].shown.parts.append(Node("li", item.parts, foreign(item)))
        levels[-1].last = mark
    return top


def _marked(items: list[Node]) -> list[Marker | None]:
    """The marks of each level are read in their own row."""
    found: dict[int, Marker | None] = {}
    for depth in {item.attributes.get("level", "1") for item in items}:
        rows = [at for at, i in enumerate(items) if i.attributes.get("level", "1") == depth]
        found |= zip(rows, marks([items[at].attributes["mark"] for at in rows]), strict=True)
    return [found[at] for at in range(len(items))]


def _beside(levels: list[_Level], top: list[Node]) -> list[Part] | list[Node]:
    if not levels:
        return top
    item = levels[-1].shown.parts[-1]
    return item.parts if isinstance(item, Node) else top


def _as_paragraphs(item: Part) -> None:
    """The words of an item, before its lists, as a paragraph beside which others may stand."""
    if isinstance(item, str):
        return
    blocks = [at for at, p in enumerate(item.parts) if isinstance(p, Node) and p.tag in BLOCKS]
    end = blocks[0] if blocks else len(item.parts)
    if end:
        item.parts[:end] = [Node("p", item.parts[:end])]


def _with_mark(item: Node) -> list[Part]:
    mark = " ".join(item.attributes["mark"].split())
    return [f"{mark} " if mark else "", *item.parts]


def ordered(mark: Marker) -> Node:
    if mark.kind == BULLET:
        return Node("ul")
    start = {} if mark.number == 1 else {"start": str(mark.number)}
    return Node("ol", [], start if mark.kind == "1" else {**start, "type": mark.kind})


def counted(node: Node, items: list[Node]) -> list[Node]:
    """A list of HTML as lists that count as it did: also where an item has a number of its own."""
    attributes = node.attributes
    kinds = [item.attributes.get("kind") for item in items]
    kind = (kinds[0] if kinds else None) or attributes.get("kind")
    kind = kind or ("1" if node.tag == "ol" else BULLET)
    step = -1 if "reversed" in attributes else 1
    number = _whole(attributes.get("start", ""), 1 if step == 1 else len(items))
    lists: list[Node] = []
    before: Marker | None = None
    for item in items:
        number = _whole(item.attributes.get("value", ""), number)
        mark = Marker(kind, number)
        if before is None or not mark.follows(before):
            lists.append(ordered(mark))
            lists[-1].attributes |= foreign(node)
        lists[-1].parts.append(Node("li", item.parts, foreign(item)))
        before = mark if item.parts else None if kind != BULLET else mark
        number += step
    return lists


def _whole(text: str, otherwise: int) -> int:
    return int(text) if re.fullmatch(r"-?\d{1,4}", text.strip()) else otherwise
