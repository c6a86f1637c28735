import re

import pytest
from django.core.exceptions import ValidationError

from portal.addresses.slugs import MAX_LENGTH, PATTERN, slug_problem, slugify, validate_slug


@pytest.mark.parametrize(
    ("text", "language", "slug"),
    [
        ("More than 1.3 t of drugs", "en", "more-than-1-3-t-of-drugs"),
        ("Более 1,3 т", "ru", "bolee-1-3-t"),
        ("2,836 pieces", "en", "2836-pieces"),
        ("22\u00a0000 человек", "ru", "22000-chelovek"),
        ("10² and 3½ t", "en", "10-2-and-3-1-2-t"),
        ("CO₂", "en", "co2"),
        ("Щука, объявление, ёжик, й, х, ц", "ru", "shchuka-obyavlenie-yozhik-y-kh-ts"),
        ("Канал – Второй барьер", "ru", "kanal-vtoroy-barer"),
        ("Қырғызстан", "ru", "kyrgyzstan"),
        ("Müller’s Øre", "en", "mullers-ore"),
        ("и\u0306од", "ru", "yod"),
        ("  -- «!» ", "ru", ""),
        ("日本", "en", ""),
    ],
)
def test_slugify_of_both_scripts_stays_readable(text: str, language: str, slug: str) -> None:
    assert slugify(text, language) == slug


def test_slugify_of_a_long_text_ends_with_a_whole_word() -> None:
    slug = slugify("Preliminary results " * 9, "en")
    assert slug == "preliminary-results-" * 3 + "preliminary-results"


def test_slugify_at_the_limit_keeps_a_decimal_whole_or_leaves_it() -> None:
    assert slugify("a" * 76 + " 1.37 t", "en") == "a" * 76
    assert slugify("a" * 75 + " 1.37 t", "en") == "a" * 75 + "-1-37"


def test_slugify_of_one_endless_word_is_cut() -> None:
    assert slugify("x" * 200, "en") == "x" * MAX_LENGTH


@pytest.mark.parametrize("slug", ["channel-2011", "1-3-t", "2024-in-figures", "operations", "a"])
def test_slug_problem_of_a_good_slug_is_none(slug: str) -> None:
    assert slug_problem(slug) is None
    assert re.fullmatch(PATTERN, slug)


@pytest.mark.parametrize(
    ("slug", "problem"),
    [
        ("2024", "An address of digits alone is read as a year. Add a word."),
        ("series", "“series” is a word that the site itself uses. Add a word."),
        ("feed.atom", "“feed.atom” is a word that the site itself uses. Add a word."),
        ("", "Use only the letters a–z, digits, and single hyphens between words."),
        ("A-b", "Use only the letters a–z, digits, and single hyphens between words."),
        ("a--b", "Use only the letters a–z, digits, and single hyphens between words."),
        ("a\n", "Use only the letters a–z, digits, and single hyphens between words."),
        ("a" * 81, "Use at most 80 characters."),
    ],
)
def test_validate_slug_of_a_bad_slug_says_the_mend(slug: str, problem: str) -> None:
    with pytest.raises(ValidationError) as refused:
        validate_slug(slug)
    assert refused.value.messages == [problem]
