import re
from collections.abc import Sequence
from typing import NamedTuple

from portal.characters.signs import bound

from .folding import letters
from .query import Term, terms


class Fragment(NamedTuple):
    text: str
    is_match: bool


def marks(text: str, query: str) -> list[Fragment]:
    """The text in pieces that join to the text again; raises BadQuery."""
    asked = terms(query)
    pieces = re.finditer(r"\S+", bound(text))
    places = [place for piece in pieces for place in _places(piece, asked)]
    fragments: list[Fragment] = []
    end = 0
    for start, stop in places:
        fragments += [Fragment(text[end:start], False), Fragment(text[start:stop], True)]
        end = stop
    fragments.append(Fragment(text[end:], False))
    return [fragment for fragment in fragments if fragment.text]


def excerpt(text: str, query: str, *, words: int = 30) -> list[Fragment]:
    """About so many words around the first match, marked; the text's beginning without one."""
    asked = terms(query)
    pieces = list(re.finditer(r"\S+", bound(text)))
    first = next((at for at, piece in enumerate(pieces) if _places(piece, asked)), 0)
    start = max(0, min(first - words // 3, len(pieces) - words))
    shown = pieces[start : start + words]
    if not shown:
        return []
    before, after = "… " if start else "", " …" if start + words < len(pieces) else ""
    return marks(f"{before}{text[shown[0].start() : shown[-1].end()]}{after}", query)


def _places(piece: re.Match[str], asked: Sequence[Term]) -> list[tuple[int, int]]:
    """Where in the text the asked words stand within one piece without white space."""
    if not any(term.finds(word) for word in letters(piece[0]).split() for term in asked):
        return []
    folded, origin = _traced(piece[0])
    return [
        (piece.start() + origin[word.start()], piece.start() + origin[word.end()])
        for word in re.finditer(r"\S+", folded)
        if any(term.finds(word[0]) for term in asked)
    ]


def _traced(text: str) -> tuple[str, list[int]]:
    """The folded text and, for each of its places, the place in the text; a mark stays with its
    letter, since it folds to nothing."""
    folded = [letters(sign) for sign in text]
    origin = [at for at, sign in enumerate(folded) for _ in sign]
    return "".join(folded), [*origin, len(text)]
