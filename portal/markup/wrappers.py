"""Addresses that mail filters and services put before a link, and the address inside."""

import base64
import binascii
import re
from collections.abc import Callable
from urllib.parse import parse_qs, unquote, urlsplit

UNREADABLE = ""

# Host (or its end), how the path begins, the parameter that holds the target.
_PARAMETERS = [
    ("safelinks.protection.outlook.com", "", "url"),
    ("safelinks.protection.office365.us", "", "url"),
    ("statics.teams.cdn.office.net", "/evergreen-assets/safelinks", "url"),
    ("urldefense.proofpoint.com", "/v1/", "u"),
    ("linkprotect.cudasvc.com", "/url", "a"),
    ("fireeye.com", "/v1/url", "u"),
    ("fireeye.com", "/url", "u"),
    ("clicktime.symantec.com", "", "u"),
    ("trendmicro.com", "/wis/clicktime", "url"),
    ("urlsand.esvalabs.com", "", "u"),
    ("url-protection.com", "/v1/url", "o"),
    ("mimecastprotect.com", "/redirect", "url"),
    ("checklink.mail.ru", "/proxy", "url"),
    ("click.mail.ru", "/redir", "u"),
    ("deref-mail.com", "", "redirectUrl"),
    ("deref-gmx.net", "", "redirectUrl"),
    ("deref-web-02.de", "", "redirectUrl"),
    ("l.facebook.com", "/l.php", "u"),
    ("lm.facebook.com", "/l.php", "u"),
    ("l.instagram.com", "", "u"),
    ("l.messenger.com", "/l.php", "u"),
    ("linkedin.com", "/redir", "url"),
    ("linkedin.com", "/safety/go", "url"),
    ("vk.com", "/away.php", "to"),
    ("youtube.com", "/redirect", "q"),
    ("slack-redir.net", "/link", "url"),
    ("link.zhihu.com", "", "target"),
]
_GOOGLE = re.compile(r"(?:www\.)?google(?:\.[a-z]{2,3}){1,2}")
_FILTERS = re.compile(
    r"(?:.+\.)?(?:safelinks\.protection\.(?:outlook\.com|office365\.us)|urldefense(?:\.proofpoint)?"
    r"\.(?:com|us)|protect[\w-]*\.mimecast\.com|url\.[\w.-]*mimecast[\w-]*\.com"
    r"|mimecastprotect\.com|linkprotect\.cudasvc\.com|secure-web\.cisco\.com"
    r"|protection\.sophos\.com|clicktime\.symantec\.com|protect\d*\.fireeye\.com"
    r"|urlsand\.esvalabs\.com|url\.avanan\.click)"
)
_RUNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def unwrapped(href: str) -> str | None:
    """The address inside, UNREADABLE where a filter hides it, None where nothing wraps it."""
    try:
        parts = urlsplit(href)
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return None
    asked = parse_qs(parts.query)
    inner = _by_parameter(host, path=parts.path, asked=asked) or _by_path(host, href, asked=asked)
    if inner and _begins(inner):
        return inner
    return UNREADABLE if _FILTERS.fullmatch(host) else None


def _begins(inner: str) -> bool:
    return bool(re.match(r"(?:https?:)?//|mailto:|tel:|file:|[a-z]:\\", inner, re.IGNORECASE))


def _by_parameter(host: str, *, path: str, asked: dict[str, list[str]]) -> str | None:
    if _GOOGLE.fullmatch(host) and path == "/url":
        return (asked.get("q") or asked.get("url") or [UNREADABLE])[0]
    for end, begins, name in _PARAMETERS:
        if (host == end or host.endswith("." + end)) and path.startswith(begins) and name in asked:
            return asked[name][0]
    return None


def _by_path(host: str, href: str, *, asked: dict[str, list[str]]) -> str | None:
    for end, read in _READERS.items():
        if host == end or host.endswith("." + end):
            return read(href, asked)
    return None


def _proofpoint(href: str, asked: dict[str, list[str]]) -> str | None:
    if "/v2/" in href and "u" in asked:
        return unquote(asked["u"][0].replace("-", "%").replace("_", "/"))
    match = re.search(r"/v3/__(.+?)__;([\w-]*)!", unquote(href))
    if match is None:
        return None
    letters = _of_base64(match[2]) or ""
    at = 0

    def restored(run: re.Match[str]) -> str:
        nonlocal at
        length = _RUNS.index(run[1]) + 2 if run[1] else 1
        at += length
        return letters[at - length : at]

    text = re.sub(r"\*(?:\*([\w-]))?", restored, match[1])
    return re.sub(r"^([a-z]+:/)(?!/)", r"\1/", text, flags=re.IGNORECASE)


def _cisco(href: str, asked: dict[str, list[str]]) -> str | None:
    return unquote(urlsplit(href).path.rpartition("/")[2])


def _sophos(href: str, asked: dict[str, list[str]]) -> str | None:
    return _of_base64(asked.get("u", [""])[0])


def _avanan(href: str, asked: dict[str, list[str]]) -> str | None:
    match = re.search(r"/v[0-9]/(?:r\d+/)?___(.+?)___", href)
    return match[1] if match else None


def _bing(href: str, asked: dict[str, list[str]]) -> str | None:
    held = asked.get("u", [""])[0]
    return _of_base64(held[2:]) if held.startswith("a1") else None


def _of_base64(text: str) -> str | None:
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()
    except (binascii.Error, UnicodeDecodeError):
        return None


_READERS: dict[str, Callable[[str, dict[str, list[str]]], str | None]] = {
    "urldefense.proofpoint.com": _proofpoint,
    "urldefense.com": _proofpoint,
    "urldefense.us": _proofpoint,
    "secure-web.cisco.com": _cisco,
    "protection.sophos.com": _sophos,
    "url.avanan.click": _avanan,
    "bing.com": _bing,
}
