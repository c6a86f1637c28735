import re
from typing import NamedTuple

from django.utils.translation import gettext

from .folding import words

LONGEST_QUERY = 200
_SHORTEST_STEM = 4
_SHORTEST_OPEN = 3

# Endings of nouns and adjectives after folding (ё is е, й is и), longest first.
_RUSSIAN = re.compile(
    "(?:иями|ями|ами|ыми|ими|иях|ием|иеи|ого|его|ому|ему|ах|ях|ам|ям|ом|ем|ов|ев|еи|ии|ыи|ои|"
    "ых|их|ым|им|ая|яя|ое|ее|ые|ие|ую|юю|ия|ию|ью|[аеиоуыьюя])$"
)
_ENGLISH = re.compile("(?:ies|y|(?<=[sxz])es|(?<=[cs]h)es|(?<=[^s])s)$")


class BadQuery(ValueError):
    """The question cannot be asked; the message says the mend."""


class Term(NamedTuple):
    """What one word of the question must find: this word, or any word that begins so."""

    word: str
    is_open: bool

    def finds(self, word: str) -> bool:
        return word.startswith(self.word) if self.is_open else word == self.word


def terms(query: str) -> list[Term]:
    """One per word, all of which must be found; none where the query holds no letter or digit.

    A longer word stands for its inflections; the last one also for what was not yet typed.
    """
    if "\0" in query:
        raise BadQuery(gettext("The search cannot contain control characters."))
    if len(query) > LONGEST_QUERY:
        raise BadQuery(gettext("Search for at most %(max)d characters.") % {"max": LONGEST_QUERY})
    asked = words(query)
    found = [_term(word) for word in asked]
    if asked and len(asked[-1]) >= _SHORTEST_OPEN and asked[-1].isalpha():
        found[-1] = found[-1]._replace(is_open=True)
    return list(dict.fromkeys(found))


def _term(word: str) -> Term:
    if not word.isalpha() or len(word) < _SHORTEST_STEM:
        return Term(word, is_open=False)
    ending = _RUSSIAN.search(word, _SHORTEST_STEM) or _ENGLISH.search(word, _SHORTEST_STEM)
    return Term(word[: ending.start()] if ending else word, is_open=True)
