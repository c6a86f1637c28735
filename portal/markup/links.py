"""Where a link leads: its target, without the mail filters before it; what leads nowhere."""

import ipaddress
import re
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

from .wrappers import UNREADABLE, unwrapped

LOCAL, FILTER = "local", "filter"
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
# Let through to be named as what they are: a file, a drive's letter.
LOCAL_SCHEMES = frozenset({"file", *"abcdefghijklmnopqrstuvwxyz"})
_NOT_PUBLIC = """
    local localhost localdomain internal intranet lan home corp private test invalid arpa workgroup
"""
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_HOST = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]*[^\W_]\.?")
_TELEPHONE = re.compile(r"tel:\+?[0-9][0-9().;=a-z-]*", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^@\s?]+@[^@\s?]+(?:\?\S*)?", re.IGNORECASE)
_NAMES_SOMEBODY = re.compile(r"[^@\s/]+@[^@\s/]+\.[a-z]{2,}", re.IGNORECASE)
MOST_WRAPPERS = 6


def target(href: str) -> tuple[str, str]:
    """The address to keep, or nothing and why: LOCAL, FILTER, or no word where none is lost."""
    href = re.sub(r"[\t\n\r]", "", href).strip()
    if re.match(r"[\\/]{2}|www\.", href, re.IGNORECASE) and "\\" not in href:
        href = "https://" + href.lstrip("/")
    for _ in range(MOST_WRAPPERS):
        inner = unwrapped(href)
        if inner is None:
            break
        if inner == UNREADABLE:
            return "", FILTER
        href = inner.strip()
    return _kept(href)


def _kept(href: str) -> tuple[str, str]:
    scheme = _SCHEME.match(href)
    name = scheme[1].lower() if scheme else ""
    if name in LOCAL_SCHEMES or "\\" in href.partition("?")[0]:
        return "", LOCAL
    if name in {"http", "https"}:
        return _of_web(href)
    fits = {"tel": _TELEPHONE, "mailto": _MAIL}.get(name)
    if fits:
        plain = re.sub(r"\s|%20", "", href) if name == "tel" else href.replace(" ", "%20")
        return (plain, "") if fits.fullmatch(plain) else ("", "")
    return (href, "") if not name and href.startswith("/") else ("", "")


def _of_web(href: str) -> tuple[str, str]:
    try:
        parts = urlsplit(href)
        host = unquote(parts.hostname or "")
        _ = parts.port
    except ValueError:
        return "", ""
    if not host:
        return "", ""
    if not _is_public(host):
        return "", LOCAL
    return urlunsplit(_without_names(parts._replace(netloc=parts.netloc.rpartition("@")[2]))), ""


def _is_public(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_global
    except ValueError:
        last = host.rstrip(".").rpartition(".")[2].lower()
        return bool(_HOST.fullmatch(host)) and last not in _NOT_PUBLIC.split()


def _without_names(parts: SplitResult) -> SplitResult:
    """Parameters that are somebody's mail address say who received or forwarded the link."""
    if "@" not in unquote(parts.query):
        return parts
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(key, value) for key, value in pairs if not _NAMES_SOMEBODY.search(value)]
    return parts._replace(query=urlencode(kept, quote_via=quote))
