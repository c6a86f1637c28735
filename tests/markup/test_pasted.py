import random
import re

import pytest

from portal.markup import clean

from .pasted import CASES, Case

TAGS = """
    p div h1 h3 ul ol li table caption thead tbody tfoot tr td th blockquote a b i em sub sup span
    del s br hr pre dl dt details o:p section font
"""
ATTRIBUTES = [
    "", " lang=fr", " dir=rtl", " hidden", " reversed", " start=3", " value=5", " type=a",
    " scope=row", " rowspan=2", " colspan=3", ' href="https://x.example/?a=1&b=2"', ' href="#x"',
    ' style="mso-list:l0 level2 lfo1"', ' style="mso-list:Ignore"', ' style="margin-left:36pt"',
    ' style="font-weight:bold;font-style:italic"', ' style="vertical-align:super"',
    ' style="list-style-type:lower-roman"',
]  # fmt: skip
TEXTS = ["a", "b ", " c", "\n", "\u00a0", "1.\u00a0\u00a0 x", "•  y", "a)\u00a0 \u00a0z", "1.1.",
         "i.\u00a0\u00a0 q", "\n\n", "–\u00a0 \u00a0d", "а)\u00a0\u00a0 ж", "&lt;i"]  # fmt: skip
SAFE = re.compile(
    r"</?(?:p|h2|h3|ul|li|blockquote|caption|thead|tbody|tr|em|strong|sub|sup|br|span|table|td|th|"
    r'ol|a)(?: (?:lang|dir|start|type|scope|colspan|rowspan|href)="[^"<>]*")*>|[^<>]'
)


def shuffled(seed: int) -> str:
    pick = random.Random(seed)
    pieces = []
    for _ in range(pick.randint(2, 40)):
        tag = pick.choice(TAGS.split())
        kinds = [f"<{tag}{pick.choice(ATTRIBUTES)}>", f"</{tag}>", pick.choice(TEXTS)]
        pieces += pick.choices(kinds, [45, 20, 35])
    return "".join(pieces)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_clean_of_what_is_pasted_is_what_its_author_meant(case: Case) -> None:
    assert clean(case.html).replace("\n", "") == case.right


@pytest.mark.parametrize("hundred", range(8))
def test_clean_of_anything_is_safe_and_cleaning_again_changes_nothing(hundred: int) -> None:
    for seed in range(hundred * 100, hundred * 100 + 100):
        cleaned = clean(shuffled(seed))
        assert clean(cleaned) == cleaned, seed
        assert SAFE.sub("", cleaned) == "", seed
