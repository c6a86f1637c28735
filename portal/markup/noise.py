"""Languages and directions that programs write on everything, so that they mean nothing."""

import re
from collections import Counter

_OF_WORD = re.compile(r"mso-|class=[\"']?mso|schemas-microsoft-com", re.IGNORECASE)
_BODY = re.compile(r"<body\b[^>]*\blang=[\"']?([a-z]+)", re.IGNORECASE)
_TAGGED = re.compile(r"<(?!body)[a-z]\w*\b[^>]*\blang=[\"']?([a-z]+)[^>]*>([^<]*)", re.IGNORECASE)
_GOOGLE = "docs-internal-guid"


def quieted(html: str) -> frozenset[str]:
    """Values of `lang` and `dir` to leave out: the proofing language of a text of Word, and the
    direction that a document of Google repeats in every paragraph."""
    found = {"ltr"} if _GOOGLE in html else set()
    if _OF_WORD.search(html):
        found |= {match[1].lower() for match in _BODY.finditer(html)}
        sizes: Counter[str] = Counter()
        for match in _TAGGED.finditer(html):
            sizes[match[1].lower()] += len(match[2].strip())
        everything = (
            len(" ".join(re.sub(r"<[^>]*>", " ", html).split())) if found else sizes.total()
        )
        found |= {language for language, size in sizes.items() if 2 * size > everything}
        found |= {"x"}
    return frozenset(found)
