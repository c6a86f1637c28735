"""Which of a row's texts a page can show, in the order of the settings' languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.conf import settings


class Label(NamedTuple):
    """`fallback`: the text is in another language than the one asked for, and is marked so."""

    text: str
    language: str
    fallback: bool

    def __str__(self) -> str:
        return self.text


def languages() -> list[str]:
    """The codes of the settings, the default one first."""
    return [code for code, _name in settings.LANGUAGES]


def language_choices() -> list[tuple[str, Any]]:
    """For a column: asked when it is needed, so that no migration holds the answer."""
    return list(settings.LANGUAGES)


def default_language() -> str:
    return settings.LANGUAGE_CODE


def in_turn(language: str, others: Iterable[str] = ()) -> list[str]:
    """The language asked for, then those of the settings, then any `others`; each once."""
    return list(dict.fromkeys([language, *languages(), *sorted(others)]))


def of_texts(texts: Mapping[str, str], *, language: str) -> Label:
    """The text in that language, or in the next one that has it, marked; empty without any."""
    if asked := texts.get(language):
        return Label(asked, language, False)
    for other in in_turn(language, texts):
        if text := texts.get(other):
            return Label(text, other, True)
    return Label("", language, False)


def label(row: object, field: str, *, language: str) -> Label:
    return of_texts(getattr(row, field), language=language)


def best_label(language: str, *sources: tuple[object, str]) -> Label:
    """The first of these texts (row and field) that the language has; else the first there is."""
    found = [label(row, field, language=language) for row, field in sources]
    own = [text for text in found if text.text and not text.fallback]
    return next(iter([*own, *filter(lambda text: text.text, found)]), Label("", language, False))
