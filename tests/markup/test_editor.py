import json
from html.parser import HTMLParser

import pytest
from django import forms
from django.core.exceptions import ValidationError
from pytest_django import Settings

from portal.markup.editor import LONGEST, EditorField


class Letter(forms.Form):
    body = EditorField(required=False)


def labels(rendered: str) -> dict[str, str]:
    found: list[dict[str, str | None]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append(dict(attrs))

    Reader().feed(rendered)
    read: dict[str, str] = json.loads(found[0]["data-editor"] or "")
    return read


def test_widget_is_a_text_box_with_its_labels_and_plain_media(settings: Settings) -> None:
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    form = Letter(initial={"body": "<p>a</p>"})
    rendered = str(form["body"])
    assert rendered.endswith("\n&lt;p&gt;a&lt;/p&gt;</textarea>")
    assert labels(rendered)["bold"] == "Bold"
    assert "required" not in str(Letter.base_fields["body"].widget.render("body", ""))
    assert str(form.media).splitlines() == [
        '<link href="/static/portal/editor/editor.css" media="all" rel="stylesheet">',
        '<script src="/static/portal/editor/entry.js" type="module"></script>',
    ]


def test_field_cleans_what_comes_in() -> None:
    form = Letter({"body": "<h1 onclick=x>A</h1><script>b</script>"})
    assert form.is_valid()
    assert form.cleaned_data == {"body": "<h2>A</h2>"}


def test_field_without_a_word_is_empty_and_fails_where_it_is_required() -> None:
    with pytest.raises(ValidationError) as refused:
        EditorField().clean("<p> <br></p>")
    assert refused.value.messages == ["This field is required."]


def test_field_that_only_differs_in_unclean_markup_has_not_changed() -> None:
    assert not EditorField().has_changed("<p>a</p>", '<p class="x">a</p>')


def test_field_that_is_endless_is_refused_before_it_is_read() -> None:
    with pytest.raises(ValidationError) as refused:
        EditorField().clean("<div>" * LONGEST)
    assert refused.value.messages == [
        "Ensure this value has at most 200000 characters (it has 1000000)."
    ]
