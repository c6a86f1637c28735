import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from portal.characters.signs import (
    APOSTROPHES,
    SPACES,
    WITHIN_A_WORD,
    groups_of,
    without_invisible,
)

from .romanisation import romanised

MAX_LENGTH = 80
PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"
# Beside the words that follow /news/ and /operations/ now, some that may one day.
_OWN_WORDS = """
    add all archive change delete edit feed feed.atom feed.rss latest month new next page pages
    preview previous rss search series sitemap year
"""
RESERVED = frozenset(_OWN_WORDS.split())

_COMMA_PARTS = groups_of(rf"{SPACES[1:]}{APOSTROPHES}\u066c")
_COMMA_GROUPS = groups_of(rf"{SPACES[1:]}{APOSTROPHES}\u066c,")
_WORD = re.compile(r"[0-9]+(?:[.,:/\u2044][0-9]+)+|[a-z0-9]+")


def slugify(text: str, language: str) -> str:
    """Empty when the text holds nothing that Latin letters or digits can say.

    The language decides what a comma between digits means (2,836 is one number in English) and
    how some letters are read.
    """
    groups = _COMMA_GROUPS if language == "en" else _COMMA_PARTS
    numbers = groups.sub(lambda found: found[0].replace(found["by"], ""), without_invisible(text))
    joined = "".join(map(_apart, WITHIN_A_WORD.sub("", numbers)))
    return _cut(
        [re.sub("[^a-z0-9]", "-", word) for word in _WORD.findall(romanised(joined, language))]
    )


def slug_problem(slug: str) -> str | None:
    """Why this cannot be an address, or None; whether it is taken is the database's to say."""
    if slug in RESERVED:
        return gettext("“%(slug)s” is a word that the site itself uses. Add a word.") % {
            "slug": slug
        }
    if not re.fullmatch(PATTERN, slug):
        return gettext("Use only the letters a–z, digits, and single hyphens between words.")
    if slug.isdigit():
        return gettext("An address of digits alone is read as a year. Add a word.")
    if len(slug) > MAX_LENGTH:
        return gettext("Use at most %(max)d characters.") % {"max": MAX_LENGTH}
    return None


def validate_slug(slug: str) -> None:
    if problem := slug_problem(slug):
        raise ValidationError(problem, code="slug")


def _apart(character: str) -> str:
    """A raised or fraction sign never joins the digit before it."""
    is_small_number = unicodedata.category(character) in ("No", "Nl")
    is_index = unicodedata.decomposition(character).startswith("<sub>")
    return f" {character} " if is_small_number and not is_index else character


def _cut(words: list[str]) -> str:
    slug = words[0][:MAX_LENGTH] if words else ""
    for word in words[1:]:
        if len(slug) + 1 + len(word) > MAX_LENGTH:
            break
        slug = f"{slug}-{word}"
    return slug
