import time

import pytest
from django.template import engines

from portal.markup import clean, printed, text

WORD = """
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]>
<span style='font-family:Symbol'>·<span style='font:7pt'>&nbsp;&nbsp;&nbsp; </span></span>
<![endif]><span lang=RU>First<o:p></o:p></span></p>
<p class=MsoListParagraphCxSpLast>·<span>&nbsp;&nbsp; </span>Second, <b>bold</b></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p>1.<span>&nbsp;&nbsp; </span>One</p><p>2)<span>&nbsp;&nbsp; </span>Two</p>
"""

CASES = [
    pytest.param("<h1 onclick='x()'>A</h1>", "<h2>A</h2>", id="heading and handler"),
    pytest.param("<h5>A</h5>", "<h3>A</h3>", id="deep heading"),
    pytest.param("<p>a<script>alert(1)</script><style>p{}</style></p>", "<p>a</p>", id="script"),
    pytest.param("<p><a href='javascript:alert(1)'>a</a></p>", "<p>a</p>", id="javascript link"),
    pytest.param("<p><a href='&#1;java\nscript:x'>a</a></p>", "<p>a</p>", id="disguised link"),
    pytest.param("<a href=/en/ target=_blank>a</a>", '<p><a href="/en/">a</a></p>', id="link"),
    pytest.param("<p class=x style='color:red' id=a>a<!-- b --></p>", "<p>a</p>", id="attributes"),
    pytest.param("<b><i>a</i></b>", "<p><strong><em>a</em></strong></p>", id="old names"),
    pytest.param("<b><b>a</b></b>", "<p><strong>a</strong></p>", id="twice bold"),
    pytest.param("<b style='x'><p>a</p><p>b</p></b>", "<p>a</p>\n<p>b</p>", id="bold wrapper"),
    pytest.param("<div>a</div><div>b<p>&nbsp;</p>c</div>", "<p>a</p>\n<p>b</p>\n<p>c</p>",
                 id="div"),
    pytest.param("<p><br>a<br>b<br></p>", "<p>a<br>b</p>", id="outer breaks"),
    pytest.param("<p></p><p> <b> </b><br></p><h2></h2><ul><li></li></ul>", "", id="empty blocks"),
    pytest.param("<ul><li><p>a</p></li></ul>", "<ul><li>a</li></ul>", id="item paragraph"),
    pytest.param("<ul><li>a</li><ul><li>b</li></ul></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>",
                 id="list beside items"),
    pytest.param("<img src=//x.example/a.png onerror=x()><iframe src=x>b</iframe>c", "<p>c</p>",
                 id="embedded"),
    pytest.param("<table style=x><tr><td colspan=2><p>a</p></td><th scope=row colspan=x>b</table>",
                 '<table><tbody><tr><td colspan="2">a</td><th scope="row">b</th></tr></tbody>'
                 "</table>", id="table"),
    pytest.param("<table><tr><td> </td></tr></table>", "", id="empty table"),
    pytest.param("a\0b\ufeff", "<p>ab</p>", id="control characters"),
    pytest.param("<p>a  b\n&nbsp; c&nbsp;d</p>", "<p>a b c&nbsp;d</p>", id="white space"),
    pytest.param("One\n\ntwo & 1 < 2\nthree", "<p>One</p>\n<p>two &amp; 1 &lt; 2 three</p>",
                 id="typed text"),
    pytest.param("• a\n\n• b", "<ul><li>a</li><li>b</li></ul>", id="typed list"),
    pytest.param(WORD, "<ul><li>First</li><li>Second, <strong>bold</strong></li></ul>\n"
                 "<ol><li>One</li><li>Two</li></ol>", id="word lists"),
    pytest.param("<p>1. Not a list</p><p>г.&nbsp;Ош</p>", "<p>1. Not a list</p>\n<p>г.&nbsp;Ош</p>",
                 id="number that is text"),
    pytest.param("<b>" * 400 + "a", "<p><strong>a</strong></p>", id="deep bold"),
]  # fmt: skip


@pytest.mark.parametrize(("html", "cleaned"), CASES)
def test_clean_of_anything_leaves_plain_structure_and_is_stable(html: str, cleaned: str) -> None:
    assert clean(html) == cleaned
    assert clean(cleaned) == cleaned


def test_clean_of_endless_nesting_keeps_the_text_and_is_stable() -> None:
    cleaned = clean("<blockquote>" * 2000 + "a")
    assert text(cleaned) == "a"
    assert clean(cleaned) == cleaned


@pytest.mark.parametrize("nest", ["<ul><li>", "<DIV>", "<\0div>", "<rb>", "<x-y>"])
def test_clean_of_more_elements_than_anybody_writes_is_quick_and_keeps_the_text(nest: str) -> None:
    begun = time.process_time()
    assert clean(nest * (200_000 // len(nest)) + "a <b>b</b>") == "<p>a b</p>"
    assert time.process_time() - begun < 1


def test_text_of_blocks_parts_words_and_of_inline_marks_does_not() -> None:
    html = "<h2>A</h2><ul><li>b</li><li>c&nbsp;&amp; d</li></ul><p>H<sub>2</sub>O<br>e</p>"
    assert text(html) == "A b c & d H2O e"


def test_cleaned_html_in_a_template_prints_the_column_as_it_is() -> None:
    template = engines["public"].from_string("{{ body|cleaned_html }}{{ body }}")
    body = clean("<p>a</p>")
    assert template.render({"body": body}) == "<p>a</p>&lt;p&gt;a&lt;/p&gt;"


def test_printed_table_can_be_reached_by_the_keyboard_and_nothing_else_changes() -> None:
    html = clean("<p>a &lt; b</p><table><tr><th scope=col>c<td colspan=2>d</table>")
    assert printed(html) == html.replace("<table>", '<table tabindex="0">')
    assert printed("<p>a &lt; b</p>") == "<p>a &lt; b</p>"
