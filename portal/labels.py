"""Texts that reference rows hold in both languages, and which of them a page can show."""

from __future__ import annotations

from typing import NamedTuple

LANGUAGES = ("en", "ru")


class Label(NamedTuple):
    """`fallback`: the text is in another language than the one asked for, and is marked so."""

    text: str
    language: str
    fallback: bool

    def __str__(self) -> str:
        return self.text


def label(row: object, field: str, *, language: str) -> Label:
    """The text in that language, or the other one marked; empty where neither is known."""
    asked = getattr(row, f"{field}_{language}")
    if asked:
        return Label(asked, language, False)
    for other in LANGUAGES:
        if other != language and (text := getattr(row, f"{field}_{other}")):
            return Label(text, other, True)
    return Label("", language, False)


def best_label(language: str, *sources: tuple[object, str]) -> Label:
    """The first of these texts (row and field) that the language has; else the first there is."""
    found = [label(row, field, language=language) for row, field in sources]
    own = [text for text in found if text.text and not text.fallback]
    return next(iter([*own, *filter(lambda text: text.text, found)]), Label("", language, False))
