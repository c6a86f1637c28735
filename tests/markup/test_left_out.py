from collections import Counter

import pytest

from portal.markup import cleaned

GOOGLE_COMMENT = (
    '<p>Text<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup> on.</p>'
    '<div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>secret</span></p></div>'
)
GONE = [
    ("<s>x</s>", "deleted"),
    ("<DEL>x</DEL>", "deleted"),
    ("<strike><b>x</b></strike>", "deleted"),
    ("<span style='text-decoration:underline line-through red'>x</span>", "deleted"),
    ("<b style='text-decoration-line: LINE-THROUGH'><i style='text-decoration:none'>x</i></b>",
     "deleted"),
    ("<span style='text-line-through:single'>x</span>", "deleted"),
    ("<span class='x_msoDel'>x</span>", "deleted"),
    ("<span class='TrackChangeTextDeletion SCXW1'>x</span>", "deleted"),
    ("<span style='DISPLAY : None !important'>x</span>", "hidden"),
    ("<span style='display:none!important;display:inline'>x</span>", "hidden"),
    ("<span style='/* a */display/**/:none'>x</span>", "hidden"),
    ("<span style='d\\69splay:none'>x</span>", "hidden"),
    ("<small style='mso-hide:all'>x</small>", "hidden"),
    ("<x-y hidden>x</x-y>", "hidden"),
    ("<span style='visibility:hidden'>x</span>", "hidden"),
    ("<span style='opacity:0.0'>x</span>", "hidden"),
    ("<span style='font-size:0'>x</span>", "hidden"),
    ("<span style='font-size:1px;line-height:1px'>x</span>", "hidden"),
    ("<span style='color:#FFFFFF'>x</span>", "hidden"),
    ("<font color=white>x</font>", "hidden"),
    ("<span style='color:transparent'>x</span>", "hidden"),
    ("<span style='max-height:0;overflow:hidden'>x</span>", "hidden"),
    ("<span style='position:absolute;left:-9999px'>x</span>", "hidden"),
    ("<style>.pre {display:none !important}</style><span class=pre>x</span>", "hidden"),
    ("<style>span.a.b, h1 {mso-hide:all}</style><span class='b a'>x</span>", "hidden"),
    ("<span class=MsoCommentText>x</span>", "comment"),
    ("<span style='mso-element:comment'>x</span>", "comment"),
    ("<o:p class=comment>x</o:p>", "comment"),
]  # fmt: skip
STAYS = [
    "<ins>x</ins>",
    "<u>x</u>",
    "<span style='opacity:.5'>x</span>",
    "<span style='display:inline;visibility:visible'>x</span>",
    "<span style='font-size:0'><span style='font-size:11pt'>x</span></span>",
    "<span style='visibility:hidden'><span style='visibility:visible'>x</span></span>",
    "<span style='background:#003'><span style='color:white'>x</span></span>",
    "<style>@media (max-width:600px) {.a {display:none}}</style><span class=a>x</span>",
    "<style>.a .b {display:none}</style><span class=b>x</span>",
    "<span style='max-height:0'>x</span>",
    "<span aria-hidden=true>x</span>",
    "<span class=CommentStart>x</span>",
    "<span style='text-decoration:underline'>x</span>",
]


@pytest.mark.parametrize(("html", "why"), GONE)
def test_text_that_was_deleted_hidden_or_commented_is_left_out_and_counted(
    html: str, why: str
) -> None:
    found = cleaned(f"<p>a {html}b</p>")
    assert (found.html, found.left_out) == ("<p>a b</p>", Counter({why: 1}))


@pytest.mark.parametrize("html", STAYS)
def test_text_that_is_seen_stays(html: str) -> None:
    found = cleaned(f"<p>a {html}b</p>")
    assert (found.html, found.left_out) == ("<p>a xb</p>", Counter())


@pytest.mark.parametrize(
    "html", ["<!-- x -->", "<!--[if mso]>x<![endif]-->", "<noscript>x</noscript>",
             "<title>x</title>",
             "<template>x</template>", "<xml><w:t>x</w:t></xml>", "<textarea>x</textarea>"]
)  # fmt: skip
def test_text_that_no_browser_shows_is_left_out_without_a_word(html: str) -> None:
    found = cleaned(f"<p>a {html}b</p>")
    assert (found.html, found.left_out) == ("<p>a b</p>", Counter())


def test_comment_of_a_google_document_goes_with_its_sign() -> None:
    found = cleaned(GOOGLE_COMMENT)
    assert (found.html, found.left_out) == ("<p>Text on.</p>", Counter(comment=1))


def test_hidden_blocks_part_what_stands_around_them_and_hidden_cells_of_words_stay_cells() -> None:
    table = "<table><tr><td style='text-decoration:line-through'>1</td><td>2</td></tr></table>"
    found = cleaned(f"a<div hidden><p>x</p><p>y</p></div>b{table}")
    assert found.html == (
        "<p>a</p>\n<p>b</p>\n<table><tbody><tr><td></td><td>2</td></tr></tbody></table>"
    )
    assert found.left_out == Counter(hidden=1, deleted=1)


def test_text_of_more_elements_than_anybody_writes_is_kept_without_what_was_hidden() -> None:
    nest = "<div>" * 2000
    found = cleaned(f"{nest}a <s>b</s><p style='display:none'>c</p><script>d</script>e")
    assert (found.html, found.left_out) == ("<p>a e</p>", Counter(deleted=1, hidden=1))
