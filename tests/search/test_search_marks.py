import pytest

from portal.search import Fragment, excerpt, fold, marks


def shown(fragments: list[Fragment]) -> str:
    return "".join(f"[{text}]" if is_match else text for text, is_match in fragments)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ёлка, «Müller»!", "елка muller"),
        ("Йод и И\u0306од", "иод и иод"),
        ("Łódź Øre ﬁne Straße ½", "lodz ore fine strasse 1 2"),
        ("Jalal-Abad\u00a0region’s", "jalal abad region s"),
        ("an\u00adti\u200bdrug", "antidrug"),
        ("\0\n ' \" ; --", ""),
        ("Қырғызстан 1.3", "қырғызстан 1 3"),
        ("Oʻzbekiston O‘zbekiston O'zbekiston", "ozbekiston ozbekiston ozbekiston"),
        ("п’ять CIS’s l’accord 5′10", "пять cis s l accord 5 10"),
        ("12\u00a0345, 6,789 1\u202f234\u202f567 12’345", "12345 6789 1234567 12345"),
        ("12 345 in 2024 345", "12345 in 2024 345"),
        ("1,3 t 0,125 12,34 12,3456", "1 3 t 0 125 12 34 12 3456"),
        ("٣٤٥ x １２３", "345 x 123"),
    ],
)
def test_fold_leaves_letters_digits_and_single_spaces(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(folded) == folded


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("Сдача ёлки — Ёлка, (Елку)", "ёлка", "Сдача ёлки — [Ёлка], (Елку)"),
        ("Операции и операция", "операцию", "[Операции] и [операция]"),
        ("Mu\u0308ller’s Jalal-Abad", "muller abad", "[Mu\u0308ller]’s Jalal-[Abad]"),
        ("<b>drugs</b> & 1.3 t", "drug 1.3", "<b>[drugs]</b> & [1].[3] t"),
        ("12\u00a0345 cartridges and 6,789 shells", "12345 6789",
         "[12\u00a0345] cartridges and [6,789] shells"),
        ("12345 and 12,345 and 12 345", "12 345", "[12345] and [12,345] and [12 345]"),
        ("12\n345 and 345", "345", "12\n[345] and [345]"),
        ("O‘zbekiston, Oʻzbekiston", "O'zbekiston", "[O‘zbekiston], [Oʻzbekiston]"),
        ("one\n two", "nothing", "one\n two"),
        ("one", "--", "one"),
        ("", "one", ""),
    ],
)  # fmt: skip
def test_marks_stand_on_the_original_text(text: str, query: str, marked: str) -> None:
    fragments = marks(text, query)
    assert shown(fragments) == marked
    assert "".join(fragment.text for fragment in fragments) == text


@pytest.mark.parametrize(
    ("text", "query", "words", "shown_text"),
    [
        ("a b c d e f g h", "f", 3, "… e [f] g …"),
        ("a b c d e f g h", "a", 3, "[a] b c …"),
        ("a b c d e f g h", "h", 3, "… f g [h]"),
        ("a b c d", "x", 3, "a b c …"),
        ("a b", "b", 3, "a [b]"),
        ("", "b", 3, ""),
    ],
)
def test_excerpt_shows_the_first_match_among_its_neighbours(
    text: str, query: str, words: int, shown_text: str
) -> None:
    assert shown(excerpt(text, query, words=words)) == shown_text
