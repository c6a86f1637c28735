from __future__ import annotations

from typing import NamedTuple

import pytest
from pytest_django import Settings

from portal.labels import Label, best_label, in_turn, label


class Row(NamedTuple):
    name: dict[str, str]


@pytest.fixture(autouse=True)
def three_languages(settings: Settings) -> None:
    settings.LANGUAGES = [("en", "English"), ("ru", "Russian"), ("hy", "Armenian")]


@pytest.mark.parametrize(
    ("held", "shown"),
    [
        ({"en": "Osh", "ru": "Ош", "hy": "Օշ"}, Label("Օշ", "hy", False)),
        ({"en": "Osh", "ru": "Ош"}, Label("Osh", "en", True)),
        ({"ru": "Ош", "ky": "Ош шаары"}, Label("Ош", "ru", True)),
        ({"tg": "Ӯш", "ky": "Ош шаары"}, Label("Ош шаары", "ky", True)),
        ({"en": ""}, Label("", "hy", False)),
        ({}, Label("", "hy", False)),
    ],
)
def test_label_falls_back_in_the_order_of_the_settings(held: dict[str, str], shown: Label) -> None:
    """A language that the settings no longer name comes last."""
    assert label(Row(held), "name", language="hy") == shown


def test_languages_in_turn_name_each_once() -> None:
    assert in_turn("ru", {"ky", "en"}) == ["ru", "en", "hy", "ky"]


def test_best_label_prefers_the_language_to_the_place() -> None:
    own, other = Row({"hy": "Հերոին"}), Row({"en": "Pure heroin"})
    assert best_label("hy", (other, "name"), (own, "name")) == Label("Հերոին", "hy", False)
    assert best_label("ru", (other, "name"), (own, "name")) == Label("Pure heroin", "en", True)
    assert best_label("ru", (Row({}), "name")) == Label("", "ru", False)
