"""What an element means in plain structure, by its name, its attributes and its style."""

import re
from dataclasses import dataclass, field

from .links import target
from .styles import Style, points

INLINE = frozenset({"a", "br", "em", "strong", "sub", "sup", "span"})
GRID = frozenset({"table", "thead", "tbody", "tfoot", "tr"})
BLOCKS = GRID | {"p", "h2", "h3", "ul", "ol", "li", "blockquote", "caption", "td", "th"}
_DIVISIONS = """
    address article aside center dd details dialog dir div dl dt fieldset figcaption figure footer
    form header hr main menu nav pre search section summary
"""
DIVISIONS = frozenset(_DIVISIONS.split())
_RENAMED = {"h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3", "b": "strong", "i": "em"}

LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?", re.IGNORECASE)
_KINDS = {
    "decimal": "1", "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A",
    "upper-latin": "A", "lower-roman": "i", "upper-roman": "I", "disc": "ul", "circle": "ul",
    "square": "ul",
}  # fmt: skip
_OF_WORD = re.compile(r"(?:l\d+\s+)?level(\d+)")
_BOLD = re.compile(r"bold(?:er)?|[6-9]00")
_LIGHT = re.compile(r"normal|lighter|[1-5]00")
_INDENT = 12  # points: lesser differences are no level of their own

Nodes = list[tuple[str, dict[str, str]]]


@dataclass
class Meaning:
    """The nodes, each inside the one before; why a link was lost, if it was."""

    nodes: Nodes = field(default_factory=list)
    lost_link: str = ""


def meant(tag: str, attributes: dict[str, str], *, style: Style) -> Meaning:
    name = "division" if tag in DIVISIONS else _RENAMED.get(tag, tag)
    foreign = _foreign(attributes)
    if name in BLOCKS or name == "division":
        return Meaning([(name, foreign | _of_block(name, attributes, style=style))])
    if style.get("mso-list") == "ignore":
        return Meaning([("mark", {})])
    marks = _marks(name, style)
    if name == "a":
        return _link(attributes, marks)
    return Meaning([*marks, *([("span", foreign)] if foreign else [])])


def _link(attributes: dict[str, str], marks: Nodes) -> Meaning:
    address, lost = target(attributes.get("href", ""))
    return Meaning([("a", {"href": address}), *marks] if address else marks, lost)


def _marks(name: str, style: Style) -> Nodes:
    weight, raised = style.get("font-weight", ""), style.get("vertical-align")
    wanted = {
        "strong": bool(_BOLD.fullmatch(weight))
        or (name == "strong" and not _LIGHT.fullmatch(weight)),
        "em": style.get("font-style") in {"italic", "oblique"}
        or (name == "em" and style.get("font-style") != "normal"),
        "sub": name == "sub" or raised == "sub",
        "sup": name == "sup" or raised == "super",
    }
    return [(mark, {}) for mark, is_wanted in wanted.items() if is_wanted]


def _foreign(attributes: dict[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    if LANGUAGE.fullmatch(language := attributes.get("lang", "") or attributes.get("xml:lang", "")):
        found["lang"] = canonical(language)
    if (direction := attributes.get("dir", "").lower()) in {"ltr", "rtl", "auto"}:
        found["dir"] = direction
    return found


def canonical(language: str) -> str:
    """fa-Arab-IR, however it was written."""
    first, *others = language.split("-")
    sizes = {2: str.upper, 4: str.title}
    return "-".join([first.lower(), *(sizes.get(len(o), str)(o) for o in others)])


def _of_block(name: str, attributes: dict[str, str], *, style: Style) -> dict[str, str]:
    match name:
        case "td" | "th":
            return {key: attributes[key] for key in _OF_CELL[name] & attributes.keys()}
        case "ol" | "ul":
            kind = _KINDS.get(_list_style(style)) or _typed(attributes.get("type", ""))
            kept = {key: attributes[key] for key in {"start", "reversed"} & attributes.keys()}
            return kept | ({"kind": kind} if kind else {})
        case "li":
            kind = _KINDS.get(_list_style(style), "")
            value = {"value": attributes["value"]} if "value" in attributes else {}
            return value | ({"kind": kind} if kind else {})
        case "p":
            return _of_paragraph(style)
    return {}


_OF_CELL = {"td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan", "scope"}}


def _typed(kind: str) -> str:
    return kind if kind in {"1", "a", "A", "i", "I"} else _KINDS.get(kind.lower(), "")


def _list_style(style: Style) -> str:
    return style.get("list-style-type") or (style.get("list-style") or "").partition(" ")[0]


def _of_paragraph(style: Style) -> dict[str, str]:
    """How deep in a list a word processor sets the paragraph: its level, or its indent."""
    if match := _OF_WORD.search(style.get("mso-list", "")):
        return {"level": match[1], "listed": "yes"}
    margin = style.get("margin-left") or _left(style.get("margin", ""))
    indent = round((points(margin) or 0) / _INDENT)
    return {"level": str(indent)} if indent > 0 else {}


def _left(margin: str) -> str:
    sides = margin.split()
    return sides[(0, 1, 1, 3)[len(sides) - 1]] if 0 < len(sides) < 5 else ""
