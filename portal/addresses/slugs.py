import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

MAX_LENGTH = 80
PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"
# Beside the words that follow /news/ and /operations/ now, some that may one day.
_OWN_WORDS = """
    add all archive change delete edit feed feed.atom feed.rss latest month new next page pages
    preview previous rss search series sitemap year
"""
RESERVED = frozenset(_OWN_WORDS.split())

# Russian by the BGN/PCGN letters without their context rules (ё is always yo), then the letters
# that the other languages of the region add, then Latin letters that do not decompose.
_TABLE = """
    а a б b в v г g д d е e ё yo ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f
    х kh ц ts ч ch ш sh щ shch ы y э e ю yu я ya
    і i ї yi є ye ґ g ў w ә a ғ g қ k ң ng ө o ұ u ү u һ h ҳ h ҷ j ӣ i ӯ u
    ß ss æ ae œ oe ø o ł l đ d ð d þ th ı i
"""
_ROMAN = _TABLE.split()
_LETTERS = str.maketrans(dict(zip(_ROMAN[::2], _ROMAN[1::2], strict=True)) | {"ъ": "", "ь": ""})

_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ`](?=\w)")
_GROUPS = {
    "en": re.compile(r"(?<=\d)[,\u00a0\u2009\u202f](?=\d{3}(?!\d))"),
    "ru": re.compile(r"(?<=\d)[\u00a0\u2009\u202f](?=\d{3}(?!\d))"),
}
_WORD = re.compile(r"[0-9]+(?:[.,:/\u2044][0-9]+)+|[a-z0-9]+")


def slugify(text: str, language: str) -> str:
    """Empty when the text holds nothing that Latin, Cyrillic or digits can say.

    The language decides only what a comma between digits means: 2,836 is one number in English.
    """
    joined = _GROUPS.get(language, _GROUPS["ru"]).sub("", text)
    return _cut([re.sub("[^a-z0-9]", "-", word) for word in _WORD.findall(_romanised(joined))])


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


def _romanised(text: str) -> str:
    """Lower-case, letters in Latin; a raised or fraction sign never joins the digit before it."""
    composed = unicodedata.normalize("NFC", _APOSTROPHE.sub("", text)).lower()
    apart = "".join(map(_apart, composed)).translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", apart).lower()
    return "".join(c for c in plain if not unicodedata.combining(c))


def _apart(character: str) -> str:
    is_small_number = character.isnumeric() and not character.isdecimal()
    is_index = unicodedata.decomposition(character).startswith("<sub>")
    return f" {character} " if is_small_number and not is_index else character


def _cut(words: list[str]) -> str:
    slug = words[0][:MAX_LENGTH] if words else ""
    for word in words[1:]:
        if len(slug) + 1 + len(word) > MAX_LENGTH:
            break
        slug = f"{slug}-{word}"
    return slug
