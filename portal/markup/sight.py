"""What of a text its author had deleted, hidden or meant for colleagues."""

import re
from dataclasses import dataclass, replace

from .styles import Style, classes, points

COMMENT, DELETED, HIDDEN, MARK = "comment", "deleted", "hidden", "mark"
_UNSEEN = """
    script style title template iframe object svg math xml noscript noembed noframes audio video
    canvas datalist select textarea button
"""
UNSEEN = frozenset(_UNSEEN.split())
_DELETED = frozenset({"del", "s", "strike"})
_COMMENTS = frozenset({"comment", "annotation", "office:annotation", "w:comment"})
_TELLING = UNSEEN | _DELETED | _COMMENTS | {"dialog"}
_COMMENT_CLASS = re.compile(r"msocommenttext.*|msocommentsubject.*|msocomtxt|comment|annotation")
_MARK_CLASS = re.compile(r"msocommentreference|msocomanchor|msocomoff")
_DELETED_CLASS = re.compile(r"msodel|(?:ice|cke?|rte)?-?del(?:eted|etion)?|trackchange\w*delet\w*")
_MARK_PLACE = re.compile(r"#(?:_msocom_|_msoanchor_|cmnt(?:_ref)?|_?comment-?)\d+", re.IGNORECASE)
_FAR = 700  # points: text so far aside stands on no screen
_TINY = 1.6
_WHITE = re.compile(
    r"white|#f[ef]f[ef]f[ef]|#fff(?:f|ffff)?|rgba?\( ?25[45][ ,]+25[45][ ,]+25[45].*|window"
)
_CLEAR = re.compile(r"transparent|rgba\(.*[, /]0?\.?0+%? ?\)|#[0-9a-f]{3}0|#[0-9a-f]{6}00")


@dataclass(frozen=True)
class Sight:
    """Why an element's text is left out, if it is; what its children inherit."""

    reason: str = ""
    passage: int = 0
    is_tiny: bool = False
    is_invisible: bool = False
    is_pale: bool = False
    has_ground: bool = False

    @property
    def left_out(self) -> str:
        faint = self.is_tiny or self.is_invisible or (self.is_pale and not self.has_ground)
        return self.reason or (HIDDEN if faint else "")


def sight(tag: str, attributes: dict[str, str], *, style: Style, within: Sight) -> Sight:
    if within.reason in {DELETED, HIDDEN, COMMENT} or not (attributes or style or tag in _TELLING):
        return within
    inherited = _inherited(attributes, style, within=within)
    return replace(inherited, reason=_reason(tag, attributes, style=style) or inherited.reason)


def _reason(tag: str, attributes: dict[str, str], *, style: Style) -> str:
    names = classes(attributes.get("class", ""))
    of_word = style.get("mso-element", "")
    if tag in _COMMENTS or of_word == "comment" or any(map(_COMMENT_CLASS.fullmatch, names)):
        return COMMENT
    if tag in _DELETED or _is_struck(style) or any(map(_DELETED_CLASS.fullmatch, names)):
        return DELETED
    if (
        "hidden" in attributes
        or _is_hidden(style)
        or (tag == "dialog" and "open" not in attributes)
    ):
        return HIDDEN
    is_mark = (
        tag in UNSEEN
        or style.get("mso-special-character") == "comment"
        or any(map(_MARK_CLASS.fullmatch, names))
        or (tag == "a" and _MARK_PLACE.fullmatch(attributes.get("href", "")))
    )
    return MARK if is_mark else ""


def _is_struck(style: Style) -> bool:
    decorations = " ".join(
        style.get(name, "") for name in ("text-decoration", "text-decoration-line")
    )
    words = style.get("text-line-through", "none")
    return "line-through" in decorations or words not in {"none", ""}


def _is_hidden(style: Style) -> bool:
    return (
        style.get("display") == "none"
        or style.get("mso-hide", "none") not in {"none", "no", ""}
        or style.get("content-visibility") == "hidden"
        or bool(re.fullmatch(r"0*\.?0*%?", style.get("opacity", "1")))
        or _is_cut(style)
        or _is_aside(style)
    )


def _is_cut(style: Style) -> bool:
    """A box of no size whose content does not flow out of it."""
    overflows = style.get("overflow", ""), style.get("overflow-y", ""), style.get("overflow-x", "")
    is_closed = any("hidden" in overflow or "clip" in overflow for overflow in overflows)
    sizes = [points(style.get(name, "")) for name in ("max-height", "max-width", "height", "width")]
    return is_closed and any(size is not None and size <= _TINY for size in sizes)


def _is_aside(style: Style) -> bool:
    places = [points(style.get(n, "")) for n in ("left", "top", "text-indent", "margin-left")]
    clip = style.get("clip", "") + style.get("clip-path", "")
    return any(place is not None and place <= -_FAR for place in places) or bool(
        re.search(r"rect\((?:[01](?:px)?[ ,]*){4}\)|inset\((?:50|100)%", clip)
    )


def _inherited(attributes: dict[str, str], style: Style, *, within: Sight) -> Sight:
    """Size, visibility and colour, which an element inside may set again."""
    size = points(style.get("font-size", ""))
    visibility = style.get("visibility")
    colour = style.get("color", "" if "color" not in attributes else attributes["color"].lower())
    ground = style.get("background", "") + style.get("background-color", "")
    has_ground = "bgcolor" in attributes or not _is_plain(ground)
    return replace(
        within,
        is_tiny=size < _TINY if size is not None else within.is_tiny,
        is_invisible=visibility in {"hidden", "collapse"} if visibility else within.is_invisible,
        is_pale=bool(_WHITE.fullmatch(colour)) if colour else within.is_pale,
        has_ground=within.has_ground or has_ground,
        reason=HIDDEN if _CLEAR.fullmatch(colour) else within.reason,
    )


def _is_plain(ground: str) -> bool:
    plain = r"(?:none|transparent|initial|inherit|white|#fff|#ffffff| |repeat|scroll|0%|window)*"
    clear = ground.replace("rgb(255, 255, 255)", "").replace("rgba(0, 0, 0, 0)", "")
    return bool(re.fullmatch(plain, clear))
