"""Letters of other scripts in Latin ones, as an address and a passport write them.

Cyrillic by the letters of BGN/PCGN without most of its context rules (ё is always yo), then those
that the other languages of the region add; Armenian by BGN/PCGN, Georgian by its own system of
2002. What no table knows is found by its name: ҟ, CYRILLIC SMALL LETTER KA WITH STROKE, is к.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TABLE = """
    а a б b в v г g д d е e ё yo ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f
    х kh ц ts ч ch ш sh щ shch ы y э e ю yu я ya
    і i ї yi є ye ґ g ў w ә a ғ g қ k ң ng ө o ұ u ү u һ h ҳ h ҷ j ӣ i ӯ u җ j ҹ j ҝ g ҥ ng ҙ z
    ҫ s ҵ ts ҽ ch ҕ g ӡ dz ҩ o ӏ - ѓ g ѕ dz ј j љ lj њ nj ћ c ќ k ђ dj џ dz ѣ e ѳ f ѵ i ԥ p
    ա a բ b գ g դ d ե e զ z է e ը y թ t ժ zh ի i լ l խ kh ծ ts կ k հ h ձ dz ղ gh ճ ch մ m յ y
    ն n շ sh ո o չ ch պ p ջ j ռ r ս s վ v տ t ր r ց ts ւ v փ p ք k օ o ֆ f և ev
    ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ zh რ r ს s ტ t უ u ფ p ქ k
    ღ gh ყ q შ sh ჩ ch ც ts ძ dz წ ts ჭ ch ხ kh ჯ j ჰ h
    α a β b γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f
    χ ch ψ ps ω o
    ß ss æ ae œ oe ø o ł l đ d ð d þ th ı i ə e ŋ ng ĸ q
"""
# Where the language of the text is known and says otherwise.
_OWN = {
    "be": "г h и i ў u",
    "bg": "щ sht ъ a",
    "de": "ä ae ö oe ü ue",
    "sr": "ж z х h ц c ч c ш s",
    "uk": "г h и y",
}
_PAIRS = ((re.compile(r"\bե"), "ye"), (re.compile("ու"), "u"), (re.compile(r"\bո"), "vo"))
_NAMED = re.compile(r"(?P<script>[A-Z]+)(?P<small> SMALL LETTER | LETTER )(?P<letter>.+)")


def _letters(table: str) -> dict[str, str]:
    words = table.split()
    return dict(zip(words[::2], words[1::2], strict=True))


_LATIN = _letters(_TABLE) | {"ъ": "", "ь": "", "ӏ": ""}
_LATIN_BY_LANGUAGE = {code: _LATIN | _letters(table) for code, table in _OWN.items()}


def romanised(text: str, language: str) -> str:
    """Lower-case Latin letters without accents, digits of Europe, and what is neither as it was.

    A letter that nothing knows is left out, so that it never parts a word.
    """
    lower = unicodedata.normalize("NFC", text).lower()
    for pair, latin in _PAIRS:
        lower = pair.sub(latin, lower)
    known = _LATIN_BY_LANGUAGE.get(language, _LATIN)
    return "".join(known.get(sign) or _plain(sign) for sign in lower)


@lru_cache(maxsize=4096)
def _plain(sign: str) -> str:
    """Of a sign that its language does not read in a way of its own."""
    parts = "".join(map(_part, unicodedata.normalize("NFKD", sign).lower()))
    if unicodedata.category(sign)[0] not in "LM":
        return parts
    return "".join(part for part in parts if part.isascii() and part.isalnum())


def _part(sign: str) -> str:
    if sign.isascii() or sign in _LATIN:
        return _LATIN.get(sign, sign)
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    return _by_name(sign) if unicodedata.category(sign)[0] in "LM" else sign


def _by_name(sign: str) -> str:
    """By the letter on which it was built; empty where that is not known either."""
    named = _NAMED.fullmatch(unicodedata.name(sign, ""))
    if named is None:
        return ""
    letter = named["letter"].partition(" WITH ")[0]
    if named["script"] == "LATIN":
        last = letter.split()[-1]
        return last.lower() if len(last) == 1 else ""
    try:
        base = unicodedata.lookup(f"{named['script']}{named['small']}{letter}")
    except KeyError:
        return ""
    return _LATIN.get(base, "")
