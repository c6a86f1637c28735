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
        ("Опера\u00adция «Запрет\u00adный груз» завершена", "ru",
         "operatsiya-zapretnyy-gruz-zavershena"),
        ("За\u200bпрет\u2060ный\ufeff гр\u200eуз\u200f", "ru", "zapretnyy-gruz"),
        ("se\u034fmi\u200dnar\u200c 12\u2060345", "en", "seminar-12345"),
        ("Bakı şəhərində görüş keçirildi", "en", "baki-seherinde-gorus-kecirildi"),
        ("Җәлил, Өмет, Ңу, Үзәк, Һава", "ru", "jalil-omet-ngu-uzak-hava"),
        ("Қазақстан Ғылым Ұлт Іле", "ru", "kazakstan-gylym-ult-ile"),
        ("Тоҷикистон, Ҳисор, Қӯқанд, Ӣ", "ru", "tojikiston-hisor-kukand-i"),
        ("Türkmenistanyň Ýaş ýylyň", "en", "turkmenistanyn-yas-yylyn"),
        ("Հայաստան, Երևան, Ոստիկանություն", "en", "hayastan-yerevan-vostikanutyun"),
        ("საქართველო, თბილისი", "en", "sakartvelo-tbilisi"),
        ("Київ, п’ять, Ґрунт, Єдність", "ru", "kiyiv-pyat-grunt-yednist"),
        ("Київ, п’ять, Згода", "uk", "kyyiv-pyat-zhoda"),
        ("Беларусь, Гродна", "be", "belarus-hrodna"),
        ("Љубав, Џеп, Ђорђе", "ru", "ljubav-dzep-djordje"),
        ("İstanbul, Ağrı, Łódź, Straße, Þór, Ærø", "en", "istanbul-agri-lodz-strasse-thor-aero"),
        ("ҟарт, ӷалт, ɛ, ħ, ŋa", "ru", "kart-galt-e-h-nga"),
        ("pre日fix, 本 news", "en", "prefix-news"),
        ("１２３ and ٣٤٥", "en", "123-and-345"),
        ("12'345 and 12’345", "en", "12345-and-12345"),
        ("5′10", "en", "5-10"),
        ("a\u2800b", "en", "a-b"),
        ("  -- «!» ", "ru", ""),
        ("日本", "en", ""),
    ],
)  # fmt: skip
def test_slugify_of_the_scripts_of_the_region_stays_readable(
    text: str, language: str, slug: str
) -> None:
    assert slugify(text, language) == slug


@pytest.mark.parametrize("sign", [*"'’‘ʻʼʹ‛′`´＇\u02bf\ua78c\u055a"])
def test_slugify_of_every_apostrophe_within_a_word_is_the_same(sign: str) -> None:
    assert slugify(f"O{sign}zbekiston, ma{sign}no", "en") == "ozbekiston-mano"


def test_slugify_never_parts_a_word_at_a_letter() -> None:
    letters = [chr(code) for code in range(0x30000) if chr(code).isalpha()]
    parted = [sign for sign in letters if "-" in slugify(f"x{sign}x", "ru")]
    assert parted == []


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
