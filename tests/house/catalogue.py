"""Reads a catalogue of translations as it is written, without the tools of gettext."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field
from pathlib import Path

_LINE = re.compile(
    r'(?P<word>msgctxt|msgid_plural|msgid|msgstr)?(?:\[(?P<form>\d)\])?\s*(?P<text>".*")'
)


@dataclass
class Entry:
    context: str = ""
    source: str = ""
    plural: str = ""
    forms: dict[int, str] = field(default_factory=dict)
    fuzzy: bool = False

    @property
    def key(self) -> str:
        """As compiled catalogues and `gettext` itself write it."""
        return f"{self.context}\x04{self.source}" if self.context else self.source


def read(path: Path) -> list[Entry]:
    """The header, whose source is empty, is one of them; obsolete entries are not."""
    blocks = path.read_text().split("\n\n")
    return [entry(block) for block in blocks if re.search(r"^msgid", block, re.MULTILINE)]


def entry(block: str) -> Entry:
    found = Entry(fuzzy=bool(re.search(r"^#,.*\bfuzzy\b", block, re.MULTILINE)))
    word, form = "", 0
    for line in block.splitlines():
        match = _LINE.match(line)
        if match is None:
            continue
        word, form = match["word"] or word, int(match["form"] or form * (not match["word"]))
        _add(found, word, form, ast.literal_eval(match["text"]))
    return found


def _add(found: Entry, word: str, form: int, text: str) -> None:
    if word == "msgstr":
        found.forms[form] = found.forms.get(form, "") + text
    else:
        name = {"msgctxt": "context", "msgid": "source", "msgid_plural": "plural"}[word]
        setattr(found, name, getattr(found, name) + text)
