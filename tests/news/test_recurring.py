"""A headline that comes back: its items have addresses of their own, and nobody has to think."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import override

from news.models import Edition
from news.models.item import free_slug
from portal.publishing import verbs
from tests import build

pytestmark = pytest.mark.django_db
HEADLINE = "Weekly briefing of the press service"
SLUG = "weekly-briefing-of-the-press-service"


def public(headline: str = HEADLINE, **columns: Any) -> Edition:
    return build.news_item(headline, public_from=build.LONG_AGO, **columns)


def test_made_address_that_is_taken_becomes_the_next_free_one() -> None:
    slugs = [public().slug for _ in range(3)]
    assert slugs == [SLUG, f"{SLUG}-2", f"{SLUG}-3"]
    assert public(language="ru").slug == SLUG


def test_made_address_that_was_taken_while_it_waited_is_changed_at_approval() -> None:
    waiting = verbs.submit(build.news_item(HEADLINE), by=build.user(), at=timezone.now())
    assert waiting.slug == SLUG
    public()
    build.approve(waiting, by=build.user(), at=timezone.now())
    assert Edition.objects.get(pk=waiting.pk).slug == f"{SLUG}-2"


def test_change_of_an_item_keeps_its_address() -> None:
    first, second = public(), public()
    change = build.change(second, public_from=timezone.now())
    assert (first.slug, change.slug) == (SLUG, f"{SLUG}-2")


def test_typed_address_that_is_taken_is_refused_and_a_free_one_proposed() -> None:
    public("The holder", slug="taken")
    draft = build.news_item("Another headline", slug="taken")
    with override("en"), pytest.raises(ValidationError) as refused:
        verbs.submit(draft, by=build.user(), at=timezone.now())
    said = "“The holder” holds this address. “taken-2” is free."
    assert refused.value.message_dict == {"slug": [said]}


def test_free_slug_of_the_longest_address_still_fits() -> None:
    slug = "a" * 73 + "-bcdefg"
    assert public("The holder", slug=slug).slug == slug
    assert free_slug(slug, language="en") == "a" * 73 + "-2"
