import pytest

from news.models import Edition
from portal.publishing import verbs
from portal.publishing.copying import content_of
from tests import build

from .moves import HOUR, NOW, draft, public

pytestmark = pytest.mark.django_db


def head() -> str:
    """The words of the line's one head."""
    return Edition.objects.head().get().headline


def change(base: Edition, headline: str, *, quick: bool = False) -> Edition:
    number = Edition.objects.count() + 1
    content = content_of(base) | {"headline": headline, "quick": quick, "number": number}
    edition = Edition(base=base, changed_at=NOW, **content)
    edition.validate_constraints()
    edition.save()
    return verbs.save_draft(edition, by=build.user(), at=NOW)


def test_head_goes_to_what_waits_then_to_drafts_quick_first_then_to_the_last_public() -> None:
    first = public(headline="First")
    assert head() == "First"
    slow = change(first, "Slow")
    assert head() == "Slow"
    quick = change(first, "Quick", quick=True)
    assert head() == "Quick"
    verbs.submit(slow, by=build.user(), at=NOW)
    assert head() == "Slow"
    verbs.submit(quick, by=build.user(), at=NOW)
    assert head() == "Quick"
    verbs.delete_draft(verbs.take_back(quick, by=build.user(), at=NOW), by=build.user())
    assert head() == "Slow"
    build.approve(slow, by=build.user(), at=NOW, start=NOW + HOUR)
    assert head() == "Slow"
    verbs.take_back(slow, by=build.user(), at=NOW)
    verbs.delete_draft(slow, by=build.user())
    assert head() == "First"


def test_head_is_one_for_each_language() -> None:
    english = draft(headline="Seminar")
    build.news_item("Семинар", item=english.item, language="ru")
    assert sorted(row.headline for row in Edition.objects.head()) == ["Seminar", "Семинар"]


def test_edition_that_lost_the_head_can_be_saved() -> None:
    slow = change(public(), "Slow")
    opened = Edition.objects.get(pk=slow.pk)
    change(Edition.objects.get(base=None), "Quick", quick=True)
    assert opened.is_head
    verbs.save_draft(opened, by=build.user(), at=NOW)
    assert head() == "Quick"
