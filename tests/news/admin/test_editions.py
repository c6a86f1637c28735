import pytest
from django.test import Client

from news.models import Edition
from tests import build

pytestmark = pytest.mark.django_db


def signed_in(role: str) -> Client:
    client = Client()
    client.force_login(build.user(role))
    return client


def rows(prefix: str) -> dict[str, str]:
    return {f"{prefix}-TOTAL_FORMS": "0", f"{prefix}-INITIAL_FORMS": "0"}


def press(act: str, edition: Edition) -> dict[str, str]:
    inlines = rows("edition_people") | rows("edition_operations")
    return {"_act": act, "version": str(edition.version), **inlines}


def fields(**changed: str) -> dict[str, str]:
    typed = {
        "_act": "save",
        "_writes": "1",
        "language": "en",
        "headline": "Seminar held at the Secretariat",
        "slug": "",
        "standfirst": "",
        "body": "<p>Text.</p>",
        "section": str(build.section().pk),
        "kind": "meeting",
        "display_date": "2024-02-14",
        **rows("edition_people"),
        **rows("edition_operations"),
    }
    return typed | changed


def test_item_is_written_submitted_and_made_public() -> None:
    writer, editor = signed_in("press officer"), signed_in("editor")
    assert writer.get("/admin/news/edition/add/").status_code == 200
    answer = writer.post("/admin/news/edition/add/", fields())
    edition = Edition.objects.get()
    page = f"/admin/news/edition/{edition.pk}/change/"
    assert answer.headers["Location"] == page
    assert writer.get(page).status_code == 200
    answer = writer.post(page, fields(_act="submit", version="1"))
    edition.refresh_from_db()
    assert edition.state == "submitted"
    assert editor.get(page).status_code == 200
    editor.post(page, press("publish", edition))
    edition.refresh_from_db()
    assert edition.state == "approved"
    assert editor.get(page).status_code == 200
    assert editor.get("/admin/news/edition/").status_code == 200
    assert editor.get("/admin/").status_code == 200
    editor.post(page, press("change", edition))
    assert Edition.objects.count() == 2
