"""What the head of a list of news says of it: a title and a description that no other page has."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.text import Truncator
from django.utils.translation import gettext, ngettext

from news.rows import Story
from portal.pages.head import part_title
from portal.pages.printing import day

LONGEST = 300


def list_title(name: str, stories: Sequence[Story], *, word: str) -> str:
    """`word`: by which a place in the list was asked for, if one was."""
    if not word:
        return name
    words = [f"{story.headline}, {day(story.display_date)}" for story in stories[:1]]
    return part_title(name, word=word, first="".join(words))


def list_description(said: str, stories: Sequence[Story], *, is_moved: bool) -> str:
    """What the list is, then its latest item; none for a page that moves with the news."""
    if is_moved:
        return ""
    latest = gettext("The latest, of %(date)s: “%(headline)s”.")
    told = [latest % {"date": day(one.display_date), "headline": one.headline} for one in stories]
    return Truncator(" ".join([said, *told[:1]]).strip()).chars(LONGEST)


def extent(name: str, count: int) -> str:
    words = ngettext("%(name)s: %(count)s news item.", "%(name)s: %(count)s news items.", count)
    return words % {"name": name, "count": count}
