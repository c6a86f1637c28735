"""Markup as other programs put it on the clipboard, and what it means."""

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Case:
    name: str
    html: str
    right: str


CASES = [Case(**case) for case in json.loads(Path(__file__).with_suffix(".json").read_text())]


def word(level: int, mark: str, text: str) -> str:
    """A paragraph of a list as Word writes it."""
    return (
        f"<p class=MsoListParagraph style='mso-list:l0 level{level} lfo1'><![if !supportLists]>"
        f"<span style='mso-list:Ignore'>{mark}<span>&nbsp;&nbsp; </span></span><![endif]>"
        f"{text}<o:p></o:p></p>"
    )
