from django.utils.translation import override

from portal.pages.frame import Link
from portal.pages.head import Head, Version, versions


def head(path: str, **more: object) -> Head:
    settled = {"title": "T", "versions": versions(path, language="en", alternates=None)}
    return Head(language="en", path=path, requested=path, **{**settled, **more})  # type: ignore[arg-type]


def test_versions_without_alternates_are_under_the_same_address() -> None:
    assert versions("/en/news/2024/", language="en", alternates=None) == [
        Version(language="en", name="English", path="/en/news/2024/", current=True),
        Version(language="ru", name="Русский", path="/ru/news/2024/", current=False),
    ]


def test_versions_missing_translation_has_no_path() -> None:
    assert versions("/ru/news/vstrecha/", language="ru", alternates={"en": None}) == [
        Version(language="en", name="English", path="", current=False),
        Version(language="ru", name="Русский", path="/ru/news/vstrecha/", current=True),
    ]


def test_navigation_marks_the_page_itself_and_what_stands_above_it() -> None:
    def marks(path: str) -> list[tuple[str, str]]:
        return [(link.text, current) for link, current in head(path).navigation if current]

    with override("en"):
        found = {
            path: marks(path) for path in ("/en/", "/en/news/", "/en/news/2024/", "/en/about/")
        }
    assert found == {
        "/en/": [("Home", "page")],
        "/en/news/": [("News", "page")],
        "/en/news/2024/": [("News", "true")],
        "/en/about/": [],
    }


def test_default_path_of_home_is_the_root_that_negotiates() -> None:
    assert head("/en/").default_path == "/"


def test_default_path_of_a_page_only_in_russian_is_the_russian_one() -> None:
    only = versions("/ru/news/vstrecha/", language="ru", alternates={"en": None})
    page = Head(language="ru", title="T", path="/ru/news/vstrecha/", versions=only)
    assert page.default_path == "/ru/news/vstrecha/"


def test_trail_is_told_as_a_breadcrumb_list_with_absolute_addresses() -> None:
    page = head(
        "/en/news/x/", site="https://s", trail=[Link(text="News", path="/en/news/")], title="Title"
    )
    steps = [
        (step["position"], step["name"], step["item"]) for step in page.data[0]["itemListElement"]
    ]
    assert steps == [
        (1, "Home", "https://s/en/"),
        (2, "News", "https://s/en/news/"),
        (3, "Title", "https://s/en/news/x/"),
    ]
