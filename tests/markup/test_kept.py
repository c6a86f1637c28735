"""Languages, tables and marks, as far as they are kept."""

import pytest

from portal.markup import clean

TABLES = [
    ("<table><tr><th>A<th>B</tr><tr><th>r<td>1</table>",
     '<table><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>'
     '<tbody><tr><th scope="row">r</th><td>1</td></tr></tbody></table>'),
    ("<table><tfoot><tr><td>f</tfoot><thead><tr><td>h</thead><tbody><tr><td>1</table>",
     '<table><thead><tr><th scope="col">h</th></tr></thead>'
     "<tbody><tr><td>1</td></tr><tr><td>f</td></tr></tbody></table>"),
    ("<table><tr><th rowspan=2>A<th>B</tr><tr><td>1</table>",
     '<table><tbody><tr><th rowspan="2" scope="row">A</th><th>B</th></tr>'
     "<tr><td>1</td></tr></tbody></table>"),
    ("<table><tr><th>a</tr></table>",
     '<table><tbody><tr><th scope="row">a</th></tr></tbody></table>'),
    ("<table><caption><p>A <b>b</b></p><p>c</p></caption><tr><td>1</table>",
     "<table><caption>A b c</caption><tbody><tr><td>1</td></tr></tbody></table>"),
    ("<table lang=fr><caption>a</caption></table>", '<p lang="fr">a</p>'),
]  # fmt: skip
MARKS = [
    ("<p><b>a</b><b>a<i>b</i></b><b><i>c</i></b></p>", "<p><strong>aa<em>bc</em></strong></p>"),
    ("<p><b>a </b><b>b</b></p>", "<p><strong>a b</strong></p>"),
    ("<p><a href=/b>a</a><a href=/b>b</a><a href=/c>c</a></p>",
     '<p><a href="/b">ab</a><a href="/c">c</a></p>'),
    ("<p><span lang=fr>a</span><span lang=fr>b</span><span lang=de>c</span></p>",
     '<p><span lang="fr">ab</span><span lang="de">c</span></p>'),
    ("<p>a<br><br>b</p>", "<p>a</p>\n<p>b</p>"),
]  # fmt: skip
LANGUAGES = [
    ("<p>a <span lang=FR-fr>b</span> <span lang=x><span>c</span></span></p>",
     '<p>a <span lang="fr-FR">b</span> c</p>'),
    ("<div lang=fr dir=RTL><p>a</p><p lang=de>b</p></div>",
     '<p dir="rtl" lang="fr">a</p>\n<p dir="rtl" lang="de">b</p>'),
    ("<p>a <i lang=la>b</i></p>", '<p>a <em><span lang="la">b</span></em></p>'),
    ("<span lang=fr><p>a</p></span>", '<p lang="fr">a</p>'),
    ("<ul lang=fr><li lang=de>a</ul>", '<ul lang="fr"><li lang="de">a</li></ul>'),
    ("<body lang=EN-GB><p class=MsoNormal><span lang=EN-US>a</span> <span lang=FR>b</span></p>",
     '<p>a <span lang="fr">b</span></p>'),
    ("<b id=docs-internal-guid-1><p dir=ltr>a</p><p dir=rtl>b</p></b>",
     '<p>a</p>\n<p dir="rtl">b</p>'),
]  # fmt: skip


@pytest.mark.parametrize(("html", "cleaned"), TABLES + LANGUAGES + MARKS)
def test_clean_keeps_what_tells_headers_and_foreign_words(html: str, cleaned: str) -> None:
    assert clean(html) == cleaned
    assert clean(cleaned) == cleaned
