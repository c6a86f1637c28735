import unicodedata

from portal.characters.signs import bound, is_invisible

_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})

# Beyond these PostgreSQL refuses a word or a row; cut for both databases alike.
LONGEST_WORD = 64
LONGEST_TEXT = 200_000

# More than any text holds in its few scripts; all that Unicode has would take 100 MB.
MOST_REMEMBERED = 16_384


class _Folded(dict[int, str]):
    """Character → its letters and digits, a space, or nothing for marks; filled as met, and begun
    anew where it is full: 3 MB at most. Digits of every script are those of Europe."""

    def __missing__(self, code: int) -> str:
        letters = unicodedata.normalize("NFKD", chr(code)).casefold().translate(_PLAIN)
        plain = unicodedata.normalize("NFKD", letters)
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        folded = self[code] = "".join(_kept(letter) for letter in plain)
        return folded


def _kept(letter: str) -> str:
    if is_invisible(letter) or unicodedata.category(letter) in {"Mn", "Mc", "Me", "Lm"}:
        return ""
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    return letter if letter.isalnum() else " "


_FOLDED = _Folded()


def letters(text: str) -> str:
    """Each character folded on its own, so that a place can be traced back to the original; of a
    text that is `bound` already."""
    return text.translate(_FOLDED)


def fold(text: str) -> str:
    """Lower-case letters and digits without accents, words parted by one space; ё is е, й is и."""
    return " ".join(letters(bound(text)).split())


def words(text: str) -> list[str]:
    """The folded words as they are stored and asked for."""
    return [word[:LONGEST_WORD] for word in letters(bound(text[:LONGEST_TEXT])).split()]
