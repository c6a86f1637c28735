from __future__ import annotations

from playwright.sync_api import Page, expect

from .letter import paste, text_box

WORD = """
<html><head><style>p.MsoNormal {color: red}</style></head><body style="color: red">
<!--StartFragment--><p class=MsoNormal style='margin:0'><b style="font-weight:normal">Plain</b>
<span style="font-weight:700">bold</span> <img src="https://x.example/a.png" onerror="x()"></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>
<span style='font-family:Symbol'>·<span style='font:7pt'>&nbsp;&nbsp;&nbsp; </span></span>
<![endif]>First<o:p></o:p></p>
<p class=MsoListParagraph>·<span>&nbsp;&nbsp; </span>Second</p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p><script>alert(1)</script>
<p><a href="javascript:alert(1)" style="x">bad</a> <a href="https://x.example/">good</a></p>
</body></html>
"""


def test_editor_under_the_strict_policy_writes_what_is_pasted_and_typed(
    page: Page, address: str, complaints: list[str]
) -> None:
    answer = page.goto(address)
    assert answer is not None
    policy = answer.headers["content-security-policy"].split("; ")
    assert {"default-src 'none'", "script-src 'self'", "style-src 'self'"} <= set(policy)
    text_box(page).click()
    page.keyboard.press("Control+a")
    paste(page, WORD)
    page.keyboard.press("Control+End")
    page.keyboard.press("Enter")
    page.keyboard.type("Typed")
    page.get_by_role("button", name="Subheading").click()
    page.get_by_role("button", name="Table", exact=True).click()
    expect(text_box(page)).to_be_focused()
    page.keyboard.type("Cell")
    page.click("#send")
    assert page.inner_text("pre").splitlines() == [
        "<p>Plain <strong>bold</strong></p>",
        "<ul><li>First</li><li>Second</li></ul>",
        '<p>bad <a href="https://x.example/">good</a></p>',
        "<h3>Typed</h3>",
        '<table><thead><tr><th scope="col">Cell</th><th scope="col"></th><th scope="col"></th></tr>'
        "</thead><tbody><tr><td></td><td></td><td></td></tr><tr><td></td><td></td><td></td></tr></tbody></table>",
    ]
    assert complaints == []


def test_toolbar_tells_its_state_and_is_one_tab_stop(
    page: Page, address: str, complaints: list[str]
) -> None:
    page.goto(f"{address}?body=<p>one two</p>")
    bold, italic = (page.get_by_role("button", name=name) for name in ("Bold", "Italic"))
    page.keyboard.press("Tab")
    expect(bold).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(italic).to_be_focused()
    page.keyboard.press("End")
    expect(page.get_by_role("button", name="Redo")).to_be_focused()
    page.keyboard.press("Tab")
    expect(text_box(page)).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+b")
    expect(bold).to_have_attribute("aria-pressed", "true")
    expect(italic).to_have_attribute("aria-pressed", "false")
    page.get_by_role("button", name="Undo").click()
    expect(bold).to_have_attribute("aria-pressed", "false")
    assert complaints == []


def test_link_is_asked_in_a_dialog_that_refuses_what_is_no_address(
    page: Page, address: str, complaints: list[str]
) -> None:
    page.goto(f"{address}?body=<p>one two</p>")
    text_box(page).click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+k")
    field = page.get_by_label("Address")
    field.fill("javascript:alert(1)")
    page.get_by_role("button", name="Save the link").click()
    expect(field).to_be_visible()
    field.fill("/en/news/")
    field.press("Enter")
    expect(text_box(page)).to_be_focused()
    expect(page.locator("textarea")).to_have_value('<p><a href="/en/news/">one two</a></p>')
    page.get_by_role("button", name="Link", exact=True).click()
    page.get_by_role("button", name="Remove the link").click()
    expect(page.locator("textarea")).to_have_value("<p>one two</p>")
    assert complaints == []


def test_text_box_without_the_script_remains(
    page: Page, address: str, complaints: list[str]
) -> None:
    page.route("**/entry.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(address)
    page.fill("textarea", "One\n\n<b>two</b><script>x</script>")
    page.click("#send")
    assert page.inner_text("pre").splitlines() == ["<p>One</p>", "<p><strong>two</strong></p>"]
    assert complaints == []
