from collections import Counter

import pytest

from portal.markup import cleaned

TARGET = "https://example.org/a?b=1"
LEADING = [
    ("https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fa%3Fb%3D1"
     "&data=05%7C01%7Cofficer%40x.example&sdata=1&reserved=0", TARGET),
    ("https://urldefense.proofpoint.com/v1/url?u=https://example.org/a%3Fb%3D1&k=x&r=y", TARGET),
    ("https://urldefense.proofpoint.com/v2/url?u=https-3A__example.org_a-3Fb-3D1&d=Dw&r=y", TARGET),
    ("https://urldefense.com/v3/__https://example.org/a?b=1__;!!Ab-c!x$", TARGET),
    ("https://urldefense.com/v3/__https://example.org/a*b?c__;Iw!!abc$", "https://example.org/a#b?c"),
    ("https://www.google.com/url?q=https://example.org/a?b%3D1&sa=D", TARGET),
    ("https://linkprotect.cudasvc.com/url?a=https%3a%2f%2fexample.org%2fa%3fb%3d1&c=E,1", TARGET),
    ("https://secure-web.cisco.com/1abc/https%3A%2F%2Fexample.org%2Fa%3Fb%3D1", TARGET),
    ("https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fa%3Fb%3D1&h=AT0", TARGET),
    ("https://eu.protection.sophos.com/?d=example.org&u=aHR0cHM6Ly9leGFtcGxlLm9yZy9hP2I9MQ==&i=1",
     TARGET),
    ("https://vk.com/away.php?to=https%3A%2F%2Fexample.org%2Fa%3Fb%3D1", TARGET),
    ("https://www.google.com/url?q=https%3A%2F%2Fa.safelinks.protection.outlook.com%2F%3Furl%3D"
     "https%253A%252F%252Fexample.org%252Fa%253Fb%253D1", TARGET),
    ("https://example.org/a?b=1&to=officer%40x.example", TARGET),
    ("https://officer:word@example.org/a?b=1", TARGET),
    ("//example.org/a?b=1", TARGET),
    ("www.example.org", "https://www.example.org"),
    ("https://президент.рф/", "https://президент.рф/"),
    ("https://8.8.8.8/", "https://8.8.8.8/"),
    ("mailto:press@example.org?subject=a b", "mailto:press@example.org?subject=a%20b"),
    ("tel:+7 495 000-00-00", "tel:+7495000-00-00"),
    ("/en/news/", "/en/news/"),
]  # fmt: skip
LOCAL = [
    "file:///C:/Users/officer/draft.docx", "C:\\Users\\draft.docx", "\\\\server\\share\\a.docx",
    "https://portal.local/x", "http://intranet/x", "http://localhost:8000/", "http://10.0.0.1/",
    "http://192.168.1.5:8080/a", "http://[::1]/", "http://127.1/", "http://2130706433/",
    "https://server.lan/",
]  # fmt: skip
NOWHERE = ["#_ftn1", "#", "", "?page=2", "draft.docx", "javascript:x()", "data:text/html,x",
           "https://", "https://[/", "mailto:nobody", "tel:abc"]  # fmt: skip
HIDING = [
    "https://protect-eu.mimecast.com/s/abc?domain=example.org",
    "https://urldefense.com/v3/broken",
    "https://a.safelinks.protection.outlook.com/?data=officer%40x.example",
]


@pytest.mark.parametrize(("href", "target"), LEADING)
def test_link_leads_to_its_target_and_names_nobody(href: str, target: str) -> None:
    html = f'<p><a href="{href.replace("&", "&amp;")}" title="t" lang="fr">x</a></p>'
    kept = target.replace("&", "&amp;")
    assert cleaned(html).html == f'<p><a href="{kept}">x</a></p>'


@pytest.mark.parametrize(
    ("hrefs", "left_out"), [(LOCAL, "local"), (HIDING, "filter"), (NOWHERE, "")]
)
def test_link_that_leads_nowhere_for_readers_leaves_its_text(
    hrefs: list[str], left_out: str
) -> None:
    for href in hrefs:
        found = cleaned(f'<p><a href="{href}">x</a></p>')
        assert (href, found.html) == (href, "<p>x</p>")
        assert (href, found.left_out) == (href, Counter([left_out] if left_out else []))
