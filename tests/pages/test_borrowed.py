from __future__ import annotations

import pytest

from portal.pages.borrowed import borrowed, mark_borrowed


@pytest.mark.parametrize("language", ["en", "ru"])
def test_language_with_a_whole_catalogue_borrows_nothing(language: str) -> None:
    assert borrowed(language) == {}
    assert mark_borrowed("<p>Skip to content</p>", language) == "<p>Skip to content</p>"


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ("<p> Skip to content\n</p>", '<p> <span lang="en">Skip to content</span>\n</p>'),
        ('<p lang="en">Skip to content</p>', '<p lang="en">Skip to content</p>'),
        ("<title>Search</title>", "<title>Search</title>"),
        ("<option>Operations</option>", "<option>Operations</option>"),
        ('<a title="Operations">Oper</a>', '<a title="Operations">Oper</a>'),
        ('<script type="a">Operations</script>', '<script type="a">Operations</script>'),
        ("<p>Operations in May</p>", "<p>Operations in May</p>"),
        ("<p>Գործողություններ</p>", "<p>Գործողություններ</p>"),
        ("<p>&lt;b&gt;</p>", "<p>&lt;b&gt;</p>"),
    ],
)
def test_words_without_a_translation_are_marked_where_they_are_a_text_of_their_own(
    html: str, marked: str
) -> None:
    assert mark_borrowed(html, "hy") == marked


def test_words_that_django_translates_are_not_borrowed() -> None:
    assert "Search" not in borrowed("hy")
    assert borrowed("hy")["News"] == "en"
