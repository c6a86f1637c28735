"""Styles as programs write them: the declarations of an element and those of the style sheet."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

Style = dict[str, str]

_REMARK = re.compile(r"/\*.*?(?:\*/|$)", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|(.))", re.IGNORECASE | re.DOTALL)
_SHEET = re.compile(r"<style\b[^>]*>(.*?)(?:</style\b|$)", re.IGNORECASE | re.DOTALL)
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_SIMPLE = re.compile(r"([a-z][a-z0-9:-]*)?((?:[.#][\w-]+)*)", re.IGNORECASE)
# Before the name of a class, mail programs put marks of their own.
_PREFIX = re.compile(r"^(?:x_|gmail-|m_-?\d+)+", re.IGNORECASE)
_LENGTH = re.compile(r"(-?\d*\.?\d+)(pt|px|cm|mm|in|pc|em|rem|ex|%)?")
_POINTS = {"pt": 1, "px": 0.75, "cm": 28.35, "mm": 2.835, "in": 72, "pc": 12, "em": 12, "rem": 12,
           "ex": 6}  # fmt: skip


def declarations(text: str) -> Style:
    """Names and values in lower case; what is important stands, of others the last."""
    if "\\" in text:
        text = _ESCAPE.sub(_unescaped, text)
    found: Style = {}
    important: Style = {}
    for piece in _REMARK.sub(" ", text).split(";"):
        name, colon, value = piece.partition(":")
        if colon:
            said, mark, _ = value.lower().partition("!")
            (important if mark else found)[name.strip().lower()] = " ".join(said.split())
    return found | important


def points(value: str) -> float | None:
    """A length in points; None where it is none, or relative to what is not known."""
    match = _LENGTH.fullmatch(value)
    if match is None or (match[2] == "%" and float(match[1])):
        return None
    return float(match[1]) * _POINTS.get(match[2] or "px", 1)


def classes(text: str) -> list[str]:
    return [_PREFIX.sub("", name).lower() for name in text.split()]


@dataclass
class Sheet:
    """The rules of a text's own style sheets, as far as one element alone decides on them."""

    rules: dict[str, list[tuple[frozenset[str], Style]]] = field(default_factory=dict)

    def style(self, tag: str, attributes: dict[str, str]) -> Style:
        if not self.rules:
            return declarations(attributes["style"]) if "style" in attributes else {}
        own = {tag, *("." + name for name in attributes.get("class", "").lower().split())}
        if name := attributes.get("id"):
            own.add("#" + name.lower())
        found: Style = {}
        for key in sorted(own & self.rules.keys()):
            for needed, style in self.rules[key]:
                if needed <= own:
                    found |= style
        return found | declarations(attributes.get("style", ""))


def sheet(html: str) -> Sheet:
    """What is said for screens of one kind (`@media`) or by more than one element is left out."""
    made = Sheet()
    for match in _SHEET.finditer(html):
        css = _REMARK.sub(" ", match[1].replace("<!--", " ").replace("-->", " "))
        for selectors, body in _RULE.findall(_without_at_rules(css)):
            style = declarations(body)
            for needed in _needed(selectors):
                made.rules.setdefault(max(needed), []).append((needed, style))
    return made


def _needed(selectors: str) -> Iterator[frozenset[str]]:
    for selector in selectors.split(","):
        match = _SIMPLE.fullmatch(selector.strip().lower())
        if match and match[0]:
            names = re.findall(r"[.#][\w-]+", match[2])
            yield frozenset([*names, *([match[1]] if match[1] else [])])


def _without_at_rules(css: str) -> str:
    kept: list[str] = []
    depth = skipped = 0
    for piece in re.split(r"(@[a-z-]+|[{};])", css, flags=re.IGNORECASE):
        if piece.startswith("@") and not skipped:
            skipped = depth + 1
        elif not skipped:
            kept.append(piece)
        depth += (piece == "{") - (piece == "}")
        if skipped and depth < skipped and piece in {"}", ";"}:
            skipped = 0
    return "".join(kept)


def _unescaped(match: re.Match[str]) -> str:
    if not match[1]:
        return match[2]
    code = int(match[1], 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "
