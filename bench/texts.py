"""Invented words, sentences and texts in two languages, the same for the same seed."""

from __future__ import annotations

from itertools import accumulate
from random import Random
from typing import NamedTuple

WORDS = 6_000
PARAGRAPHS = 3_000
WORDS_PER_PARAGRAPH = 60
PARAGRAPHS_PER_TEXT = 5
SYLLABLES = {
    "en": "ba con de fer ga hol in ja ker lo mar ne or pre qui ra sta ter un ver wil yor zen th",
    "ru": "ба вер го дол ед жи за ин ка ло мор на об пре ро ста тел уда фи хо ци че шу эн ю яр ь",
}
COMMON = {
    "en": """the of and in to a for on with at by from as drugs operation officers member states
        secretariat meeting security council heroin seized training joint staff results region
        border police customs minister seminar exercise press""",
    "ru": """в и на с по о для от за к при об операции наркотиков сотрудники государств членов
        секретариат встреча безопасности совет героин изъято учения штаб результаты область граница
        полиция таможня министр семинар пресса""",
}


class Prose(NamedTuple):
    """`headline` and `paragraphs` draw anew each time they are asked."""

    random: Random
    words: list[str]
    weights: list[float]
    stock: list[str]

    def headline(self, number: int) -> str:
        drawn = self.random.choices(self.words, cum_weights=self.weights, k=7)
        return f"{' '.join(drawn).capitalize()[:150]} {number}"

    def sentence(self) -> str:
        return self.random.choice(self.stock)[:200].rsplit(" ", 1)[0] + "."

    def paragraphs(self) -> list[str]:
        """300 words in all."""
        return self.random.sample(self.stock, PARAGRAPHS_PER_TEXT)


def texts(language: str, *, seed: int = 1) -> Prose:
    """The n-th word is about n times as rare as the first, as in any real text."""
    random = Random(f"{language}{seed}")
    common, syllables = COMMON[language].split(), SYLLABLES[language].split()
    words = dict.fromkeys(common)
    while len(words) < WORDS:
        words["".join(random.choices(syllables, k=random.randint(2, 4)))] = None
    drawn = list(words)
    weights = list(accumulate(1 / (place + 3) for place in range(WORDS)))
    stock = [
        " ".join(random.choices(drawn, cum_weights=weights, k=WORDS_PER_PARAGRAPH)).capitalize()
        for _ in range(PARAGRAPHS)
    ]
    return Prose(random, drawn, weights, stock)
