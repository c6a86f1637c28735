"""Words of the portal that the page's language has no translation of: said in another language,
and marked with it, as every other foreign word of a page is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from gettext import GNUTranslations
from html import unescape
from pathlib import Path

from django.conf import settings
from django.utils.html import format_html
from django.utils.translation import gettext, override, pgettext

SAID = "ru"  # the catalogue that holds whatever the portal says, and is held to it by a test
SOURCE = "en"
# What is written inside these is no text between tags; otherwise a tag, and the text after it.
_TEXTS = re.compile(
    r"<(?P<whole>script|style|title|option|textarea)\b.*?</(?P=whole)>"
    r"|(?P<tag><[^>]*>)(?P<text>[^<]+)",
    re.DOTALL,
)


def mark_borrowed(html: str, language: str) -> str:
    """Each text that is wholly such words stands in an element with their language."""
    words = borrowed(language)
    return _TEXTS.sub(lambda found: _marked(found, words), html) if words else html


@lru_cache
def borrowed(language: str) -> Mapping[str, str]:
    """Text → its language, of what a page in that language says in another one."""
    if language in (SAID, SOURCE):
        return {}
    found: dict[str, str] = {}
    for context, source in _sources():
        shown, usual = (
            _said(source, context, language=code) for code in (language, settings.LANGUAGE_CODE)
        )
        if shown == source:
            found[shown] = SOURCE
        elif shown == usual and language != settings.LANGUAGE_CODE:
            found[shown] = settings.LANGUAGE_CODE
    return found


def _said(source: str, context: str, *, language: str) -> str:
    with override(language):
        return pgettext(context, source) if context else gettext(source)


def _sources() -> Iterator[tuple[str, str]]:
    """Context and text of whatever is said in one form."""
    for folder in settings.LOCALE_PATHS:
        catalogue = Path(folder, SAID, "LC_MESSAGES", "django.mo")
        if catalogue.exists():
            with catalogue.open("rb") as file:
                held = vars(GNUTranslations(file))["_catalog"]
            for key in held:
                if isinstance(key, str) and key:
                    context, _end, source = key.rpartition("\x04")
                    yield context, source


def _marked(found: re.Match[str], words: Mapping[str, str]) -> str:
    tag, text = found["tag"], found["text"]
    if tag is None or " lang=" in tag or not text.strip():
        return found[0]
    plain = unescape(text).strip()
    if plain not in words:
        return found[0]
    before, _text, after = text.partition(text.strip())
    span = format_html('<span lang="{}">{}</span>', words[plain], plain)
    return f"{tag}{before}{span}{after}"
