"""How a value is printed into a public page: what templates put behind a bar."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.utils import formats, timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from portal.characters.typography import DAY, bound, bound_html
from portal.labels import Label, label
from portal.markup import printed
from portal.search import Fragment

_BREAKOUT = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def jsonld(data: Mapping[str, Any]) -> SafeString:
    """The only way in which data enters a script element: nothing in it can close the element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str)
    return mark_safe(text.translate(_BREAKOUT))


def cleaned_html(html: str) -> SafeString:
    """Prints a column that `portal.markup.clean` wrote; nowhere else is text called safe."""
    return mark_safe(bound_html(printed(html)))


def marked(words: Label) -> str:
    """The text of a label; in a span with its language where it had to fall back."""
    text = bound(words.text)
    if not words.fallback:
        return text
    return format_html('<span lang="{}">{}</span>', words.language, text)


def named(row: object, field: str = "name") -> str:
    """A text of a reference row in the page's language, marked where it falls back."""
    return marked(label(row, field, language=get_language() or settings.LANGUAGE_CODE))


def whole(text: str) -> str:
    """Plain text whose numbers stay on one line with their units."""
    return bound(text)


def highlighted(fragments: Iterable[Fragment]) -> SafeString:
    """A text in pieces, those that a search has found marked."""
    pieces = (
        format_html("<mark>{}</mark>", one.text) if one.is_match else one.text for one in fragments
    )
    return format_html_join("", "{}", ((piece,) for piece in pieces))


def day(date: dt.date | None) -> str:
    """16 February 2024; 16 февраля 2024. Of an instant: the day in the office's zone."""
    if isinstance(date, dt.datetime):
        date = timezone.localdate(date)
    return _written(date, get_language()) if date else ""


@lru_cache(maxsize=4096)
def _written(date: dt.date, language: str | None) -> str:
    return formats.date_format(date, DAY)
