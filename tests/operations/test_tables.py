import datetime as dt

import pytest
from django.utils.translation import override

from operations.models import SheetEdition
from operations.tables import ResultRow, Results, results_of, status_text
from tests import build
from tests.build import LONG_AGO, Figure

from . import barrier

pytestmark = pytest.mark.django_db


def read(edition: SheetEdition, language: str = "en") -> Results:
    with override(language):
        tallies = edition.tallies.select_related("measure__parent", "country", "agency")
        return results_of(edition, tallies.order_by("order", "id"))


def row(line: ResultRow) -> tuple[str, str, int, str]:
    return line.label.text, str(line.phrase).replace("\u00a0", " "), line.level, line.bar


def test_seized_rows_of_the_release_have_bars_of_weight_and_what_is_not_itemised() -> None:
    results = read(barrier.sheet(barrier.operation().operation))
    assert [row(line) for line in results.seized] == [
        ("Drugs", "274 kg", 0, "100.0"),
        ("Heroin", "more than 5 kg", 1, "1.8"),
        ("Marijuana", "about 70 kg", 1, "25.5"),
        ("Hashish", "75 kg", 1, "27.4"),
        ("", "about 124 kg or less", 1, ""),
        ("Synthetic-Drugs", "more than 86 kg", 0, "31.4"),
        ("Precursors", "more than 2 t", 0, ""),
        ("Firearms", "51 pieces", 0, ""),
        ("Ammunition", "2,836 pieces", 0, ""),
    ]
    assert [line.is_rest for line in results.seized].index(True) == 4
    assert results.has_bars


def test_key_figures_of_the_release_name_the_whole_of_a_part() -> None:
    results = read(barrier.sheet(barrier.operation().operation), "ru")
    figures = [(line.label.text, str(line.phrase), line.within) for line in results.figures]
    assert figures == [
        ("Personnel", "более 11\u00a0000", ""),
        ("Laboratories", "3", ""),
        ("Criminal-Cases", "389", ""),
        ("Criminal-Groups", "28", ""),
        ("Smuggling-Cases", "21", "389"),
        ("Wanted", "50", ""),
        ("Websites-Found", "306", ""),
    ]
    assert all(line.label.fallback for line in results.figures)


def test_rows_two_levels_deep_each_have_their_own_rest_below_their_parts() -> None:
    figures = [
        Figure("drugs", "10"),
        Figure("opioids", "6", level=1),
        Figure("heroin", "2", level=2),
        Figure("hashish", "1", level=1),
    ]
    edition = build.sheet(build.operation().operation, figures, public_from=LONG_AGO)
    assert [row(line)[:3] for line in read(edition).seized] == [
        ("Drugs", "10 kg", 0),
        ("Opioids", "6 kg", 1),
        ("Heroin", "2 kg", 2),
        ("", "4 kg", 2),
        ("Hashish", "1 kg", 1),
        ("", "3 kg", 1),
    ]


def test_bars_compare_weights_only_and_never_a_single_one() -> None:
    figures = [
        Figure("heroin", "500", "g"),
        Figure("hashish", "1"),
        Figure("mdma-tablets", "90000", "tablets"),
        Figure("opium", "0"),
        Figure("morphine", None),
    ]
    operation = build.operation().operation
    edition = build.sheet(operation, figures, public_from=LONG_AGO)
    assert [row(line)[1::2] for line in read(edition).seized] == [
        ("500 g", "50.0"),
        ("1 kg", "100.0"),
        ("90,000 tablets", ""),
        ("0 kg", "0.0"),
        ("unknown", ""),
    ]
    alone = build.sheet(operation, [Figure("heroin", "5")], public_from=LONG_AGO)
    assert not read(alone).has_bars


def test_label_as_printed_is_preferred_to_the_measure_but_not_to_the_page_language() -> None:
    build.measure("heroin", name_ru="Героин")
    operation = build.operation().operation
    edition = build.sheet(operation, [Figure("heroin", "5")])
    edition.tallies.update(
        label={"en": "Pure heroin"}, words={"en": "five kilograms", "ru": "5 кг"}
    )
    build.release(edition, start=LONG_AGO)
    english, russian = (read(edition, language).seized[0] for language in ("en", "ru"))
    assert (english.label, english.words) == (("Pure heroin", "en", False), "five kilograms")
    assert (russian.label, russian.words) == (("Героин", "ru", False), "")


def test_status_says_its_word_and_date_as_far_as_they_are_known() -> None:
    day = dt.date(2022, 5, 27)
    with override("en"):
        shown = [
            status_text(SheetEdition(status="preliminary", as_of=day)),
            status_text(SheetEdition(status="final")),
            status_text(SheetEdition(status="", as_of=day)),
            status_text(SheetEdition(status="")),
        ]
    assert shown == [
        "Preliminary results, 27\u00a0May 2022",
        "Final results",
        "Results, 27\u00a0May 2022",
        "",
    ]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("2,836 pieces", ""),
        ("2836", ""),
        ("2 836 pieces", ""),
        ("2,836 rounds", "2,836 rounds"),
        ("some 2,836", "some 2,836"),
        ("", ""),
    ],
)
def test_words_as_printed_are_shown_where_they_say_it_otherwise(words: str, shown: str) -> None:
    build.measure("ammunition", group="arms", dimension="pieces")
    edition = build.sheet(build.operation().operation, [Figure("ammunition", "2836", "pieces")])
    edition.tallies.update(words={"en": words})
    build.release(edition, start=LONG_AGO)
    assert [line.words for line in read(edition).seized] == [shown]
