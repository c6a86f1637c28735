"""A user at the desk of the news: signed in, filling in the form, pressing its buttons."""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpResponse
from django.test import Client

from news.models import Edition
from tests import build

LIST = "/admin/news/edition/"
ADD = f"{LIST}add/"
NO_ROWS = {
    f"{kind}-{count}_FORMS": "0"
    for kind in ("edition_people", "edition_operations")
    for count in ("TOTAL", "INITIAL")
}


def page(edition: Edition, what: str = "change") -> str:
    return f"{LIST}{edition.pk}/{what}/"


def fields(**typed: Any) -> dict[str, str]:
    """What a filled form sends; `_writes` says that it could be typed into."""
    filled = {
        "_writes": "1",
        "language": "en",
        "headline": "Seminar held at the Secretariat",
        "slug": "",
        "standfirst": "",
        "body": "<p>Text.</p>",
        "section": build.section().pk,
        "kind": "meeting",
        "display_date": "",
    }
    return {name: str(value) for name, value in (filled | NO_ROWS | typed).items()}


def of(edition: Edition, **typed: Any) -> dict[str, str]:
    """The form of that draft as it is opened now, with what is typed over it."""
    stored = {
        "version": edition.version,
        "headline": edition.headline,
        "slug": edition.slug,
        "body": edition.body,
    }
    return fields(**(stored | typed))


class Desk(Client):
    def __init__(self, role: str) -> None:
        super().__init__()
        self.force_login(build.user(role))

    def press(self, act: str, edition: Edition, **typed: Any) -> HttpResponse:
        """A button of a form that is shown read-only."""
        sent = NO_ROWS | {"_act": act, "version": str(edition.version)} | typed
        answer: Any = self.post(page(edition), sent)
        edition.refresh_from_db()
        return answer  # type: ignore[no-any-return]  # the test client's own subclass

    def write(self, act: str, edition: Edition | None = None, **typed: Any) -> HttpResponse:
        """A button of a draft's form, or of the form for a new one."""
        sent = of(edition, _act=act, **typed) if edition else fields(_act=act, **typed)
        answer: Any = self.post(page(edition) if edition else ADD, sent)
        if edition:
            edition.refresh_from_db()
        return answer  # type: ignore[no-any-return]  # the test client's own subclass

    def text(self, path: str) -> str:
        answer = self.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        return answer.content.decode()


def buttons(html: str) -> list[str]:
    return re.findall(r'<button name="_act" value="([^"]+)"', html)


def ways(html: str) -> set[str]:
    """The links that the form offers beside its buttons."""
    return {
        name
        for name in ("withdraw", "delete", "preview", "history")
        if re.search(rf'href="[^"]*/{name}/"', html)
    }


def errors(answer: Any) -> dict[str, list[str]]:
    """Field → messages, as the form that came back shows them."""
    form = answer.context["adminform"].form
    return {name: list(messages) for name, messages in form.errors.items()}


def said(answer: Any) -> list[str]:
    """The messages on the page that the answer leads to."""
    return [str(message) for message in answer.context["messages"]]
