import pytest

from portal.markup import clean

from .pasted import word

WORD = [
    pytest.param([(1, "iv.", "x"), (1, "v.", "y")],
                 '<ol start="4" type="i"><li>x</li><li>y</li></ol>', id="roman that goes on"),
    pytest.param([(1, "h)", "x"), (1, "i)", "y")],
                 '<ol start="8" type="a"><li>x</li><li>y</li></ol>', id="letter i"),
    pytest.param([(1, "v.", "x"), (1, "vi.", "y")],
                 '<ol start="5" type="i"><li>x</li><li>y</li></ol>', id="roman by the next"),
    pytest.param([(1, "B.", "x")], '<ol start="2" type="A"><li>x</li></ol>', id="capital"),
    pytest.param([(1, "(a)", "x"), (2, "(i)", "y"), (2, "(ii)", "z"), (1, "(b)", "w")],
                 '<ol type="a"><li>x<ol type="i"><li>y</li><li>z</li></ol></li><li>w</li></ol>',
                 id="brackets"),
    pytest.param([(1, "1.", "x"), (1, "2.", "y"), (1, "4.", "z")],
                 '<ol><li>x</li><li>y</li></ol>\n<ol start="4"><li>z</li></ol>', id="gap"),
    pytest.param([(1, "1.", "x"), (2, "1.1.", "y"), (2, "1.2.", "z"), (1, "2.", "w")],
                 "<ol><li><p>x</p><p>1.1. y</p><p>1.2. z</p></li><li>w</li></ol>",
                 id="numbers in parts"),
    pytest.param([(1, "а)", "x"), (1, "б)", "y")], "<p>а) x</p>\n<p>б) y</p>",
                 id="Russian letters"),
    pytest.param([(1, mark, "x") for mark in ("\uf0d8", "", "o", "§", "v", "•", "→", "*", "—")],
                 f"<ul>{'<li>x</li>' * 9}</ul>", id="drawn marks"),
    pytest.param([(1, "•", "x"), (3, "–", "y"), (2, "1.", "z")],
                 "<ul><li>x<ul><li>y</li></ul><ol><li>z</li></ol></li></ul>", id="levels"),
]  # fmt: skip
HTML = [
    ('<ol type=A start=3><li>x<li value=7>y</ol>',
     '<ol start="3" type="A"><li>x</li></ol>\n<ol start="7" type="A"><li>y</li></ol>'),
    ("<ol reversed><li>x<li>y</ol>", '<ol start="2"><li>x</li></ol>\n<ol><li>y</li></ol>'),
    ("<ol><li>x<li><li>y</ol>", '<ol><li>x</li></ol>\n<ol start="3"><li>y</li></ol>'),
    ("<ol start=0><li>x</ol>", '<ol start="0"><li>x</li></ol>'),
    ("<ol><li>x</ol><ol start=2><li>y</ol>", "<ol><li>x</li><li>y</li></ol>"),
    ("<ol><li>x</ol><ol><li>y</ol>", "<ol><li>x</li></ol>\n<ol><li>y</li></ol>"),
    ("<ol style='list-style-type:upper-roman'><li>x</ol>", '<ol type="I"><li>x</li></ol>'),
    ("<ol><li style='list-style-type:lower-latin'>x</ol>", '<ol type="a"><li>x</li></ol>'),
    ("<ul style='list-style-type:decimal'><li>x</ul>", "<ol><li>x</li></ol>"),
    ("<ul type=square><li>x</ul>", "<ul><li>x</li></ul>"),
    ("<p>3. x</p><p>4. y</p>", "<p>3. x</p>\n<p>4. y</p>"),
    ("<p>3.&nbsp;&nbsp; x</p><p>4.&nbsp; &nbsp;y</p>", '<ol start="3"><li>x</li><li>y</li></ol>'),
    ("<p>–&nbsp; &nbsp;x</p><p style='margin-left:72pt'>o&nbsp;&nbsp; y</p>",
     "<ul><li>x<ul><li>y</li></ul></li></ul>"),
    ("<p>–&nbsp;Speech.</p>", "<p>–&nbsp;Speech.</p>"),
]  # fmt: skip


@pytest.mark.parametrize(("items", "cleaned"), WORD)
def test_list_of_a_word_processor_keeps_its_kind_start_and_levels(
    items: list[tuple[int, str, str]], cleaned: str
) -> None:
    assert clean("".join(word(*item) for item in items)) == cleaned


@pytest.mark.parametrize(("html", "cleaned"), HTML)
def test_list_of_any_other_source_counts_as_it_did(html: str, cleaned: str) -> None:
    assert clean(html) == cleaned
