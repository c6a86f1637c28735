"""Makes a name that a template of ours uses, and nobody defined, an error in tests."""

from __future__ import annotations

import sys
from pathlib import Path
from types import FrameType

from django.template.base import FilterExpression, Node

TEMPLATES = Path(__file__).parents[1] / "templates" / "desk"


class Undefined(str):
    """Django asks whether this is empty only where a name was not found; then the frames tell
    which name, in which template. Django's own templates use undefined names on purpose."""

    def __bool__(self) -> bool:
        asking = sys._getframe(1)
        expression = asking.f_locals.get("self")
        name = _template(asking)
        if isinstance(expression, FilterExpression) and TEMPLATES in Path(name).parents:
            raise AssertionError(f"{name} uses the undefined name {expression.var}")
        return False


def _template(frame: FrameType | None) -> str:
    while frame is not None:
        node = frame.f_locals.get("self")
        if isinstance(node, Node) and getattr(node, "origin", None):
            return str(node.origin.name)
        frame = frame.f_back
    return ""
