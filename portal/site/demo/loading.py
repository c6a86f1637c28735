from __future__ import annotations

from django.db import transaction
from django.db.models import Model

from news.models import Section
from operations.measures import load_measures
from operations.models import Operation, Series
from portal.accounts.models import User
from portal.office.models import Organisation
from portal.site.demo.content import content
from portal.site.demo.news import load_news
from portal.site.demo.office import load_office
from portal.site.demo.operations import load_operations, load_series_totals
from portal.site.demo.signins import EMAILS, give_passwords, make_team, team


class Collision(Exception):
    """The portal holds real content where the demonstration would have to stand."""

    def __init__(self, held: Model) -> None:
        super().__init__(
            f"This portal has content of its own ({held._meta.verbose_name}: {held}). "
            "The demonstration would mix with it, so nothing was loaded or changed."
        )


@transaction.atomic
def load_demo() -> tuple[int, int]:
    """Adds what is missing and returns how many news items and operations; once it is loaded,
    what the desk has made of it stays as it is. Raises Collision, or OSError where the passwords
    cannot be written down, and then has changed nothing."""
    is_first = not _is_here()
    if is_first:
        _refuse_collision()
        make_team()
        load_measures()
        load_office()
        load_series_totals(team())
    operations = load_operations(team())
    news = load_news(team())
    if is_first:
        give_passwords()
    return news, operations


def _is_here() -> bool:
    references = [row["reference"] for row in content("operations")["operations"]]
    return Operation.objects.filter(reference__in=references).exists()


def _refuse_collision() -> None:
    """An address that is taken is found later, by the gate that every item passes."""
    taken = [
        User.objects.filter(email__in=EMAILS.values()),
        Organisation.objects.all(),
        Section.objects.filter(slug__in=content("office")["sections"]),
        Series.objects.filter(slug__in=content("operations")["series"]),
        Operation.objects.filter(
            slug__in=[row["slug"] for row in content("operations")["operations"]]
        ),
    ]
    for rows in taken:
        if held := rows.order_by("pk").first():
            raise Collision(held)
