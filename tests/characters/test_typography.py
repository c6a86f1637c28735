"""Numbers stay with what they count; ~ stands for the no-break space here."""

import pytest

from portal.characters.typography import bound, bound_html


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("more than 5 t, 274 kg and 12 May 2022", "more than 5~t, 274~kg and 12~May 2022"),
        ("до 5 т, 15 000 человек, 12 мая 2022 года", "до 5~т, 15~000~человек, 12~мая 2022~года"),
        ("№ 5, No. 7, ст. 12, 40 %, 20 °C, 1 742 kg", "№~5, No.~7, ст.~12, 40~%, 20~°C, 1~742~kg"),
        ("In 2022 the 23 members met", "In 2022 the 23 members met"),
        ("5 tables, 3 горы, A4 kgs", "5 tables, 3 горы, A4 kgs"),
    ],
)  # fmt: skip
def test_number_is_bound_to_its_unit_and_to_nothing_else(text: str, right: str) -> None:
    assert bound(text) == right.replace("~", "\u00a0")
    assert bound(bound(text)) == bound(text)


def test_markup_is_bound_between_its_tags_alone() -> None:
    html = '<p>5 kg of <a href="/a/?q=5 kg">12 May</a></p>'
    right = '<p>5~kg of <a href="/a/?q=5 kg">12~May</a></p>'
    assert bound_html(html) == right.replace("~", "\u00a0")
