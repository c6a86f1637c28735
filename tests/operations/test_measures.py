import pytest

from operations.measures import load_measures
from operations.models import Measure

pytestmark = pytest.mark.django_db


def test_measures_loaded_form_a_tree_named_in_both_languages() -> None:
    assert load_measures() == Measure.objects.count() == 54
    assert not Measure.objects.filter(name__ru=None).exists()
    above: Measure | None = Measure.objects.select_related("parent__parent__parent").get(
        code="alpha-pvp"
    )
    path = []
    while above is not None:
        path.append(above.code)
        above = above.parent
    assert path == ["alpha-pvp", "cathinones", "synthetic-drugs", "drugs"]
    assert Measure.objects.get(code="hashish").aliases["ru"] == "смола каннабиса\nанаша"


def test_precursors_never_stand_under_drugs() -> None:
    load_measures()
    parents = Measure.objects.filter(group="precursors").values_list("parent", flat=True)
    assert set(parents) == {None}


def test_measures_loaded_again_keep_what_an_administrator_changed() -> None:
    load_measures()
    Measure.objects.filter(code="hashish").update(name={"en": "Cannabis resin"})
    Measure.objects.get(code="routes").delete()
    before = list(Measure.objects.exclude(code="routes").order_by("pk").values())
    assert load_measures() == 1
    assert list(Measure.objects.exclude(code="routes").order_by("pk").values()) == before
