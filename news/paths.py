"""Where things are, reversed once a language and not once a row."""

from __future__ import annotations

from functools import lru_cache

from django.urls import reverse
from django.utils.translation import override


@lru_cache
def stem(name: str, language: str) -> str:
    """The address of an item or a section in that language, without its slug."""
    with override(language):
        return reverse(name, args=["x"]).removesuffix("x/")


def item_path(language: str, slug: str) -> str:
    return f"{stem('news:item', language)}{slug}/"


def section_path(language: str, slug: str) -> str:
    return f"{stem('news:section', language)}{slug}/"
