import datetime as dt
import json

from django.utils.translation import override

from portal.labels import Label
from portal.pages.printing import day, jsonld, marked


def test_jsonld_text_that_would_close_the_element_is_escaped_and_survives() -> None:
    data = {"headline": "</script><script>alert(1)</script> & more", "n": 5}
    printed = jsonld(data)
    assert not set("<>&") & set(printed)
    assert json.loads(printed) == data


def test_jsonld_date_is_iso() -> None:
    assert jsonld({"d": dt.date(2022, 5, 27)}) == '{"d":"2022-05-27"}'


def test_marked_label_in_the_asked_language_is_plain() -> None:
    assert marked(Label("Osh & more", "en", False)) == "Osh & more"


def test_marked_fallback_carries_its_language_and_is_escaped() -> None:
    assert marked(Label("<Ош>", "ru", True)) == '<span lang="ru">&lt;Ош&gt;</span>'


def test_day_is_written_in_the_active_language() -> None:
    date = dt.date(2024, 2, 16)
    with override("en"):
        english = day(date)
    with override("ru"):
        russian = day(date)
    assert (english, russian) == ("16\u00a0February 2024", "16\u00a0февраля 2024")


def test_day_of_an_instant_is_the_day_in_the_office() -> None:
    late_in_utc = dt.datetime(2024, 2, 16, 22, 30, tzinfo=dt.UTC)
    with override("en"):
        assert day(late_in_utc) == "17\u00a0February 2024"


def test_day_of_nothing_is_empty() -> None:
    assert day(None) == ""
